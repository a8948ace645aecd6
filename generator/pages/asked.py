"""What was asked for the last time and whether it was done, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.result import NodeChange, Verdict
from generator.compare.site import key_of
from generator.pages import addresses
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import comparing
from generator.words.catalogue import Words
from generator.words.marks import noted, series, titled


def asked_table(asked: Sequence[LookBack], say: Words, id: str = "asked") -> Table | None:
    """Earlier problems and recommendations with what was said of them; None where there are none.

    Where the newer evaluation says nothing of one, the table says so: silence is not done.
    """
    if not asked:
        return None
    headings = (
        Heading(say("asked.finding")),
        Heading(say("asked.progress"), key="progress"),
        Heading(say("asked.said")),
        Heading(say("asked.indicators")),
    )
    return Table(
        _caption(asked, say),
        headings,
        tuple(_row(one, say) for one in asked),
        note=say("asked.note"),
        id=id,
        filters=("progress",),
        invented=asked[0].earlier.department.invented,
    )


def _caption(asked: Sequence[LookBack], say: Words) -> str:
    """Whose problems these are; only in general where they are of several evaluations."""
    first = asked[0].earlier
    if len({key_of(one.earlier) for one in asked}) > 1 or _of_other_body(asked[0]):
        return say("asked.caption_several")
    return say("asked.caption", year=first.evaluation.year)


def _of_other_body(one: LookBack) -> bool:
    return one.earlier.department.id != one.newer.department.id


def _row(one: LookBack, say: Words) -> Row:
    said = one.follow_up
    key = f"asked.{said.progress}" if said else "asked.unsaid"
    return Row(
        (
            Cell(
                _finding(one, say),
                f"{addresses.evaluation(one.earlier, 'findings')}#{one.finding.id}",
            ),
            Cell(say(key)),
            Cell(" ".join(said.text) if said else ""),
            Cell(series((_indicator(change, one.earlier, say) for change in one.changes), say)),
        )
    )


def _finding(one: LookBack, say: Words) -> str:
    """The finding with its year, and with its body where that is another than the evaluated."""
    year = one.earlier.evaluation.year
    body = one.earlier.department.short_name_in(year) if _of_other_body(one) else ""
    kind = noted(say(f"asked.{one.asked}", year=year), body, say)
    return titled(kind, " ".join(one.finding.text), say)


def _indicator(change: NodeChange, earlier: Result, say: Words) -> str:
    """The indicator by its name of then, and how its score rate changed since."""
    name = earlier.framework.by_id[change.link.old[0]].name
    if change.rate_change is None and change.verdict is not Verdict.NOT_COMPARABLE:
        return titled(name, say("change.no_rate"), say)
    limited = change.verdict is Verdict.LIMITED and change.rate_change is not None
    note = say("comparing.short_verdict_limited") if limited else ""
    return titled(name, noted(comparing.rate(change.rate_change, say), note, say), say)
