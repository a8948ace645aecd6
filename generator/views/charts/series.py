"""What a chart over years is made of: series of points, and breaks between frameworks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from generator.views.charts.chart import number
from generator.words import numbers

DIGITS = 2
"""Decimals of points where a point does not say itself how it is written."""


class Axis(Enum):
    """What stands up the side: score rates from 0 to 1, or points."""

    RATE = "rate_axis"
    SCORE = "score_axis"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value of a year: a rate from 0 to 1, or points, as the axis says.

    `text` is how it is written, by default as the axis does. `joined` is whether it may be
    compared with the year before; where not, no line leads there.
    """

    year: int
    value: Fraction
    text: str = ""
    joined: bool = True


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """A line: its name and its points, oldest first; those not `highlighted` are muted.

    `reasons` says in words why a year has no value, by year (未评价, 不适用).
    """

    name: str
    points: tuple[TrendPoint, ...]
    highlighted: bool = True
    reasons: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The first year by another framework, and a short text on what changed."""

    year: int
    text: str


def written(point: TrendPoint, axis: Axis) -> str:
    """A point's value as shown."""
    if point.text:
        return point.text
    return (
        numbers.percent(point.value)
        if axis is Axis.RATE
        else numbers.exact_points(point.value, DIGITS)
    )


def height(value: Fraction, axis: Axis) -> float:
    """Where a value stands on the axis: percent, or points."""
    return number(value * 100 if axis is Axis.RATE else value)
