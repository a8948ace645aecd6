"""Figures of sentences: what they are called, their unit, their year, and what is none."""

from __future__ import annotations

import pytest

from generator.intake.wording import Amount, amounts, match


def told(text: str) -> list[str]:
    return [f"{one.name} {one.value} {one.unit} {one.period}".strip() for one in amounts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2021 年部门支出预算执行数为 2,163.32 万元，年度预算下达数为 2,183.41 万元，"
            "预算执行率 99.08%。",
            [
                "部门支出预算执行数 2163.32 万元 2021",
                "年度预算下达数 2183.41 万元 2021",
                "预算执行率 99.08 % 2021",
            ],
        ),
        (
            "2021 年累计结转结余 20.09 万元，2020 年累计结转结余 74.97 万元，变动率-73.20%。",
            [
                "累计结转结余 20.09 万元 2021",
                "累计结转结余 74.97 万元 2020",
                "变动率 -73.20 %",
            ],
        ),
        (
            "发放工资人数：2021 年 35 人，2020 年 32 人。",
            ["发放工资人数 35 人 2021", "发放工资人数 32 人 2020"],
        ),
        (
            "人均公用经费 2021 年 0.95 万元，2020 年 1.00 万元",
            ["人均公用经费 0.95 万元 2021", "人均公用经费 1.00 万元 2020"],
        ),
        (
            "2021年全年新获批省级瞪羚企业5家、省市级专精特新企业13家，完成率为100%。",
            ["新获批省级瞪羚企业 5 家 2021", "省市级专精特新企业 13 家 2021", "完成率 100 % 2021"],
        ),
        ("共完成 137 家企业上云用云。", ["共完成企业上云用云 137 家"]),
        ("累计建成 5G 基站 221 个", ["累计建成5G基站 221 个"]),
        ("年度预算下达 2,183.41 万元", ["年度预算下达 2183.41 万元"]),
        ("办结率达到９８％", ["办结率 98 %"]),
        ("根据评分标准，此项指标扣 2.00 分。", []),
        ("根据（鲁工信发〔2020〕8号）和《2021年5家企业的通知》要求", []),
        ("2021年6月30日完成，见表 4-7 第 3 项。", []),
        ("1.完成情况良好；2.按时完成。", []),
        ("", []),
    ],
)
def test_figures_of_a_sentence(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_places_in_the_text() -> None:
    text = "预算数 1,200 万元"
    (one,) = amounts(text)
    assert text[one.start : one.end] == "1,200 万元"


def of(name: str, value: str, period: str = "", unit: str = "万元") -> Amount:
    from decimal import Decimal

    return Amount(name, Decimal(value), unit, period, 0, 0)


def test_years_tell_operands_apart() -> None:
    now, then = of("结转结余资金总额", "20.09", "2021"), of("结转结余资金总额", "74.97", "2020")
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
    assert match(["上年度三公经费"], [of("三公经费", "4.10", "2021")], 2021) == {}
