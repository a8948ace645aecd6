"""Small documents made by hand: texts and tables as a reader gives them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.intake.document import Cell, Document, Origin, Paragraph, Table

ABOVE = "^"


def table(rows: Sequence[Sequence[str]], *, merged: bool = False) -> Table:
    """A table; with `merged`, a place marked ABOVE belongs to the cell above it."""
    cells = []
    for at, row in enumerate(rows):
        for across, text in enumerate(row):
            if (merged and text == ABOVE) or (not merged and not text):
                continue
            down = at + 1
            while merged and down < len(rows) and rows[down][across] == ABOVE:
                down += 1
            origin = Origin(row=at + 1, column=across + 1)
            cells.append(Cell((text,), at, across, down - at, 1, origin))
    return Table(tuple(cells), Origin(table=1), merged)


def document(*blocks: str | Table) -> Document:
    """A document; a text is a paragraph a line."""
    found: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            continue
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        found += [
            Paragraph(line, 0, Origin(line=len(found) + at)) for at, line in enumerate(lines, 1)
        ]
    return Document("report.txt", "text", tuple(found))
