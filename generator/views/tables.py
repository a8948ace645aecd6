"""Tables as shown: headings, rows, cells with text and link."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from unicodedata import east_asian_width

from generator.score.rounding import round_half_up
from generator.words import numbers
from generator.words.catalogue import Words

EXACT_DIGITS = 12
"""Decimals kept of a value that no decimal expresses exactly, such as 1/3."""

SHORT_REASON = 14
"""How wide a reason may be to stand in a cell of numbers; see `_width`."""


class Order(StrEnum):
    """What a column is sorted by, which is what its two ways are called after.

    RANK and GRADE ascend from the best down, TIME from the earliest on.
    """

    NUMBER = "number"
    RANK = "rank"
    GRADE = "grade"
    TEXT = "text"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; numbers stand to the right.

    `key` (small ASCII letters) is the column's name in the address of the page; a column of a
    sortable table that has one can be sorted and filtered by. `descending` has the first press
    bring the largest up; `order` is given where it is neither that of numbers nor of texts.
    """

    text: str
    numeric: bool = False
    key: str = ""
    link: str | None = None
    descending: bool = False
    order: Order | None = None

    @property
    def ordered(self) -> Order:
        """What the column is sorted by."""
        return self.order or (Order.NUMBER if self.numeric else Order.TEXT)

    @property
    def by_number(self) -> bool:
        """Whether texts, which stand to the left, are sorted by a number they tell."""
        return self.ordered is Order.NUMBER and not self.numeric

    @property
    def first(self) -> str:
        """Which way the first press sorts."""
        return "desc" if self.descending else "asc"

    def ways(self, say: Words) -> tuple[tuple[str, str], ...]:
        """The two ways the column is sorted, each with what it is called."""
        return (
            ("asc", say(f"table.ascending_{self.ordered}", name=self.text)),
            ("desc", say(f"table.descending_{self.ordered}", name=self.text)),
        )


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

    def __post_init__(self) -> None:
        """ValueError where readers could change the table and it has no id to keep that under."""
        if (self.sortable or self.searchable or self.filters) and not self.id:
            raise ValueError(f"a table that can be sorted or filtered needs an id: {self.caption}")

    @property
    def tools(self) -> bool:
        """Whether something stands above the table to change what is shown of it.

        Nothing does where there is nothing to sort or to choose from.
        """
        return len(self._counted) > 1 and (self.sortable or self.narrows)

    @property
    def narrows(self) -> bool:
        """Whether readers can have fewer rows shown."""
        return self.searchable or bool(self.choices)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The lists above the table, those that offer a choice."""
        found = (
            Choice(heading.key, heading.text, self._options(position))
            for position, heading in enumerate(self.headings)
            if heading.key in self.filters
        )
        return tuple(one for one in found if len(one.options) > 1)

    @property
    def _counted(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.total)

    def _options(self, position: int) -> tuple[str, ...]:
        """The texts of a column, each once, by sort key; as met where there is none."""
        cells = {row.cells[position].text: row.cells[position] for row in self._counted}
        return tuple(sorted(cells, key=lambda text: cells[text].order or ""))


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
    if reason and _width(reason) <= SHORT_REASON:
        return Cell(reason, value="")
    return Cell(numbers.NO_RATE, value="", reason=reason)


def _width(text: str) -> int:
    """How wide a text stands, in Latin letters; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


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
