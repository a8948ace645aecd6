"""Interpolation: points in proportion between values that have theirs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from generator.model.rules import Anchor, Interpolation, award
from generator.score.workings import InterpolationWorking, Measured


def by_interpolation(
    rule: Interpolation, weight: Decimal, measured: Measured
) -> InterpolationWorking:
    """raw = p + (value − a) ÷ (b − a) × (q − p) between a, which earns p, and b, which earns q.

    Below the first anchor and above the last, raw is the points of that one.
    """
    value, anchors = measured.shown, rule.points_at
    for low, high in pairwise(anchors):
        if low.at < value < high.at:
            start, end = _points(low, weight), _points(high, weight)
            part = (value - Fraction(low.at)) / (Fraction(high.at) - Fraction(low.at))
            return InterpolationWorking(rule, measured, low, high, start + part * (end - start))
    held = _held(anchors, value)
    return InterpolationWorking(rule, measured, held, held, _points(held, weight))


def _held(anchors: tuple[Anchor, ...], value: Fraction) -> Anchor:
    """The anchor a value stands on, or the outer one beyond which it lies."""
    return next((one for one in anchors if value <= one.at), anchors[-1])


def _points(anchor: Anchor, weight: Decimal) -> Fraction:
    return award(anchor, weight).most
