from __future__ import annotations

from generator.intake.recognise.captions import captioned, texts
from generator.intake.recognise.outline import outline
from tests.unit.intake.recognise.documents import document, table

REPORT = """
2024年度示例区水利局部门整体绩效评价报告
目录
摘要 1
一、概况 2
摘要
一、部门概况
概况如下。
二、绩效目标
正文
一、部门概况
（一）预算情况
2024 年预算 10 万元。
表 1-1：2024 年收入情况表
单位：万元
"""


def test_summary_and_body_repeat_the_same_sections():
    found = outline(document(REPORT))
    assert [unit.where for unit in found.units if unit.path] == [
        "摘要一",
        "摘要二",
        "正文一",
        "正文一（一）",
    ]
    head = found.headed("部门概况")
    assert head is not None
    assert head.where == "正文一"
    assert [unit.text for unit in found.below(head)] == ["预算情况"]
    assert [one.text for one in found.cover] == ["2024年度示例区水利局部门整体绩效评价报告"]


def test_a_body_begins_anew_without_a_heading_of_its_own():
    found = outline(document("摘要\n一、概况\n二、目标\n一、概况\n二、目标"))
    assert [unit.where for unit in found.units if unit.path] == [
        "摘要一",
        "摘要二",
        "正文一",
        "正文二",
    ]


def test_a_table_has_the_caption_and_the_unit_above_it():
    grid = table([["项目", "金额"], ["收入", "10"]])
    (one,) = captioned(outline(document(REPORT, grid)))
    assert (one.number, one.title, one.unit) == ("表 1-1", "2024 年收入情况表", "万元")
    assert [line.text for line in texts(one.below)] == ["2024 年预算 10 万元。"]
