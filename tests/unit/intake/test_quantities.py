from __future__ import annotations

import pytest

from generator.intake.document import Origin
from generator.intake.quantities import quantities


def found(text: str) -> list[tuple[int, str, str, str]]:
    return [(one.year, one.label, one.printed, one.unit) for one in quantities(text, "", Origin())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2021 年部门支出预算执行数为 2,163.32 万元，预算下达数为 2,183.41 万元，执行率 99.08%",
            [
                (2021, "部门支出预算执行数", "2,163.32", "万元"),
                (2021, "预算下达数", "2,183.41", "万元"),
                (2021, "执行率", "99.08", "%"),
            ],
        ),
        (
            "公用经费支出：2021 年 33.36 万元，2020 年 32.13 万元。",
            [(2021, "公用经费支出", "33.36", "万元"), (2020, "公用经费支出", "32.13", "万元")],
        ),
        (
            "新获批瞪羚企业5家、专精特新企业13家",
            [(0, "新获批瞪羚企业", "5", "家"), (0, "专精特新企业", "13", "家")],
        ),
        ("变动率-73.20%，控制较好", [(0, "变动率", "-73.20", "%")]),
        ("（财预〔2013〕53号）规定了 7 个指标", [(0, "规定", "7", "个")]),
    ],
)
def test_numbers_with_their_words_and_years(text, expected):
    assert found(text) == expected


def test_what_there_was_none_of_is_nothing():
    (none, other) = quantities("无政府采购预算数，实际采购金额 0.90 万元", "正文四", Origin(line=7))
    assert (none.nothing, none.label) == (True, "政府采购预算数")
    assert none.value == 0
    assert (other.nothing, other.where, other.origin.line) == (False, "正文四", 7)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("共完成 137 家企业上云用云。", ["完成企业上云用云"]),
        ("年度预算下达 2,183.41 万元", ["年度预算下达"]),
        ("办结率达到９８％", ["办结率"]),
        ("人均公用经费 2021 年 0.95 万元，2020 年 1.00 万元", ["人均公用经费", "人均公用经费"]),
        ("根据评分标准，此项指标扣 2.00 分。", []),
        ("2021年6月30日完成，见表 4-7 第 3 项。", []),
        ("1.完成情况良好；2.按时完成。", []),
        ("", []),
    ],
)
def test_what_a_number_is_called(text: str, names: list[str]):
    assert [one.name for one in quantities(text)] == names
