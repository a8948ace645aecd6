"""One writer at a time; the system opens the lock of a program that ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.editing.edit import NotEditable

WAIT = 10.0
"""Seconds until a writer gives up."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file; raises NotEditable where another holds it for too long."""
    with path.open("a+b") as file:
        deadline = time.monotonic() + WAIT
        while not _take(file):
            if time.monotonic() > deadline:
                raise NotEditable(path.parent.name, "busy")
            time.sleep(0.05)
        try:
            yield
        finally:
            _release(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
