"""Tables of PDF by their ruling lines: the grid of a page, and how it goes on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.intake.document import Cell, Origin, Table
from generator.intake.readers.continued import repeated_head
from generator.intake.readers.marks import begins
from generator.intake.readers.pdf_lines import Char, lines

Box = tuple[float, float, float, float]  # left, top, right, bottom in points

_NEAR = 3.0  # points: edges this close are one
_SHORT = 12  # signs of a text that is a name or a figure, not a sentence
_STOPS = ("。", "；", "！", "？")
_CLOSED = ("）", ")", "。")
_FIGURE = re.compile(r"[-−]?[\d.,]+\s*[%％分]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a table on one page; `edges` are those of its columns, in points."""

    table: Table
    edges: tuple[float, ...]
    box: Box


def piece(boxes: Sequence[Box], chars: Sequence[Char], page: int, number: int) -> Piece:
    """The grid of a page's table; a cell that covers several places of it was merged."""
    across = _edges([edge for box in boxes for edge in (box[0], box[2])])
    down = _edges([edge for box in boxes for edge in (box[1], box[3])])
    cells = []
    for box in sorted(boxes, key=lambda one: (one[1], one[0])):
        row, column = _index(down, box[1]), _index(across, box[0])
        rows, columns = _index(down, box[3]) - row, _index(across, box[2]) - column
        text = tuple(line.text for line in lines(inside(chars, box)))
        origin = Origin(page=page, table=number, row=row + 1, column=column + 1)
        cells.append(Cell(text, row, column, max(rows, 1), max(columns, 1), origin))
    table = Table(tuple(cells), Origin(page=page, table=number), merged=True)
    return Piece(table, across, (across[0], down[0], across[-1], down[-1]))


def inside(chars: Sequence[Char], box: Box) -> list[Char]:
    """The signs whose middle lies in a box."""
    left, top, right, bottom = box
    return [
        one
        for one in chars
        if left <= (one["x0"] + one["x1"]) / 2 < right
        and top <= (one["top"] + one["bottom"]) / 2 < bottom
    ]


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


# ---- over pages -----------------------------------------------------------------------------


def goes_on(first: Piece, second: Piece) -> bool:
    """Whether two pieces have the same columns."""
    return len(first.edges) == len(second.edges) and all(
        abs(a - b) <= 2 * _NEAR for a, b in zip(first.edges, second.edges, strict=True)
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
        if place is not None and (cut or _one_cell(cells[place], cell)):
            above = cells[place]
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


def _one_cell(above: Cell, below: Cell) -> bool:
    empty = not above.lines or not below.lines
    return empty and (above.rows > 1 or below.rows > 1)


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
    long = [(above, below) for above, below in both if len(above) > _SHORT]
    return any(not above.endswith(_STOPS) for above, _ in long) or bool(long and 2 * lower <= upper)


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
