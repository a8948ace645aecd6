"""How many, and where one stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from generator.views.charts.chart import Chart, Figure, label, line_label, marked, number, twin
from generator.views.tables import Cell, Heading, number_cell, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import listed, sentences

BIN = Fraction(2, 100)
"""Width of a bin of the dots: two percentage points."""
EDGES = (0, 60, 70, 80, 85, 90, 95)
"""Where the bins of a histogram begin, in percent; the last one ends at 100."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many have something (a grade); `own` is what the one looked at has."""

    name: str
    count: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """Someone's score rate; `own` is the one looked at."""

    name: str
    rate: Fraction
    own: bool = False
    link: str | None = None


def counts(
    id: str,
    title: str,
    found: Sequence[Count],
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
    own: str = "",
) -> Chart:
    """How many have each grade, in the order given, zeros too; `own` says whose bar is set apart.

    >>> counts("grades", "2024年度评价等级分布", [Count("优", 3), Count("良", 8, own=True)], say,
    ...        heading="评价等级", own="工信局")
    """
    shown = marked(title, invented, say)
    each = (say("chart.count", name=one.name, count=one.count) for one in found)
    text = say("chart.counts_alt", total=sum(one.count for one in found), counts=listed(each, say))
    mine = [one.name for one in found if one.own]
    if own and mine:
        text = sentences((text, say("chart.own_is", name=own, value=mine[0])), say)
    data = twin(
        shown,
        [Heading(heading), Heading(say("chart.number_of"), True)],
        [[Cell(one.name), number_cell(one.count)] for one in found],
        invented,
    )
    return Chart(id, shown, text, _columns(found, own, say), data, beside, invented)


def histogram(
    id: str,
    title: str,
    dots: Sequence[Dot],
    say: Words,
    *,
    heading: str,
    edges: Sequence[int] = EDGES,
    invented: bool = False,
    beside: bool = False,
) -> Chart:
    """How many score rates lie in each bin; `edges` are where bins begin, in percent.

    The bin of one's own is set apart. No rate lies under the first edge.

    >>> histogram("spread", "得分率分布", [Dot("工信局", Fraction(9, 10), own=True)], say,
    ...           heading="得分率")
    """
    places = [sum(dot.rate * 100 >= edge for edge in edges) - 1 for dot in dots]
    own = [(dot, place) for dot, place in zip(dots, places, strict=True) if dot.own]
    found = [
        Count(name, places.count(place), own=any(place == one for _, one in own))
        for place, name in enumerate(_bins(edges, say))
    ]
    names = listed((dot.name for dot, _ in own), say)
    return counts(
        id, title, found, say, heading=heading, invented=invented, beside=beside, own=names
    )


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


def _columns(found: Sequence[Count], own: str, say: Words) -> Figure:
    parts = [("bar", [one for one in found if not one.own]),
             ("own", [one for one in found if one.own])]  # fmt: skip
    return {
        "data": [
            {
                "type": "bar",
                "meta": kind,
                "x": [label(one.name) for one in part],
                "y": [one.count for one in part],
                "text": [_column_text(one, own, say) for one in part],
                "textposition": "outside",
                "hoverinfo": "x+text",
                "cliponaxis": False,
                "showlegend": False,
            }
            for kind, part in parts
            if part
        ],
        "layout": {
            "barmode": "overlay",
            "xaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [label(one.name) for one in found],
                "automargin": True,
                "fixedrange": True,
            },
            "yaxis": {
                "title": {"text": say("chart.number_of")},
                "rangemode": "tozero",
                "tickformat": "d",
                "automargin": True,
                "fixedrange": True,
            },
            "height": 320,
        },
    }


def _column_text(one: Count, own: str, say: Words) -> str:
    if one.own and own:
        return f"{one.count}<br>{label(say('chart.own_mark', name=own))}"
    return str(one.count)


def _bins(edges: Sequence[int], say: Words) -> list[str]:
    ends = [*edges[1:], None]
    return [
        say("chart.heat_between", low=low, high=high)
        if high is not None
        else say("chart.heat_above", low=low)
        for low, high in zip(edges, ends, strict=True)
    ]


def _stacked(ranked: Sequence[Dot]) -> list[tuple[Dot, int]]:
    """Dots with their height, counted within bins of equal width."""
    heights: dict[int, int] = {}
    placed: list[tuple[Dot, int]] = []
    for one in ranked:
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
