"""What stands in an edited workbook."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbook.words import both
from generator.workbook.writing import ANCHOR, FORMER, META, VALUE, VERSION

MOST_BYTES = 50_000_000
MOST_UNPACKED = 300_000_000
MOST_CELLS = 1_000_000
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']{1,40})""")
FILE = "file:"


class NotOurs(Exception):
    """A file is no workbook that was exported; the message says why, in both languages."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A value cell: where it is, which row it stands for, what it says and what it said before.

    `formula` says whether it was computed, `wrong` whether it is an error of Excel.
    """

    where: str
    anchor: str
    former: str
    value: Any
    format: str
    formula: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """An edited workbook."""

    department: str
    year: str
    language: str
    digests: Mapping[str, str]
    cells: tuple[Filled, ...]


def read_workbook(content: bytes) -> Returned:
    """What a workbook says; raises NotOurs."""
    try:
        _check_size(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of a workbook that do not matter here
            return _read(content)
    except NotOurs:
        raise
    except Exception as fault:  # a broken file makes openpyxl and lxml raise what comes
        raise NotOurs(both("unreadable", reason=_short(fault))) from fault


def _short(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"[:120]


def _read(content: bytes) -> Returned:
    formulas = load_workbook(io.BytesIO(content))
    if any(one.max_row * one.max_column > MOST_CELLS for one in formulas.worksheets):
        raise NotOurs(both("unreadable", reason=f"> {MOST_CELLS:,}"))
    computed = any(_has_formulas(sheet) for sheet in formulas.worksheets)
    values = load_workbook(io.BytesIO(content), data_only=True) if computed else formulas
    if META not in values.sheetnames:
        raise NotOurs(both("not_ours"))
    written = values[META].iter_rows(max_col=2, values_only=True)
    meta = {str(name): str(value or "") for name, value in written}
    if meta.get("version") != VERSION:
        raise NotOurs(both("not_ours"))
    cells = [
        cell
        for sheet in values.worksheets
        if sheet.sheet_state == "visible"
        for cell in _cells(sheet, formulas[sheet.title])
    ]
    return Returned(
        meta.get("department", ""),
        meta.get("year", ""),
        meta.get("language", ""),
        {name[len(FILE) :]: one for name, one in meta.items() if name.startswith(FILE)},
        tuple(cells),
    )


def _has_formulas(sheet: Worksheet) -> bool:
    cells = sheet.iter_rows(min_col=VALUE, max_col=VALUE)
    return any(cell.data_type == "f" for (cell,) in cells)


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(info.file_size for info in packed.infolist())
        if len(content) > MOST_BYTES or size > MOST_UNPACKED:
            raise NotOurs(both("unreadable", reason=f"> {MOST_UNPACKED:,}"))
        if sum(_merged(packed, info) for info in packed.infolist()) > MOST_CELLS:
            raise NotOurs(both("unreadable", reason=f"> {MOST_CELLS:,}"))


def _merged(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """How many cells a part merges; openpyxl makes an object of each."""
    if not info.filename.endswith(".xml") or "worksheets/" not in info.filename:
        return 0
    ranges = _MERGED.findall(packed.read(info))
    return sum(_cells_in(one.decode()) for one in ranges)


def _cells_in(range: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(range)
    except (ValueError, TypeError):
        return MOST_CELLS + 1
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)


def _cells(sheet: Worksheet, formulas: Worksheet) -> Iterator[Filled]:
    """The values of a sheet below its heading; the guide has none."""
    if sheet.max_column < ANCHOR:
        return
    for number in range(2, sheet.max_row + 1):
        cell = sheet.cell(number, VALUE)
        anchor = str(sheet.cell(number, ANCHOR).value or "")
        if isinstance(cell, Cell) and (anchor or cell.value is not None):
            yield Filled(
                f"{sheet.title}!{cell.coordinate}",
                anchor,
                str(sheet.cell(number, FORMER).value or ""),
                cell.value,
                str(cell.number_format),
                formulas.cell(number, VALUE).data_type == "f",
                cell.data_type == "e",
            )
