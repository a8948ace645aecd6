"""Where points were commonly lost by those of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from generator.audit.result import Result
from generator.compare.peers import Cohort, is_counted
from generator.model.framework import Indicator
from generator.pages import addresses
from generator.score.rounding import round_half_up
from generator.score.trace import NodeScore
from generator.views.tables import Cell, Heading, Row, Table, exact, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words

MOST_COMMON = 12


@dataclass(frozen=True, slots=True)
class Lost:
    """A leaf with the scores of those it applied to."""

    leaf: Indicator
    scores: tuple[NodeScore, ...]

    @property
    def losers(self) -> int:
        """How many lost points here."""
        return sum(one.lost > 0 for one in self.scores)

    @property
    def rate(self) -> Fraction | None:
        """The mean score rate; None for penalties, which have none."""
        rates = [one.rate for one in self.scores if one.rate is not None]
        return mean(rates) if rates else None

    @property
    def points(self) -> Fraction:
        """Points lost on average."""
        return mean(Fraction(one.lost) for one in self.scores)


def commonly_lost(cohort: Cohort) -> tuple[Lost, ...]:
    """The leaves that cost most departments points, of those ranked that they applied to."""
    counted = [one.result for one in cohort.placed if is_counted(one.result)]
    leaves = cohort.placed[0].result.framework.leaves
    found = [one for one in (_lost(leaf, counted) for leaf in leaves) if one.losers]
    found.sort(key=lambda one: (-one.losers, -one.points))
    return tuple(found[:MOST_COMMON])


def _lost(leaf: Indicator, counted: Sequence[Result]) -> Lost:
    judged = (one.scores for one in counted if one.scores.judged(leaf.id))
    return Lost(leaf, tuple(one.nodes[leaf.id] for one in judged))


def commonly_lost_table(number: int, cohort: Cohort, say: Words) -> Table | None:
    """Points commonly lost; None where nobody lost any."""
    found = commonly_lost(cohort)
    if not found:
        return None
    headings = (
        Heading(say("label.indicator"), key="indicator"),
        Heading(say("label.weight"), True, "weight", descending=True),
        Heading(say("year.losers"), True, "losers", descending=True),
        Heading(say("year.mean_lost"), True, "lost", descending=True),
        Heading(say("year.mean_rate"), True, "rate"),
    )
    digits = cohort.placed[0].result.framework.rounding.digits
    return Table(
        say("year.lost_caption", year=cohort.year), headings,
        tuple(_row(one, digits, say) for one in found),
        note=say("year.lost_note", count=MOST_COMMON), id=f"lost-{number}", sortable=True,
        invented=cohort.pool.invented,
    )  # fmt: skip


def _row(one: Lost, digits: int, say: Words) -> Row:
    link = addresses.concept(one.leaf.concept) if one.leaf.concept else None
    count = say("year.losers_of", lost=one.losers, of=len(one.scores))
    weight = one.leaf.weight
    return Row(
        (
            Cell(one.leaf.name, link),
            Cell(numbers.plain_points(weight), value=exact(weight)),
            Cell(count, value=str(one.losers)),
            Cell(numbers.decimal(round_half_up(one.points, digits)), value=exact(one.points)),
            rate_cell(one.rate, say("department.no_rate")),
        )
    )
