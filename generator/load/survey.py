"""A look over the whole data folder before anything in it is read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.problems import Place, Problem, Report

MAX_ENTRIES = 90_000
MAX_DEPTH = 8

_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}
_NOT_ON_WINDOWS = '<>:"|?*\\'


@dataclass(frozen=True, slots=True)
class Look:
    """A folder as it was found: how many entries, the folders to go on with, what is wrong."""

    count: int
    folders: tuple[str, ...]
    problems: tuple[Problem, ...]


def look_at(root: Path, name: str) -> Look:
    """One folder, by its name from the root ("" for the root itself)."""
    report = Report()
    folders: list[str] = []
    entries = _entries(root / name, name, report)
    for entry in entries:
        full = f"{name}/{entry.name}" if name else entry.name
        if _check(entry, full, report) and entry.is_dir(follow_symlinks=False):
            folders.append(full)
    return Look(len(entries), tuple(folders), report.problems)


def survey(root: Path, report: Report, look: Callable[[Path, str], Look] = look_at) -> bool:
    """Whether a data folder can be read; reports links, odd names and sizes that cannot be."""
    if not root.exists():
        report.add("no-data-folder", Place(printable(str(root))))
        return False
    if not root.is_dir():
        report.add("not-a-folder", Place(printable(str(root))))
        return False
    waiting = [("", 1)]
    seen = 0
    while waiting:
        name, depth = waiting.pop()
        if depth > MAX_DEPTH:
            report.add("too-deep-folder", Place(name), limit=MAX_DEPTH)
            return False
        found = look(root, name)
        report.extend(found.problems)
        seen += found.count
        if seen > MAX_ENTRIES:
            report.add("too-many-files", Place(name or "."), limit=f"{MAX_ENTRIES:,}")
            return False
        waiting.extend((one, depth + 1) for one in found.folders)
    return True


def _entries(path: Path, name: str, report: Report) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if not is_hidden(entry.name):
                    found.append(entry)
                if len(found) > MAX_ENTRIES:
                    break
    except OSError:
        report.add("no-permission", Place(name or "."))
    return found


def _check(entry: os.DirEntry[str], full: str, report: Report) -> bool:
    if entry.is_symlink():
        report.add("symlink", Place(printable(full)))
    elif (rule := broken_rule(entry.name)) is not None:
        report.add(rule, Place(printable(full)), name=printable(entry.name))
    else:
        return True
    return False


def is_hidden(name: str) -> bool:
    """Whether a file is none of the editor's: hidden ones, locks of office programs."""
    return name.startswith((".", "~$"))


@lru_cache(maxsize=4096)
def broken_rule(name: str) -> str | None:
    """The id of the problem a file name is, or None where every system can have the file."""
    if not name.isprintable() or any(char in _NOT_ON_WINDOWS for char in name):
        return "name-characters"
    if name != unicodedata.normalize("NFC", name):
        return "name-not-nfc"
    if name != name.strip() or name.endswith("."):
        return "name-edges"
    if name.casefold().split(".")[0] in _RESERVED:
        return "name-reserved"
    return None


def printable(name: str) -> str:
    """A file name as it can be printed, whatever bytes it has."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in name
    )
