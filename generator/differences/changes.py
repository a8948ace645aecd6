"""Differences between two states of a site, as values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What became of something."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that changed: the column of the open data it stands in, or what else it is.

    Both sides are texts as in the open data; empty where there is none.
    """

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What a changed score comes from: a fact, a judgement, a rule, a measure, with its values."""

    kind: str
    about: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table that came, went or changed; `about` names it for people."""

    table: str
    key: tuple[str, ...]
    about: str
    kind: Kind
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An indicator whose score, or what is said of it, changed."""

    indicator: str
    level: str
    kind: Kind
    values: tuple[Value, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An evaluation readers see differently; `head` are its title, score, grade, rank and so on.

    `size` is by how many points its total moved, the larger of its scores where one is missing.
    """

    department: str
    year: str
    name: str
    kind: Kind
    head: tuple[Value, ...]
    nodes: tuple[Node, ...]
    entries: tuple[Entry, ...]
    size: Decimal


@dataclass(frozen=True, slots=True)
class Differences:
    """All that would change; evaluations by how much, the largest change first.

    `gone` and `new` are addresses of pages and files; `reworded` are pages that say something else,
    as far as the sources let tell. `others` are rows that belong to no evaluation.
    """

    gone: tuple[str, ...]
    new: tuple[str, ...]
    evaluations: tuple[Changed, ...]
    others: tuple[Entry, ...]
    reworded: tuple[str, ...]

    def __bool__(self) -> bool:
        return any((self.gone, self.new, self.evaluations, self.others, self.reworded))
