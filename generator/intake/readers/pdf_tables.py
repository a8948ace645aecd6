"""Tables of PDF by their ruling lines: the grid of the part on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.document import Cell, Origin, Table
from generator.intake.readers.pdf_lines import Char, lines

Box = tuple[float, float, float, float]  # left, top, right, bottom in points

NEAR = 3.0  # points: edges this close are one


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
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
