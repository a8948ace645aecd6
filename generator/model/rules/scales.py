"""Rules that read points off a scale of measured values: bands and interpolation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Band:
    """A range of measured values and what it gives; an edge that is None is open-ended.

    `low_closed` and `high_closed` say whether the edge itself belongs to the band. `points`,
    `least` and `share` are those of an award.
    """

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool
    points: Decimal
    least: Decimal | None = None
    share: bool = False


class Gap(StrEnum):
    """Which band a value between two bands belongs to."""

    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Bands:
    """Points by the band the measured value falls in (满意度≥95%得5分，80%-94%得3分…).

    Bands are sorted from the highest to the lowest. Without `gap`, a value between two bands
    cannot be scored. Reverse bands (0-10%(含)计4；>30%不得分) and prior-year states
    (无结余3；不超上年2；超0, over this year's by last year's) are bands like all others.
    """

    kind: ClassVar[str] = "bands"
    bands: tuple[Band, ...]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A measured value, in the unit of the measure, and the points it earns.

    `points` are percent of the weight where `share`.
    """

    at: Decimal
    points: Decimal
    share: bool = False
    least: None = None


@dataclass(frozen=True, slots=True)
class Interpolation:
    """Points in proportion between values that have theirs (在上述比例之间的按比例计分).

    Anchors are sorted from the lowest value to the highest, two at least; below the first and
    above the last their own points hold. A target range is one with its best in the middle.
    """

    kind: ClassVar[str] = "interpolation"
    points_at: tuple[Anchor, ...]
