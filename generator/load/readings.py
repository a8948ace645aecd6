"""What folders held when they were read, kept for the next time a preview reads them."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.load.folder import Folder
from generator.load.survey import Look, look_at
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity
from generator.remembered import same

T = TypeVar("T")

SETTLED = 3_000_000_000
"""Nanoseconds after which a second write to a file has another time than the first. File systems
count in steps of up to two seconds: of a file written just now, the time says nothing yet."""

Signature = tuple[tuple[str, int, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    state: str
    others: tuple[object, ...]
    value: object
    problems: tuple[Problem, ...]


def nothing(value: object) -> None:
    """Used by a reading that depends on nothing more."""


def _stands(kept: _Reading, others: tuple[object, ...], used: Callable[[Any], object]) -> bool:
    return same(kept.others, (*others, used(kept.value)))


class Readings:
    """What was read of each folder, and the problems found in it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Reading] = {}
        self._states: dict[str, tuple[Signature, str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._now: dict[str, str] = {}
        self._hashes: dict[str, str] = {}
        self._anew: set[str] = set()
        self._looks: dict[str, Look] = {}
        self._looked: set[str] = set()
        self._kept_same: dict[str, object] = {}
        self.touched: frozenset[str] | None = None
        """The folders in which something was written since the last time, as far as somebody who
        watches them says so; None where it may have been in any."""
        self.read_anew: frozenset[str] = frozenset()
        """The folders that were read anew the last time, or are gone."""

    def of(
        self,
        folder: Folder,
        read: Callable[[Folder], T],
        *others: object,
        used: Callable[[T], object] = nothing,
        subject: str = "",
    ) -> T:
        """What `read` makes of a folder: the very same object while no byte in it changed.

        `others` is all that reading depends on besides, together with what `used` gives for what
        was read; `subject` tells apart what is read of the same folder. Problems are reported each
        time; a folder with errors, which may come from the disk, is read each time.
        """
        state = self._state(folder)
        key = (folder.name, subject)
        self._asked.add(key)
        kept = self._kept.pop(key, None)
        if kept is None or kept.state != state or not _stands(kept, others, used):
            if kept is not None:
                self._anew.add(folder.name)
            report = Report()
            value = read(Folder(folder.root, folder.name, report))
            kept = _Reading(state, (*others, used(value)), value, report.problems)
        if not any(severity(one) is Severity.ERROR for one in kept.problems):
            self._kept[key] = kept
        folder.report.extend(kept.problems)
        return kept.value  # type: ignore[return-value]

    def look(self, root: Path, name: str) -> Look:
        """What the survey finds in a folder."""
        self._looked.add(name)
        if name not in self._looks or self._may_differ(name):
            self._looks[name] = look_at(root, name)
        return self._looks[name]

    def same(self, name: str, value: T) -> T:
        """The very same object as the last time while the value is the same."""
        kept = self._kept_same.get(name)
        if kept is None or not same(kept, value):
            self._kept_same[name] = value
            return value
        return kept  # type: ignore[return-value]

    def _may_differ(self, name: str) -> bool:
        return self.touched is None or name in self.touched

    def settle(self) -> None:
        """Forget the folders not asked for since the last time."""
        self._looks = {name: one for name, one in self._looks.items() if name in self._looked}
        self._looked.clear()
        self.touched = None
        gone = self._hashes.keys() - self._now.keys()
        changed = {name for name, one in self._now.items() if self._hashes.get(name) != one}
        self.read_anew = frozenset(gone | changed | self._anew)
        self._hashes = dict(self._now)
        self._anew.clear()
        self._kept = {key: one for key, one in self._kept.items() if key in self._asked}
        self._states = {name: one for name, one in self._states.items() if name in self._now}
        self._asked.clear()
        self._now.clear()

    def _state(self, folder: Folder) -> str:
        """A hash of a folder; made anew only if size or times in it are not what they were.

        Looked at once between two calls of `settle`.
        """
        if folder.name in self._now:
            return self._now[folder.name]
        if folder.name in self._hashes and not self._may_differ(folder.name):
            return self._now.setdefault(folder.name, self._hashes[folder.name])
        seen = signature(folder.root / folder.name)
        kept = self._states.get(folder.name)
        if kept is None or kept[0] != seen:
            started = time.time_ns()
            kept = (seen, _state(folder))
            self._states.pop(folder.name, None)
            if _settled(seen, started):
                self._states[folder.name] = kept
        self._now[folder.name] = kept[1]
        return kept[1]


def signature(path: Path) -> Signature:
    """What the disk says of the entries of a folder without opening any: names, sizes, times."""
    try:
        with os.scandir(path) as entries:
            return tuple(sorted(_seen(one) for one in entries))
    except OSError:
        return ()


def _seen(entry: os.DirEntry[str]) -> tuple[str, int, int, int, int, int]:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return (entry.name, -1, -1, -1, -1, -1)
    return (
        entry.name, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
    )  # fmt: skip


def _settled(seen: Signature, now: int) -> bool:
    """Whether all in a folder was written so long ago that a new write would show."""
    return all(0 <= max(mtime, ctime) < now - SETTLED for _, _, _, mtime, ctime, _ in seen)


def _state(folder: Folder) -> str:
    """A hash of the names in a folder and of the contents of its YAML files."""
    found = hashlib.sha256()
    for name, kind, content in folder.contents():
        for piece in (name.encode("utf-8", "surrogatepass"), kind.encode(), content):
            found.update(len(piece).to_bytes(8, "big"))
            found.update(piece)
    return found.hexdigest()
