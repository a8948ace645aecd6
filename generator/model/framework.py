"""A framework (评价指标体系): the tree of indicators with weights and rules, bands, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from generator.model.expressions import Expression
from generator.model.rules import Condition, Profiles, Rule
from generator.model.units import Unit
from generator.problems import Place


class RoundingMode(StrEnum):
    """How a score is rounded; HALF_UP is 四舍五入, away from zero at the half."""

    HALF_UP = "half_up"


@dataclass(frozen=True, slots=True)
class Rounding:
    """Leaves are rounded once to `digits` decimals; parents are exact sums of their leaves.

    `levels` names levels whose sums are rounded again, to fewer digits: by level, 0 the total.
    """

    digits: int
    mode: RoundingMode
    levels: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (评价等级) and the lowest total that earns it; half-open towards the next one."""

    name: str
    lowest: Decimal


class Role(StrEnum):
    """What a node does to the total.

    NORMAL: earns points. PENALTY: what it loses is taken off (减分指标); its weight is the most
    that can be lost. BONUS: what it earns is added (加分); its weight is the most.
    """

    NORMAL = "normal"
    PENALTY = "penalty"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class BonusPolicy:
    """When bonus points count: only from a total of `above` upwards, at most `most` in all.

    高于80分进入加分: the total before bonus must be greater than `above`.
    """

    above: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Veto:
    """A circumstance that overrides the result (一票否决).

    The total is held to at most `score`, and the grade is `grade`, where they are given. Where
    `node` is given, the score of that node is held instead of the total.
    """

    id: str
    text: str
    score: Decimal | None
    grade: str | None
    node: str | None = None


class Absence(StrEnum):
    """What happens to the weight of a leaf that does not apply.

    FULL: it earns its whole weight. RESCALE: the other leaves of the scope are scaled up in
    proportion (满分75，乘以4/3). SPREAD: its weight is added to them in equal parts
    (20分平均计入其他指标).
    """

    FULL = "full"
    RESCALE = "rescale"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class AbsencePolicy:
    """The policy of a leaf that may not apply; `scope` is the node whose leaves make up for it.

    `scope` None stands for the whole tree.
    """

    policy: Absence
    scope: str | None


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

    `reading` says how the framework reads wording that leaves the score open. `conditions` may
    hold the score; `ceiling` is the most it can be where that is more than the weight.
    """

    indicator: str
    explanation: str
    standard: str
    measure: Measure | None
    rule: Rule | Profiles
    reading: str
    place: Place
    absence: AbsencePolicy | None = None
    conditions: tuple[Condition, ...] = ()
    ceiling: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A node of the tree (指标). `weight` (分值) is in points; `level` counts from 1.

    The children of a `slot` stand in for each other (二者择其一、可选项): those that are judged
    count, and their weights make up the weight of the slot.
    """

    id: str
    name: str
    parent: str | None
    level: int
    weight: Decimal
    concept: str | None
    children: tuple[str, ...]
    place: Place
    role: Role = Role.NORMAL
    slot: bool = False

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
    bonus: BonusPolicy = BonusPolicy(None, None)
    vetoes: tuple[Veto, ...] = ()

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

    @cached_property
    def optional(self) -> frozenset[str]:
        """Ids of the leaves below slots, which count only where they are chosen."""
        return frozenset(
            leaf.id for leaf in self.leaves if any(above.slot for above in self.path(leaf))
        )

    @cached_property
    def _paths(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The nodes above each node, from the first level down."""
        paths: dict[str, tuple[Indicator, ...]] = {}
        for one in self.indicators:
            above = one.parent
            paths[one.id] = () if above is None else (*paths[above], self.by_id[above])
        return paths

    @cached_property
    def _leaves_below(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The leaves below each node; a leaf has itself."""
        found: dict[str, list[Indicator]] = {one.id: [] for one in self.indicators}
        for leaf in self.leaves:
            for one in (*self.path(leaf), leaf):
                found[one.id].append(leaf)
        return {id: tuple(leaves) for id, leaves in found.items()}

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        """The role of each node, its own or inherited."""
        roles: dict[str, Role] = {}
        for one in self.indicators:
            around = Role.NORMAL if one.parent is None else roles[one.parent]
            roles[one.id] = around if one.role is Role.NORMAL else one.role
        return roles

    def children(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The indicators right below a node, in order."""
        return tuple(self.by_id[child] for child in indicator.children)

    def leaves_below(self, id: str | None) -> tuple[Indicator, ...]:
        """The leaves below a node, itself if it is one; all of them for None."""
        return self.leaves if id is None else self._leaves_below.get(id, ())

    def role(self, indicator: Indicator) -> Role:
        """A node's role, or that of the nearest node above that has one of its own."""
        return self._roles[indicator.id]

    def path(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The indicators above a node, from the first level down, without the node itself."""
        return self._paths[indicator.id]
