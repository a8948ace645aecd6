"""The axes of a chart over years, and the lines where frameworks changed."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from generator.views.charts.chart import Figure, label
from generator.views.charts.series import Axis, Break, TrendSeries, height
from generator.words.catalogue import Words

TOP = 104
"""Where the axis ends: room for what stands above a full rate or full marks."""
CUT_FROM = 60
"""Values that all lie above this are shown on an axis that begins below them, and says so."""
LINE_HEIGHT = 16
"""Pixels of a line of text above the chart."""


def layout(
    series: Sequence[TrendSeries], years: range, breaks: Sequence[Break], axis: Axis, say: Words
) -> Figure:
    """Years along the foot, each of them; values up the side; breaks between years."""
    heights = [height(point.value, axis) for one in series for point in one.points]
    base = _base(heights)
    title = say(f"chart.{axis.value}")
    texts = _break_texts(breaks)
    return {
        "xaxis": {
            "tickmode": "array",
            "tickvals": list(years),
            "ticktext": [str(year) for year in years],
            "range": [years[0] - 0.5, years[-1] + 0.5],
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "title": {"text": say("chart.cut", axis=title, base=base) if base else title},
            "range": [base, max([TOP, *heights])],
            "automargin": True,
            "fixedrange": True,
        },
        "shapes": [_break_line(one) for one in breaks],
        "annotations": texts,
        "margin": {"t": 2 * LINE_HEIGHT + max((one["yshift"] for one in texts), default=0)},
        "legend": {"orientation": "h", "y": -0.18, "yanchor": "top", "x": 0},
        "height": 380 if len(series) > 1 else 340,
    }


def _base(heights: Sequence[float]) -> int:
    """Where the axis begins: at zero unless all values lie well above."""
    lowest = min(heights, default=0)
    return floor((lowest - 5) / 10) * 10 if lowest >= CUT_FROM else 0


def _break_line(one: Break) -> Figure:
    x = one.year - 0.5
    return {
        "type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"dash": "dash", "width": 1},
    }  # fmt: skip


def _break_texts(breaks: Sequence[Break]) -> list[Figure]:
    """The texts of the breaks, every second one raised, so that neighbours do not meet."""
    texts = [label(one.text) for one in breaks]
    raised = LINE_HEIGHT * max((1 + text.count("<br>") for text in texts), default=0)
    return [
        {
            "x": one.year - 0.5, "y": 1, "yref": "paper", "yanchor": "bottom", "text": text,
            "showarrow": False, "yshift": raised if position % 2 else 0,
        }
        for position, (one, text) in enumerate(zip(breaks, texts, strict=True))
    ]  # fmt: skip
