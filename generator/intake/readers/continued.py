"""Tables that an author or a page break cut into parts, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.intake.document import Block, Cell, Paragraph, Table
from generator.intake.readers.marks import CONTINUED

FIGURE = re.compile(r"[-−]?[\d.,]+\s*[%％分]?")
_HEAD = 3  # rows a repeated head has at most


def joined_tables(blocks: Sequence[Block], *, touching: bool = False) -> tuple[Block, ...]:
    """The blocks with parts of one table joined; what stood between the parts is left out.

    Parts belong together where the same head comes again, in as many columns, with nothing
    between but “续表” or the title of the first part once more; or where “续表” says so.
    `touching` tables of as many columns are one too: the form knows no other end of a table.
    """
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and (place := _goes_on(out, block, touching)) is not None:
            first = out[place]
            assert isinstance(first, Table)
            out[place:] = [appended(first, block, repeated_head(first, block))]
        else:
            out.append(block)
    return tuple(out)


def _goes_on(before: Sequence[Block], table: Table, touching: bool) -> int | None:
    """Where the table stands that this one goes on with."""
    place = next((i for i in reversed(range(len(before))) if isinstance(before[i], Table)), None)
    if place is None:
        return None
    first = before[place]
    assert isinstance(first, Table)
    between = [one.text for one in before[place + 1 :] if isinstance(one, Paragraph)]
    if first.width != table.width or len(between) > _HEAD:
        return None
    said = any(CONTINUED.fullmatch(text) for text in between)
    titles = _titles(before[:place])
    if not all(text in titles or CONTINUED.fullmatch(text) for text in between):
        return None
    if said or repeated_head(first, table):
        return place
    return place if touching and not between else None


def _titles(before: Sequence[Block]) -> set[str]:
    """The texts right above a table: its title, its unit."""
    titles: set[str] = set()
    for block in reversed(before[-_HEAD:]):
        if not isinstance(block, Paragraph):
            break
        titles.add(block.text)
    return titles


def repeated_head(first: Table, second: Table) -> int:
    """How many rows at the top of the second table repeat those of the first."""
    most = min(_HEAD, first.height - 1, second.height)
    same = 0
    while same < most and _texts(first, same) == _texts(second, same):
        same += 1
    while same and any(_cut(table, same) for table in (first, second)):
        same -= 1
    return same if same and any(_texts(first, 0)) else 0


def _texts(table: Table, row: int) -> tuple[str, ...]:
    cells = (table.at(row, column) for column in range(table.width))
    return tuple("".join(cell.text.split()) if cell else "" for cell in cells)


def _cut(table: Table, row: int) -> bool:
    """Whether a cell lies across the upper edge of a row."""
    return any(cell.row < row < cell.row + cell.rows for cell in table.cells)


def appended(first: Table, second: Table, head: int, *, cut: bool = False) -> Table:
    """The second table below the first, without its first `head` rows.

    Where the file says what is merged, a cell that lies across the seam is one cell again: if the
    row itself was `cut`, or if one part is empty and either spans rows or stands in a column that
    names something in every other row. Where an empty cell is left at the seam, it may still
    belong to the one above: then the table does not claim to know its merges.
    """
    down = first.height - head - cut
    cells = list(first.cells)
    unsure = False
    for cell in (one for one in second.cells if one.row >= head):
        place = _above(cells, first.height, cell) if cell.row == head and second.merged else None
        filled = place is not None and always_filled(first, second, head, cell.column)
        if place is not None and (cut or _one_cell(cells[place], cell, filled=filled)):
            cells[place] = _grown(cells[place], cell, down)
        else:
            unsure = unsure or (cell.row == head and not cell.lines)
            cells.append(replace(cell, row=cell.row + down))
    return replace(first, cells=tuple(cells), merged=first.merged and not unsure)


def _above(cells: Sequence[Cell], bottom: int, cell: Cell) -> int | None:
    """The cell of the first part that ends at its bottom in the same columns."""
    for place, one in enumerate(cells):
        same = (one.column, one.columns) == (cell.column, cell.columns)
        if same and one.row + one.rows == bottom:
            return place
    return None


def _grown(above: Cell, below: Cell, down: int) -> Cell:
    rows = below.row + below.rows + down - above.row
    return replace(above, lines=(*above.lines, *below.lines), rows=rows)


def _one_cell(above: Cell, below: Cell, *, filled: bool) -> bool:
    """Whether the break cut a cell: one part is empty, and it spans rows or names what all have."""
    empty = not above.lines or not below.lines
    figure = FIGURE.fullmatch(above.text) or FIGURE.fullmatch(below.text)
    return empty and (above.rows > 1 or below.rows > 1 or (filled and not figure))


def always_filled(first: Table, second: Table, head: int, column: int) -> bool:
    """Whether every row has a text in a column, save those that meet at the seam."""
    above = [first.at(row, column) for row in range(1, first.height - 1)]
    below = [second.at(row, column) for row in range(head + 1, second.height)]
    cells = [*above, *below]
    return len(cells) > 1 and all(cell is not None and cell.lines for cell in cells)
