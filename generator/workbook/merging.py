"""What an edited workbook would change: workbook, files, and what was exported, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.editing.edit import Edit
from generator.editing.sheet.row import Kind, Row
from generator.editing.sheet.typed import edit_of
from generator.workbook.cells import Fault, same, text_of
from generator.workbook.reading import Filled, Returned
from generator.workbook.writing import LONGEST

NO_ROW = Row("", (), "", "", "", "", "", Kind.LINE)


@dataclass(frozen=True, slots=True)
class Change:
    """A value to be written: the cell it stands in, its row, its text and its edit."""

    where: str
    row: Row
    text: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be taken: a key of the words and its gaps."""

    where: str
    key: str
    shown: str
    meant: str | None = None
    gaps: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write, what stands against it, and how many rows the workbook no longer has."""

    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]
    missing: int


def plan(rows: Iterable[Row], returned: Returned) -> Plan:
    """The changes of a workbook to the rows as they are now."""
    known = {row.anchor: row for row in rows}
    cells = {cell.anchor: cell for cell in returned.cells}
    found: dict[tuple[object, ...], Change] = {}
    troubles: list[Trouble] = []
    for cell in returned.cells:
        one = _judge(cell, known.get(cell.anchor))
        if isinstance(one, Trouble):
            troubles.append(one)
        elif one is not None:
            first = found.setdefault((one.edit.file, one.edit.path), one)
            if first.text != one.text:
                gaps = {"other": first.where, "text": first.text}
                troubles.append(Trouble(one.where, "twice", one.text, gaps=gaps))
    missing = sum(anchor not in cells for anchor, row in known.items() if row.written)
    return Plan(tuple(found.values()), tuple(troubles), missing)


def _judge(cell: Filled, row: Row | None) -> Change | Trouble | None:
    """What a cell asks for; None where nobody changed it."""
    if row is None:
        return _without_row(cell)
    if len(row.value) > LONGEST or len(cell.former) >= LONGEST:
        return None
    if cell.wrong or (cell.formula and cell.value is None):
        return Trouble(cell.where, "error" if cell.wrong else "formula", str(cell.value or ""))
    text = text_of(row, cell.value, cell.format)
    if isinstance(text, Fault):
        untouched = str(cell.value) == cell.former
        return None if untouched else Trouble(cell.where, text.key, text.shown, text.meant)
    if same(row, text, cell.former) or same(row, text, row.value):
        return None
    if not same(row, row.value, cell.former):
        gaps = {"now": row.value, "new": text}
        return Trouble(cell.where, "changed_since", cell.former, gaps=gaps)
    edit = edit_of(row, text)
    return Change(cell.where, row, text, edit) if edit is not None else None


def _without_row(cell: Filled) -> Trouble | None:
    """A row that was added to the sheet, or one whose entry is no longer in the files."""
    text = "" if cell.value is None else str(cell.value)
    if not text or (cell.anchor and _untouched(cell)):
        return None
    return Trouble(cell.where, "unknown_row", text)


def _untouched(cell: Filled) -> bool:
    """Whether a cell says what was exported, as far as that can be told without its row."""
    kinds = (Kind.LINE, Kind.NUMBER, Kind.PERCENT)
    blank = [replace(NO_ROW, kind=kind) for kind in kinds]
    texts = [(row, text_of(row, cell.value, cell.format)) for row in blank]
    return any(isinstance(one, str) and same(row, one, cell.former) for row, one in texts)
