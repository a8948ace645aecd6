"""Sums a table of the report prints: totals of columns, rows that have parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.audit.ranges import Range, printed_range
from generator.audit.verdicts import Computed
from generator.model.tables import Column, DataTable, Row
from generator.model.units import Unit
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed sum and its parts, all in one column.

    `odd` names the parts whose number is just the difference, where the sum does not come out.
    """

    table: str
    where: str
    row: str
    column: str
    unit: Unit
    printed: Decimal
    parts: tuple[tuple[str, Decimal], ...]
    odd: tuple[str, ...]
    place: Place

    @property
    def computed(self) -> Computed:
        """What the printed parts add up to, and the range their rounding allows."""
        total = sum((Fraction(value) for _, value in self.parts), Fraction(0))
        if self.unit.counts:
            return Computed(total, Range(total, total))
        ranges = [printed_range(value) for _, value in self.parts if value]
        low = sum((one.low for one in ranges), Fraction(0))
        high = sum((one.high for one in ranges), Fraction(0))
        return Computed(total, Range(low, high))


def table_sums(table: DataTable) -> Iterator[Sum]:
    """The sums of a table: each total row over the rows above it, each row over its parts."""
    for column in table.columns:
        if column.unit is None:
            continue
        for at, row in enumerate(table.rows):
            if row.total:
                parts = [one for one in table.rows[:at] if not one.total and one.part_of is None]
            else:
                parts = [one for one in table.rows if one.part_of == row.name]
            found = _sum(table, column, column.unit, row, parts)
            if found is not None:
                yield found


def _sum(table: DataTable, column: Column, unit: Unit, row: Row, parts: list[Row]) -> Sum | None:
    printed = row.cells.get(column.name)
    numbers = [(part.name, part.cells.get(column.name)) for part in parts]
    known = tuple((name, value) for name, value in numbers if isinstance(value, Decimal))
    if not isinstance(printed, Decimal) or not known:
        return None
    difference = sum((value for _, value in known), Decimal(0)) - printed
    odd = tuple(name for name, value in known if difference and value == difference)
    where = table.number or table.title
    return Sum(table.id, where, row.name, column.name, unit, printed, known, odd, row.place)
