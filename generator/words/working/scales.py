"""Bands and interpolation in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.rules import Anchor, Band, Bands, award
from generator.score.trace import BandWorking, InterpolationWorking
from generator.words import numbers
from generator.words.catalogue import Words


def band_line(working: BandWorking, raw: str, say: Words) -> str:
    """The band a value falls in and what it gives."""
    symbol = working.measured.measure.unit.symbol
    value = numbers.measured(working.measured.shown, symbol, say, band_edges(working.rule))
    band = band_text(working.band, symbol, say)
    if (within := working.within) is None:
        key = "working.band_by_gap" if working.by_gap else "working.band"
        return say(key, value=value, band=band, points=raw)
    key = "working.band_by_gap_chosen" if working.by_gap else "working.band_chosen"
    low, high = numbers.exact(within.least), numbers.exact(within.most)
    return say(key, value=value, band=band, low=low, high=high, points=raw)


def band_edges(rule: Bands) -> tuple[Decimal, ...]:
    """All edges of the bands."""
    edges = (edge for band in rule.bands for edge in (band.low, band.high))
    return tuple(edge for edge in edges if edge is not None)


def band_text(band: Band, symbol: str, say: Words) -> str:
    """A band as an interval: ≥80%，≤94%."""
    edges: list[str] = []
    if band.low is not None:
        low = numbers.parameter(band.low, symbol, say)
        edges.append(f"≥{low}" if band.low_closed else say("mark.over", value=low))
    if band.high is not None:
        high = numbers.parameter(band.high, symbol, say)
        edges.append(f"≤{high}" if band.high_closed else say("mark.under", value=high))
    return say("mark.range", low="", high="").join(edges)


def interpolation_line(working: InterpolationWorking, weight: Decimal, raw: str, say: Words) -> str:
    """Between which anchors the value lies, and its part of the way."""
    symbol = working.measured.measure.unit.symbol
    shown, low, high = working.measured.shown, working.low, working.high
    value = numbers.measured(shown, symbol, say, [one.at for one in working.rule.points_at])
    if low == high:
        place = "at" if shown == low.at else "under" if shown < low.at else "over"
        at = numbers.parameter(low.at, symbol, say)
        return say(f"working.interpolation_{place}", value=value, at=at, points=raw)
    start, end = (award(one, weight).most for one in (low, high))
    return say(
        "working.interpolation",
        value=value, low=_anchor(low, start, symbol, say), high=_anchor(high, end, symbol, say),
        sum=f"{numbers.exact(start)} + {_part(shown, low, high, say)} × "
        f"({numbers.exact(end)} − {numbers.exact(start)}) = {raw}",
    )  # fmt: skip


def _anchor(anchor: Anchor, points: Fraction, symbol: str, say: Words) -> str:
    at = numbers.parameter(anchor.at, symbol, say)
    return say("working.anchor", at=at, points=numbers.exact(points))


def _part(shown: Fraction, low: Anchor, high: Anchor, say: Words) -> str:
    """How far the value has come on its way from one anchor to the next."""
    done, whole = shown - Fraction(low.at), Fraction(high.at) - Fraction(low.at)
    return f"{numbers.measured(done, '', say)} ÷ {numbers.measured(whole, '', say)}"
