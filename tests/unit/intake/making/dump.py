"""A document as lines a person can compare: headings, texts, cells with their spans."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.document import Cell, Document, Origin, Table
from tests.unit.intake.making.report import ABOVE, LEFT, Grid, Row, Text


def dumped(document: Document) -> str:
    return "\n".join([f"{document.form} {document.name}", *_blocks(document), *_notes(document)])


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            merged = "" if block.merged else ", merges unknown"
            yield f"[{_at(block.origin)}] table {block.height} x {block.width}{merged}"
            yield from (f"  {_cell(cell)}" for cell in block.cells)
        else:
            mark = "#" * block.level + " " if block.level else ""
            yield f"[{_at(block.origin)}] {mark}{block.text}"


def _cell(cell: Cell) -> str:
    span = f" +{cell.rows}x{cell.columns}" if (cell.rows, cell.columns) != (1, 1) else ""
    return f"{cell.row},{cell.column}{span} [{_at(cell.origin)}] {' / '.join(cell.lines)}"


def _at(origin: Origin) -> str:
    fields = (
        ("p", origin.page),
        ("", origin.sheet),
        ("l", origin.line),
        ("¶", origin.paragraph),
        ("t", origin.table),
        ("r", origin.row),
        ("c", origin.column),
    )
    return " ".join(f"{name}{value}" for name, value in fields if value)


def _notes(document: Document) -> Iterator[str]:
    for note in document.notes:
        values = ", ".join(f"{key}={value}" for key, value in note.values)
        yield f"! {note.kind} [{_at(note.origin)}] {values}"


def plain(text: str) -> str:
    """Without blanks: where a line ends inside a cell is not kept by every form."""
    return "".join(text.split())


def same_cells(table: Table, rows: tuple[Row, ...]) -> list[str]:
    """Where a table differs from what it was made of; empty where nowhere."""
    if (table.height, table.width) != (len(rows), len(rows[0])):
        return [f"{table.height} x {table.width} for {len(rows)} x {len(rows[0])}"]
    wrong = []
    for at, row in enumerate(rows):
        for across, text in enumerate(row):
            cell = table.at(at, across)
            if not _same(cell, at, across, text):
                wrong.append(f"{at},{across}: {cell.text if cell else None!r} for {text!r}")
    return wrong


def _same(cell: Cell | None, row: int, column: int, text: str) -> bool:
    if cell is None:
        return False
    if text == ABOVE:
        return cell.row < row
    if text == LEFT:
        return cell.column < column
    return (cell.row, cell.column) == (row, column) and plain(cell.text) == plain(text)


def differences(document: Document, blocks: list[Text | Grid]) -> list[str]:
    """Where a document differs from the report it was made of: tables, then texts in order."""
    grids = [one for one in blocks if isinstance(one, Grid)]
    tables = [one for one in document.blocks if isinstance(one, Table)]
    wrong = [] if len(grids) == len(tables) else [f"{len(tables)} tables for {len(grids)}"]
    for grid, table in zip(grids, tables, strict=False):
        wrong += [f"table of line {grid.line}: {one}" for one in same_cells(table, grid.rows)]
    wanted = [plain(one.text) for one in blocks if isinstance(one, Text)]
    found = [plain(one.text) for one in document.blocks if not isinstance(one, Table)]
    pairs = zip(wanted, found, strict=False)
    wrong += [f"{b!r} for {a!r}" for a, b in pairs if a != b][:5]
    if len(wanted) != len(found):
        wrong.append(f"{len(found)} texts for {len(wanted)}")
    return wrong
