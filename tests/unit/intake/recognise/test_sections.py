"""Sections by parts, without numbers, and chapters that are on several things."""

from __future__ import annotations

from typing import Any

from generator.intake.readers.text import read_text
from generator.intake.recognise.report import Asked, recognise

PARTS = """
示例区某局2024年度部门整体绩效评价报告
第一部分　部门概况
部门职责
负责全区有关工作。
第四部分　存在的问题及原因
（一）执行率偏低。征地协调时间较长。
（二）未按期完工。6个项目延期。
第五部分　下一步改进措施
（一）加快执行。做实前期工作。
"""
UNNUMBERED = """
示例区某局2024年度部门整体绩效评价报告
评价结论
综合得分87.14分，评价结果为“良”。
存在的问题
一是办结率未达到指标值。二是新增户数未完成任务。三是支出进度前慢后快。
有关建议
一是完善流转机制。二是落实惠企政策。
"""
TOGETHER = """
示例区某局2024年度部门整体支出绩效自评报告
一、评价结论及建议
（一）评价结论
自评得分97.2分，自评等级为“优”。
（二）存在问题
1.办结率未达到指标值。
2.支出进度前慢后快。
（三）改进建议
完善流转机制。
"""


def findings(text: str) -> dict[str, list[str]]:
    made = recognise(read_text("report.txt", text.encode()), Asked("a", 2024, "a-2024"))
    found: dict[str, Any] = dict(made.year.get("findings", {}))
    return {
        key: [one["text"].strip() for one in found.get(key, ())]
        for key in ("problems", "recommendations")
    }


def test_chapters_called_parts():
    assert findings(PARTS) == {
        "problems": ["执行率偏低。征地协调时间较长。", "未按期完工。6个项目延期。"],
        "recommendations": ["加快执行。做实前期工作。"],
    }


def test_sections_without_numbers_and_items_counted_in_one_paragraph():
    assert findings(UNNUMBERED) == {
        "problems": ["办结率未达到指标值。", "新增户数未完成任务。", "支出进度前慢后快。"],
        "recommendations": ["完善流转机制。", "落实惠企政策。"],
    }


def test_a_chapter_on_conclusion_problems_and_advice():
    assert findings(TOGETHER) == {
        "problems": ["办结率未达到指标值。", "支出进度前慢后快。"],
        "recommendations": ["完善流转机制。"],
    }
