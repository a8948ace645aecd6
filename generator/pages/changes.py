"""The log of the site: what was published, corrected, withdrawn, newest first; and what remains of
an evaluation taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.audit.result import Result
from generator.exposure import Shown, Withdrawn
from generator.model.follow_ups import Correction
from generator.pages import addresses
from generator.pages.head import named
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Order, Row, Table
from generator.words.catalogue import Words
from generator.words.marks import day, noted


@dataclass(frozen=True, slots=True)
class Changes:
    """Context of changes.md.j2."""

    lead: str
    releases: Table | None
    table: Table | None
    undated: str


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """Context of withdrawn.md.j2."""

    when: str
    reason: str
    title: str
    department: Link


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the record of an evaluation."""

    day: date
    kind: str
    invented: bool
    evaluation: Link
    text: str


def changes(shown: Shown, say: Words, releases: Table | None = None) -> Page:
    """The log, below the `releases` of the site; evaluations whose day of publication is not
    recorded are counted, not dated."""
    events = sorted(
        _events(shown, say), key=lambda one: (-one.day.toordinal(), one.evaluation.address)
    )
    undated = sum(one.evaluation.published_on is None for one in shown.results)
    context = Changes(
        lead=say("changes.lead"),
        releases=releases,
        table=_table(events, say) if events else None,
        undated=say("changes.undated", count=undated) if undated else "",
    )
    title = say("changes.title")
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.CHANGES, title, say("changes.lead"), "changes", head, context, None)


def withdrawn_page(one: Withdrawn, say: Words) -> Page:
    """What stands at the address of an evaluation taken back."""
    department = one.department
    name = say("evaluation.title", department=department.name_in(one.year), year=one.year)
    home = Link(department.name, addresses.department(department.id))
    context = WithdrawnPage(
        when=say("changes.withdrawn_on", day=day(one.withdrawal.day, say)),
        reason=one.withdrawal.reason,
        title=one.title,
        department=home,
    )
    head = Head(
        name, (Link(say("site.home"), addresses.HOME), home),
        invented=department.invented, notice=say("evaluation.withdrawn"),
    )  # fmt: skip
    return Page(
        f"{addresses.department(department.id)}{one.year}/", name,
        say("changes.withdrawn_on", day=day(one.withdrawal.day, say)), "withdrawn", head, context,
        f"{department.id}/{one.year}/evaluation.yml",
    )  # fmt: skip


def corrections_table(result: Result, say: Words) -> Table | None:
    """The corrections of one evaluation, oldest first; None where there are none."""
    found = result.evaluation.corrections
    if not found:
        return None
    decided = any(one.decided_by for one in found)
    keys = ("day", "what", "was", "now", "reason", *(("decided_by",) if decided else ()))
    headings = tuple(Heading(say(f"changes.{key}")) for key in keys)
    rows = tuple(
        Row(
            (
                Cell(day(one.day, say), sort=one.day.isoformat()),
                Cell(one.what, _place(one, result)),
                Cell(one.was),
                Cell(one.now),
                Cell(one.reason),
                *((Cell(one.decided_by),) if decided else ()),
            )
        )
        for one in found
    )
    caption = say("changes.corrections")
    return Table(caption, headings, rows, id="corrections", invented=result.department.invented)


def _place(one: Correction, result: Result) -> str | None:
    node = result.framework.by_id.get(one.indicator or "")
    return addresses.indicator(result, node) if node else None


def _events(shown: Shown, say: Words) -> Iterator[Event]:
    for result in shown.results:
        evaluation, invented = result.evaluation, result.department.invented
        link = Link(named(result, say), addresses.evaluation(result))
        if evaluation.published_on is not None:
            yield Event(evaluation.published_on, "published", invented, link, evaluation.title)
        for one in evaluation.corrections:
            text = say(
                "changes.corrected_text", what=one.what, was=one.was, now=one.now, reason=one.reason
            )
            if one.decided_by:
                text = noted(text, say("changes.decided", by=one.decided_by), say)
            yield Event(one.day, "corrected", invented, link, text)
    for taken in shown.withdrawn:
        mark = say("site.invented_mark") if taken.department.invented else ""
        name = f"{noted(taken.department.name_in(taken.year), mark, say)} {taken.year}"
        link = Link(name, f"{addresses.department(taken.department.id)}{taken.year}/")
        invented = taken.department.invented
        yield Event(
            taken.withdrawal.day, "withdrawn", invented, link, taken.withdrawal.reason
        )  # fmt: skip
        if taken.published_on is not None:
            yield Event(taken.published_on, "published", invented, link, taken.title)


def _table(events: Iterable[Event], say: Words) -> Table:
    headings = (
        Heading(say("changes.day"), key="day", descending=True, order=Order.TIME),
        Heading(say("changes.kind"), key="kind"),
        Heading(say("changes.evaluation"), key="evaluation"),
        Heading(say("changes.text")),
    )
    rows = tuple(
        Row(
            (
                Cell(day(one.day, say), sort=one.day.isoformat()),
                Cell(say(f"changes.{one.kind}")),
                Cell(one.evaluation.text, one.evaluation.address),
                Cell(one.text),
            ),
            invented=one.invented,
        )
        for one in events
    )
    return Table(
        say("changes.caption"), headings, rows, id="log", sortable=True, searchable=True,
        filters=("kind",),
    )  # fmt: skip
