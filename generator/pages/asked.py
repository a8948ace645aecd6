"""What was asked for the last time and whether it was done, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.result import NodeChange
from generator.pages import addresses
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import comparing
from generator.words.catalogue import Words
from generator.words.marks import series, titled


def asked_table(asked: Sequence[LookBack], say: Words) -> Table | None:
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
    earlier = asked[0].earlier
    return Table(
        say("asked.caption", year=earlier.evaluation.year),
        headings,
        tuple(_row(one, say) for one in asked),
        note=say("asked.note"),
        id="asked",
        filters=("progress",),
        invented=earlier.department.invented,
    )


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
    kind = say(f"asked.{one.asked}", year=one.earlier.evaluation.year)
    return titled(kind, " ".join(one.finding.text), say)


def _indicator(change: NodeChange, earlier: Result, say: Words) -> str:
    """The indicator by its name of then, and how its score rate changed since."""
    name = earlier.framework.by_id[change.link.old[0]].name
    return titled(name, comparing.rate(change.rate_change, say), say)
