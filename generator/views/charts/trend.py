"""Lines over years: a missing year is a gap, and what may not be compared is not joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.views.charts.chart import Chart, Figure, marked, twin
from generator.views.charts.lines import average, lifted, muted
from generator.views.charts.series import Axis, Break, TrendSeries, written
from generator.views.charts.years import layout
from generator.views.tables import Cell, Heading, Table, absent_cell, exact
from generator.words.catalogue import Words
from generator.words.marks import listed, sentences

MAX_HIGHLIGHTED = 4
"""As many lines as colours can be told apart."""


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
    behind = [one for one in ranked if not one.highlighted]
    before = [one for one in ranked if one.highlighted]
    peers = [mean] if mean and mean.points else []
    alone = len(ranked) == 1
    traces = [
        *(muted(one, axis, say, first=place == 0) for place, one in enumerate(behind)),
        *(average(one, axis, say) for one in peers),
        *(lifted(one, place, axis, say, alone=alone, mean=mean)
          for place, one in enumerate(before)),
    ]  # fmt: skip
    every = [*ranked, *peers]
    years = _years(every)
    frame = layout(every, years, breaks, axis, say)
    figure: Figure = {"data": traces, "layout": {**frame, "showlegend": len(traces) > 1}}
    shown = marked(title, invented, say)
    text = alternative or _alternative([*before, *peers], len(behind), years, breaks, axis, say)
    data = _twin(shown, every, years, heading, axis, invented, say)
    return Chart(id, shown, text, figure, data, beside, invented)


def _at_most_highlighted(series: Sequence[TrendSeries]) -> tuple[TrendSeries, ...]:
    """The series, those highlighted after the fourth muted."""
    found: list[TrendSeries] = []
    for one in series:
        full = sum(other.highlighted for other in found) >= MAX_HIGHLIGHTED
        found.append(replace(one, highlighted=False) if full else one)
    return tuple(found)


def _years(series: Iterable[TrendSeries]) -> range:
    """All years from the first to the last, those without values too."""
    found = {point.year for one in series for point in one.points}
    found |= {year for one in series for year, _ in one.reasons}
    return range(min(found), max(found) + 1)


def _alternative(
    told: Sequence[TrendSeries], behind: int, years: range, breaks: Sequence[Break], axis: Axis,
    say: Words,
) -> str:  # fmt: skip
    lines = [say("chart.trend_alt", name=one.name, values=_spoken(one, years, axis, say))
             for one in told]  # fmt: skip
    if behind:
        lines.append(say("chart.trend_others", count=behind))
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
