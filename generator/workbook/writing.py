"""An evaluation as a workbook: a sheet for each part, only values can be changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.sheet.row import Kind, Row
from generator.workbook.cells import TEXT, Content, content_of, shown_options
from generator.workbook.words import said

COLUMNS = ("group", "label", "value", "unit", "expected", "hint", "place")
WIDTHS = (26, 26, 48, 8, 24, 36, 30)
VALUE = COLUMNS.index("value") + 1
ANCHOR, FORMER = len(COLUMNS) + 1, len(COLUMNS) + 2
"""Hidden columns: which row it is, and what its value was."""
META = "_evaluations"
VERSION = "1"
LONGEST = 32_000
"""Characters a cell can hold, nearly."""
LONGEST_AS_TEXT = 255
"""Older versions of Excel show longer texts in cells of the text format as signs ####."""
FORMULA_STARTS = ("=", "+", "-", "@")
_OPEN, _LOCKED = PatternFill("solid", fgColor="FFFBE6"), PatternFill("solid", fgColor="F2F2F2")
_MISSING = PatternFill("solid", fgColor="FFE3C2")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class Exported:
    """What a workbook is made of; `digests` tell the bytes of the files it was read from."""

    department: str
    year: int
    language: str
    digests: Mapping[str, str]
    rows: tuple[Row, ...]


def workbook_bytes(exported: Exported) -> bytes:
    """The workbook as a file, the same for the same data."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    _guide(guide, exported)
    lists = book.create_sheet(said("options", exported.language))
    for section in dict.fromkeys(row.section for row in exported.rows):
        rows = [row for row in exported.rows if row.section == section]
        _sheet(book.create_sheet(_title(section)), rows, lists, exported.language)
    book.move_sheet(lists, len(book.sheetnames))
    lists.sheet_state = "hidden"
    lists.protection.sheet = True
    _meta(book.create_sheet(META), exported)
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _title(section: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", section)[:31]


def _guide(sheet: Worksheet, exported: Exported) -> None:
    language = exported.language
    names = {"department": exported.department, "year": exported.year}
    sheet.title = said("about", language)
    sheet.column_dimensions["A"].width = 100
    lines = said("guide", language, **names).strip().split("\n")
    for number, line in enumerate([said("guide_title", language, **names), "", *lines], 1):
        _text(_cell(sheet, number, 1), line)
    _cell(sheet, 1, 1).font = Font(bold=True, size=14)
    sheet.protection.sheet = True


def _sheet(sheet: Worksheet, rows: Iterable[Row], lists: Worksheet, language: str) -> None:
    for number, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), 1):
        cell = _cell(sheet, 1, number)
        _text(cell, said(name, language))
        cell.font, cell.fill = Font(bold=True), _LOCKED
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number in (ANCHOR, FORMER):
        sheet.column_dimensions[get_column_letter(number)].hidden = True
    menus = _Menus(sheet, lists)
    for number, row in enumerate(rows, 2):
        _write(sheet, number, row, language)
        menus.add(row, _cell(sheet, number, VALUE))
    sheet.freeze_panes = f"{get_column_letter(VALUE)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{sheet.max_row}"
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.sort = protection.autoFilter = False


def _write(sheet: Worksheet, number: int, row: Row, language: str) -> None:
    expected = said(row.kind.value, language) + (said("required", language) if row.required else "")
    if row.kind in (Kind.CHECKLIST, Kind.CHOSEN):
        listed = "\n".join(f"{one.value} {one.text}" for one in row.options)
        expected = f"{expected}\n{listed}"
    place = f"{row.file}:{row.line}"
    texts = (row.group, row.label, None, row.unit, expected, row.hint, place)
    for column, text in enumerate(texts, 1):
        if text is not None:
            cell = _cell(sheet, number, column)
            _text(cell, text[:LONGEST])
            cell.fill, cell.border = _LOCKED, _BORDER
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _value(_cell(sheet, number, VALUE), row, language)
    _text(_cell(sheet, number, ANCHOR), row.anchor)
    _text(_cell(sheet, number, FORMER), row.value[:LONGEST])


def _value(cell: Cell, row: Row, language: str) -> None:
    cell.border, cell.alignment = _BORDER, Alignment(wrap_text=True, vertical="top")
    if len(row.value) > LONGEST:
        _text(cell, said("too_long", language))
        cell.fill = _LOCKED
        return
    _put(cell, content_of(row))
    cell.protection = Protection(locked=False)
    cell.fill = _MISSING if row.required and not row.value else _OPEN
    if row.hint:
        cell.comment = Comment(row.hint[:2000], "evaluations", height=160, width=360)


def _put(cell: Cell, content: Content) -> None:
    if isinstance(content.value, str) and content.value:
        _text(cell, content.value)
        return
    cell.value = None if content.value == "" else content.value
    cell.number_format = content.format


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)
    return found


def _text(cell: Cell, text: str) -> None:
    """A text that no program takes for a formula, a number or a day."""
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    cell.number_format = TEXT if len(text) <= LONGEST_AS_TEXT else "General"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)


class _Menus:
    """Lists to choose from, on a hidden sheet; rows with the same options share one."""

    def __init__(self, sheet: Worksheet, lists: Worksheet) -> None:
        self._sheet, self._lists = sheet, lists
        self._known: dict[tuple[str, ...], DataValidation] = {}

    def add(self, row: Row, cell: Cell) -> None:
        """The list of a row, where it has one."""
        if row.kind is Kind.CHOICE:
            options = tuple(shown_options(row).values())
        else:
            options = ("是", "否") if row.kind is Kind.FLAG else ()
        if options:
            self._menu(options).add(cell)

    def _menu(self, options: tuple[str, ...]) -> DataValidation:
        if options not in self._known:
            column = self._lists.max_column + 1
            for number, option in enumerate(options, 1):
                _text(_cell(self._lists, number, column), option)
            letter = get_column_letter(column)
            source = f"'{self._lists.title}'!${letter}$1:${letter}${len(options)}"
            menu = DataValidation(type="list", formula1=source, allow_blank=True)
            menu.errorStyle = "warning"
            self._sheet.add_data_validation(menu)
            self._known[options] = menu
        return self._known[options]


def _meta(sheet: Worksheet, exported: Exported) -> None:
    sheet.sheet_state = "veryHidden"
    facts = [
        ("version", VERSION),
        ("department", exported.department),
        ("year", str(exported.year)),
        ("language", exported.language),
        *((f"file:{name}", digest) for name, digest in exported.digests.items()),
    ]
    for number, (name, value) in enumerate(facts, 1):
        _text(_cell(sheet, number, 1), name)
        _text(_cell(sheet, number, 2), value)


def _without_clock(content: bytes) -> bytes:
    """The file without the hour at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "docProps/core.xml":
                data = re.sub(rb"<dcterms:(\w+)[^>]*>[^<]*</dcterms:\w+>", b"", data)
            fresh = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            new.writestr(fresh, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
