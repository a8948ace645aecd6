"""Data files on disk: named safely, told apart by their bytes, replaced whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.editing.edit import Conflict, NotEditable
from generator.load.survey import broken_rule, is_hidden

IMPORTED = "imported.csv"
"""What the importer says of where values came from; it goes and comes back with a draft."""
ABSENT = ""
"""The digest of a file that is not there."""


def digest(data: bytes | None) -> str:
    """What tells the bytes of a file from others."""
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


def digests_of(root: Path, files: Iterable[str]) -> dict[str, str]:
    """The digests of data files as they are now, each file once."""
    return {file: digest(content_of(root, file)) for file in dict.fromkeys(files)}


def check_expected(root: Path, expected: Mapping[str, str]) -> None:
    """Raises Conflict where files have other digests than expected."""
    now = digests_of(root, expected)
    changed_since = tuple(file for file, wanted in expected.items() if now[file] != wanted)
    if changed_since:
        raise Conflict(changed_since)


def path_of(root: Path, file: str) -> Path:
    """The path of a YAML file below the data folder; raises NotEditable for any other."""
    pure = PurePosixPath(file)
    odd = not file or pure.is_absolute() or pure.as_posix() != file or "\\" in file
    if odd or any(part == ".." or is_hidden(part) or broken_rule(part) for part in pure.parts):
        raise NotEditable(file, "no-data-file")
    if pure.suffix != ".yml" and pure.name != IMPORTED:
        raise NotEditable(file, "no-data-file")
    path = root
    for part in pure.parts:
        path = path / part
        if path.is_symlink():
            raise NotEditable(file, "no-data-file")
    return path


def content_of(root: Path, file: str) -> bytes | None:
    """The bytes of a data file; None where it is not there."""
    path = path_of(root, file)
    if path.is_dir():
        raise NotEditable(file, "no-data-file")
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def replace_files(
    root: Path, new: Mapping[str, bytes | None], old: Mapping[str, bytes | None]
) -> None:
    """Put the bytes of all files in place, or of none: what was replaced is put back on a fault."""
    aside: dict[str, Path | None] = {}
    done: list[str] = []
    try:
        for file, data in new.items():
            aside[file] = _aside(root, file) if data is not None else None
            _written_aside(root, file, data)
        for file in new:
            done.append(file)
            _swap(root, file, aside[file])
    except BaseException:
        for file in done:
            _swap(root, file, _written_aside(root, file, old[file]))
        raise
    finally:
        for path in aside.values():
            if path is not None:
                path.unlink(missing_ok=True)


def _aside(root: Path, file: str) -> Path:
    path = path_of(root, file)
    return path.with_name(f".{path.name}.new")


def _written_aside(root: Path, file: str, data: bytes | None) -> Path | None:
    if data is None:
        return None
    path, aside = path_of(root, file), _aside(root, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_through(aside, data)
    if path.exists():
        shutil.copymode(path, aside)
    return aside


def _swap(root: Path, file: str, aside: Path | None) -> None:
    path = path_of(root, file)
    if aside is None:
        path.unlink(missing_ok=True)
    else:
        aside.replace(path)
    sync_folder(path.parent)


def write_through(path: Path, data: bytes) -> None:
    """Write bytes and wait until they are on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
