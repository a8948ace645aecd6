"""The file of income and expenditure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.demo.facts import EXPENDITURE
from generator.demo.files import File
from generator.demo.money import Spending, amount, money
from generator.demo.scored import Scored
from generator.demo.words import say
from generator.yaml_nodes.emit import Value

Row = tuple[str, str]
INCOME: tuple[Row, ...] = (("财政拨款", ""), ("其他收入", ""), ("合计", ""))
SPENDING: tuple[Row, ...] = (
    ("一、基本支出", ""),
    ("人员经费", "一、基本支出"),
    ("公用经费", "一、基本支出"),
    ("二、项目支出", ""),
    ("合计", ""),
)


def finance(one: Scored) -> File:
    """finance.yml: income and expenditure, with the year before where the body existed."""
    own = money(one.seed, one.body, one.year)
    columns = {"年初预算数": own.initial, "调整预算数": own.adjusted, "决算数": own.spent}
    if one.body.lives_in(one.year - 1):
        columns = {"上年决算数": money(one.seed, one.body, one.year - 1).spent, **columns}
    income = {name: _income(name, each, own.adjusted) for name, each in columns.items()}
    spending = {name: _spending(each) for name, each in columns.items()}
    return {
        "schema_version": 1,
        "sections": [
            {"id": "income", "heading": "收入", "tables": ["收入"]},
            {"id": "expenditure", "heading": "支出", "tables": [EXPENDITURE]},
        ],
        "tables": [
            _table(one, "收入", "表1", income, INCOME),
            _table(one, EXPENDITURE, "表2", spending, SPENDING),
        ],
    }


def _table(
    one: Scored, id: str, number: str, columns: Mapping[str, Mapping[str, int]], rows: Sequence[Row]
) -> File:
    return {
        "id": id,
        "number": number,
        "title": say("finance", "title", short=one.short, year=one.year, id=id),
        "unit": "万元",
        "columns": [{"name": name} for name in columns],
        "rows": _rows(columns, rows),
    }


def _income(column: str, each: Spending, adjusted: Spending) -> dict[str, int]:
    """Income covers the budget; what was received is what the budget came to be."""
    whole = adjusted.total if column == "决算数" else each.total
    other = each.people // 40
    return {"财政拨款": whole - other, "其他收入": other, "合计": whole}


def _spending(each: Spending) -> dict[str, int]:
    return {
        "一、基本支出": each.basic,
        "人员经费": each.people,
        "公用经费": each.running,
        "二、项目支出": each.projects,
        "合计": each.total,
    }


def _rows(columns: Mapping[str, Mapping[str, int]], rows: Sequence[Row]) -> list[Value]:
    found: list[Value] = []
    for name, whole in rows:
        row: File = {"name": name}
        if whole:
            row["part_of"] = whole
        if name == "合计":
            row["total"] = True
        row["cells"] = {column: amount(cells[name]) for column, cells in columns.items()}
        found.append(row)
    return found
