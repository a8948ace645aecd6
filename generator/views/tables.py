"""Tables as shown: headings, rows, cells with text and link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model.tables import DataTable
from generator.score.rounding import round_half_up
from generator.words import numbers, units
from generator.words.catalogue import Words
from generator.words.marks import noted

EXACT_DIGITS = 12
"""Decimals kept of a value that no decimal expresses exactly, such as 1/3."""

SHORT_REASON = 5
"""Characters of a reason that has room in a cell of numbers."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; numbers stand to the right.

    `key` (small ASCII letters) is the column's name in the address of the page; a column of a
    sortable table that has one can be sorted and filtered by. `descending` has the first press
    bring the largest up.
    """

    text: str
    numeric: bool = False
    key: str = ""
    link: str | None = None
    descending: bool = False

    @property
    def first(self) -> str:
        """Which way the first press sorts."""
        return "desc" if self.descending else "asc"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the address it links to, and a share from 0 to 100 drawn as a bar.

    `value` is the exact value for the CSV where the text is no exact one, "" for none; `sort` is
    what the cell is sorted by where that is neither value nor text, "" for last always. `heat` is
    a step from 0 to 5; `reason` says in words why there is no value.
    """

    text: str
    link: str | None = None
    bar: str | None = None
    value: str | None = None
    sort: str | None = None
    heat: int | None = None
    reason: str = ""

    @property
    def order(self) -> str | None:
        """What the cell is sorted by; None is its text."""
        return self.value if self.sort is None else self.sort

    @property
    def exact(self) -> str:
        """The cell in a CSV."""
        return self.text if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its first cell being its heading; `depth` indents, `total` sets it apart.

    `invented` marks rows of bodies that do not exist, in tables that also have others.
    """

    cells: tuple[Cell, ...]
    depth: int = 0
    total: bool = False
    anchor: str | None = None
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from above a table: the column's key, its heading, the texts it has."""

    key: str
    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; `note` stands below it.

    With an `id`, unique on its page, there is a CSV of it. `sortable` lets readers sort by the
    columns that have a key; `searchable` puts a text field above it, `filters` a list for each
    of these keys. Without JavaScript the table stands complete and plain.

    >>> Table("各部门结果", (Heading("部门", key="department"), Heading("得分", True, "score")),
    ...       (Row((Cell("工信局", "shili-gongxin/"), points_cell(Decimal("84.48"), 2))),),
    ...       id="departments", sortable=True, searchable=True)
    """

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    note: str = ""
    id: str = ""
    sortable: bool = False
    searchable: bool = False
    filters: tuple[str, ...] = ()
    invented: bool = False

    @property
    def tools(self) -> bool:
        """Whether something stands above the table to change what is shown of it."""
        return self.sortable or self.searchable or bool(self.filters)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The lists above the table, their texts in the order of the cells' sort keys."""
        return tuple(
            Choice(heading.key, heading.text, _options(self.rows, position))
            for position, heading in enumerate(self.headings)
            if heading.key in self.filters
        )


def _options(rows: tuple[Row, ...], position: int) -> tuple[str, ...]:
    """The texts of a column, each once; as met where there is no sort key."""
    cells = {row.cells[position].text: row.cells[position] for row in _counted(rows)}
    return tuple(sorted(cells, key=lambda text: cells[text].order or ""))


def _counted(rows: tuple[Row, ...]) -> Iterator[Row]:
    return (row for row in rows if not row.total)


def exact(value: Fraction | Decimal) -> str:
    """An exact value as data: a decimal's own digits, a fraction without idle zeros."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = f"{round_half_up(value, EXACT_DIGITS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def absent_cell(reason: str) -> Cell:
    """A cell without a value, and why; sorted last.

    A short reason stands in the cell itself, a longer one is read out and shown on hovering.
    """
    if 0 < len(reason) <= SHORT_REASON:
        return Cell(reason, value="")
    return Cell(numbers.NO_RATE, value="", reason=reason)


def points_cell(value: Decimal, digits: int, link: str | None = None) -> Cell:
    """Points with the digits of the framework."""
    return Cell(numbers.points(value, digits), link, value=exact(value))


def number_cell(value: int, link: str | None = None) -> Cell:
    """A whole number: a rank, a count, a year."""
    return Cell(str(value), link, value=str(value))


def rate_cell(rate: Fraction | None, reason: str = "") -> Cell:
    """A score rate as text and bar; no bar where there is no rate."""
    if rate is None:
        return absent_cell(reason)
    return Cell(numbers.percent(rate), bar=share(rate), value=exact(rate))


def share(rate: Fraction) -> str:
    """A rate as the width of a bar, from 0% to 100%."""
    return f"{round_half_up(min(max(rate, Fraction(0)), Fraction(1)) * 100, 2)}%"


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
