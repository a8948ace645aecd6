"""Grades, lists, days and sums as reports word them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.intake.amounts import amount, weighted
from generator.intake.document import Origin, Paragraph
from generator.intake.recognise.dates import days, span
from generator.intake.recognise.grades import find_grades
from generator.intake.recognise.head import find_result
from generator.intake.recognise.lists import listed


@pytest.mark.parametrize(
    "lines",
    [
        [
            "综合得分在 90 分（含 90 分）以上为“优”；",
            "综合得分在 80~90 分（含 80 分）为“良”；",
            "综合得分在 60~80 分（含 60 分）为“中”；",
            "综合得分在 60 分以下为“差”。",
        ],
        ["90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。"],
        ["优（90-100分）；良（80-90分）；中（60-80分）；差（<60分）"],
    ],
)
def test_bands_of_grades(lines):
    found = find_grades([Paragraph(one, 0, Origin()) for one in lines])
    assert found is not None
    assert [(one.name, int(one.start)) for one in found.grades] == [
        ("优", 90),
        ("良", 80),
        ("中", 60),
        ("差", 0),
    ]


def test_one_grade_is_no_scale():
    assert find_grades([Paragraph("评价得分 92 分，等级为优。", 0, Origin())]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办公室、财务股和人事股", ("办公室", "财务股", "人事股")),
        ("办公室、综合股（挂人事股、财务股牌子）", ("办公室", "综合股（挂人事股、财务股牌子）")),
        ("示例中心和示例站。", ("示例中心", "示例站")),
    ],
)
def test_lists_in_sentences(text, expected):
    assert listed(text) == expected


def test_days_in_figures_and_in_chinese():
    assert list(days("2022年11月30日，二〇二三年三月十五日")) == [
        date(2022, 11, 30),
        date(2023, 3, 15),
    ]
    assert list(days("2022年13月40日")) == []
    assert span("（2022年10月20日-11月3日）") == (date(2022, 10, 20), date(2022, 11, 3))
    assert span("2022年12月1日至2023年1月5日") == (date(2022, 12, 1), date(2023, 1, 5))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,630.93", "1630.93"),
        ("９.50", "9.50"),
        ("-2.00", "-2.00"),
        ("100%", "100"),
        ("5 分", "5"),
    ],
)
def test_a_cell_with_a_number(text, expected):
    assert amount(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "—", "优", "2021-06-30", "1.2.3", "12 万个"])
def test_a_cell_without_one(text):
    assert amount(text) is None


def test_a_name_with_its_weight():
    assert weighted("预算管理（20分）") == ("预算管理", Decimal(20))
    assert weighted("服务 (22.5)") == ("服务", Decimal("22.5"))
    assert weighted("目标（一）") == ("目标（一）", None)


def test_total_and_grade_of_a_sentence():
    assert find_result("绩效评价得分为 84.48 分。评价级别为“良”，总体良好") == ("84.48", "良")
    assert find_result("没有评分。") == ("", "")
