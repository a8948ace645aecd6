"""What a report holds, whatever file it came in: paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands in the file of a report, 1-based; 0 or "" where that has no meaning.

    `page` of a PDF, `sheet` of a workbook, `line` of a plain text, `paragraph` and `table`
    counted over a Word document or a PDF; `row` and `column` of a cell in its table or sheet.
    """

    page: int = 0
    sheet: str = ""
    line: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line; `level` of a heading as the file declares it, 0 where it does not.

    Whether an undeclared paragraph is a heading is for those who read the document to say.
    """

    text: str
    level: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the grid of its table, 0-based, and how many rows and columns it
    spans. `lines` are the lines of its text, as printed."""

    lines: tuple[str, ...]
    row: int
    column: int
    rows: int
    columns: int
    origin: Origin

    @property
    def text(self) -> str:
        """The text on one line; lines inside a cell are joined without a blank between Chinese."""
        return joined(self.lines)


@dataclass(frozen=True)
class Table:
    """A table as a grid; a table that goes on over pages is one table.

    `merged` is False where the file does not say which cells are merged (plain text, most PDF):
    an empty cell may then belong to the cell above or to its left.
    """

    cells: tuple[Cell, ...]
    origin: Origin
    merged: bool

    @cached_property
    def height(self) -> int:
        """How many rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """How many columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @cached_property
    def _at(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place of the grid; None where nothing stands."""
        return self._at.get((row, column))

    def rows(self) -> Iterator[tuple[Cell | None, ...]]:
        """The rows of the grid; a cell that spans several places stands in each of them."""
        for row in range(self.height):
            yield tuple(self.at(row, column) for column in range(self.width))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the file that may mislead; `kind` is an entry of doubts.toml that words it."""

    kind: str
    origin: Origin
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report: `form` is docx, xlsx, pdf or text; `name` that of its file, without folders.

    `notes` say where the file holds something that a person does not see, or not as it is read.
    """

    name: str
    form: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def joined(lines: tuple[str, ...]) -> str:
    """Lines of one text put together: a blank stands between two that meet in ASCII letters."""
    whole = ""
    for line in (one.strip() for one in lines):
        if whole and line and whole[-1].isascii() and line[0].isascii():
            whole += " " if whole[-1].isalnum() and line[0].isalnum() else ""
        whole += line
    return whole
