"""An evaluation as a release published it: a page made from the data.json that is kept of it.

Of data.json it reads documented members alone, so that it can be made of old ones by any later
software; those that an old one lacks are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.model.record import Issued
from generator.pages import addresses
from generator.pages.fact_table import fact_table
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import day, noted

Json = dict[str, Any]
MISSING = "—"
CORRECTION = {
    "date": "day", "what": "what", "was": "was", "now": "now", "reason": "reason",
    "decided_by": "decided_by",
}  # fmt: skip
"""The members of a correction in data.json, and the words of the headings above them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a version: `notice` says so, `now` leads to what stands there today."""

    notice: str
    now: Link | None


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Context of version.md.j2."""

    lead: str
    now: Link | None
    release: Link
    score: str
    weight: str
    grade: str
    about: tuple[tuple[str, str], ...]
    conclusion: tuple[str, ...]
    nodes: Table
    corrections: Table | None
    findings: tuple[tuple[str, tuple[str, ...]], ...]
    facts: Table | None
    data: Link
    sum: str


def version_page(one: Issued, number: int, standing: Standing, content: bytes, say: Words) -> Page:
    """The page of the version with this number, from the bytes of its data.json."""
    read: Json = json.loads(content)
    row, release = read["evaluation"], one.release
    address = addresses.version(release.id, *one.version.key)
    name = say("evaluation.title", department=row["department_name"], year=row["year"])
    lead = say("releases.archived", number=number, day=day(release.day, say))
    invented = row.get("invented") in (True, "true")
    context = VersionPage(
        lead=lead,
        now=standing.now,
        release=Link(say("releases.of", release=release.id), addresses.release(release.id)),
        score=_shown(row["score"]),
        weight=_shown(row["weight"]),
        grade=row["grade"] or say("label.ungraded"),
        about=tuple(_about(row, say)),
        conclusion=(*read.get("conclusion", ()), *read.get("summary", ())),
        nodes=_nodes(read["indicators"], say),
        corrections=_corrections(read.get("corrections", ()), say),
        findings=tuple(_findings(read.get("findings", ()), say)),
        facts=_facts(read.get("facts", ()), say),
        data=Link(say("overview.data"), f"{address}data.json"),
        sum=one.version.content,
    )
    trail = (
        Link(say("site.home"), addresses.HOME),
        Link(say("changes.title"), addresses.CHANGES),
        Link(release.id, addresses.release(release.id)),
    )
    title = noted(name, say("releases.number", number=number), say)
    head = Head(title, trail, invented=invented, notice=standing.notice)
    return Page(address, title, lead, "version", head, context, None)


def _shown(number: str | None) -> str:
    return numbers.decimal(Decimal(number)) if number else MISSING


def _about(row: Json, say: Words) -> Iterator[tuple[str, str]]:
    for key in ("report_number", "evaluator", "report_date", "framework"):
        if text := row.get(key):
            yield say(f"label.{key}"), text
    for key in ("published_score", "published_grade"):
        if text := row.get(key):
            yield say(f"releases.{key}"), text


def _nodes(nodes: Iterable[Json], say: Words) -> Table:
    headings = (
        Heading(say("label.indicator")),
        *(Heading(say(f"label.{key}"), True) for key in ("weight", "score", "rate")),
        Heading(say("releases.reason")),
    )
    rows = tuple(
        Row(
            (
                Cell(one["name"]),
                Cell(_shown(one["weight"])),
                Cell(_shown(one["score"])),
                Cell(_percent(one["score_rate"])),
                Cell(" ".join(one.get("reason", ()))),
            ),
            depth=int(one["level"]) - 1,
        )
        for one in nodes
    )
    return Table(say("releases.scores"), headings, rows)


def _percent(rate: str | None) -> str:
    return numbers.percent(None if rate is None else Fraction(rate))


def _corrections(corrections: Iterable[Json], say: Words) -> Table | None:
    rows = tuple(Row(correction_cells(one)) for one in corrections)
    return Table(say("changes.corrections"), correction_headings(say), rows) if rows else None


def correction_headings(say: Words) -> tuple[Heading, ...]:
    """What a correction is told by."""
    return tuple(Heading(say(f"changes.{heading}")) for heading in CORRECTION.values())


def correction_cells(correction: Json) -> tuple[Cell, ...]:
    """A correction of a data.json, in the order of its headings."""
    return tuple(Cell(correction.get(key) or "") for key in CORRECTION)


def _findings(findings: Iterable[Json], say: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings with the texts below them."""
    listed = tuple(findings)
    for kind in ("problem", "recommendation"):
        texts = tuple(line for one in listed if one["kind"] == kind for line in one["text"])
        if texts:
            yield say(f"releases.{kind}"), texts


def _facts(facts: Iterable[Json], say: Words) -> Table | None:
    shown = tuple((one["name"], _value(one, say), one["period"], one["source"]) for one in facts)
    return fact_table(say("releases.facts"), shown, say) if shown else None


def _value(fact: Json, say: Words) -> str:
    if text := fact.get("date"):
        return day(date.fromisoformat(text), say)
    return numbers.with_unit(_shown(fact["value"]), fact["unit"], say)
