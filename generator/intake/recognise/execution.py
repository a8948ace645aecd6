"""The execution of the budget in the national form: a row of amounts above the indicators, scored
by itself (年度资金总额, 分值 10, 执行率, 得分)."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.intake.amounts import amount, exact
from generator.intake.document import Table
from generator.intake.recognise.columns import Heads, Role
from generator.intake.recognise.folding import bare
from generator.intake.recognise.score_row import Name, Row

PARENT, LEAF = "预算执行", "预算执行率"
_EXECUTED = re.compile(r"执行数|支出数|决算数")
_WEIGHT = re.compile(r"^分值")
_SCORE = re.compile(r"得分$")
_LAST_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*分?\s*$")


def execution_row(table: Table, found: Heads) -> Row | None:
    """The row of the whole budget as a leaf; None where the table has none above its heads."""
    for at in range(found.first):
        texts = [_text(table, at, column) for column in range(table.width)]
        weight = next((column for column, text in enumerate(texts) if _WEIGHT.search(text)), None)
        score = next((column for column, text in enumerate(texts) if _SCORE.search(text)), None)
        if weight is None or score is None or not any(map(_EXECUTED.search, texts)):
            continue
        below = at + 1
        points = amount(_text(table, below, weight)) if below < found.first else None
        if points is not None:
            return _row(table, texts, below, points, score, found)
    return None


def _row(table: Table, heads: list[str], at: int, weight: Decimal, score: int, found: Heads) -> Row:
    cell = next(one for column in range(table.width) if (one := table.at(at, column)) is not None)
    none: list[Name | None] = [None] * max(found.levels - 2, 0)
    names = [Name(PARENT, weight, cell.origin), Name(LEAF, weight, cell.origin), *none]
    values = {Role.REMARK: "，".join(_said(table, heads, at))}
    if (last := _LAST_NUMBER.search(_text(table, at, score))) is not None:
        values[Role.SCORE] = f"{exact(last[1])}"
    return Row(tuple(names), tuple(names), values, cell.origin, shifted=False)


def _said(table: Table, heads: list[str], at: int) -> list[str]:
    """What the row says, each number with its head."""
    return [
        f"{head.rpartition('/')[0] or head}{text.rpartition('/')[0] or text}"
        for column, head in enumerate(heads)
        if (text := _text(table, at, column)) and any(sign.isdigit() for sign in text)
        if head and not _WEIGHT.search(head)
    ]


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return bare(cell.text) if cell is not None else ""
