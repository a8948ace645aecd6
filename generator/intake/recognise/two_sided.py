"""Accounts printed in two halves side by side (收入 | 支出): one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.intake.amounts import amount
from generator.intake.document import Cell, Table
from generator.intake.recognise.folding import bare

_HEADS = 3


def unfolded(table: Table) -> Table:
    """The table with its right half below the left one; as it is where it has no two halves."""
    half = table.width // 2
    head = _head(table, half) if table.width >= 4 and table.width % 2 == 0 else None
    if head is None:
        return table
    rows = [_row(table, head, 0, half)]
    for start in (0, half):
        rows += [_row(table, at, start, half) for at in range(head + 1, table.height)]
    filled = [row for row in rows if row]
    cells = tuple(
        replace(cell, row=at, column=column, rows=1, columns=1)
        for at, row in enumerate(filled)
        for column, cell in row.items()
    )
    return replace(table, cells=cells)


def _head(table: Table, half: int) -> int | None:
    """The row whose halves bear the same heads."""
    for at in range(min(_HEADS, table.height)):
        texts = [_text(table, at, column) for column in range(table.width)]
        if all(texts) and texts[:half] == texts[half:] and len(set(texts)) == half:
            return at if not any(amount(text) is not None for text in texts) else None
    return None


def _row(table: Table, at: int, start: int, half: int) -> dict[int, Cell]:
    """The cells of one half of a row that hold a text, by column."""
    return dict(_filled(table, at, start, half))


def _filled(table: Table, at: int, start: int, half: int) -> Iterator[tuple[int, Cell]]:
    for column in range(half):
        cell = table.at(at, start + column)
        if cell is not None and cell.text.strip():
            yield column, cell


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return bare(cell.text) if cell is not None else ""
