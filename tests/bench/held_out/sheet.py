"""An invented score table as Excel: numbers with formats, numbers kept as text, merged cells."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench.held_out.source import body, cells, runs


def write_sheet(folder: Path, to: Path) -> None:
    """Write the report of a folder as Excel, one sheet a section."""
    book = Workbook()
    for number, section in enumerate(body(folder)):
        sheet = book.active if number == 0 else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        sheet.title = section.get("title", "")
        for table in section.iter("table"):
            _table(sheet, table)
    book.save(to)


def _table(sheet: Worksheet, table: ElementTree.Element) -> None:
    for row, column, down, across, source in cells(table):
        text = "".join("\n" if kind == "break" else said for kind, said in runs(source))
        cell = sheet.cell(row + 1, column + 1)
        if text:
            cell.value = text if source.get("t") == "s" else _value(text)
        if source.get("f"):
            cell.number_format = source.get("f", "")
        if down > 1 or across > 1:
            sheet.merge_cells(
                start_row=row + 1,
                start_column=column + 1,
                end_row=row + down,
                end_column=column + across,
            )


def _value(text: str) -> str | float:
    """What Excel keeps of what was typed: a number where it is one."""
    try:
        return float(Decimal(text)) if text.isascii() else text
    except InvalidOperation:
        return text
