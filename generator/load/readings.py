"""What folders held when they were read, kept for the next time a preview reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from generator.load.folder import Folder
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity
from generator.remembered import same

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reading:
    state: str
    others: tuple[object, ...]
    value: object
    problems: tuple[Problem, ...]


class Readings:
    """What was read of each folder, and the problems found in it."""

    def __init__(self) -> None:
        self._kept: dict[str, _Reading] = {}
        self._used: set[str] = set()

    def of(self, folder: Folder, read: Callable[[Folder], T], *others: object) -> T:
        """What `read` makes of a folder: the very same object while no byte in it changed.

        `others` is all that reading depends on besides. Problems are reported each time; a folder
        with errors, which may come from the disk, is read each time.
        """
        state = _state(folder)
        self._used.add(folder.name)
        kept = self._kept.pop(folder.name, None)
        if kept is None or kept.state != state or not same(kept.others, others):
            report = Report()
            value = read(Folder(folder.root, folder.name, report))
            kept = _Reading(state, others, value, report.problems)
        if not any(severity(one) is Severity.ERROR for one in kept.problems):
            self._kept[folder.name] = kept
        folder.report.extend(kept.problems)
        return kept.value  # type: ignore[return-value]

    def settle(self) -> None:
        """Forget the folders not asked for since the last time."""
        self._kept = {name: one for name, one in self._kept.items() if name in self._used}
        self._used.clear()


def _state(folder: Folder) -> str:
    """A hash of the names in a folder and of the contents of its YAML files."""
    found = hashlib.sha256()
    for name, kind, content in folder.contents():
        for piece in (name.encode("utf-8", "surrogatepass"), kind.encode(), content):
            found.update(len(piece).to_bytes(8, "big"))
            found.update(piece)
    return found.hexdigest()
