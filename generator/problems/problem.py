"""A place in a data file, a problem found there, and the report that collects problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How a problem counts: an error refuses the build, a warning is reported only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a data file: path relative to the data folder, 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the id of an entry in the catalogue, the values its message names, its place.

    `meant` is what was probably meant (a known key, an id, a number in plain digits), or None.
    `accepted` is the reason why an editor lets a warning stand, empty where nobody does.
    """

    id: str
    place: Place
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meant: str | None = None
    accepted: str = ""


class Report:
    """Collects problems, so that one run tells them all."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Place, tuple[tuple[str, str], ...]], Problem] = {}

    def add(
        self, kind: str, place: Place, /, *, meant: str | None = None, **values: object
    ) -> None:
        """Record a problem; the same one at the same place counts once."""
        shown = {name: str(value) for name, value in values.items()}
        self._found.setdefault(
            (kind, place, tuple(sorted(shown.items()))), Problem(kind, place, shown, meant)
        )

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record problems found elsewhere."""
        for problem in problems:
            self.add(problem.id, problem.place, meant=problem.meant, **problem.values)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, sorted by place."""
        return tuple(sorted(self._found.values(), key=lambda found: (found.place, found.id)))

    def __len__(self) -> int:
        return len(self._found)
