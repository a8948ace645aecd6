"""What is still to be done on drafts; only a preview shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.exposure import Unscored
from generator.model.evaluation import Evaluation
from generator.model.todo import TodoItem, ToFill
from generator.pages import addresses
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Open:
    """What is open on an evaluation: how much in words, and the lists; None where all is done."""

    lead: str
    to_fill: Table | None
    todo: Table | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Context of draft.md.j2."""

    lead: str
    report: str
    open: Open
    department: Link


def draft_page(one: Unscored, say: Words) -> Page:
    """What stands at the address of a draft that cannot be scored yet."""
    department, draft = one.department, one.draft
    name = say("evaluation.title", department=department.name_in(draft.year), year=draft.year)
    home = Link(department.name, addresses.department(department.id))
    context = DraftPage(say("draft.lead"), draft.title, _open(draft.to_fill, draft.todo, say), home)
    head = Head(
        name, (Link(say("site.home"), addresses.HOME), home),
        invented=department.invented, notice=say("evaluation.draft"),
    )  # fmt: skip
    return Page(address_of(one), name, say("draft.lead"), "draft", head, context, draft.place.file)


def draft_link(one: Unscored, say: Words) -> Link:
    """To the page of a draft, from that of its department."""
    text = say("draft.link", year=one.draft.year, count=len(one.draft.to_fill))
    return Link(text, address_of(one))


def address_of(one: Unscored) -> str:
    """Where its evaluation will stand."""
    return f"{addresses.department(one.department.id)}{one.draft.year}/"


def open_on(evaluation: Evaluation, say: Words) -> Open | None:
    """What is open on a draft that is scored; None where nothing is."""
    if not evaluation.to_fill and not evaluation.todo:
        return None
    return _open(evaluation.to_fill, evaluation.todo, say)


def _open(to_fill: Sequence[ToFill], todo: Sequence[TodoItem], say: Words) -> Open:
    return Open(
        say("draft.count", to_fill=len(to_fill), todo=len(todo)),
        _to_fill(to_fill, say) if to_fill else None,
        _todo(todo, say) if todo else None,
    )


def _to_fill(to_fill: Sequence[ToFill], say: Words) -> Table:
    headings = (Heading(say("draft.place")), Heading(say("draft.what")))
    rows = tuple(
        Row((Cell(f"{_name(one.place.file)}:{one.place.line}"), Cell(one.key))) for one in to_fill
    )
    return Table(say("draft.to_fill"), headings, rows)


def _todo(todo: Sequence[TodoItem], say: Words) -> Table:
    """Where it is, what is to be looked at, and where to look where that is said of anything."""
    with_origin = any(one.origin for one in todo)
    keys = ("place", "text", "origin") if with_origin else ("place", "text")
    headings = tuple(Heading(say(f"draft.{key}")) for key in keys)
    rows = tuple(
        Row(
            (
                Cell(_spot(one) or say("draft.whole")),
                Cell(one.text),
                *([Cell(one.origin)] if with_origin else []),
            )
        )
        for one in todo
    )
    return Table(say("draft.todo"), headings, rows)


def _spot(item: TodoItem) -> str:
    return " › ".join(one for one in (item.file, item.about) if one)


def _name(file: str) -> str:
    return file.rpartition("/")[2]
