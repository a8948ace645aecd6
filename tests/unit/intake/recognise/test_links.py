"""Findings lead to indicators they name whole; recommendations to problems in plain cases alone."""

from __future__ import annotations

import pytest

from generator.intake.recognise.links import answers, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("预算执行率偏低，为 80%。", "预算执行率"),
        ("2021 年预算 执行率偏低。", "预算执行率"),
        ("重视“三公”经费控制率。", "“三公”经费控制率"),
        ("加大支出，提高培训费、会议费变动率", "培训费、会议费变动率"),
        ("对队伍建设重视不够。", "队伍建设"),
        ("队伍建设不足", "队伍建设"),
    ],
)
def test_a_name_with_boundaries_is_named(text: str, name: str):
    assert names(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("抓好绩效评价工作队伍建设。", "队伍建设"),
        ("队伍建设规划没有编制。", "队伍建设"),
        ("政府采购预算执行率偏低。", "预算执行率"),
        ("预算执行情况较差。", "预算执行率"),
        ("", "队伍建设"),
    ],
)
def test_a_part_of_another_word_is_not(text: str, name: str):
    assert not names(text, name)


PROBLEMS = ("政府采购预算没有编制。", "固定资产台账不全，未定期盘点。")


def test_recommendations_answer_problems_in_their_order():
    assert answers(PROBLEMS, ("按规定编制政府采购预算。", "健全固定资产台账。"))


@pytest.mark.parametrize(
    "recommendations",
    [
        ("按规定编制政府采购预算。",),
        ("健全固定资产台账。", "按规定编制政府采购预算。"),
        ("按规定编制政府采购预算。", "加强管理。"),
        (),
    ],
)
def test_where_it_is_not_plain_nothing_is_proposed(recommendations: tuple[str, ...]):
    assert not answers(PROBLEMS, recommendations)
