"""Tables of budget, accounts, assets and staff: heads, units, rows, parts and totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.intake.amounts import amount
from generator.intake.document import Table
from generator.intake.draft import Gathered
from generator.intake.quoting import shortened
from generator.intake.recognise.captions import Captioned
from generator.intake.recognise.folding import bare
from generator.intake.recognise.number_cells import in_unit, is_numeric, offered, printed_unit
from generator.intake.recognise.numbering import numbered
from generator.intake.recognise.two_sided import unfolded
from generator.yaml_nodes.scalars import TO_FILL

_TOTALS = ("合计", "总计", "总合计", "收入总计", "支出总计", "本年合计")
_SUM = re.compile(r"(?:合计|总计)(?:（\d+）)?$")
_CARRIED = re.compile(r"(?:年[初末]|上年|本年)?(?:财政拨款)?(?:结转|结余)")
_NO_NUMBER = re.compile(r"编号|代码|序号|时间|日期|电话|文号")
_OWN_UNIT = re.compile(
    r"[（(]\s*(万元|亿元|元|件|个|人|家|平方米|辆|台|套|项|次|%|％|万平方米|名|户)\s*[)）]$"
)
_PART = re.compile(r"^(?:其中|#|[-—*])\s*[：:]?")
_NOTHING = ("", "-", "—", "——", "/", "0.00%")


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """A table as plain values of finance.yml, and the cells by row and column name."""

    id: str
    number: str
    values: dict[str, Any]
    cells: dict[tuple[str, str], Decimal]
    units: dict[str, str]
    source: Captioned


def money_table(one: Captioned, id: str, file: str, into: Gathered) -> MoneyTable | None:
    """A table of numbers; None for one that has none."""
    table = unfolded(one.table)
    height = _head_rows(table)
    names = _names(table, height)
    if table.width < 2 or height >= table.height:
        return None
    numeric = [
        column for column in range(1, table.width) if _is_numeric(table, column, height, names)
    ]
    if not numeric:
        return None
    units = {
        names[at]: _unit(names[at], printed_unit(_filled(table, at, height, names)), one.unit)
        for at in numeric
    }
    rows, cells = _rows(table, height, names, units, file, id, into)
    rates = [name for name, unit in units.items() if unit == "%"]
    rows = [_signed(row, rates) for row in rows]
    values = _values(one, id, names, numeric, rows, units)
    if any(unit == TO_FILL for unit in units.values()):
        into.doubt("unit-missing", file, id, table.origin, table=one.number or id)
    if not table.merged and _has_gaps(table, numeric, height):
        into.doubt("table-gaps", file, id, table.origin, table=one.number or id)
    return MoneyTable(id, one.number, values, cells, units, one)


def _head_rows(table: Table) -> int:
    """How many rows are heads: the first, and those below that hold no number yet."""
    for row in range(1, min(table.height, 4)):
        if any(
            (cell := table.at(row, column)) is not None and amount(cell.text) is not None
            for column in range(1, table.width)
        ) or _text(table, row, 0) not in ("", _text(table, 0, 0)):
            return row
    return 1


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return cell.text.strip() if cell is not None else ""


def _names(table: Table, height: int) -> list[str]:
    """The heads of the columns, those of several rows joined; repeated ones counted."""
    names: list[str] = []
    for column in range(table.width):
        parts: list[str] = []
        for row in range(height):
            text = bare(_text(table, row, column))
            if text and text not in parts:
                parts.append(text)
        name = "".join(parts) or f"第{column + 1}列"
        names.append(name if name not in names else f"{name}（{column + 1}）")
    return names


def _is_numeric(table: Table, column: int, height: int, names: list[str]) -> bool:
    if _NO_NUMBER.search(names[column]):
        return False
    return is_numeric(_filled(table, column, height, names))


def _filled(table: Table, column: int, height: int, names: list[str]) -> list[str]:
    """The cells of a column that say something, without heads repeated."""
    texts = (_text(table, row, column) for row in range(height, table.height))
    return [one for one in texts if one not in _NOTHING and bare(one) != names[column]]


def _signed(row: dict[str, Any], rates: list[str]) -> dict[str, Any]:
    """A row with the sign of per cent behind its rates."""
    cells = {
        name: f"{value}%" if name in rates and value != TO_FILL else value
        for name, value in row["cells"].items()
    }
    return {**row, "cells": cells}


def _unit(name: str, printed: str, whole: str) -> str:
    """The unit of a column: that of its cells for rates, else of its head, cells, or table."""
    own = _OWN_UNIT.search(name)
    if own and printed != "%":
        return own[1].replace("％", "%")
    return printed or whole or TO_FILL


def _rows(
    table: Table,
    height: int,
    names: list[str],
    units: dict[str, str],
    file: str,
    id: str,
    into: Gathered,
) -> tuple[list[dict[str, Any]], dict[tuple[str, str], Decimal]]:
    rows: list[dict[str, Any]] = []
    cells: dict[tuple[str, str], Decimal] = {}
    taken: Counter[str] = Counter()
    whole = ""
    for at in range(height, table.height):
        name = _text(table, at, 0)
        if not name and not any(_text(table, at, column) for column in range(table.width)):
            continue
        if bare(name) == names[0]:
            continue
        name = _free(name or TO_FILL, taken)
        row: dict[str, Any] = {"name": name}
        whole = _place(row, name, whole)
        row["cells"] = dict(_cells(table, at, names, units))
        rows.append(row)
        for column, head in enumerate(names):
            if column and head in units and head in row["cells"]:
                place, text = _at(table, at, column), _text(table, at, column)
                value, about = row["cells"][head], f"{id}.{name}.{head}"
                into.trace(file, about, value, place, printed=text)
                if value != TO_FILL:
                    cells[name, head] = value
                    continue
                shown = {"found": shortened(text, 30), "value": offered(text)}
                into.doubt("cell-unsure", file, id, place, name=f"{name} {head}", **shown)
    return rows, cells


def _at(table: Table, row: int, column: int) -> Any:
    cell = table.at(row, column)
    return cell.origin if cell is not None else table.origin


def _free(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}（{taken[name]}）"


def _place(row: dict[str, Any], name: str, whole: str) -> str:
    """Whether a row is a total or part of one above; the row that those below are part of."""
    if bare(name) in _TOTALS or _SUM.search(bare(name)):
        row["total"] = True
        return ""
    if (found := numbered(name)) is not None and found[0].rank == 1:
        return name
    if _CARRIED.match(bare(name)):
        return ""
    if whole and (found is None or _PART.match(name)):
        row["part_of"] = whole
    return whole


def _cells(
    table: Table, row: int, names: list[str], units: dict[str, str]
) -> Iterator[tuple[str, Any]]:
    for column in range(1, table.width):
        text, name = _text(table, row, column), names[column]
        if name in units:
            if (value := in_unit(text, units[name])) is not None:
                yield name, value
            elif text not in _NOTHING and offered(text) is not None:
                yield name, TO_FILL
        elif text and table.at(row, column) is not table.at(row, 0):
            yield name, text


def _values(
    one: Captioned,
    id: str,
    names: list[str],
    numeric: list[int],
    rows: list[dict[str, Any]],
    units: dict[str, str],
) -> dict[str, Any]:
    own = {name: unit for name, unit in units.items() if unit != one.unit}
    columns = [
        {"name": name}
        | ({"unit": own[name]} if name in own else {})
        | ({} if at in numeric else {"type": "text"})
        for at, name in enumerate(names)
        if at
    ]
    return {
        "id": id,
        **({"number": one.number} if one.number else {}),
        "title": one.title or id,
        **({"unit": one.unit} if one.unit else {}),
        "row_heading": names[0],
        "columns": columns,
        "rows": rows,
    }


def _has_gaps(table: Table, numeric: list[int], height: int) -> bool:
    """Whether a row ends before the last column: its cells may have slipped."""
    return any(
        _text(table, row, 0)
        and not any(_text(table, row, column) for column in numeric[:1])
        and any(
            _text(table, row, column) for column in range(1, table.width) if column not in numeric
        )
        for row in range(height, table.height)
    )
