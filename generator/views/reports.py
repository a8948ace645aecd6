"""Tables of a report as shown."""

from __future__ import annotations

from decimal import Decimal

from generator.model.tables import DataTable
from generator.views.tables import Cell, Heading, Row, Table, exact
from generator.words import numbers, units
from generator.words.catalogue import Words
from generator.words.marks import noted


def report_table(table: DataTable, say: Words) -> Table:
    """A table of the report, its numbers with thousands separators, empty cells left empty."""
    symbols = {column.unit.symbol for column in table.columns if column.unit is not None}
    common = symbols.pop() if len(symbols) == 1 else None
    headings = [Heading(table.row_heading or say("label.item"))]
    for column in table.columns:
        own = column.unit is not None and common is None and column.unit.symbol not in column.name
        unit = units.alone(column.unit.symbol, say) if own and column.unit is not None else ""
        headings.append(Heading(noted(column.name, unit, say), column.unit is not None))
    rows = [
        Row(
            (
                Cell(row.name),
                *(report_cell(row.cells.get(column.name)) for column in table.columns),
            ),
            depth=1 if row.part_of else 0,
            total=row.total,
        )
        for row in table.rows
    ]
    caption = table.title
    if table.number:
        caption = say("mark.numbered", number=table.number, title=table.title)
    if common:
        caption = noted(caption, say("label.unit_note", unit=units.alone(common, say)), say)
    return Table(caption, tuple(headings), tuple(rows))


def report_cell(value: Decimal | str | None) -> Cell:
    """A cell of a report table."""
    known = exact(value) if isinstance(value, Decimal) else None
    return Cell(cell_text(value), value=known)


def cell_text(value: Decimal | str | None) -> str:
    """A cell of a report table as shown."""
    return numbers.decimal(value) if isinstance(value, Decimal) else value or ""
