"""Rules: how a measured value or a judgement becomes points, as data with parameters.

Every rule yields between zero and the weight of its indicator; parameters in the unit of the
measured value are plain decimals (100 for 100 %).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Proportional:
    """Score = measured ratio × weight (得分=支出预算执行率*3)."""

    kind: ClassVar[str] = "proportional"


@dataclass(frozen=True, slots=True)
class Complement:
    """Score = (1 − |measured ratio|) × weight (得分=（1-支出预算调整率绝对值）*2)."""

    kind: ClassVar[str] = "complement"


class Direction(StrEnum):
    """On which side of the threshold points are lost."""

    BELOW = "below"
    ABOVE = "above"


class Basis(StrEnum):
    """How the distance from the threshold is measured.

    POINTS: in the unit of the measure (percentage points for a percentage).
    RELATIVE: as a percentage of the threshold.
    """

    POINTS = "points"
    RELATIVE = "relative"


class Steps(StrEnum):
    """How steps are counted: a begun one as whole, only whole ones, or in proportion."""

    STARTED = "started"
    COMPLETED = "completed"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Step:
    """Full points up to a threshold, then `deduct` points off for every `step` beyond it.

    每降低1%扣0.1分，扣完为止. `threshold` is in the unit of the measure; `step` too, or in
    percent of the threshold when the basis is relative.
    """

    kind: ClassVar[str] = "step"
    threshold: Decimal
    direction: Direction
    step: Decimal
    deduct: Decimal
    basis: Basis
    steps: Steps


@dataclass(frozen=True, slots=True)
class Band:
    """A range of measured values and its points; an edge that is None is open-ended.

    `low_closed` and `high_closed` say whether the edge itself belongs to the band.
    """

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool
    points: Decimal


class Gap(StrEnum):
    """Which band a value between two bands belongs to."""

    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Bands:
    """Points by the band the measured value falls in (满意度≥95%得5分，80%-94%得3分…).

    Bands are sorted from the highest to the lowest. Without `gap`, a value between two bands
    cannot be scored.
    """

    kind: ClassVar[str] = "bands"
    bands: tuple[Band, ...]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a qualitative scale and its points."""

    name: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Levels:
    """Points by the level the evaluator chose (效果显著得4分，效果一般得2分…)."""

    kind: ClassVar[str] = "levels"
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Points off for each listed problem found (出现以下问题的，每一项扣0.5分，扣完为止).

    `least` and `most` are equal when the deduction is fixed; otherwise the evaluator chooses
    between them for each problem and gives a reason.
    """

    kind: ClassVar[str] = "checklist"
    least: Decimal
    most: Decimal
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an indicator and the points it earns."""

    name: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Items:
    """Points for each listed part that is met, added up."""

    kind: ClassVar[str] = "items"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PassFail:
    """The whole weight when the requirement is met, nothing otherwise."""

    kind: ClassVar[str] = "pass_fail"
    passing: str
    failing: str


@dataclass(frozen=True, slots=True)
class Discretionary:
    """Points chosen by the evaluator between `least` and `most`, with a reason (酌情)."""

    kind: ClassVar[str] = "discretionary"
    least: Decimal
    most: Decimal


MeasuredRule = Proportional | Complement | Step | Bands
"""Rules that score a measured value."""

JudgedRule = Levels | Checklist | Items | PassFail | Discretionary
"""Rules that score a recorded judgement."""

Rule = MeasuredRule | JudgedRule
