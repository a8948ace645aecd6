"""Excel workbooks as people hand them in, made with openpyxl from grids."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.intake.making.report import ABOVE, LEFT, Grid, Row, Text, lines_of, report


def excel_report() -> bytes:
    """The tables of the real report as a workbook: a sheet each, under title and unit, the scores
    first; numbers are numbers under a format, as Excel keeps them."""
    workbook = Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    blocks = report()
    grids = [(at, one) for at, one in enumerate(blocks) if isinstance(one, Grid)]
    for at, grid in (grids[-1], *grids[:-1]):
        above = [one.text for one in blocks[max(0, at - 2) : at] if isinstance(one, Text)]
        titles = [
            one for one in above if re.match("表|单位|2021年度枣庄市山亭区工业和信息化局部门", one)
        ]
        named = re.match(r"表\s*(\d-\d)", titles[0]) if titles else None
        name = f"表{named[1]}" if named else "附件1 得分表"
        add_sheet(workbook, name, titles, grid.rows)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def add_sheet(
    workbook: Workbook, name: str, titles: Sequence[str], rows: Iterable[Row]
) -> Worksheet:
    """A sheet: its title over the whole width, its unit at the right, the table with merges."""
    rows = tuple(rows)
    sheet: Worksheet = workbook.create_sheet(name)
    width = len(rows[0])
    for title in titles:
        line = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value else 1
        if title.startswith("单位"):
            sheet.cell(line, width, title)
            continue
        sheet.cell(line, 1, title).font = Font(bold=True, size=14)
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=width)
    top = sheet.max_row + 1 if titles else 1
    for at, row in enumerate(rows):
        for across, text in enumerate(row):
            if text not in (ABOVE, LEFT, ""):
                _write(sheet, top + at, across + 1, text)
                _merge(sheet, rows, top, at, across)
    return sheet


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if re.fullmatch(r"-?[\d,]+(\.\d+)?", text) and len(text.replace(",", "")) < 10:
        cell.value = float(text.replace(",", ""))
        decimals = text.partition(".")[2]
        cell.number_format = ("#,##0" if "," in text else "0") + ("." if decimals else "")
        cell.number_format += "0" * len(decimals)
    elif re.fullmatch(r"\d+(\.\d+)?%", text):
        cell.value = round(float(text[:-1]) / 100, 6)
        decimals = text[:-1].partition(".")[2]
        cell.number_format = f"0.{'0' * len(decimals)}%" if decimals else "0%"
    else:
        cell.value = "\n".join(lines_of(text))
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _merge(sheet: Worksheet, rows: tuple[Row, ...], top: int, at: int, across: int) -> None:
    right, down = across, at
    while right + 1 < len(rows[at]) and rows[at][right + 1] == LEFT:
        right += 1
    while down + 1 < len(rows) and rows[down + 1][across] == ABOVE:
        down += 1
    if (right, down) != (across, at):
        sheet.merge_cells(
            start_row=top + at, start_column=across + 1, end_row=top + down, end_column=right + 1
        )
