"""The statement on accessibility: what the site is measured by, how each item is met and tested.

The items are data, in accessibility.toml; a test holds every one to tests that there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.catalogues import read_catalogue
from generator.model.disclosure import Site
from generator.pages import addresses
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words
from generator.words.marks import day, listed


@dataclass(frozen=True, slots=True)
class Part:
    """A principle of the standard with what it asks."""

    title: str
    anchor: str
    table: Table


@dataclass(frozen=True, slots=True)
class Accessibility:
    """Context of accessibility.md.j2."""

    lead: str
    standards: tuple[str, ...]
    principles: tuple[Part, ...]
    limits: tuple[str, ...]
    report: str
    reviewed: str


def accessibility(site: Site, say: Words) -> Page:
    """The statement in one language; the contact is the publisher's, where there is one."""
    data = statement()
    title = say("accessibility.title")
    context = Accessibility(
        lead=say("accessibility.lead"),
        standards=_texts(data["standards"], say),
        principles=tuple(_part(one, say) for one in data["parts"]),
        limits=_texts(data["limits"], say),
        report=_report(site, say),
        reviewed=say("accessibility.reviewed", day=day(_reviewed(data), say)),
    )
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(
        addresses.ACCESSIBILITY, title, say("accessibility.lead"), "accessibility", head, context,
        None,
    )  # fmt: skip


def statement() -> Mapping[str, Any]:
    """The statement as it stands in its file: standards, parts with their items, limits."""
    return read_catalogue("generator.pages", "accessibility.toml")


def _reviewed(data: Mapping[str, Any]) -> date:
    found = data["reviewed"]
    assert isinstance(found, date)
    return found


def _texts(entries: Iterable[Mapping[str, str]], say: Words) -> tuple[str, ...]:
    return tuple(one[say.language] for one in entries)


def _report(site: Site, say: Words) -> str:
    if contact := site.contact or site.publisher:
        return say("accessibility.report_to", contact=contact)
    return say("accessibility.report_unknown")


def _part(one: Mapping[str, Any], say: Words) -> Part:
    title = one[say.language]
    keys = ("subject", "criteria", "how", "tested")
    headings = tuple(Heading(say(f"accessibility.{key}")) for key in keys)
    rows = tuple(_row(item, say) for item in one["items"])
    table = Table(say("accessibility.caption", part=title), headings, rows)
    return Part(title, one["id"], table)


def _row(item: Mapping[str, Any], say: Words) -> Row:
    subject, how = item[say.language]
    tests = listed((_test_name(one) for one in item["tests"]), say)
    return Row((Cell(subject), Cell(listed(item["criteria"], say)), Cell(how), Cell(tests)))


def _test_name(test: str) -> str:
    """A test as readers are told of it: without the folder."""
    return test.rpartition("/")[2]
