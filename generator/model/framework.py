"""A framework (评价指标体系): the tree of indicators with weights and rules, bands, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from generator.model.expressions import Expression
from generator.model.rules import Rule
from generator.model.units import Unit
from generator.problems import Place


class RoundingMode(StrEnum):
    """How a score is rounded; HALF_UP is 四舍五入, away from zero at the half."""

    HALF_UP = "half_up"


@dataclass(frozen=True, slots=True)
class Rounding:
    """Leaves are rounded once to `digits` decimals; parents are exact sums of their leaves."""

    digits: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (评价等级) and the lowest total that earns it; half-open towards the next one."""

    name: str
    lowest: Decimal


@dataclass(frozen=True, slots=True)
class ZeroPolicy:
    """What is scored when a measure's divisor is zero, and the note that says why."""

    points: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How the measured value comes from facts.

    `text` is the expression as written; `on_zero` holds for x ÷ 0 with x ≠ 0,
    `on_zero_by_zero` for 0 ÷ 0.
    """

    expression: Expression
    text: str
    unit: Unit
    on_zero: ZeroPolicy | None
    on_zero_by_zero: ZeroPolicy | None
    place: Place


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What a leaf is scored by: its explanation and standard as worded, measure and rule.

    `reading` says how the framework reads wording that leaves the score open.
    """

    indicator: str
    explanation: str
    standard: str
    measure: Measure | None
    rule: Rule
    reading: str
    place: Place


@dataclass(frozen=True, slots=True)
class Indicator:
    """A node of the tree (指标). `weight` (分值) is in points; `level` counts from 1."""

    id: str
    name: str
    parent: str | None
    level: int
    weight: Decimal
    concept: str | None
    children: tuple[str, ...]
    place: Place

    @property
    def is_leaf(self) -> bool:
        """Whether the node is scored itself; all others are sums."""
        return not self.children


@dataclass(frozen=True)
class Framework:
    """One edition of a framework. `indicators` is in depth-first report order."""

    id: str
    name: str
    edition: str
    levels: tuple[str, ...]
    total_weight: Decimal
    basis: str
    rounding: Rounding
    grades: tuple[Grade, ...]
    grades_source: str
    indicators: tuple[Indicator, ...]
    rules: Mapping[str, RuleEntry]
    place: Place

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def leaves(self) -> tuple[Indicator, ...]:
        """The scored indicators, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.is_leaf)

    @cached_property
    def roots(self) -> tuple[Indicator, ...]:
        """The indicators of the first level, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.parent is None)

    def children(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The indicators right below a node, in order."""
        return tuple(self.by_id[child] for child in indicator.children)

    def path(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The indicators above a node, from the first level down, without the node itself."""
        above: list[Indicator] = []
        parent = indicator.parent
        while parent is not None:
            above.append(self.by_id[parent])
            parent = above[-1].parent
        return tuple(reversed(above))
