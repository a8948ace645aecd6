"""One index over the indexes of several sites, so that a query costs what it costs in one of them.

The records of the sites are read from their own indexes and put in order anew: first those that
belong to no department, site after site, then the departments, likewise. The head is one of an
index as any other, and says besides

    sites        title, number of records of no department, number of departments: for each site
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.search.head import NOBODY
from generator.search.index import FOLDER, SCHEMA, packed_index

MOST_RECORDS = 2**22
MOST_DEPARTMENTS = 2**16
"""What search-core.js can number."""


class Unlike(Exception):
    """An index of another format, or of other kinds of records, than those it is merged with."""


class TooMany(Exception):
    """More records or departments than one index can number."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A site: its title, the way to its root from that of the joined one, and how its files are
    read, by address."""

    title: str
    root: str
    read: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record, its address from the root of the joined site."""

    address: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Read:
    """The head of an index, and its records: of no department, and of one."""

    title: str
    head: dict[str, Any]
    nobody: tuple[_Entry, ...]
    bodies: tuple[_Entry, ...]

    @property
    def departments(self) -> int:
        """How many departments it has."""
        return len(self.head["runs"]) - 1


def merged(sites: Sequence[Indexed]) -> dict[str, bytes]:
    """The index over all, by address; raises Unlike or TooMany."""
    read = [_read(one) for one in sites]
    for one in read:
        if one.head["kinds"] != read[0].head["kinds"]:
            raise Unlike(one.title)
    records = [*chain(*(one.nobody for one in read)), *chain(*(one.bodies for one in read))]
    if len(records) > MOST_RECORDS or sum(one.departments for one in read) >= MOST_DEPARTMENTS:
        raise TooMany(f"{len(records)}")
    return packed_index(records, _head(read))


def _read(site: Indexed) -> _Read:
    head = json.loads(site.read(f"{FOLDER}/index.json"))
    if head.get("schema") != SCHEMA:
        raise Unlike(site.title)
    records = tuple(_records(site, head))
    nobody = sum(_size(head["shapes"][shape]) for shape in head["runs"][0][::2])
    return _Read(site.title, head, records[:nobody], records[nobody:])


def _records(site: Indexed, head: dict[str, Any]) -> Iterator[_Entry]:
    """All records in the order of the index."""
    count = sum(_size(head["shapes"][shape]) for run in head["runs"] for shape in run[::2])
    for number in range(-(-count // head["per_file"])):
        file = site.read(f"{FOLDER}/{head['edition']}/r{number}.json")
        for address, title, text in json.loads(file):
            yield _Entry(f"{site.root}{address}", title, text)


def _size(shape: Sequence[int]) -> int:
    """How many records have this shape."""
    return sum(shape[1::2])


def _head(read: Sequence[_Read]) -> dict[str, object]:
    """The head of all, without what the files of words say."""
    shapes: dict[tuple[int, ...], int] = {}
    nobody: list[int] = []
    bodies: list[list[int]] = []
    invented: list[int] = []
    start = 0
    for one in read:
        runs = [_renumbered(run, one.head["shapes"], shapes) for run in one.head["runs"]]
        nobody += runs[0]
        bodies += runs[1:]
        invented += [start + record for record in one.head["invented"]]
        start += len(one.nobody)
    return {
        "kinds": read[0].head["kinds"],
        "departments": [NOBODY, *chain(*(one.head["departments"][1:] for one in read))],
        "shapes": list(shapes),
        "runs": [nobody, *bodies],
        "invented": invented,
        "sites": [[one.title, len(one.nobody), one.departments] for one in read],
    }


def _renumbered(
    run: Sequence[int], own: Sequence[Sequence[int]], shapes: dict[tuple[int, ...], int]
) -> list[int]:
    """A run of shapes and years, the shapes by their numbers among those of all sites."""
    found: list[int] = []
    for shape, year in zip(run[::2], run[1::2], strict=True):
        found += (shapes.setdefault(tuple(own[shape]), len(shapes)), year)
    return found
