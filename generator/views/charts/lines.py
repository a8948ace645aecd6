"""Lines over years as traces: highlighted, muted, the mean."""

from __future__ import annotations

from collections.abc import Sequence

from generator.views.charts.chart import Figure, label, line_label
from generator.views.charts.series import Axis, TrendPoint, TrendSeries, height, written
from generator.words.catalogue import Words
from generator.words.marks import titled

SYMBOLS = ("circle", "square", "diamond", "triangle-up")
DASHES = ("solid", "dash", "dashdot", "longdash")
"""Highlighted lines are told apart by mark and stroke, not by colour alone."""


def lifted(
    series: TrendSeries, place: int, axis: Axis, say: Words, *, alone: bool,
    mean: TrendSeries | None,
) -> Figure:  # fmt: skip
    """A highlighted line, the one of this place; its values stand on it if it is `alone`."""
    return {
        **_line(series, axis, say),
        "mode": "lines+markers+text" if alone else "lines+markers",
        "textposition": [_side(point, mean) for point in _drawn(series)],
        "meta": f"series-{place}",
        "line": {"dash": DASHES[place], "width": 3},
        "marker": {"symbol": SYMBOLS[place], "size": 9},
    }


def muted(series: TrendSeries, axis: Axis, say: Words, *, first: bool) -> Figure:
    """A thin grey line; one entry of the legend stands for all of them."""
    return {
        **_line(series, axis, say),
        "mode": "lines+markers",
        "meta": "muted",
        "line": {"width": 1},
        "marker": {"size": 4},
        "legendgroup": "muted",
        "showlegend": first,
        "name": say("chart.others"),
    }


def average(series: TrendSeries, axis: Axis, say: Words) -> Figure:
    """The mean of peers."""
    return {
        **_line(series, axis, say),
        "mode": "lines+markers",
        "meta": "mean",
        "line": {"dash": "dot", "width": 2},
        "marker": {"symbol": "x-thin-open", "size": 7},
    }


def _drawn(series: TrendSeries) -> Sequence[TrendPoint | None]:
    """The points, and None between two that no line joins."""
    found: list[TrendPoint | None] = []
    before: int | None = None
    for point in series.points:
        if before is not None and not (point.joined and point.year == before + 1):
            found.append(None)
        found.append(point)
        before = point.year
    return found


def _line(series: TrendSeries, axis: Axis, say: Words) -> Figure:
    drawn = _drawn(series)
    return {
        "type": "scatter",
        "x": [point.year if point else None for point in drawn],
        "y": [height(point.value, axis) if point else None for point in drawn],
        "text": [line_label(written(point, axis)) if point else "" for point in drawn],
        "hovertext": [_hover(series, point, axis, say) if point else "" for point in drawn],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "name": label(series.name),
    }


def _hover(series: TrendSeries, point: TrendPoint, axis: Axis, say: Words) -> str:
    return line_label(titled(f"{series.name} {point.year}", written(point, axis), say))


def _side(point: TrendPoint | None, mean: TrendSeries | None) -> str:
    """Where a value stands: away from the mean of its year."""
    means = {one.year: one.value for one in mean.points} if mean else {}
    below = point is not None and point.year in means and point.value < means[point.year]
    return "bottom center" if below else "top center"
