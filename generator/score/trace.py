"""What a score carries with it: everything that led from facts or a judgement to the points.

facts used → measured value → rule with its parameters → raw points → clamp → rounding.
One object feeds the working on the page, the audit, the weight proof and the open data.
Raw points and measured values are exact fractions; only `score` is rounded, and never over the
weight (22.5 points rounded to whole ones stay 22.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.model.evaluation import Fact, Judgement
from generator.model.framework import AbsencePolicy, Grade, Measure, Rounding, Veto, ZeroPolicy
from generator.model.rules import (
    Band,
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Items,
    Level,
    Levels,
    PassFail,
    Proportional,
    Rule,
    Step,
)
from generator.problems import Problem
from generator.score.rounding import EXACT


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured value: its measure, the facts in it, and the exact value in base units.

    `base` of a percentage is the ratio (0.99 for 99 %); `shown` is in the measure's unit.
    """

    measure: Measure
    facts: tuple[Fact, ...]
    base: Fraction

    @property
    def shown(self) -> Fraction:
        """The exact value in the unit of the measure."""
        return self.base / self.measure.unit.factor


@dataclass(frozen=True, slots=True)
class Undefined:
    """A measure whose divisor is zero, and the policy that says what is scored."""

    measure: Measure
    facts: tuple[Fact, ...]
    policy: ZeroPolicy


@dataclass(frozen=True, slots=True)
class ProportionalWorking:
    """raw = measured ratio × weight."""

    rule: Proportional
    measured: Measured
    raw: Fraction


@dataclass(frozen=True, slots=True)
class ComplementWorking:
    """raw = (1 − |measured ratio|) × weight."""

    rule: Complement
    measured: Measured
    raw: Fraction


@dataclass(frozen=True, slots=True)
class StepWorking:
    """raw = weight − counted × deduct.

    `distance` is how far the value lies beyond the threshold, zero on its good side, in the
    unit of the step; `counted` is how many steps that makes, whole unless linear.
    """

    rule: Step
    measured: Measured
    distance: Fraction
    counted: Fraction
    raw: Fraction


@dataclass(frozen=True, slots=True)
class BandWorking:
    """raw = points of the band; `by_gap` when the value lies in a gap the rule assigns."""

    rule: Bands
    measured: Measured
    band: Band
    by_gap: bool
    raw: Fraction


@dataclass(frozen=True, slots=True)
class ZeroWorking:
    """raw = points of the policy for a zero divisor."""

    rule: Rule
    undefined: Undefined
    raw: Fraction


@dataclass(frozen=True, slots=True)
class LevelWorking:
    """raw = points of the level chosen."""

    rule: Levels
    judgement: Judgement
    level: Level
    raw: Fraction


@dataclass(frozen=True, slots=True)
class Deduction:
    """A problem of a checklist that was found and what it costs."""

    number: int
    problem: str
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class ChecklistWorking:
    """raw = weight − sum of the deductions."""

    rule: Checklist
    judgement: Judgement
    deductions: tuple[Deduction, ...]
    raw: Fraction


@dataclass(frozen=True, slots=True)
class ItemsWorking:
    """raw = sum of the points of the parts that are met (numbers count from 1)."""

    rule: Items
    judgement: Judgement
    met: tuple[int, ...]
    raw: Fraction


@dataclass(frozen=True, slots=True)
class PassFailWorking:
    """raw = weight when passed, else zero."""

    rule: PassFail
    judgement: Judgement
    passed: bool
    raw: Fraction


@dataclass(frozen=True, slots=True)
class DiscretionaryWorking:
    """raw = the points chosen."""

    rule: Discretionary
    judgement: Judgement
    raw: Fraction


MeasuredWorking = ProportionalWorking | ComplementWorking | StepWorking | BandWorking
"""Workings that start from a measured value."""


@dataclass(frozen=True, slots=True)
class AbsentWorking:
    """A leaf that does not apply, or that its slot did not choose (`policy` None).

    raw = weight under the policy FULL, else zero; others make up for it.
    """

    rule: Rule
    reason: str
    policy: AbsencePolicy | None
    raw: Fraction


JudgedWorking = (
    LevelWorking | ChecklistWorking | ItemsWorking | PassFailWorking | DiscretionaryWorking
)
"""Workings of judged leaves."""

Working = MeasuredWorking | ZeroWorking | JudgedWorking | AbsentWorking


class Clamp(StrEnum):
    """Whether the raw points were held to the range from zero to the weight."""

    NONE = "none"
    FLOOR = "floor"
    CEILING = "ceiling"


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

    @property
    def measured(self) -> Measured | None:
        """The measured value, None for judged leaves and undefined measures."""
        return self.working.measured if isinstance(self.working, MeasuredWorking) else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts used, each once, in reading order."""
        working = self.working
        source = working.undefined if isinstance(working, ZeroWorking) else self.measured
        return source.facts if source is not None else ()


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
    with their reasons.
    """

    earned: Decimal
    bonus: Decimal
    counted: Decimal
    vetoes: tuple[tuple[Veto, str], ...]
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

    @property
    def grade_name(self) -> str:
        """The name of the grade, empty where none is given."""
        return self.grade.name if self.grade else ""


@dataclass(frozen=True, slots=True)
class Faults:
    """Why an evaluation cannot be scored."""

    problems: tuple[Problem, ...]
