"""Report tables of amounts as grouped bars, and totals by year."""

from __future__ import annotations

from decimal import Decimal

from generator.model.tables import DataTable
from generator.views.charts.chart import Chart, Figure, label, marked, number, twin
from generator.views.reports import report_cell
from generator.views.tables import Cell, Heading
from generator.words import numbers
from generator.words import units as written_units
from generator.words.catalogue import Words
from generator.words.marks import listed, noted


def amounts(table: DataTable, id: str, say: Words, *, invented: bool = False) -> Chart | None:
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
    unit = written_units.alone(units.pop(), say)
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
    names = listed((column.name for column in columns), say)
    alternative = say("finance.chart_alt", title=table.title, columns=names, unit=unit)
    title = marked(table.title, invented, say)
    headings = [
        Heading(table.row_heading or say("label.item")),
        *(Heading(noted(one.name, unit, say), True) for one in columns),
    ]
    data = twin(
        title, headings,
        [[Cell(row.name), *(report_cell(row.cells.get(one.name)) for one in columns)]
         for row in rows],
        invented,
    )  # fmt: skip
    return Chart(id, title, alternative, figure, data, True, invented)


def _amount(value: Decimal | str | None) -> float | None:
    return number(value) if isinstance(value, Decimal) else None


def _amount_text(value: Decimal | str | None) -> str:
    return numbers.decimal(value) if isinstance(value, Decimal) else ""
