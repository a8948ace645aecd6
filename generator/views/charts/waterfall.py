"""From one total to another, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor

from generator.views.charts.chart import (
    Chart,
    Figure,
    bars_height,
    label,
    line_label,
    marked,
    names_axis,
    number,
    twin,
)
from generator.views.tables import Cell, Heading, Table, exact
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import listed

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a waterfall: what it is, and how many points it adds (negative: takes away)."""

    name: str
    points: Fraction
    link: str | None = None


def waterfall(
    id: str,
    title: str,
    start: Change,
    changes: Sequence[Change],
    end: Change,
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
    alternative: str = "",
) -> Chart:
    """The way from one total to another: each change a bar where the one before left off.

    The totals are marks, not bars, since the axis does not begin at zero. ValueError where start
    and changes do not add up to the end, exactly.

    >>> waterfall("why", "总分为什么变化", Change("2023年度", Fraction(84)),
    ...     [Change("绩效变化", Fraction(5)), Change("指标体系修订", Fraction(-1))],
    ...     Change("2024年度", Fraction(88)), say, heading="原因")
    """
    levels = list(accumulate((one.points for one in changes), initial=start.points))
    if levels[-1] != end.points:
        raise ValueError(f"{start.points} and the changes make {levels[-1]}, not {end.points}")
    steps = list(zip(changes, levels, strict=False))
    shown = marked(title, invented, say)
    figure: Figure = {
        "data": [
            *_bars([one for one in steps if one[0].points >= 0], "gain"),
            *_bars([one for one in steps if one[0].points < 0], "loss"),
            _totals((start, end)),
        ],
        "layout": _layout([start, *changes, end], levels, say),
    }
    text = alternative or _alternative(start, changes, end, say)
    data = _twin(shown, start, changes, end, heading, invented, say)
    return Chart(id, shown, text, figure, data, beside, invented)


def lost_waterfall(
    id: str,
    title: str,
    full: Fraction,
    lost: Sequence[Change],
    score: Fraction,
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
) -> Chart:
    """From full marks to the score: `lost` are the points lost, as positive numbers.

    >>> lost_waterfall("lost", "从满分到得分", Fraction(100), [Change("决策", Fraction(2)),
    ...     Change("产出", Fraction(6))], Fraction(92), say, heading="一级指标")
    """
    changes = [Change(one.name, -one.points, one.link) for one in lost]
    return waterfall(
        id, title, Change(say("chart.full"), full), changes,
        Change(say("chart.scored"), score), say,
        heading=heading, invented=invented, beside=beside,
    )  # fmt: skip


def signed(points: Fraction) -> str:
    """Points with their sign: +2.5, −1, 0."""
    text = numbers.exact(abs(points))
    if not points:
        return text
    return f"{'+' if points > 0 else MINUS}{text}"


def _bars(steps: Sequence[tuple[Change, Fraction]], kind: str) -> list[Figure]:
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


def _totals(totals: Sequence[Change]) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "meta": "total",
        "y": [label(one.name) for one in totals],
        "x": [number(one.points) for one in totals],
        "text": [line_label(numbers.exact(one.points)) for one in totals],
        "textposition": "middle right",
        "hoverinfo": "y+text",
        "cliponaxis": False,
        "showlegend": False,
        "marker": {"symbol": "diamond", "size": 13},
    }


def _layout(named: Sequence[Change], levels: Sequence[Fraction], say: Words) -> Figure:
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


def _alternative(start: Change, changes: Sequence[Change], end: Change, say: Words) -> str:
    steps = listed((f"{one.name} {signed(one.points)}" for one in changes), say)
    return say(
        "chart.waterfall_alt", start=start.name, start_points=numbers.exact(start.points),
        steps=steps, end=end.name, end_points=numbers.exact(end.points),
    )  # fmt: skip


def _twin(
    title: str, start: Change, changes: Sequence[Change], end: Change, heading: str,
    invented: bool, say: Words,
) -> Table:  # fmt: skip
    headings = [Heading(heading), Heading(say("chart.points"), True)]
    rows = [
        [Cell(start.name, start.link), _points(start.points, numbers.exact(start.points))],
        *([Cell(one.name, one.link), _points(one.points, signed(one.points))] for one in changes),
        [Cell(end.name, end.link), _points(end.points, numbers.exact(end.points))],
    ]
    return twin(title, headings, rows, invented)


def _points(points: Fraction, text: str) -> Cell:
    return Cell(text, value=exact(points))
