"""Strategic and annual goals: what the report says of them, and their tables of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.intake.amounts import amount
from generator.intake.document import Cell, Origin, Table
from generator.intake.draft import FoundIndicator, Gathered
from generator.intake.recognise.captions import Captioned, captioned, texts
from generator.intake.recognise.folding import bare, folded
from generator.intake.recognise.outline import Outline, Unit

FILE = "goals.yml"
_KINDS = (("strategic", ("战略目标", "中长期目标", "长期目标")), ("annual", ("年度",)))
_COLUMNS = (
    ("explanation", re.compile(r"解释|说明|内涵")),
    ("target", re.compile(r"年度指标值|指标值|目标值|计划值")),
    ("reference", re.compile(r"参考值|标准值")),
    ("reference_source", re.compile(r"来源")),
    ("goal", re.compile(r"职责目标|工作目标|目标内容")),
    ("duty", re.compile(r"部门职责|职责|主要任务|工作任务")),
    ("name", re.compile(r"绩效指标|指标名称|^指标$|三级指标")),
)
MOST_HEADS = 6
LONGEST_HEAD = 8
_HEADS = ("duty", "description", "goal")


def find_goals(
    found: Outline, indicators: Sequence[FoundIndicator], into: Gathered
) -> dict[str, Any]:
    """The keys of goals.yml that the report tells."""
    leaves = {folded(one.name): one.id for one in indicators if one.leaf}
    goals: dict[str, Any] = {}
    for kind, words in _KINDS:
        units = [unit for part in ("摘要", "正文") if (unit := _unit(found, words, part))]
        if units:
            goals[kind] = _goal(kind, units, leaves, into)
        elif alone := [one for one in captioned(found) if _is_of(kind, one)]:
            goals[kind] = _of_table(kind, alone[0], leaves, into)
        elif kind == "annual" and (head := found.headed("绩效目标", "年度目标", part="正文")):
            goals[kind] = _worded(found, head, into)
    goals = {kind: goal for kind, goal in goals.items() if goal}
    if not goals and found.has_body:
        into.doubt("not-found", FILE, "", Origin(), what="goals")
    return goals


def _is_of(kind: str, one: Captioned) -> bool:
    """Whether a table says in its title that it is of such goals, as on a sheet of its own."""
    of = next((name for name, words in _KINDS if any(word in one.title for word in words)), "")
    return of == kind and "目标" in one.title and "得分" not in one.title


def _unit(found: Outline, words: Sequence[str], part: str) -> Unit | None:
    head = found.headed("绩效目标", part=part)
    return found.headed(*words, part=part, under=head) if head is not None else None


def _goal(
    kind: str, units: Sequence[Unit], leaves: dict[str, str], into: Gathered
) -> dict[str, Any]:
    goal: dict[str, Any] = {}
    statements = [
        {"where": unit.where, "text": " ".join(lines)}
        for unit in units
        if (lines := [one.text.strip() for one in texts(unit)])
    ]
    if statements:
        goal["statements"] = statements
    for unit in units:
        for at, one in enumerate(texts(unit), 1):
            into.trace(FILE, f"{kind}.statements.{at}", one.text, one.origin)
    for table in captioned(Outline(tuple(units))):
        goal |= _of_table(kind, table, leaves, into)
    return goal


def _worded(found: Outline, head: Unit, into: Gathered) -> dict[str, Any]:
    """Goals of the year that a section words without calling any part of it so."""
    goal: dict[str, Any] = {}
    units = (head, *found.below(head))
    lines = [
        (unit.where, " ".join(one.strip() for one in (_lead(unit, head), *_lines(unit)) if one))
        for unit in units
    ]
    if statements := [{"where": where, "text": text} for where, text in lines if text]:
        goal["statements"] = statements
        for at, one in enumerate(statements, 1):
            into.trace(FILE, f"annual.statements.{at}", one["text"], head.origin)
    return goal


def _lead(unit: Unit, head: Unit) -> str:
    return "" if unit is head else unit.text


def _lines(unit: Unit) -> list[str]:
    return [one.text for one in texts(unit)]


def _of_table(kind: str, one: Captioned, leaves: dict[str, str], into: Gathered) -> dict[str, Any]:
    title = {"table": f"{one.number}：{one.title}"} if one.number else {}
    columns, first = _columns(one.table)
    if "name" not in columns:
        into.doubt("table-unread", FILE, kind, one.table.origin, table=one.number or one.title)
        return title
    rows = list(_rows(one.table, columns, first))
    for row in rows:
        into.trace(FILE, f"{kind}.{row['name']}", row.get("target", ""), one.table.origin)
    if kind == "strategic":
        into.doubt("goal-table", FILE, kind, one.table.origin, table=one.number or one.title)
        return {
            **_statement(one.table, first),
            **title,
            "indicators": [_indicator(row, leaves) for row in rows],
        }
    if "duty" not in columns and "goal" not in columns:
        rows = [{**row, "duty": one.below.text.strip()} for row in rows]
    return {**title, "groups": list(_groups(rows, leaves))}


def _columns(table: Table) -> tuple[dict[str, int], int]:
    """The columns by what they hold, and the first row of goals; heads may take several rows."""
    columns: dict[str, int] = {}
    last = 0
    for row in range(min(table.height, MOST_HEADS)):
        own = {at: bare(cell.text) for at, cell in _own(table, row)}
        if any(re.search(r"\d", text) for text in own.values()):
            if columns:
                break
            continue
        found = _known({at: text for at, text in own.items() if 0 < len(text) <= LONGEST_HEAD})
        if len(found) + ("name" in found) >= 2 or (columns and found):
            columns = {**found, **columns} if "name" in columns else {**columns, **found}
            last = row + 1
    return columns, last


def _own(table: Table, row: int) -> Iterator[tuple[int, Cell]]:
    """The cells that begin in a row, by column."""
    for column in range(table.width):
        cell = table.at(row, column)
        if cell is not None and (cell.row, cell.column) == (row, column):
            yield column, cell


def _known(heads: dict[int, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in heads.items():
        key = next((key for key, form in _COLUMNS if form.search(text)), None)
        if key is not None and (key == "name" or key not in found):
            found[key] = column
    return found


def _rows(table: Table, columns: dict[str, int], first: int) -> Iterator[dict[str, str]]:
    """The rows of indicators; duty and goal of a row that is empty there are those above."""
    held: dict[str, str] = {}
    for at in range(first, table.height):
        row = dict(_values(table, at, _shifted(table, at, columns)))
        if "description" not in row and (more := _beside(table, at, columns)):
            row["description"] = more
        if "reference" in row and "reference_source" not in row:
            row |= _source(table, at, columns)
        if "duty" in row:
            held = {}
        held |= {key: row[key] for key in _HEADS if key in row}
        if "name" in row and bare(row["name"]) not in ("绩效指标", "指标", "指标名称"):
            yield {**held, **row}


def _values(table: Table, row: int, columns: dict[str, int]) -> Iterator[tuple[str, str]]:
    """What a row says by column; a cell from above counts in the row it began in alone."""
    for key, column in columns.items():
        cell = table.at(row, column)
        if cell is None or not cell.text.strip() or (key in _HEADS and cell.row != row):
            continue
        yield key, cell.text.strip()


def _shifted(table: Table, row: int, columns: dict[str, int]) -> dict[str, int]:
    """The columns of a row; moved where its serial number does not stand just before the name."""
    for column in range(min(columns["name"] + 2, table.width)):
        cell = table.at(row, column)
        if cell is not None and bare(cell.text).isdecimal():
            moved = column + 1 - columns["name"]
            return {key: at + moved for key, at in columns.items() if at + moved >= 0}
    return columns


def _source(table: Table, row: int, columns: dict[str, int]) -> dict[str, str]:
    """The text behind the values, where no head of its own names the source."""
    for column in reversed(range(columns["target"], table.width) if "target" in columns else ()):
        cell = table.at(row, column)
        if cell is not None and cell.text.strip():
            text = cell.text.strip()
            return {"reference_source": text} if amount(text) is None else {}
    return {}


def _beside(table: Table, row: int, columns: dict[str, int]) -> str:
    """The cell behind the duty where its head has no name of its own."""
    duty = columns.get("duty")
    if duty is None or duty + 1 in columns.values():
        return ""
    cell = table.at(row, duty + 1)
    return (
        cell.text.strip() if cell is not None and (cell.row, cell.column) == (row, duty + 1) else ""
    )


def _statement(table: Table, first: int) -> dict[str, str]:
    """The goal in words that stands above the heads of its indicators."""
    cells = [
        cell.text.strip()
        for row in range(min(first, table.height))
        for column in range(table.width)
        if (cell := table.at(row, column)) is not None and (cell.row, cell.column) == (row, column)
    ]
    longest = max(cells, key=len, default="")
    return {"goal": longest} if len(longest) > 20 else {}


def _indicator(row: dict[str, str], leaves: dict[str, str]) -> dict[str, str]:
    keys = ("name", "explanation", "target", "reference", "reference_source")
    found = {key: row[key] for key in keys if key in row}
    leaf = leaves.get(folded(row["name"]))
    return {**found, **({"indicator": leaf} if leaf else {})}


def _groups(rows: Sequence[dict[str, str]], leaves: dict[str, str]) -> Iterator[dict[str, Any]]:
    group: dict[str, Any] = {}
    for row in rows:
        head: dict[str, str] = {key: row[key] for key in _HEADS if key in row}
        head.setdefault("duty", head.get("goal", ""))
        if not group or {key: value for key, value in group.items() if key != "indicators"} != head:
            if group:
                yield group
            group = {**head, "indicators": []}
        group["indicators"].append(_indicator(row, leaves))
    if group:
        yield group
