"""Excel workbooks (.xlsx) to documents: what a person sees in each sheet, hidden parts noted."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.intake.document import Block, Document, Note, Origin
from generator.intake.readers.continued import joined_tables
from generator.intake.readers.excel_sheet import Place, Sheet
from generator.intake.readers.radicals import unified
from generator.intake.readers.shown import shown, stored
from generator.intake.readers.unreadable import Unreadable

MOST_CELLS = 1_000_000  # of a sheet, merged and empty ones within its bounds included
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>]")


def read_excel(name: str, data: bytes) -> Document:
    """The document of a workbook; raises Unreadable for sheets beyond measure."""
    formulas = _looked_over(name, data)
    workbook = _opened(data, values=True)
    written = _opened(data, values=False) if formulas else None
    blocks: list[Block] = []
    notes: list[Note] = []
    for sheet in workbook.worksheets:
        _refuse_wide(name, sheet)
        notes += _hidden(sheet)
        if written is not None:
            notes += _uncomputed(sheet, written[sheet.title])
        texts: dict[Place, str] = {}
        for cell in _filled(sheet):
            seen = shown(cell.value, cell.number_format)
            texts[cell.row, cell.column] = unified(seen.text).strip()
            notes += _doubts(cell, seen.text, seen.exact)
        blocks += joined_tables(list(Sheet(sheet.title, texts, _spans(sheet)).blocks()))
    return Document(name, "xlsx", tuple(blocks), tuple(notes))


def _looked_over(name: str, data: bytes) -> bool:
    """Whether there are formulas; raises for merged cells so large that they fill the memory."""
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                content = package.read(part)
                formulas = formulas or bool(_FORMULA.search(content))
                if sum(map(_size, _MERGED.findall(content))) > MOST_CELLS:
                    raise _too_many(name, part.rpartition("/")[2])
    return formulas


def _size(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = (one.decode() for one in corners)
    try:
        across = column_index_from_string(right) - column_index_from_string(left) + 1
    except ValueError:
        return MOST_CELLS + 1
    return abs(across) * abs(int(bottom) - int(top) + 1)


def _too_many(name: str, sheet: str) -> Unreadable:
    values = {"name": name, "sheet": sheet, "limit": f"{MOST_CELLS:,}"}
    return Unreadable("too-many-cells", values)


def _refuse_wide(name: str, sheet: Worksheet) -> None:
    if (sheet.max_row - sheet.min_row + 1) * (sheet.max_column - sheet.min_column + 1) > MOST_CELLS:
        raise _too_many(name, sheet.title)


def _opened(data: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values)


def _filled(sheet: Worksheet) -> Iterator[SheetCell]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, SheetCell) and cell.value is not None and str(cell.value).strip():
                yield cell


def _spans(sheet: Worksheet) -> dict[Place, Place]:
    return {
        (one.min_row, one.min_col): (one.max_row - one.min_row + 1, one.max_col - one.min_col + 1)
        for one in sheet.merged_cells.ranges
    }


def _origin(cell: SheetCell) -> Origin:
    return Origin(sheet=cell.parent.title, row=cell.row, column=cell.column)


def _doubts(cell: SheetCell, text: str, exact: bool) -> Iterator[Note]:
    """What a cell shows may be less than it holds, or an error."""
    if cell.data_type == "e":
        yield Note("cell-error", _origin(cell), (("cell", cell.coordinate), ("text", text)))
    elif not exact and isinstance(cell.value, int | float):
        held = f"{stored(cell.value):f}"
        values = (("cell", cell.coordinate), ("text", text), ("held", held))
        yield Note("shown-rounded", _origin(cell), values)


def _uncomputed(sheet: Worksheet, written: Worksheet) -> Iterator[Note]:
    """Formulas whose result the file does not hold: it was never opened in Excel or WPS."""
    for cell in _filled(written):
        if cell.data_type == "f" and sheet.cell(cell.row, cell.column).value is None:
            yield Note("formula-without-value", _origin(cell), (("cell", cell.coordinate),))


def _hidden(sheet: Worksheet) -> Iterator[Note]:
    """Hidden sheets, rows and columns are read like others, and noted."""
    origin = Origin(sheet=sheet.title)
    if sheet.sheet_state != "visible":
        yield Note("hidden-sheet", origin, (("sheet", sheet.title),))
    rows = [str(at) for at, one in sorted(sheet.row_dimensions.items()) if one.hidden]
    if rows:
        values = (("sheet", sheet.title), ("rows", ", ".join(rows[:20])))
        yield Note("hidden-rows", origin, values)
    columns = [
        get_column_letter(at)
        for one in sheet.column_dimensions.values()
        if one.hidden and one.min and one.max
        for at in range(one.min, min(one.max, sheet.max_column) + 1)
    ]
    if columns:
        values = (("sheet", sheet.title), ("columns", ", ".join(columns[:20])))
        yield Note("hidden-columns", origin, values)
