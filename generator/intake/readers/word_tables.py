"""Tables of Word: the grid with its merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from generator.intake.document import Cell, Origin, Table
from generator.intake.readers.word_styles import value_of

_MOST_COLUMNS = 63

Lines = Callable[[Element], tuple[str, ...]]


def word_table(element: Element, number: int, lines: Lines) -> Table:
    """The grid of a table; `lines` reads the content of a cell.

    A cell merged downwards is one cell; what its lower parts hold is not shown, so not read.
    """
    cells: list[Cell] = []
    open_at: dict[int, int] = {}
    for row, line in enumerate(rows_of(element)):
        column = _before(line)
        for one in within(line, "w:tc"):
            span = max(1, _number(one.find(qn("w:tcPr")), "w:gridSpan"))
            merge = _merge(one)
            if merge == "across" and cells and cells[-1].row == row:
                cells[-1] = replace(cells[-1], columns=cells[-1].columns + span)
            elif merge == "down" and column in open_at:
                above = open_at[column]
                cells[above] = replace(cells[above], rows=row - cells[above].row + 1)
                lines(one)  # counts numbers of lists on, as Word does
            else:
                origin = Origin(table=number, row=row + 1, column=column + 1)
                cells.append(Cell(lines(one), row, column, 1, span, origin))
                open_at = {at: index for at, index in open_at.items() if at != column}
                if merge == "start":
                    open_at[column] = len(cells) - 1
            column += span
    return Table(tuple(cells), Origin(table=number), merged=True)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows that were not deleted."""
    for row in within(table, "w:tr"):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield row


def within(parent: Element, name: str) -> Iterator[Element]:
    """Children of a name, those in content controls and marks of changes included."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            yield from within(content, name) if content is not None else ()
        elif child.tag in (qn("w:customXml"), qn("w:ins"), qn("w:moveTo")):
            yield from within(child, name)


def _before(row: Element) -> int:
    """Columns a row leaves free on its left."""
    return _number(row.find(qn("w:trPr")), "w:gridBefore")


def _number(settings: Element | None, name: str) -> int:
    """A count of columns; Word knows no more than 63."""
    value = value_of(settings, name)
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and len(value) < 9 else 0


def _merge(cell: Element) -> str:
    """start or down of a merge over rows, across of one over columns in the old way, or ""."""
    settings = cell.find(qn("w:tcPr"))
    if value_of(settings, "w:hMerge") == "continue":
        return "across"
    down = settings.find(qn("w:vMerge")) if settings is not None else None
    if down is None:
        return ""
    return "start" if down.get(qn("w:val")) == "restart" else "down"
