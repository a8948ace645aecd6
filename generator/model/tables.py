"""Tables of a report as data: columns with units, rows with parts and totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.units import Quantity, Unit
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `unit` is None for a column of text."""

    name: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: cells by column name, empty ones left out.

    `part_of` names the row it is a part of; `total` marks the sum of the rows above.
    """

    name: str
    part_of: str | None
    total: bool
    cells: Mapping[str, Decimal | str]
    place: Place


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of the report; `number` is its number there (表 1-1), empty where it has none."""

    id: str
    number: str
    title: str
    row_heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    place: Place

    def cell(self, row: str, column: str) -> Quantity | None:
        """The number in a cell with the unit of its column; None when empty or text."""
        units = {one.name: one.unit for one in self.columns}
        for one in self.rows:
            value = one.cells.get(column)
            unit = units.get(column)
            if one.name == row and isinstance(value, Decimal) and unit is not None:
                return Quantity(value, unit)
        return None
