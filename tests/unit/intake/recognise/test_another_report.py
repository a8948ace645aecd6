"""A report of another place in other words: other headings, columns, grades; no summary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.intake.draft import Draft
from generator.intake.readers.text import read_text
from generator.intake.recognise.report import Asked, recognise
from generator.intake.verifying import verified

REPORT = Path(__file__).parents[3] / "cases" / "reports" / "invented-county.txt"


@cache
def draft() -> Draft:
    document = read_text(REPORT.name, REPORT.read_bytes())
    return recognise(document, Asked("example", 2023, "example-2023"))


def test_the_head():
    head = draft().year["evaluation"]
    assert head["title"] == "示例县农业农村局2023年度部门整体支出绩效评价报告"
    assert head["report_number"] == "示评〔2024〕12号"
    assert (head["commissioner"], head["evaluator"]) == ("示例县财政局", "示例咨询有限公司")
    assert (head["report_date"], head["base_date"]) == (date(2024, 6, 28), date(2023, 12, 31))
    assert draft().department == {"name": "示例县农业农村局", "short_name": "县农业农村局"}


def test_the_grades():
    grades = draft().framework["framework"]["grades"]
    assert [(one["name"], int(one["from"])) for one in grades] == [
        ("优秀", 90),
        ("良好", 80),
        ("合格", 60),
        ("不合格", 0),
    ]


def test_scores_with_self_scores_and_reasons():
    leaves = [one for one in draft().indicators if one.leaf]
    assert [(one.name, one.weight, one.score, one.self_score) for one in leaves][-2:] == [
        ("重点工作完成率", Decimal(20), Decimal("18.00"), Decimal(20)),
        ("社会公众满意度", Decimal(30), Decimal("22.90"), Decimal(30)),
    ]
    judged = {one["indicator"]: one for one in draft().year["judgements"]["judgements"]}
    assert judged["管理制度健全性"]["level"] == "较健全"
    assert judged["重点工作完成率"]["where"] == "正文五（三）1"


def test_facts_measure_and_published_figures():
    facts = {one["id"]: (one["value"], one["unit"]) for one in draft().year["facts"]["facts"]}
    assert facts["重点工作实际完成数"] == (Decimal(19), "项")
    assert facts["预算完成数"] == (Decimal("3800.00"), "万元")
    places = {one["where"]: one for one in draft().year["published"]["places"]}
    assert places["正文四"] == {"where": "正文四", "total": Decimal("87.40"), "grade": "良好"}
    assert places["正文五（二）1"]["measured"] == {"预算完成率": "95.00%"}


def test_tables_lists_and_timetable():
    (table,) = draft().year["finance"]["tables"]
    assert (table["id"], table["number"], table["unit"]) == ("收支决算", "表 1", "万元")
    assert [one.get("part_of", "") for one in table["rows"]] == [
        "",
        "一、基本支出",
        "一、基本支出",
        "",
        "",
    ]
    profile = draft().year["profile"]
    assert profile["offices"] == ["办公室", "计划财务股", "种植业股", "畜牧股", "渔业股"]
    assert profile["subordinates"] == ["县农技推广中心", "县动物疫控中心"]
    assert (
        draft().year["findings"]["recommendations"][-1]["text"]
        == "强化重点工作督办，确保按时完成。"
    )
    assert draft().year["method"]["timetable"][1] == {
        "name": "现场评价",
        "from": date(2024, 4, 21),
        "to": date(2024, 5, 31),
        "text": "查阅账簿，实地核查。\n",
    }


def test_the_scores_come_out_and_few_doubts_are_left(tmp_path: Path):
    assert verified(draft(), tmp_path, "example", 2023) == ()
    assert len(draft().doubts) < 10


def test_a_fact_printed_once_more_is_a_figure_for_the_audit():
    figures = draft().year["figures"]["figures"]
    (again,) = [one for one in figures if one["fact"] == "重点工作实际完成数"]
    assert (again["where"], again["printed"], again["unit"]) == ("正文五（三）1", "19", "项")
    text = REPORT.read_text(encoding="utf-8")
    assert all(one["quote"] in text and one["printed"] in one["quote"] for one in figures)


def test_a_fact_printed_otherwise_elsewhere_is_doubted_and_no_figure():
    text = REPORT.read_text(encoding="utf-8")
    changed = text.replace(
        "县农业农村局2023年度部门整体支出绩效评价得分", "2023年预算完成数3,801.00万元。得分"
    )
    made = recognise(
        read_text(REPORT.name, changed.encode()), Asked("example", 2023, "example-2023")
    )
    (doubt,) = [one for one in made.doubts if one.kind == "figure-differs"]
    assert doubt.about == "预算完成数"
    assert doubt.values["other"] == "正文四 3,801.00"
    figures = made.year["figures"]["figures"]
    assert "3,801.00" not in [one["printed"] for one in figures]
