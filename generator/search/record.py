"""A thing that can be found, and how its text is put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.model.replies import Subject
from generator.pages import addresses
from generator.views.tables import Table
from generator.words.catalogue import Words

BREAK = "\n"
"""Stands between the pieces of a text: no phrase is found across it."""


class Kind(StrEnum):
    """What a record is about; its words stand in the catalogue under `search.kind_…`."""

    DEPARTMENT = "department"
    YEAR = "year"
    CONCEPT = "concept"
    OVERVIEW = "overview"
    INDICATORS = "indicators"
    FINANCE = "finance"
    GOALS = "goals"
    FINDINGS = "findings"
    METHOD = "method"
    AUDIT = "audit"
    CHANGE = "change"
    LOG = "log"
    ABOUT = "about"


def kind_names(say: Words) -> list[str]:
    """The kinds in words, in their order."""
    return [say(f"search.kind_{kind}") for kind in Kind]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Where something stands (with fragment), what it is called, and the words it is found by.

    `department` is None for what belongs to no single body; `year` for what belongs to none.
    """

    address: str
    title: str
    kind: Kind
    department: Department | None
    year: int | None
    text: str
    invented: bool


def evaluation_record(
    result: Result, kind: Kind, fragment: str, title: str, *pieces: str
) -> SearchRecord:
    """A record of a part of an evaluation; the part is named like its kind."""
    address = addresses.evaluation(result, kind.value)
    return SearchRecord(
        address=f"{address}#{fragment}" if fragment else address,
        title=title,
        kind=kind,
        department=result.department,
        year=result.evaluation.year,
        text=joined(*pieces),
        invented=result.department.invented,
    )


def site_record(
    address: str, kind: Kind, title: str, *pieces: str, year: int | None = None, invented: bool
) -> SearchRecord:
    """A record of a page that belongs to no single body."""
    return SearchRecord(address, title, kind, None, year, joined(*pieces), invented)


def reply_pieces(result: Result, subject: Subject, about: str) -> list[str]:
    """What was replied on a leaf or a finding, and answered."""
    replies = result.evaluation.replies_on(subject, about)
    return [line for one in replies for line in (*one.text, *one.answer)]


def joined(*pieces: str) -> str:
    """The pieces that say something, apart from each other."""
    return BREAK.join(
        line for piece in pieces for line in map(str.strip, piece.splitlines()) if line
    )


def table_pieces(tables: Iterable[Table]) -> list[str]:
    """Captions and rows of tables, cell after cell."""
    pieces: list[str] = []
    for table in tables:
        pieces.append(table.caption)
        pieces.append(BREAK.join(heading.text for heading in table.headings))
        pieces.extend(BREAK.join(cell.text for cell in row.cells) for row in table.rows)
    return pieces
