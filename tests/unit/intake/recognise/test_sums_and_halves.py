"""Subtotals, slots with their weight inside the name, and accounts in two halves."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.amounts import weighted
from generator.intake.document import Document, Origin, Paragraph, Table
from generator.intake.recognise.report import Asked, recognise
from generator.intake.recognise.two_sided import unfolded
from tests.unit.intake.recognise.test_forms_of_scores import STANDARD, draft, table


def test_a_weight_before_another_bracket():
    assert weighted("个性指标（5分）（可选项，二选一）") == (
        "个性指标（可选项，二选一）",
        Decimal(5),
    )
    assert weighted("满意度（10分）") == ("满意度", Decimal(10))
    assert weighted("办结（30日内）（市级）") == ("办结（30日内）（市级）", None)


def test_printed_subtotals_are_published_scores_of_their_part():
    made = draft(
        "一级指标|二级指标|分值|评分标准|得分|备注",
        f"决策（60分）|目标|40|{STANDARD}|38|",
        f"|编制|20|{STANDARD}|20|",
        "小计||60||58|",
        f"绩效（40分）|产出|40|{STANDARD}|30|",
        "小计||40||31|",
        "总计||100||88|评价等级：良",
    )
    place = made.year["published"]["places"][-1]
    assert place["scores"] == {"决策": 58, "目标": 38, "编制": 20, "绩效": 31, "产出": 30}
    assert (place["total"], place["grade"]) == (88, "良")


def halves() -> Table:
    return table(
        "收入||支出|",
        "项目|金额|项目|金额",
        "一、财政拨款|10.00|一、公共服务|8.00",
        "||二、教育|3.00",
        "本年收入合计|10.00|本年支出合计|11.00",
        "年初结转和结余|1.00|年末结转和结余|0.00",
    )


def test_two_halves_stand_below_each_other():
    rows = [[cell.text if cell else "" for cell in row] for row in unfolded(halves()).rows()]
    assert rows == [
        ["项目", "金额"],
        ["一、财政拨款", "10.00"],
        ["本年收入合计", "10.00"],
        ["年初结转和结余", "1.00"],
        ["一、公共服务", "8.00"],
        ["二、教育", "3.00"],
        ["本年支出合计", "11.00"],
        ["年末结转和结余", "0.00"],
    ]


def test_sums_and_what_is_carried_over_are_part_of_nothing():
    caption = [Paragraph(text, 0, Origin()) for text in ("收入支出决算总表", "单位：万元")]
    document = Document("a.docx", "docx", (*caption, halves()))
    made = recognise(document, Asked("a", 2024, "a-2024"))
    (found,) = made.year["finance"]["tables"]
    assert (found["title"], found["unit"]) == ("收入支出决算总表", "万元")
    assert all("part_of" not in row for row in found["rows"])
    assert [row["name"] for row in found["rows"] if row.get("total")] == [
        "本年收入合计",
        "本年支出合计",
    ]
