"""Records of what was checked, corrected and compared: audit, log, change since last time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.result import Result
from generator.audit.verdicts import Verdict
from generator.pages import addresses
from generator.pages.change import Changed
from generator.pages.page import Page
from generator.search.record import Kind, SearchRecord, evaluation_record, joined, table_pieces
from generator.words import auditing
from generator.words.catalogue import Words
from generator.words.marks import titled


def audit_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """The printed figures that cannot be right, in one record."""
    wrong = [one for one in result.figures if one.verdict is Verdict.CONTRADICTS]
    if not wrong:
        return
    pieces = (
        piece
        for one in wrong
        for piece in (
            one.quote or say("label.total"),
            one.where,
            auditing.printed(one, say),
            auditing.computed(one, say),
            auditing.arithmetic(one, result, say),
        )
    )
    title = say("search.contradictions", count=len(wrong))
    yield evaluation_record(result, Kind.AUDIT, "contradicts", title, *pieces)


def correction_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """The corrections made since publication, in one record."""
    found = result.evaluation.corrections
    if not found:
        return
    pieces = (
        say("changes.corrected_text", what=one.what, was=one.was, now=one.now, reason=one.reason)
        for one in found
    )
    yield SearchRecord(
        address=f"{addresses.evaluation(result)}#table-corrections",
        title=titled(say("changes.corrected"), found[-1].what, say),
        kind=Kind.LOG,
        department=result.department,
        year=result.evaluation.year,
        text=joined(*pieces),
        invented=result.department.invented,
    )


def change_record(result: Result, page: Page, context: Changed) -> SearchRecord:
    """What changed since the evaluation before: the result, limits, what moved, what was asked."""
    tables = [one for one in (context.movers, context.asked) if one is not None]
    rows = [cell for table in tables for cell in _first_cells(table_pieces([table]))]
    return evaluation_record(
        result, Kind.CHANGE, "", page.title, context.lead, context.verdict, *context.limits, *rows
    )


def _first_cells(pieces: list[str]) -> list[str]:
    """Caption and rows of a table, without its headings."""
    return [pieces[0], *pieces[2:]]
