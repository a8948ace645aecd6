"""An evaluation scored, with what its words are filled from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.demo.district import HERE, LAST_YEAR, Body, Part
from generator.demo.performance import Drawn, draw
from generator.load.narrative import NO_FINANCE, NO_FINDINGS, NO_GOALS, NO_METHOD, NO_PROFILE
from generator.model.evaluation import Evaluation, Status, VetoFound
from generator.model.framework import Framework, Indicator
from generator.score.evaluation import score
from generator.score.trace import Faults, LeafTrace, Scores

WITHDRAWN = 2021
VETOED_IN = 2022
CORRECTED = 2023
UNFINISHED = {
    Part.GAP: Status.DRAFT,
    Part.SPLIT_OFF: Status.UNDER_REPLY,
    Part.RENAMED: Status.AUDITED,
}
"""How far the evaluations of the last year have come where they are not published yet."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One evaluation: what was drawn, what it scores, how far it has come and when."""

    seed: int
    body: Body
    year: int
    status: Status
    drawn: Drawn
    vetoes: tuple[VetoFound, ...]
    ungraded: bool
    scores: Scores

    @property
    def framework(self) -> Framework:
        """The edition in force."""
        return self.drawn.framework

    @property
    def short(self) -> str:
        """The department's short name in that year."""
        return self.body.department.short_name_in(self.year)

    @property
    def name(self) -> str:
        """The department's name in that year."""
        return self.body.department.name_in(self.year)

    @property
    def leaves(self) -> tuple[Indicator, ...]:
        """The leaves that count, in order."""
        return tuple(one for one in self.framework.leaves if one.id in self.drawn.judgements)

    def applies(self, leaf: Indicator) -> bool:
        """Whether a leaf applies to the department."""
        return not self.drawn.judgements[leaf.id].not_applicable

    def lost(self, leaf: Indicator) -> Decimal:
        """Points lost on a leaf that applies."""
        return self.scores.nodes[leaf.id].lost

    def rate(self, leaf: Indicator) -> Fraction:
        """The score rate of a leaf; a penalty has all or less."""
        trace = self.scores.traces[leaf.id]
        return Fraction(trace.score) / Fraction(trace.weight)

    def trace(self, leaf: Indicator) -> LeafTrace:
        """How a leaf earned its points."""
        return self.scores.traces[leaf.id]


def scored(seed: int, body: Body, year: int) -> Scored:
    """Draw an evaluation and score it."""
    drawn = draw(seed, body, year)
    vetoed = body.part is Part.VETOED and year == VETOED_IN and drawn.framework.vetoes
    vetoes = (VetoFound(drawn.framework.vetoes[0].id, "", HERE),) if vetoed else ()
    ungraded = body.part is Part.FIRST_TIME
    found = score(_bare(drawn, body, year, vetoes, "…" if ungraded else ""), drawn.framework)
    if isinstance(found, Faults):
        raise ValueError(f"{body.id} {year}: {found.problems}")
    return Scored(seed, body, year, status(body, year), drawn, vetoes, ungraded, found)


def status(body: Body, year: int) -> Status:
    """How far an evaluation has come."""
    if year == LAST_YEAR:
        return UNFINISHED.get(body.part, Status.PUBLISHED)
    withdrawn = body.part is Part.VETOED and year == WITHDRAWN
    return Status.WITHDRAWN if withdrawn else Status.PUBLISHED


def _bare(
    drawn: Drawn, body: Body, year: int, vetoes: tuple[VetoFound, ...], ungraded: str
) -> Evaluation:
    """An evaluation without words, enough to be scored."""
    day = date(year, 12, 31)
    return Evaluation(
        body.id, year, drawn.framework.id, Status.PUBLISHED, "", "", "", "", "", day, day, (), (),
        NO_PROFILE, NO_FINANCE, NO_GOALS, NO_FINDINGS, NO_METHOD, drawn.facts, drawn.judgements,
        (), (), HERE, vetoes, ungraded,
    )  # fmt: skip
