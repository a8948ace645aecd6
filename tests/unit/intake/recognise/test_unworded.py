"""Leaves without a standard of their own: 同上, and targets of the national form."""

from __future__ import annotations

from decimal import Decimal

from tests.unit.intake.recognise.test_forms_of_scores import STANDARD, draft

FORM = (
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "产出指标（70分）|数量指标|抽检批次|≥1200批次|1236批次|30|30|",
    "|质量指标|按期办结率|≥98%|96.2%|40|39|部分超时",
    "效益指标（30分）|社会效益|事故起数|0起|0起|15|15|",
    "|可持续影响|机制健全程度|健全|较健全|15|13|运行时间短",
    "总分|||||100|97|",
)


def test_as_above_is_read_as_the_standard_above_and_doubted():
    made = draft(
        "一级指标|二级指标|分值|评分标准|得分",
        f"效果|经济效益|60|{STANDARD}|60",
        "|社会效益|40|同上|40",
        "合计||100||100",
    )
    above, same = made.framework["rules"]["rules"]
    assert same["standard"] == "同上\n"
    assert same["rule"] == above["rule"] == {"kind": "proportional"}
    (doubt,) = [one for one in made.doubts if one.kind == "standard-above"]
    assert (doubt.about, doubt.values["up"]) == ("社会效益", "经济效益")


def test_targets_are_scored_as_the_national_form_does_each_with_a_doubt():
    made = draft(*FORM)
    rules = {one["indicator"]: one for one in made.framework["rules"]["rules"]}
    kinds = {id: one["rule"]["kind"] for id, one in rules.items()}
    assert kinds == {
        "抽检批次": "proportional",
        "按期办结率": "interpolation",
        "事故起数": "pass_fail",
        "机制健全程度": "levels",
    }
    assert all("指标值：" in one["standard"] for one in rules.values())
    doubted = {one.about for one in made.doubts if one.kind == "standard-of-target"}
    assert doubted == set(rules)
    assert not [one for one in made.doubts if one.kind == "standard-missing"]


def test_what_explains_a_difference_is_the_reason():
    judged = {one["indicator"]: one for one in draft(*FORM).year["judgements"]["judgements"]}
    assert judged["按期办结率"]["reason"] == "部分超时\n"
    assert judged["机制健全程度"]["reason"] == "运行时间短\n"
    assert judged["机制健全程度"]["points"] == Decimal(13)
