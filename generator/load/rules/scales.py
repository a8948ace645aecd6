"""Bands and interpolation."""

from __future__ import annotations

from decimal import Decimal

from generator.load.rules.awards import load_award, load_fixed
from generator.model.rules import Anchor, Band, Bands, Gap, Interpolation
from generator.yaml_nodes.fields import Fields


def load_bands(fields: Fields, symbol: str) -> Bands:
    """Bands, sorted from the highest to the lowest."""
    bands = [_band(one, symbol) for one in fields.children("bands", required=True)]
    bands.sort(
        key=lambda band: (band.low is not None, band.low or 0, not band.low_closed), reverse=True
    )
    gap = fields.choice("gap", Gap) if fields.has("gap") else None
    return Bands(tuple(bands), gap)


def _band(fields: Fields, symbol: str) -> Band:
    low, low_closed = _edge(fields, symbol, "from", "above")
    high, high_closed = _edge(fields, symbol, "to", "below")
    award = load_award(fields)
    fields.finish()
    return Band(low, low_closed, high, high_closed, award.points, award.least, award.share)


def _edge(
    fields: Fields, symbol: str, closed_key: str, open_key: str
) -> tuple[Decimal | None, bool]:
    closed, opened = fields.has(closed_key), fields.has(open_key)
    if closed and opened:
        fields.problem("two-edges", fields.at(open_key), one=closed_key, other=open_key)
    if closed:
        return fields.measured(closed_key, symbol), True
    return (fields.measured(open_key, symbol), False) if opened else (None, False)


def load_interpolation(fields: Fields, symbol: str) -> Interpolation:
    """Values with their points, sorted from the lowest value to the highest."""
    anchors: list[Anchor] = []
    for one in fields.children("points_at", required=True):
        at, award = one.measured("at", symbol), load_fixed(one)
        if one.finish() and at in [other.at for other in anchors]:
            one.problem("repeated-name", one.at("at"), name=at)
        anchors.append(Anchor(at, award.points, award.share))
    if fields.ok and len(anchors) < 2:
        fields.problem("one-anchor", fields.at("points_at"))
    return Interpolation(tuple(sorted(anchors, key=lambda anchor: anchor.at)))
