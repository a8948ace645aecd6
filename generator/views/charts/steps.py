"""The parts of a waterfall: changes as bars, totals as marks, the axis around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from generator.views.charts.chart import (
    Figure,
    bars_height,
    label,
    line_label,
    names_axis,
    number,
)
from generator.words import numbers
from generator.words.catalogue import Words

MINUS = "−"
DIGITS = 2
"""Decimals of points; more where they are exact then."""


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a waterfall: what it is, and how many points it adds (negative: takes away)."""

    name: str
    points: Fraction
    link: str | None = None


def signed(points: Fraction) -> str:
    """Points with their sign: +2.50, −1.00, 0.00."""
    text = written(abs(points))
    if not points:
        return text
    return f"{'+' if points > 0 else MINUS}{text}"


def written(points: Fraction) -> str:
    """Points without a sign."""
    return numbers.exact_points(points, DIGITS)


def bars(steps: Sequence[tuple[Change, Fraction]], kind: str) -> list[Figure]:
    """Each change from the level the one before left, as one trace; `kind` is gain or loss."""
    if not steps:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "meta": kind,
            "y": [label(one.name) for one, _ in steps],
            "base": [number(level) for _, level in steps],
            "x": [number(one.points) for one, _ in steps],
            "text": [line_label(signed(one.points)) for one, _ in steps],
            "textposition": "outside",
            "hoverinfo": "y+text",
            "cliponaxis": False,
            "showlegend": False,
            "marker": {"pattern": {"shape": "/" if kind == "loss" else ""}},
        }
    ]


def totals(totals: Sequence[Change]) -> Figure:
    """Start and end as marks."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "meta": "total",
        "y": [label(one.name) for one in totals],
        "x": [number(one.points) for one in totals],
        "text": [line_label(written(one.points)) for one in totals],
        "textposition": "middle right",
        "hoverinfo": "y+text",
        "cliponaxis": False,
        "showlegend": False,
        "marker": {"symbol": "diamond", "size": 13},
    }


def layout(named: Sequence[Change], levels: Sequence[Fraction], say: Words) -> Figure:
    """An axis around the levels, which says where it begins; the names in their order."""
    low, high = min(levels), max(levels)
    room = max(high - low, Fraction(1)) / 5
    base = floor(low - room)
    names = [label(one.name) for one in named]
    return {
        "barmode": "overlay",
        "xaxis": {
            "title": {"text": say("chart.points_from", base=base)},
            "range": [base, ceil(high + room)],
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {**names_axis(), "categoryorder": "array", "categoryarray": names},
        "height": bars_height(len(named)),
    }
