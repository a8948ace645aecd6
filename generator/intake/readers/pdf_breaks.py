"""Tables of PDF that go on over pages: rows and merged cells that a page break cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.intake.document import Cell, Table
from generator.intake.readers.continued import repeated_head
from generator.intake.readers.marks import begins
from generator.intake.readers.pdf_tables import NEAR, Piece

_SHORT = 12  # signs of a text that is a name or a figure, not a sentence
_STOPS = ("。", "；", "！", "？")
_CLOSED = ("）", ")", "。")
_FIGURE = re.compile(r"[-−]?[\d.,]+\s*[%％分]?")


def goes_on(first: Piece, second: Piece) -> bool:
    """Whether two pieces have the same columns."""
    return len(first.edges) == len(second.edges) and all(
        abs(a - b) <= 2 * NEAR for a, b in zip(first.edges, second.edges, strict=True)
    )


def continued(first: Piece, second: Piece) -> Piece:
    """Both pieces as one: without the head printed again, a row cut by the page break whole.

    Cells are joined across the break where a row was cut, or where one of them is empty and
    spans rows. Other empty cells there may belong to the cell above: the table says so.
    """
    head = repeated_head(first.table, second.table)
    cut = _is_cut(first.table, second.table, head)
    down = first.table.height - head - cut
    cells = list(first.table.cells)
    for cell in second.table.cells:
        if cell.row < head:
            continue
        place = _above(cells, first.table.height, cell) if cell.row == head else None
        if place is None:
            cells.append(replace(cell, row=cell.row + down))
            continue
        above = cells[place]
        filled = _always_filled(first.table, second.table, head, cell.column)
        if cut or _one_cell(above, cell, filled=filled):
            rows = cell.row + cell.rows + down - above.row
            cells[place] = replace(above, lines=(*above.lines, *cell.lines), rows=rows)
        else:
            cells.append(replace(cell, row=cell.row + down))
    table = Table(tuple(cells), first.table.origin, merged=False)
    return Piece(table, first.edges, second.box)


def _above(cells: Sequence[Cell], bottom: int, cell: Cell) -> int | None:
    """The cell of the first piece that ends at its bottom in the same columns."""
    for place, one in enumerate(cells):
        same = (one.column, one.columns) == (cell.column, cell.columns)
        if same and one.row + one.rows == bottom:
            return place
    return None


def _one_cell(above: Cell, below: Cell, *, filled: bool) -> bool:
    """Whether the break cut a cell: one part is empty, and it spans rows or names what all have."""
    empty = not above.lines or not below.lines
    figure = _FIGURE.fullmatch(above.text) or _FIGURE.fullmatch(below.text)
    return empty and (above.rows > 1 or below.rows > 1 or (filled and not figure))


def _always_filled(first: Table, second: Table, head: int, column: int) -> bool:
    """Whether every row has a text in a column, save those that meet at the break."""
    above = [first.at(row, column) for row in range(1, first.height - 1)]
    below = [second.at(row, column) for row in range(head + 1, second.height)]
    cells = [*above, *below]
    return len(cells) > 1 and all(cell is not None and cell.lines for cell in cells)


def _is_cut(first: Table, second: Table, head: int) -> bool:
    """Whether the first row below the head goes on with the last row of the piece before.

    It does where a long text goes on, or texts stand where the row above has none, and no
    column holds two that are each whole.
    """
    if second.height <= head:
        return False
    pairs = _pairs(first, second, head)
    both = [(above, below) for above, below in pairs if above and below]
    upper = sum(1 for above, _ in pairs if above)
    lower = sum(1 for _, below in pairs if below)
    if len(both) == upper or any(_each_whole(*pair) for pair in both):
        return False
    if not both:
        return lower > 0
    if _lacks_figure(first, second, head):
        return True
    long = [(above, below) for above, below in both if len(above) > _SHORT]
    return any(not above.endswith(_STOPS) for above, _ in long) or bool(long and 2 * lower <= upper)


def _lacks_figure(first: Table, second: Table, head: int) -> bool:
    """Whether the row below the break has no figure where every other row has one."""
    return any(
        (above := first.at(first.height - 1, column))
        and (below := second.at(head, column))
        and above.rows == below.rows == 1
        and _FIGURE.match(above.text)
        and not below.lines
        and _always_filled(first, second, head, column)
        for column in range(first.width)
    )


def _pairs(first: Table, second: Table, head: int) -> list[tuple[str, str]]:
    """The texts that meet at the break, column by column."""
    return [
        (above.text, below.text)
        for column in range(first.width)
        if (above := first.at(first.height - 1, column))
        and (below := second.at(head, column))
        and above.column == below.column == column
    ]


def _each_whole(above: str, below: str) -> bool:
    """Two figures, or two names that end or begin as such."""
    if _FIGURE.fullmatch(above) or _FIGURE.fullmatch(below):
        return True
    names = max(len(above), len(below)) <= _SHORT
    return names and (above.endswith(_CLOSED) or begins(below))
