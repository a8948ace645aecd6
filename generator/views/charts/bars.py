"""Bars of score rates, with a mark for the mean of their peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.score.rounding import round_half_up
from generator.views.charts.chart import (
    Chart,
    Figure,
    bars_axis,
    bars_height,
    label,
    line_label,
    marked,
    names_axis,
    number,
    twin,
)
from generator.views.tables import Cell, Heading, Table, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import sentences


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its score rate, None where there is none and then the reason.

    `peer` is the mean rate of its peers, `note` stands behind the rate (such as 18 / 20),
    `own` sets the bar apart, `link` is for the table.
    """

    name: str
    rate: Fraction | None
    note: str = ""
    peer: Fraction | None = None
    own: bool = False
    reason: str = ""
    link: str | None = None


def rate_bars(
    id: str,
    title: str,
    bars: Sequence[Bar],
    say: Words,
    *,
    heading: str,
    peer: str = "",
    ordered: bool = True,
    invented: bool = False,
    beside: bool = False,
    alternative: str = "",
) -> Chart:
    """Score rates as bars to 100 %, highest first unless not `ordered`; none is no bar.

    `heading` names what the bars are (部门), `peer` the mean marked on them (同组平均). At least
    one bar has a rate.

    >>> rate_bars("departments", "2024年度各部门得分率",
    ...           [Bar("工信局", Fraction(9, 10), own=True, peer=Fraction(4, 5)),
    ...            Bar("商务局", None, reason="未评价")], say, heading="部门", peer="同组平均")
    """
    rated = [(bar, bar.rate) for bar in bars if bar.rate is not None]
    if ordered:
        rated.sort(key=lambda one: -one[1])
    traces = [*_traces(rated, say), *_peers(rated, peer)]
    figure: Figure = {
        "data": traces,
        "layout": {
            "barmode": "overlay",
            "xaxis": bars_axis(say("chart.rate_axis"), Decimal(100)),
            "yaxis": {**names_axis(), "categoryorder": "array",
                      "categoryarray": [label(bar.name) for bar, _ in rated]},
            "showlegend": len(traces) > 1 and bool(peer),
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "height": bars_height(len(rated)),
        },
    }  # fmt: skip
    shown = marked(title, invented, say)
    return Chart(
        id, shown, alternative or _alternative(rated, say), figure,
        _twin(shown, bars, heading, peer, invented, say), beside, invented,
    )  # fmt: skip


def _traces(rated: Sequence[tuple[Bar, Fraction]], say: Words) -> list[Figure]:
    """One trace of the bars, one of those set apart."""
    parts = [("bar", [one for one in rated if not one[0].own]),
             ("own", [one for one in rated if one[0].own])]  # fmt: skip
    return [
        {
            "type": "bar",
            "orientation": "h",
            "meta": kind,
            "y": [label(bar.name) for bar, _ in part],
            "x": [number(round_half_up(rate * 100, 2)) for _, rate in part],
            "text": [line_label(_text(bar, rate, say)) for bar, rate in part],
            "textposition": "auto",
            "insidetextanchor": "start",
            "hoverinfo": "y+text",
            "cliponaxis": False,
            "showlegend": False,
        }
        for kind, part in parts
        if part
    ]


def _text(bar: Bar, rate: Fraction, say: Words) -> str:
    text = numbers.percent(rate)
    return say("chart.bar", rate=text, note=bar.note) if bar.note else text


def _peers(rated: Sequence[tuple[Bar, Fraction]], name: str) -> list[Figure]:
    marked = [(bar.name, bar.peer) for bar, _ in rated if bar.peer is not None]
    if not marked or not name:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "meta": "mean",
            "name": label(name),
            "y": [label(bar) for bar, _ in marked],
            "x": [number(round_half_up(rate * 100, 2)) for _, rate in marked],
            "text": [line_label(f"{name} {numbers.percent(rate)}") for _, rate in marked],
            "hoverinfo": "y+text",
            "marker": {"symbol": "diamond-tall", "size": 12},
        }
    ]


def _alternative(rated: Sequence[tuple[Bar, Fraction]], say: Words) -> str:
    best = max(rated, key=lambda one: one[1])
    worst = min(rated, key=lambda one: one[1])
    text = say(
        "chart.rates_alt", count=len(rated),
        best=best[0].name, best_rate=numbers.percent(best[1]),
        worst=worst[0].name, worst_rate=numbers.percent(worst[1]),
    )  # fmt: skip
    own = [say("chart.own_rate", name=bar.name, rate=numbers.percent(rate))
           for bar, rate in rated if bar.own]  # fmt: skip
    return sentences((text, *own), say)


def _twin(
    title: str, bars: Sequence[Bar], heading: str, peer: str, invented: bool, say: Words
) -> Table:
    headings = [Heading(heading), Heading(say("label.rate"), True)]
    rows = [[Cell(bar.name, bar.link), rate_cell(bar.rate, bar.reason)] for bar in bars]
    if peer:
        headings.append(Heading(peer, True))
        for row, bar in zip(rows, bars, strict=True):
            row.append(rate_cell(bar.peer))
    return twin(title, headings, rows, invented)
