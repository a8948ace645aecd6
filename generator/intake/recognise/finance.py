"""Budget, accounts and assets: the sections of the first part of a report with their tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.intake.amounts import amount
from generator.intake.draft import Gathered
from generator.intake.recognise.captions import Captioned, captioned, texts
from generator.intake.recognise.columns import heads
from generator.intake.recognise.folding import bare
from generator.intake.recognise.money_tables import MoneyTable, money_table
from generator.intake.recognise.outline import Outline, Unit

FILE = "finance.yml"
_SECTIONS = re.compile(r"预算|决算|收支|收入|支出|资产|财政资金|资金情况|经费")
_OTHERS = re.compile(r"得分|目标|指标|分工|职责|问卷|满意度")
_FEWEST = 4
"""Numbers from which a table that was left out is told of."""
_YEAR = re.compile(r"20\d\d年?度?")
_TAIL = re.compile(r"(?:基本)?(?:情况)?(?:统计)?(?:明细|一览|汇总|分析|总)?表$")


@dataclass(frozen=True, slots=True)
class Finance:
    """The plain values of finance.yml, and its tables with their cells."""

    values: dict[str, Any]
    tables: tuple[MoneyTable, ...]


def find_finance(found: Outline, names: Sequence[str], into: Gathered) -> Finance:
    """The sections and tables; `names` are what the body is called, left out of the ids."""
    sections: list[dict[str, Any]] = []
    tables: list[MoneyTable] = []
    for unit in (one for one in found.units if _is_section(one)):
        made = _made(captioned(Outline((unit,))), names, tables, into)
        sections.append(_section(unit, made, len(sections) + 1, into))
    taken = [one.source.table for one in tables]
    rest = [one for one in captioned(found) if one.table not in taken and _is_headed(one)]
    _made(rest, names, tables, into)
    _tell_left(found, tables, into)
    values: dict[str, Any] = {}
    if sections:
        values["sections"] = sections
    if tables:
        values["tables"] = [one.values for one in tables]
    return Finance(values, tuple(tables))


def _made(
    found: Sequence[Captioned], names: Sequence[str], tables: list[MoneyTable], into: Gathered
) -> list[MoneyTable]:
    """The tables of numbers among those found, added to the ones there are."""
    made: list[MoneyTable] = []
    for one in found:
        known = heads(one.table)
        if known is not None and (known.is_full or known.is_scored):
            continue
        table = money_table(one, _id(one, names, tables), FILE, into)
        if table is not None:
            tables.append(table)
            made.append(table)
    return made


def _tell_left(found: Outline, tables: Sequence[MoneyTable], into: Gathered) -> None:
    """A doubt for each table with numbers that no part of the draft took."""
    taken = [one.source.table for one in tables]
    for one in captioned(found):
        if one.table in taken or _OTHERS.search(f"{one.title}{one.below.text}"):
            continue
        numbers = sum(amount(cell.text) is not None for cell in one.table.cells)
        if heads(one.table) is None and numbers >= _FEWEST:
            name = f"{one.number} {one.title}".strip() or one.below.text or one.below.where
            into.doubt("table-left", FILE, "", one.table.origin, table=name)


def _is_headed(one: Captioned) -> bool:
    """A table outside the sections whose own title says that it is of money."""
    return _SECTIONS.search(one.title) is not None and not _OTHERS.search(one.title)


def _is_section(unit: Unit) -> bool:
    """A section of the first part on money, in the body; it has a text or a table of its own."""
    if unit.part != "正文" or len(unit.path) < 2 or unit.path[0].number != 1:
        return False
    return len(unit.text) <= 40 and _SECTIONS.search(unit.text) is not None and bool(unit.blocks)


def _id(one: Captioned, names: Sequence[str], taken: Sequence[MoneyTable]) -> str:
    """A short name: the title without the body, the year and the word for a table."""
    text = bare(one.title)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(bare(name), "")
    text = _YEAR.split(text)[-1] or _YEAR.sub("", text)
    text = _TAIL.sub("", re.sub(r"[^\w\u4e00-\u9fff]", "", text))
    used = {table.id for table in taken}
    for choice in (text, bare(one.number), f"表{len(used) + 1}"):
        if choice and choice not in used:
            return choice
    return f"表{len(used) + 1}（{len(used) + 1}）"


def _section(unit: Unit, tables: list[MoneyTable], number: int, into: Gathered) -> dict[str, Any]:
    lines = [one.text.strip() for one in texts(unit)]
    into.trace(FILE, f"section-{number}", unit.text, unit.origin)
    section: dict[str, Any] = {"id": f"section-{number}", "heading": unit.text.strip()}
    if lines:
        section["text"] = "".join(f"{line}\n" for line in lines)
    if tables:
        section["tables"] = [one.id for one in tables]
    return section
