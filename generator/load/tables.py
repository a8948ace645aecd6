"""Tables of a report."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from generator.model.tables import Column, DataTable, Row
from generator.model.units import Unit, unit
from generator.yaml_nodes.fields import Fields


def load_tables(fields: Fields) -> tuple[DataTable, ...]:
    """The tables below the key `tables`, their ids unique in the file."""
    found: dict[str, DataTable] = {}
    for one in fields.children("tables"):
        table = _table(one)
        if table.id in found and not one.to_fill("id"):
            one.problem("duplicate-id", one.at("id"), id=table.id, first=found[table.id].place.line)
        one.finish()
        found.setdefault(table.id, table)
    return tuple(found.values())


def _table(fields: Fields) -> DataTable:
    default = unit(symbol) if (symbol := fields.term("unit", "")) else None
    columns = _columns(fields, default)
    rows: list[Row] = []
    for one in fields.children("rows", required=True):
        rows.append(_row(one, columns, [row.name for row in rows]))
        one.finish()
    return DataTable(
        fields.term("id"),
        fields.text("number", ""),
        fields.text("title"),
        fields.text("row_heading", ""),
        columns,
        tuple(rows),
        fields.place,
    )


class ColumnType(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"


def _columns(fields: Fields, default: Unit | None) -> tuple[Column, ...]:
    columns: list[Column] = []
    sound = True
    for one in fields.children("columns", required=True):
        column = _column(one, default)
        if column.name in [other.name for other in columns]:
            one.problem("repeated-name", one.at("name"), name=column.name)
        sound &= bool(column.name) and one.ok
        columns.append(column)
    return tuple(columns) if sound else ()


def _column(fields: Fields, default: Unit | None) -> Column:
    name = fields.text("name")
    is_text = fields.choice("type", ColumnType, ColumnType.NUMBER) is ColumnType.TEXT
    own = unit(symbol) if (symbol := fields.term("unit", "")) else default
    if own is None and not is_text:
        fields.problem("column-without-unit", fields.place, name=name)
    fields.finish()
    return Column(name, None if is_text else own)


def _row(fields: Fields, columns: tuple[Column, ...], above: list[str]) -> Row:
    part_of = fields.one_of("part_of", above, "row") if fields.has("part_of") else None
    return Row(
        fields.text("name"),
        part_of,
        fields.flag("total", False),
        _cells(fields, columns),
        fields.place,
    )


def _cells(fields: Fields, columns: tuple[Column, ...]) -> dict[str, Decimal | str]:
    """The cells of a row; not looked at where the columns could not be read."""
    cells: dict[str, Decimal | str] = {}
    written = fields.child("cells") if columns else None
    fields.has("cells")
    if written is None:
        return cells
    for column in columns:
        if not written.has(column.name):
            continue
        if column.unit is None:
            cells[column.name] = written.text(column.name)
        else:
            cells[column.name] = written.measured(column.name, column.unit.symbol)
    written.finish()
    return cells
