"""Tables as shown: headings, rows, cells with text and link."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model.tables import DataTable
from generator.score.rounding import round_half_up
from generator.words import numbers
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; numbers stand to the right."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the address it links to, and a share from 0 to 100 drawn as a bar."""

    text: str
    link: str | None = None
    bar: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its first cell being its heading; `depth` indents, `total` sets it apart."""

    cells: tuple[Cell, ...]
    depth: int = 0
    total: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; `note` stands below it."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    note: str = ""


def rate_cell(rate: Fraction | None) -> Cell:
    """A score rate as text and bar; no bar where there is no rate."""
    return Cell(numbers.percent(rate), bar=None if rate is None else share(rate))


def share(rate: Fraction) -> str:
    """A rate as the width of a bar, from 0% to 100%."""
    return f"{round_half_up(min(max(rate, Fraction(0)), Fraction(1)) * 100, 2)}%"


def report_table(table: DataTable, say: Words) -> Table:
    """A table of the report, its numbers with thousands separators, empty cells left empty."""
    units = {column.unit.symbol for column in table.columns if column.unit is not None}
    common = units.pop() if len(units) == 1 else None
    headings = [Heading(table.row_heading)]
    for column in table.columns:
        own = column.unit is not None and common is None and column.unit.symbol not in column.name
        unit = f"（{column.unit.symbol}）" if own and column.unit is not None else ""
        headings.append(Heading(column.name + unit, column.unit is not None))
    rows = [
        Row(
            (
                Cell(row.name),
                *(Cell(cell_text(row.cells.get(column.name))) for column in table.columns),
            ),
            depth=1 if row.part_of else 0,
            total=row.total,
        )
        for row in table.rows
    ]
    caption = f"{table.number}　{table.title}" if table.number else table.title
    if common:
        caption += f"（{say('label.unit_note', unit=common)}）"
    return Table(caption, tuple(headings), tuple(rows))


def cell_text(value: Decimal | str | None) -> str:
    """A cell of a report table as shown."""
    return numbers.decimal(value) if isinstance(value, Decimal) else value or ""
