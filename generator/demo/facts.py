"""Facts of a department in a year: every one that any edition of the framework asks for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.demo.chance import chance
from generator.demo.counts import counted
from generator.demo.district import HERE, Body
from generator.demo.money import amount, money, posts, quality, three_public
from generator.model.evaluation import Fact
from generator.model.units import Quantity, unit

EXPENDITURE = "支出"
CELLS = {
    "年初预算数": ("合计", "年初预算数"),
    "支出预算数": ("合计", "调整预算数"),
    "支出决算数": ("合计", "决算数"),
    "公用经费预算数": ("公用经费", "调整预算数"),
    "公用经费支出": ("公用经费", "决算数"),
}
"""Facts that stand in the table of expenditure, by row and column."""
MAIN = ("支出预算数", "支出决算数", "三公经费支出", "在职人数")


def all_facts(seed: int, body: Body, year: int) -> Iterator[Fact]:
    """The facts; the same ones in whatever edition."""
    missing = 100 - quality(seed, body, year)
    yield from _budget(seed, body, year)
    yield from _three_public(seed, body, year)
    yield from _purchases(seed, body, year, missing)
    yield from _assets(seed, body, year, missing)
    yield from _people(seed, body, year, missing)
    for id, value, symbol, source in counted(seed, body, year, missing):
        yield fact(id, Decimal(value), symbol, f"{year}年度", source)


def fact(id: str, value: Decimal, symbol: str, period: str, source: str) -> Fact:
    """One fact."""
    return Fact(id, id, Quantity(value, unit(symbol)), period, source, id in MAIN, HERE)


def _budget(seed: int, body: Body, year: int) -> Iterator[Fact]:
    own = money(seed, body, year)
    values = {
        "年初预算数": own.initial.total,
        "支出预算数": own.adjusted.total,
        "支出决算数": own.spent.total,
        "公用经费预算数": own.adjusted.running,
        "公用经费支出": own.spent.running,
    }
    for id, hundredths in values.items():
        yield fact(id, amount(hundredths), "万元", f"{year}年度", "表2")


def _three_public(seed: int, body: Body, year: int) -> Iterator[Fact]:
    for id, of in (("三公经费支出", year), ("上年三公经费支出", year - 1)):
        rounded = (three_public(seed, body, of) + 50) // 100
        source = (
            f"{of}年度部门决算报表" if body.lives_in(of) else f"{of}年度原单位决算报表，按职责还原"
        )
        yield fact(id, amount(rounded), "万元", f"{of}年度", source)


def _purchases(seed: int, body: Body, year: int, missing: int) -> Iterator[Fact]:
    rng = chance(seed, body.id, year, "purchases")
    planned = rng.randint(4_000, 60_000) + money(seed, body, year).adjusted.projects // 20
    left = rng.randint(0, 12) + rng.randint(0, missing) * missing // 5
    done = planned * (1000 - min(left, 600)) // 1000
    yield fact("采购预算数", amount(planned), "万元", f"{year}年度", f"{year}年度政府采购预算批复")
    yield fact("采购执行金额", amount(done), "万元", f"{year}年度", "政府采购台账")


def _assets(seed: int, body: Body, year: int, missing: int) -> Iterator[Fact]:
    whole = chance(seed, body.id, "assets").randint(40_000, 700_000)
    rng = chance(seed, body.id, year, "assets")
    idle = rng.randint(0, 10) + rng.randint(0, missing) * 4
    used = whole * (1000 - idle) // 1000
    yield fact("固定资产总额", amount(whole), "万元", f"{year}年末", "固定资产盘点表")
    yield fact("在用固定资产", amount(used), "万元", f"{year}年末", "固定资产盘点表")


def _people(seed: int, body: Body, year: int, missing: int) -> Iterator[Fact]:
    allowed = posts(seed, body)
    over = chance(seed, body.id, year, "people").randint(-5, 1 + missing // 10)
    yield fact("在职人数", Decimal(allowed + over), "人", f"{year}年末", "人员花名册")
    yield fact("编制数", Decimal(allowed), "人", f"{year}年末", "机构编制批复")
    rng = chance(seed, body.id, year, "funds")
    bad = max(0, rng.randint(0, missing) // 9 - rng.randint(0, 1))
    yield fact("不合规支出笔数", Decimal(bad), "笔", f"{year}年度", "抽查凭证记录")
