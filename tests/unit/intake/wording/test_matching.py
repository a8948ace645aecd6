"""Which figure of a report an operand stands for: by its name and its year."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.quantities import NOWHERE, Quantity
from generator.intake.wording.matching import match


def of(name: str, value: str, year: int = 0, unit: str = "万元") -> Quantity:
    return Quantity(Decimal(value), value, unit, name, "", year, "", "", NOWHERE)


def test_years_tell_operands_apart() -> None:
    now, then = of("结转结余资金总额", "20.09", 2021), of("结转结余资金总额", "74.97", 2020)
    found = match(["本年度结转结余资金总额", "上年度结转结余资金总额"], [now, then])
    assert {name: one.amount for name, one in found.items()} == {
        "本年度结转结余资金总额": now,
        "上年度结转结余资金总额": then,
    }


def test_two_figures_alike_are_not_sure() -> None:
    found = match(["支出预算数"], [of("支出预算数", "5"), of("支出预算数", "7")])
    assert not found["支出预算数"].sure


def test_one_figure_never_stands_for_two_operands() -> None:
    assert match(["项目支出预算数", "项目支出决算数"], [of("项目支出", "5")]) == {}


def test_a_figure_of_another_name_is_left_out() -> None:
    assert match(["政府采购预算数"], [of("在职人员", "35", unit="人")]) == {}


def test_last_year_needs_its_year() -> None:
    assert match(["上年度三公经费"], [of("三公经费", "4.10", 2021)], 2021) == {}
