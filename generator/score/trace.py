"""What a score carries with it: everything that led from facts or a judgement to the points.

facts used → measured value → rule with its parameters → raw points → clamp → rounding.
One object feeds the working on the page, the audit, the weight proof and the open data.
Raw points and measured values are exact fractions; only `score` is rounded, and never over the
weight (22.5 points rounded to whole ones stay 22.5). The workings themselves are in workings.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.model.evaluation import Fact
from generator.model.framework import Grade, Rounding, Veto
from generator.model.rules import Condition
from generator.problems import Problem
from generator.score.rounding import EXACT
from generator.score.workings import (
    AbsentWorking,
    BandWorking,
    ChecklistWorking,
    ComplementWorking,
    Deduction,
    DiscretionaryWorking,
    GivenWorking,
    InterpolationWorking,
    ItemsWorking,
    JudgedWorking,
    LevelWorking,
    Measured,
    MeasuredWorking,
    PassFailWorking,
    ProportionalWorking,
    StepWorking,
    Undefined,
    Working,
    ZeroWorking,
)

__all__ = [
    "AbsentWorking",
    "BandWorking",
    "ChecklistWorking",
    "Clamp",
    "ComplementWorking",
    "Deduction",
    "DiscretionaryWorking",
    "Faults",
    "GivenWorking",
    "InterpolationWorking",
    "ItemsWorking",
    "JudgedWorking",
    "LeafTrace",
    "LevelWorking",
    "Measured",
    "MeasuredWorking",
    "NodeScore",
    "PassFailWorking",
    "ProportionalWorking",
    "Scores",
    "StepWorking",
    "Terms",
    "TotalTrace",
    "Undefined",
    "Working",
    "ZeroWorking",
]


class Clamp(StrEnum):
    """Whether the raw points were held: to zero, to the ceiling, or by a side condition."""

    NONE = "none"
    FLOOR = "floor"
    CEILING = "ceiling"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a leaf is scored under besides its rule.

    `ceiling` is the most it can earn where that is more than its weight; `conditions` are the
    side conditions that were found to hold; `profile` is the context its rule was chosen by,
    empty where there is one rule for all.
    """

    ceiling: Decimal | None = None
    conditions: tuple[Condition, ...] = ()
    profile: str = ""

    @property
    def least_condition(self) -> Condition | None:
        """The condition that holds the score lowest."""
        return min(self.conditions, key=lambda one: one.points, default=None)


@dataclass(frozen=True, slots=True)
class LeafTrace:
    """The score of a leaf with all that led to it.

    `factor` scales what the rule gave, where the leaf makes up for others that do not apply.
    """

    indicator: str
    weight: Decimal
    working: Working
    clamp: Clamp
    clamped: Fraction
    rounding: Rounding
    score: Decimal
    factor: Fraction = Fraction(1)
    terms: Terms = Terms()

    @property
    def measured(self) -> Measured | None:
        """The measured value, None for judged leaves and undefined measures."""
        working = _by_rule(self.working)
        return working.measured if isinstance(working, MeasuredWorking) else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts used, each once, in reading order."""
        source = self.undefined or self.measured
        return source.facts if source is not None else ()

    @property
    def undefined(self) -> Undefined | None:
        """The measure whose divisor is zero; None where there is a value, or no measure."""
        working = _by_rule(self.working)
        return working.undefined if isinstance(working, ZeroWorking) else None


def _by_rule(working: Working) -> Working | None:
    """The working that follows from the rule, also where other points were published."""
    return working.by_rule if isinstance(working, GivenWorking) else working


@dataclass(frozen=True, slots=True)
class NodeScore:
    """The score of any node: a leaf's own, or the exact sum of those below.

    `full` is what could be earned here: the weight, unless leaves do not apply and others make
    up for them, or the node is a penalty or bonus; None stands for the weight. `applies` is
    False where nothing below applies.
    """

    indicator: str
    weight: Decimal
    score: Decimal
    attainable: Decimal | None = None
    applies: bool = True

    @property
    def full(self) -> Decimal:
        """What could be earned here."""
        return self.weight if self.attainable is None else self.attainable

    @property
    def rate(self) -> Fraction | None:
        """Score rate (得分率) = score / what could be earned, exact; None where that is nothing."""
        return Fraction(self.score) / Fraction(self.full) if self.full else None

    @property
    def lost(self) -> Decimal:
        """Points lost of those that could be earned, or taken off; none for a bonus."""
        return max(EXACT.subtract(self.full, self.score), Decimal(0))


@dataclass(frozen=True, slots=True)
class TotalTrace:
    """What led to the total.

    `earned` is the sum of the first level with penalties taken off, `bonus` what bonus nodes
    earned, `counted` what of it counts after gate and cap; `vetoes` are those that applied,
    with their reasons; `before` is the total without vetoes of the total.
    """

    earned: Decimal
    bonus: Decimal
    counted: Decimal
    vetoes: tuple[tuple[Veto, str], ...]
    before: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one evaluation: nodes in tree order, traces of the leaves, total, grade.

    `grade` is None for an evaluation that is not graded.
    """

    nodes: Mapping[str, NodeScore]
    traces: Mapping[str, LeafTrace]
    total: NodeScore
    grade: Grade | None
    total_trace: TotalTrace | None = None

    def judged(self, indicator: str) -> bool:
        """Whether a node was judged: it applies, and is no leaf with marks for not applying."""
        trace = self.traces.get(indicator)
        absent = trace is not None and isinstance(trace.working, AbsentWorking)
        return self.nodes[indicator].applies and not absent

    @property
    def grade_name(self) -> str:
        """The name of the grade, empty where none is given."""
        return self.grade.name if self.grade else ""


@dataclass(frozen=True, slots=True)
class Faults:
    """Why an evaluation cannot be scored."""

    problems: tuple[Problem, ...]
