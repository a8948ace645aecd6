"""Bands close: they neither overlap nor leave gaps nobody reads."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from generator.model.framework import Indicator, RuleEntry
from generator.model.rules import Band, Bands, MeasuredRule
from generator.model.units import DATE, day_of
from generator.problems import Report


def bands_close(leaf: Indicator, entry: RuleEntry, rule: MeasuredRule, report: Report) -> None:
    """The edges of bands fit together."""
    if not isinstance(rule, Bands):
        return
    upside_down = False
    for band in rule.bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            edges = {"low": _edge(entry, band.low), "high": _edge(entry, band.high)}
            report.add("band-edges", entry.place, id=leaf.id, **edges)
            upside_down = True
    for upper, lower in pairwise(rule.bands) if not upside_down else ():
        _check_neighbours(leaf, entry, upper, lower, report, gap_is_read=rule.gap is not None)


def _check_neighbours(
    leaf: Indicator,
    entry: RuleEntry,
    upper: Band,
    lower: Band,
    report: Report,
    *,
    gap_is_read: bool,
) -> None:
    if upper.low is None or lower.high is None or lower.high > upper.low:
        report.add("band-overlap", entry.place, id=leaf.id)
        return
    touching = upper.low == lower.high
    if touching and upper.low_closed and lower.high_closed:
        report.add("band-overlap", entry.place, id=leaf.id)
    elif touching and not upper.low_closed and not lower.high_closed and not gap_is_read:
        report.add("band-edge", entry.place, id=leaf.id, edge=_edge(entry, upper.low))
    elif not touching and not gap_is_read and not _next_whole(entry, lower, upper):
        low, high = _edge(entry, lower.high), _edge(entry, upper.low)
        report.add("band-gap", entry.place, id=leaf.id, low=low, high=high)


def _next_whole(entry: RuleEntry, lower: Band, upper: Band) -> bool:
    """Whether two bands of dates meet: nothing lies between one day and the next."""
    if entry.measure is None or not entry.measure.unit.is_date:
        return False
    assert upper.low is not None
    assert lower.high is not None
    closed = upper.low_closed and lower.high_closed
    return closed and upper.low - lower.high == 1


def _edge(entry: RuleEntry, edge: Decimal) -> str:
    """An edge as it is written in the data."""
    symbol = entry.measure.unit.symbol if entry.measure else ""
    return day_of(edge).isoformat() if symbol == DATE else str(edge)
