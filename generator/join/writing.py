"""Files and folders that everybody may read, whatever `umask` says: the server's own user too."""

from __future__ import annotations

import shutil
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    """Write a file, its folders made."""
    make(file.parent)
    file.write_bytes(content)
    file.chmod(0o644)


def copy(file: Path, place: Path) -> None:
    """Copy a file's content, its folders made."""
    make(place.parent)
    shutil.copyfile(file, place)
    place.chmod(0o644)


def make(folder: Path) -> None:
    """Make a folder and those it stands in, where they are not there."""
    if not folder.exists():
        make(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)
