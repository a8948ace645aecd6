"""Score rates as dots, and where one stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from generator.views.charts.chart import Chart, Figure, label, line_label, marked, number, twin
from generator.views.tables import Cell, Heading, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import sentences

BIN = Fraction(2, 100)
"""Dots nearer than this, in the same two percentage points, are stacked."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Someone's score rate; `own` is the one looked at."""

    name: str
    rate: Fraction
    own: bool = False
    link: str | None = None


def dots(
    id: str,
    title: str,
    found: Sequence[Dot],
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
) -> Chart:
    """A dot for each score rate, those close to each other stacked; one's own is set apart.

    >>> dots("spread", "各部门得分率", [Dot("工信局", Fraction(9, 10), own=True),
    ...      Dot("商务局", Fraction(8, 10))], say, heading="部门")
    """
    ranked = sorted(found, key=lambda one: one.rate)
    placed = _stacked(ranked)
    highest = max(height for _, height in placed)
    lowest = min(one.rate for one in ranked)
    shown = marked(title, invented, say)
    figure: Figure = {
        "data": [
            *_dots([one for one in placed if not one[0].own], "muted-dots"),
            *_dots([one for one in placed if one[0].own], "own"),
        ],
        "layout": {
            "xaxis": {
                "title": {"text": say("chart.rate_axis")},
                "range": [max(0, floor(lowest * 10) * 10 - 5), 102],
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {"visible": False, "range": [0, highest + 2], "fixedrange": True},
            "showlegend": False,
            "height": 150 + 18 * highest,
        },
    }
    data = twin(
        shown,
        [Heading(heading), Heading(say("label.rate"), True)],
        [[Cell(one.name, one.link), rate_cell(one.rate)] for one in reversed(ranked)],
        invented,
    )
    return Chart(id, shown, _dots_alternative(ranked, say), figure, data, beside, invented)


def _stacked(ranked: Sequence[Dot]) -> list[tuple[Dot, int]]:
    """Dots with their height, counted within bins of equal width."""
    heights: dict[int, int] = {}
    placed: list[tuple[Dot, int]] = []
    for one in sorted(ranked, key=lambda dot: dot.own):  # on top, where its name has room
        place = int(one.rate // BIN)
        heights[place] = heights.get(place, 0) + 1
        placed.append((one, heights[place]))
    return placed


def _dots(placed: Sequence[tuple[Dot, int]], kind: str) -> list[Figure]:
    if not placed:
        return []
    own = kind == "own"
    return [
        {
            "type": "scatter",
            "mode": "markers+text" if own else "markers",
            "meta": kind,
            "x": [number(one.rate * 100) for one, _ in placed],
            "y": [height for _, height in placed],
            "text": [label(one.name) for one, _ in placed] if own else None,
            "textposition": "top center",
            "hovertext": [line_label(f"{one.name} {numbers.percent(one.rate)}")
                          for one, _ in placed],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": {"symbol": "diamond" if own else "circle", "size": 14 if own else 11},
        }
    ]  # fmt: skip


def _dots_alternative(ranked: Sequence[Dot], say: Words) -> str:
    text = say(
        "chart.dots_alt", count=len(ranked),
        low=numbers.percent(ranked[0].rate), high=numbers.percent(ranked[-1].rate),
        middle=numbers.percent(_median([one.rate for one in ranked])),
    )  # fmt: skip
    own = [say("chart.own_rate", name=one.name, rate=numbers.percent(one.rate))
           for one in ranked if one.own]  # fmt: skip
    return sentences((text, *own), say)


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
