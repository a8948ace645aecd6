"""Bands: the points of the range a measured value falls in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import count

from generator.model.evaluation import Judgement
from generator.model.rules import Band, Bands, Gap, award
from generator.score.rounding import round_half_up
from generator.score.rules.faults import Fault, award_fault
from generator.score.workings import BandWorking, Measured


def by_bands(
    rule: Bands, weight: Decimal, measured: Measured, judgement: Judgement | None
) -> BandWorking | Fault:
    """raw = points of the band, or those chosen within its range."""
    landed = landing(rule, measured.shown)
    if landed is None:
        return Fault("value-in-gap", {"value": _outside(rule.bands, measured.shown)})
    band, by_gap = landed
    return _of_band(rule, band, by_gap, weight, measured, judgement)


def landing(rule: Bands, value: Fraction) -> tuple[Band, bool] | None:
    """The band a value falls in, and whether it lies in a gap that the rule assigns to it.

    None where the rule gives it to no band.
    """
    hit = next((band for band in rule.bands if in_band(band, value)), None)
    if hit is not None:
        return hit, False
    assigned = _across_gap(rule, value)
    return (assigned, True) if assigned is not None else None


def _of_band(
    rule: Bands,
    band: Band,
    by_gap: bool,
    weight: Decimal,
    measured: Measured,
    judgement: Judgement | None,
) -> BandWorking | Fault:
    gives = award(band, weight)
    if fault := award_fault(gives, judgement):
        return fault
    if not gives.is_range:
        return BandWorking(rule, measured, band, by_gap, gives.most)
    assert judgement is not None
    assert judgement.points is not None
    chosen = Fraction(judgement.points)
    return BandWorking(rule, measured, band, by_gap, chosen, gives, judgement)


def in_band(band: Band, value: Fraction) -> bool:
    """Whether a value, in the unit of the measure, lies in a band."""
    return not below(band, value) and not above(band, value)


def below(band: Band, value: Fraction) -> bool:
    """Whether a value lies below a band."""
    if band.low is None:
        return False
    low = Fraction(band.low)
    return value < low or (value == low and not band.low_closed)


def above(band: Band, value: Fraction) -> bool:
    """Whether a value lies above a band."""
    if band.high is None:
        return False
    high = Fraction(band.high)
    return value > high or (value == high and not band.high_closed)


def _across_gap(rule: Bands, value: Fraction) -> Band | None:
    """The neighbour a value between two bands is given to; None beyond the outer bands too."""
    higher = [band for band in rule.bands if below(band, value)]
    lower = [band for band in rule.bands if above(band, value)]
    if not higher or not lower or rule.gap is None:
        return None
    return higher[-1] if rule.gap is Gap.UPPER else lower[0]


def _outside(bands: Iterable[Band], value: Fraction) -> str:
    """A value in no band, with as many decimals as it takes to see that; at least two."""
    shown = (round_half_up(value, digits) for digits in count(2))
    told = next(one for one in shown if not any(in_band(band, Fraction(one)) for band in bands))
    return f"{told:f}"
