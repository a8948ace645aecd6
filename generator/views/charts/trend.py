"""Lines over years: a missing year is a gap, and what may not be compared is not joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import floor

from generator.views.charts.chart import Chart, Figure, label, line_label, marked, number, twin
from generator.views.tables import Cell, Heading, Table, absent_cell, exact
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import listed, sentences, titled

MAX_HIGHLIGHTED = 4
"""As many lines as colours can be told apart."""
SYMBOLS = ("circle", "square", "diamond", "triangle-up")
DASHES = ("solid", "dash", "dashdot", "longdash")
CUT_FROM = 60
"""Values that all lie above this are shown on an axis that begins below them, and says so."""


class Axis(Enum):
    """What stands up the side: score rates from 0 to 1, or points."""

    RATE = "rate_axis"
    SCORE = "score_axis"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value of a year: a rate from 0 to 1, or points, as the axis says.

    `text` is how it is written, by default as the axis does. `joined` is whether it may be
    compared with the year before; where not, no line leads there.
    """

    year: int
    value: Fraction
    text: str = ""
    joined: bool = True


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """A line: its name and its points, oldest first; those not `highlighted` are muted.

    `reasons` says in words why a year has no value, by year (未评价, 不适用).
    """

    name: str
    points: tuple[TrendPoint, ...]
    highlighted: bool = True
    reasons: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The first year by another framework, and a short text on what changed."""

    year: int
    text: str


def trend(
    id: str,
    title: str,
    series: Sequence[TrendSeries],
    say: Words,
    *,
    axis: Axis = Axis.SCORE,
    breaks: Sequence[Break] = (),
    mean: TrendSeries | None = None,
    heading: str = "",
    invented: bool = False,
    beside: bool = False,
    alternative: str = "",
) -> Chart:
    """Lines over the years; at most four are highlighted, further ones are muted.

    Only neighbouring years are joined, and only where the later point is `joined`. Each break is
    a dashed line before its year, with its text. `heading` names the series in the table (部门).

    >>> trend("totals", "历年总分", [TrendSeries("工信局", (
    ...     TrendPoint(2021, Fraction(84)), TrendPoint(2022, Fraction(88), joined=False)))], say,
    ...     breaks=[Break(2022, "指标体系修订")], mean=TrendSeries("同组平均", ()))
    """
    ranked = _at_most_highlighted(series)
    muted = [one for one in ranked if not one.highlighted]
    lifted = [one for one in ranked if one.highlighted]
    alone = len(ranked) == 1
    traces = [
        *(_muted(one, axis, say, first=position == 0) for position, one in enumerate(muted)),
        *([_mean(mean, axis, say)] if mean and mean.points else []),
        *(_lifted(one, place, axis, say, alone=alone) for place, one in enumerate(lifted)),
    ]
    every = [*ranked, *([mean] if mean and mean.points else [])]
    years = _years(every)
    figure: Figure = {"data": traces, "layout": _layout(every, years, breaks, axis, say)}
    figure["layout"]["showlegend"] = len(traces) > 1
    shown = marked(title, invented, say)
    text = alternative or _alternative(lifted, len(muted), years, breaks, axis, say)
    data = _twin(shown, every, years, heading, axis, invented, say)
    return Chart(id, shown, text, figure, data, beside, invented)


def _at_most_highlighted(series: Sequence[TrendSeries]) -> tuple[TrendSeries, ...]:
    """The series, those highlighted after the fourth muted."""
    found: list[TrendSeries] = []
    for one in series:
        full = sum(other.highlighted for other in found) >= MAX_HIGHLIGHTED
        muted = TrendSeries(one.name, one.points, highlighted=False, reasons=one.reasons)
        found.append(muted if full else one)
    return tuple(found)


def _years(series: Iterable[TrendSeries]) -> range:
    """All years from the first to the last, those without values too."""
    found = {point.year for one in series for point in one.points}
    found |= {year for one in series for year, _ in one.reasons}
    return range(min(found), max(found) + 1)


def written(point: TrendPoint, axis: Axis) -> str:
    """A point's value as shown."""
    if point.text:
        return point.text
    return numbers.percent(point.value) if axis is Axis.RATE else numbers.exact(point.value)


def _height(value: Fraction, axis: Axis) -> float:
    return number(value * 100 if axis is Axis.RATE else value)


def _hover(series: TrendSeries, point: TrendPoint, axis: Axis, say: Words) -> str:
    return titled(f"{series.name} {point.year}", written(point, axis), say)


def _line(series: TrendSeries, axis: Axis, say: Words) -> Figure:
    """The points with an empty one where the line is not to lead on."""
    x: list[int] = []
    y: list[float | None] = []
    text: list[str] = []
    hover: list[str] = []
    before: int | None = None
    for point in series.points:
        if before is not None and not (point.joined and point.year == before + 1):
            x.append(point.year)
            y.append(None)
            text.append("")
            hover.append("")
        x.append(point.year)
        y.append(_height(point.value, axis))
        text.append(line_label(written(point, axis)))
        hover.append(line_label(_hover(series, point, axis, say)))
        before = point.year
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "text": text,
        "hovertext": hover,
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "name": label(series.name),
    }


def _lifted(series: TrendSeries, place: int, axis: Axis, say: Words, *, alone: bool) -> Figure:
    return {
        **_line(series, axis, say),
        "mode": "lines+markers+text" if alone else "lines+markers",
        "textposition": "top center",
        "meta": f"series-{place}",
        "line": {"dash": DASHES[place], "width": 3},
        "marker": {"symbol": SYMBOLS[place], "size": 9},
    }


def _muted(series: TrendSeries, axis: Axis, say: Words, *, first: bool) -> Figure:
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


def _mean(series: TrendSeries, axis: Axis, say: Words) -> Figure:
    return {
        **_line(series, axis, say),
        "mode": "lines+markers",
        "meta": "mean",
        "line": {"dash": "dot", "width": 2},
        "marker": {"symbol": "x-thin-open", "size": 7},
    }


def _layout(
    series: Sequence[TrendSeries], years: range, breaks: Sequence[Break], axis: Axis, say: Words
) -> Figure:
    heights = [_height(point.value, axis) for one in series for point in one.points]
    base = _base(heights)
    title = say(f"chart.{axis.value}")
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
            "title": {"text": title + say("chart.cut", base=base) if base else title},
            "range": [base, max(105, *heights) if heights else 105],
            "automargin": True,
            "fixedrange": True,
        },
        "shapes": [_break_line(one) for one in breaks],
        "annotations": [_break_text(one) for one in breaks],
        "legend": {"orientation": "h", "y": -0.18, "yanchor": "top", "x": 0},
        "height": 380 if len(series) > 1 else 340,
    }


def _base(heights: Sequence[float]) -> int:
    """Where the axis begins: at zero unless all values lie well above."""
    lowest = min(heights, default=0)
    return floor((lowest - 5) / 10) * 10 if lowest >= CUT_FROM else 0


def _break_line(one: Break) -> Figure:
    x = one.year - 0.5
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"dash": "dash", "width": 1}}  # fmt: skip


def _break_text(one: Break) -> Figure:
    return {"x": one.year - 0.5, "y": 1, "yref": "paper", "yanchor": "bottom",
            "text": label(one.text), "showarrow": False}  # fmt: skip


def _alternative(
    lifted: Sequence[TrendSeries], muted: int, years: range, breaks: Sequence[Break], axis: Axis,
    say: Words,
) -> str:  # fmt: skip
    lines = [say("chart.trend_alt", name=one.name, values=_spoken(one, years, axis, say))
             for one in lifted]  # fmt: skip
    if muted:
        lines.append(say("chart.trend_others", count=muted))
    lines.extend(say("chart.trend_break", year=one.year, text=one.text) for one in breaks)
    return sentences(lines, say)


def _spoken(series: TrendSeries, years: range, axis: Axis, say: Words) -> str:
    """The values of every year in words, a missing year as missing."""
    points = {point.year: point for point in series.points}
    return listed(
        (
            say("chart.trend_value", year=year, value=written(points[year], axis))
            if year in points
            else say("chart.trend_none", year=year)
            for year in years
        ),
        say,
    )


def _twin(
    title: str, series: Sequence[TrendSeries], years: range, heading: str, axis: Axis,
    invented: bool, say: Words,
) -> Table:  # fmt: skip
    """Series × years; a year without value says why."""
    headings = [Heading(heading or say("chart.series"))]
    headings += [Heading(str(year), True) for year in years]
    return twin(title, headings, [_twin_row(one, years, axis, say) for one in series], invented)


def _twin_row(series: TrendSeries, years: range, axis: Axis, say: Words) -> list[Cell]:
    points = {point.year: point for point in series.points}
    reasons = dict(series.reasons)
    return [
        Cell(series.name),
        *(
            Cell(written(points[year], axis), value=exact(points[year].value))
            if year in points
            else absent_cell(reasons.get(year, say("chart.no_value")))
            for year in years
        ),
    ]
