"""Rules that take points off, or add some, for every step from a threshold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar


class Direction(StrEnum):
    """On which side of the threshold points are lost; BOTH: on either (与计划每相差3%扣1分)."""

    BELOW = "below"
    ABOVE = "above"
    BOTH = "both"


class Basis(StrEnum):
    """How the distance from the threshold is measured.

    POINTS: in the unit of the measure (percentage points for a percentage, days for a date).
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
class Reward:
    """`add` points for every `step` on the good side (每超5%加5,最高120).

    `step` is in the unit of the step it belongs to; `most` is the most points added, None where
    only the ceiling of the indicator ends them.
    """

    step: Decimal
    add: Decimal
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Full points up to a threshold, then `deduct` points off for every `step` beyond it.

    每降低1%扣0.1分，扣完为止. `threshold` is in the unit of the measure; `step` and `tolerance`
    too (days where it is a date), or in percent of the threshold when the basis is relative.
    Distances count from the far end of the `tolerance`, within which nothing is lost. `most` is
    the most points taken off (最多扣2分), None where only zero ends them. A `reward` counts
    whole or partial steps as the deduction does.

    An event count (每出现一例扣1分) is a step above a threshold of 0 例, a rank
    (每位次按0.25分递减) one above 1 位, a delay one above a date.
    """

    kind: ClassVar[str] = "step"
    threshold: Decimal
    direction: Direction
    step: Decimal
    deduct: Decimal
    basis: Basis
    steps: Steps
    tolerance: Decimal = Decimal(0)
    most: Decimal | None = None
    reward: Reward | None = None
