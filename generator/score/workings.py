"""How points came about: one class for each kind of rule, with all its formula used.

Measured values and raw points are exact fractions, before clamp and rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from generator.model.evaluation import Fact, Judgement, NotDerivable
from generator.model.framework import AbsencePolicy, Measure, ZeroPolicy
from generator.model.rules import (
    Anchor,
    Award,
    Band,
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Interpolation,
    Items,
    Level,
    Levels,
    PassFail,
    Proportional,
    Rule,
    Step,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured value: its measure, the facts in it, and the exact value in base units.

    `base` of a percentage is the ratio (0.99 for 99 %), of a date the number of the day;
    `shown` is in the measure's unit.
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
    """raw = weight − counted × deduct, or weight + counted × add where `rewarded`.

    `distance` is how far the value lies beyond the threshold and its tolerance, or on its good
    side where `rewarded`, in the unit of the step; else zero. `counted` is how many steps that
    makes, whole unless linear. `capped` says that the most of the rule held the sum.
    """

    rule: Step
    measured: Measured
    distance: Fraction
    counted: Fraction
    raw: Fraction
    rewarded: bool = False
    capped: bool = False


@dataclass(frozen=True, slots=True)
class BandWorking:
    """raw = points of the band; `by_gap` when the value lies in a gap the rule assigns.

    `within` is the range in which the judgement chose, None where the points are fixed.
    """

    rule: Bands
    measured: Measured
    band: Band
    by_gap: bool
    raw: Fraction
    within: Award | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class InterpolationWorking:
    """raw = points in proportion between two anchors.

    Both are the same where the value stands on one or lies beyond the outer ones.
    """

    rule: Interpolation
    measured: Measured
    low: Anchor
    high: Anchor
    raw: Fraction


@dataclass(frozen=True, slots=True)
class ZeroWorking:
    """raw = points of the policy for a zero divisor."""

    rule: Rule
    undefined: Undefined
    raw: Fraction


@dataclass(frozen=True, slots=True)
class LevelWorking:
    """raw = points of the level, or those chosen `within` its range."""

    rule: Levels
    judgement: Judgement
    level: Level
    raw: Fraction
    within: Award | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """A problem of a checklist that was found and what it costs."""

    number: int
    problem: str
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class ChecklistWorking:
    """raw = weight − sum of the deductions, or the largest where the rule takes them once."""

    rule: Checklist
    judgement: Judgement
    deductions: tuple[Deduction, ...]
    raw: Fraction


@dataclass(frozen=True, slots=True)
class ItemsWorking:
    """raw = sum of the points of the parts that are met (numbers count from 1).

    Zero where `barred` names gates that are not met.
    """

    rule: Items
    judgement: Judgement
    met: tuple[int, ...]
    raw: Fraction
    barred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassFailWorking:
    """raw = weight when passed, else zero."""

    rule: PassFail
    judgement: Judgement
    passed: bool
    raw: Fraction


@dataclass(frozen=True, slots=True)
class DiscretionaryWorking:
    """raw = the points chosen, or weight − those where the rule deducts."""

    rule: Discretionary
    judgement: Judgement
    raw: Fraction


MeasuredWorking: TypeAlias = (
    ProportionalWorking | ComplementWorking | StepWorking | BandWorking | InterpolationWorking
)
"""Workings that start from a measured value."""

JudgedWorking: TypeAlias = (
    LevelWorking | ChecklistWorking | ItemsWorking | PassFailWorking | DiscretionaryWorking
)
"""Workings of judged leaves."""


@dataclass(frozen=True, slots=True)
class GivenWorking:
    """raw = points as published, which the rule does not give (达标但得9分).

    `by_rule` is the working the rule would give, None where it gives none.
    """

    rule: Rule
    given: NotDerivable
    by_rule: MeasuredWorking | ZeroWorking | JudgedWorking | None
    raw: Fraction


@dataclass(frozen=True, slots=True)
class AbsentWorking:
    """A leaf that does not apply, or that its slot did not choose (`policy` None).

    raw = weight under the policy FULL, else zero; others make up for it.
    """

    rule: Rule
    reason: str
    policy: AbsencePolicy | None
    raw: Fraction


Working: TypeAlias = MeasuredWorking | ZeroWorking | JudgedWorking | GivenWorking | AbsentWorking
