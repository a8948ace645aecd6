"""The SHA-256 of every file of a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path


def files_of(folder: Path) -> Iterator[Path]:
    """All files below a folder in the order of their addresses; links are not followed."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def digests(folder: Path) -> Mapping[str, str]:
    """Lower-case hexadecimal SHA-256 by address in the folder; of a link, that it is one."""
    return {
        path.relative_to(folder).as_posix(): "link" if path.is_symlink() else digest(path)
        for path in files_of(folder)
    }


def digest(path: Path) -> str:
    """The SHA-256 of one file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
