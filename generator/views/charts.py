"""Charts as data: plotly figures without colours or fonts, each with a text that says it all.

The page's script adds the theme, so that one figure serves light, dark and print. Labels come
from data and are escaped, because plotly reads a little HTML in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.model.tables import DataTable
from generator.score.rounding import round_half_up
from generator.words import numbers
from generator.words.catalogue import Words

LABEL_WIDTH = 11
MAX_LABEL_LINES = 3
MAX_LOST_BARS = 12

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its id on the page, title, text alternative, and plotly data and layout."""

    id: str
    title: str
    alternative: str
    figure: Figure


def label(text: str) -> str:
    """A label in lines of a few characters, its markup signs escaped."""
    lines = [text[start : start + LABEL_WIDTH] for start in range(0, len(text), LABEL_WIDTH)]
    if len(lines) > MAX_LABEL_LINES:
        lines = [*lines[: MAX_LABEL_LINES - 1], lines[MAX_LABEL_LINES - 1][:-1] + "…"]
    return "<br>".join(escape(line, quote=False) for line in lines)


def number(value: Decimal) -> float:
    """A number for drawing; JSON knows no decimals, and a pixel needs no more."""
    return float(value)


def _bars(
    labels: Sequence[str], values: Sequence[Decimal], texts: Sequence[str], axis: str,
    limit: Decimal | None,
) -> Figure:  # fmt: skip
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [label(text) for text in labels],
                "x": [number(value) for value in values],
                "text": list(texts),
                "textposition": "auto",
                "hoverinfo": "y+text",
                "cliponaxis": False,
            }
        ],
        "layout": {
            "xaxis": {
                "title": {"text": axis},
                "range": [0, number(limit)] if limit else None,
                "rangemode": "tozero",
                "fixedrange": True,
            },
            "yaxis": {"autorange": "reversed", "automargin": True, "fixedrange": True},
            "height": 110 + 46 * len(labels),
        },
    }


def rates(result: Result, say: Words) -> Chart:
    """Score rates of the first level, as bars to 100 %; nodes without a rate are left out."""
    nodes = result.scores.nodes
    rated = [
        (root.name, nodes[root.id], rate)
        for root in result.framework.roots
        if (rate := nodes[root.id].rate) is not None
    ]
    ranked = sorted(rated, key=lambda one: one[2])
    worst, best = ranked[0], ranked[-1]
    texts = [
        f"{numbers.percent(rate)}　{numbers.plain_points(node.score)} / "
        f"{numbers.plain_points(node.full)}"
        for _, node, rate in rated
    ]
    figure = _bars(
        [name for name, _, _ in rated],
        [round_half_up(rate * 100, 2) for _, _, rate in rated],
        texts,
        say("chart.rate_axis"),
        Decimal(100),
    )
    alternative = say(
        "overview.level_one_alt",
        best=best[0], best_rate=numbers.percent(best[2]),
        worst=worst[0], worst_rate=numbers.percent(worst[2]),
    )  # fmt: skip
    return Chart("level-one", say("overview.level_one_chart"), alternative, figure)


def lost_points(result: Result, leaves: Sequence[Indicator], say: Words) -> Chart:
    """Points lost, most first; `leaves` are those that lost some."""
    shown = leaves[:MAX_LOST_BARS]
    lost = [result.scores.nodes[leaf.id].lost for leaf in shown]
    texts = [say("label.points", points=numbers.plain_points(points)) for points in lost]
    figure = _bars([leaf.name for leaf in shown], lost, texts, say("chart.points_axis"), None)
    alternative = say(
        "overview.lost_alt", worst=shown[0].name, points=numbers.plain_points(lost[0])
    )
    return Chart("lost-points", say("overview.lost_chart"), alternative, figure)


def amounts(table: DataTable, id: str, say: Words) -> Chart | None:
    """A report table of amounts in one unit as grouped bars; None when it is not of that kind.

    Rows that are sums or parts of others are left out, so that nothing is drawn twice.
    """
    columns = [column for column in table.columns if column.unit is not None]
    units = {column.unit.symbol for column in columns if column.unit is not None}
    rows = [
        row for row in table.rows if not row.total and row.part_of is None
        and any(isinstance(row.cells.get(column.name), Decimal) for column in columns)
    ]  # fmt: skip
    if len(units) != 1 or len(columns) != len(table.columns) or len(rows) < 2:
        return None
    unit = units.pop()
    traces = [
        {
            "type": "bar",
            "name": label(column.name),
            "x": [label(row.name) for row in rows],
            "y": [_amount(row.cells.get(column.name)) for row in rows],
            "text": [_amount_text(row.cells.get(column.name)) for row in rows],
            "textposition": "outside",
            "hoverinfo": "x+name+text",
            "cliponaxis": False,
        }
        for column in columns
    ]
    figure: Figure = {
        "data": traces,
        "layout": {
            "barmode": "group",
            "xaxis": {"automargin": True, "fixedrange": True},
            "yaxis": {
                "title": {"text": say("chart.amount_axis", unit=unit)},
                "rangemode": "tozero",
                "automargin": True,
                "fixedrange": True,
            },
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "height": 420,
        },
    }
    names = "、".join(column.name for column in columns)
    alternative = say("finance.chart_alt", title=table.title, columns=names, unit=unit)
    return Chart(id, table.title, alternative, figure)


def _amount(value: Decimal | str | None) -> float | None:
    return number(value) if isinstance(value, Decimal) else None


def _amount_text(value: Decimal | str | None) -> str:
    return numbers.decimal(value) if isinstance(value, Decimal) else ""


def totals(
    years: Sequence[int], scores: Sequence[Decimal], say: Words, *, joined: bool = True
) -> Chart:
    """Total scores by year, oldest first; a missing year is a gap, never zero.

    `joined` draws a line through them; not where frameworks differ, which no line may hide.
    """
    first, last = min(years), max(years)
    by_year = dict(zip(years, scores, strict=True))
    span = range(first, last + 1)
    figure: Figure = {
        "data": [
            {
                "type": "scatter",
                "mode": "lines+markers+text" if joined else "markers+text",
                "x": [str(year) for year in span],
                "y": [number(by_year[year]) if year in by_year else None for year in span],
                "text": [str(by_year.get(year, "")) for year in span],
                "textposition": "top center",
                "connectgaps": False,
                "hoverinfo": "x+text",
            }
        ],
        "layout": {
            "xaxis": {"type": "category", "fixedrange": True},
            "yaxis": {
                "title": {"text": say("chart.score_axis")}, "range": [0, 105], "fixedrange": True,
            },
            "height": 320,
        },
    }  # fmt: skip
    listed = "；".join(f"{year}：{by_year[year]}" for year in sorted(by_year))
    alternative = say("department.scores_alt", scores=listed)
    return Chart("totals", say("department.scores_chart"), alternative, figure)
