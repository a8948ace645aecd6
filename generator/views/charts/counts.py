"""How many have what: grades, and bins of score rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.views.charts.chart import Chart, Figure, label, marked, twin
from generator.views.tables import Cell, Heading, number_cell
from generator.words.catalogue import Words
from generator.words.marks import listed, sentences

FULL = 100
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Count:
    """How many have something (a grade); `own` is what the one looked at has.

    `label` is the name on the axis where that has to be shorter.
    """

    name: str
    count: int
    own: bool = False
    label: str = ""


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
    axis: str = "",
) -> Chart:
    """How many have each grade, in the order given, zeros too; `own` says whose bar is set apart.

    `axis` is what stands along the foot where the names alone do not tell.

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
    return Chart(id, shown, text, _columns(found, own, axis, say), data, beside, invented)


def _columns(found: Sequence[Count], own: str, axis: str, say: Words) -> Figure:
    parts = [("bar", [one for one in found if not one.own]),
             ("own", [one for one in found if one.own])]  # fmt: skip
    return {
        "data": [
            {
                "type": "bar",
                "meta": kind,
                "x": [label(one.label or one.name) for one in part],
                "y": [one.count for one in part],
                "text": [_column_text(one, own, say) for one in part],
                "textposition": "outside",
                "constraintext": "none",
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
                "title": {"text": axis},
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [label(one.label or one.name) for one in found],
                "automargin": True,
                "fixedrange": True,
            },
            "yaxis": {
                "title": {"text": say("chart.number_of")},
                "rangemode": "tozero",
                "tickformat": "d",
                "dtick": _step(found),
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


def _step(found: Sequence[Count]) -> int:
    """Whole numbers between the lines of the axis, a dozen of them at most."""
    return max(one.count for one in found) // MOST_LINES + 1
