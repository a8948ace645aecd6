"""Family E: the self-evaluation form; self scores, a survey index, an ungraded year."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.families.folders import Worked, check, copied, examined, files, page

FACTS = "example-market/2024/facts.yml"

WORKED_2024 = Worked(
    leaves={
        "预算执行率": "9.8",  # 1176/1200 = 98 %
        "抽检批次": "12",  # 105 %, held to the weight
        "培训场次": "7",  # 14/16 × 8
        "抽检合格率": "13.03",  # 1210/1260 = 96.0317 %: 15 − 1.9683
        "办结及时率": "8",  # 95 %, the edge
        "成本控制": "6.72",  # 4 % below, 0.96 × 7
        "投诉处理": "8",  # chosen between 60 % and 80 % of 10
        "诚信经营": "10.5",  # 1.5 taken off
        "长效机制": "7",  # as published, the standard gives 0 or 8
        "服务对象满意度": "8",  # (120 + 50 × 0.8 + 20 × 0.6 + 10 × 0.3)/200 = 87.5 %
    },
    parts={"预算执行率": "9.8", "产出指标": "46.75", "效益指标": "25.5", "满意度指标": "8"},
    total="90.05",
    grade="优",
)

WORKED_2023 = Worked(
    leaves={
        "预算执行率": "9",
        "抽检批次": "10.8",
        "培训场次": "8",
        "抽检合格率": "15",
        "办结及时率": "0",  # 93 % is worth 5, a side condition takes it
        "成本控制": "6.3",  # 10 % over
        "投诉处理": "10",
        "诚信经营": "12",
        "长效机制": "8",
        "服务对象满意度": "0",  # 0/0 votes
    },
    parts={"预算执行率": "9", "产出指标": "40.1", "效益指标": "30", "满意度指标": "0"},
    total="79.1",
    grade="",  # exempt
)


@pytest.mark.parametrize(("year", "worked"), [(2023, WORKED_2023), (2024, WORKED_2024)])
def test_every_score_is_the_one_worked_by_hand(year: int, worked: Worked) -> None:
    check("e", year, worked)


@pytest.mark.parametrize(
    ("votes", "percent", "points"),
    [
        ((200, 0, 0, 0), "100", 10),
        ((100, 100, 0, 0), "90", 10),
        ((99, 101, 0, 0), "89.9", 8),
        ((0, 200, 0, 0), "80", 8),
        ((0, 0, 50, 0), "60", 5),
        ((0, 0, 0, 7), "30", 0),
    ],
)
def test_the_index_follows_the_votes(
    tmp_path: Path, votes: tuple[int, int, int, int], percent: str, points: int
) -> None:
    copy = copied("e", tmp_path)
    names = ("很满意票", "满意票", "一般票", "不满意票")
    for name, old, new in zip(names, (120, 50, 20, 10), votes, strict=True):
        copy.edit(FACTS, f"id: {name}, value: {old},", f"id: {name}, value: {new},")
    scores = copy.scores(2024)
    measured = scores.traces["服务对象满意度"].measured
    assert measured is not None
    assert measured.shown == Decimal(percent)
    assert scores.total.score == Decimal("82.05") + points


def test_self_scores_stand_beside_and_decide_nothing(tmp_path: Path) -> None:
    (result,) = (one for one in examined("e").results if one.evaluation.year == 2024)
    own = [one.self_score for one in result.evaluation.judgements.values()]
    assert sum(one for one in own if one is not None) == Decimal("97.8")
    shown = page("e", "example-market/2024/indicators/")
    assert len(re.findall("单位自评", shown)) == len(own) == 10
    copy = copied("e", tmp_path)
    copy.edit("example-market/2024/judgements.yml", "self_score: 14}", "self_score: 1}")
    assert copy.scores(2024).total.score == Decimal("90.05")


def test_without_the_exemption_the_total_is_graded(tmp_path: Path) -> None:
    copy = copied("e", tmp_path)
    copy.edit(
        "example-market/2023/evaluation.yml",
        "ungraded: 没有回收到问卷，效果未能证实，不评定等级。\n",
        "",
    )
    assert copy.scores(2023).grade_name == "中"


def test_an_exemption_is_told_instead_of_a_grade() -> None:
    shown = page("e", "example-market/2023/")
    assert "未评定等级" in shown
    assert "“”" not in shown


def test_without_the_side_condition_the_band_counts(tmp_path: Path) -> None:
    copy = copied("e", tmp_path)
    copy.edit("example-market/2023/judgements.yml", "办结及时率, conditions: [1],", "办结及时率,")
    assert copy.scores(2023).total.score == Decimal("84.1")


@pytest.mark.parametrize("points", ["0", "6.5", "8"])
def test_a_score_that_is_not_derivable_is_the_published_one(tmp_path: Path, points: str) -> None:
    copy = copied("e", tmp_path)
    judged = "example-market/2024/judgements.yml"
    copy.edit(judged, "not_derivable: {points: 7,", f"not_derivable: {{points: {points},")
    scores = copy.scores(2024)
    assert scores.total.score == Decimal("83.05") + Decimal(points)
    assert "没有写明为什么扣1分" in page("e", "example-market/2024/indicators/")


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_leaf_of_the_first_level_leaves_no_empty_cell(year: int) -> None:
    shown = page("e", f"example-market/{year}/")
    assert not re.search(r"<td[^>]*>\s*</td>", shown)


def test_no_sentence_ends_twice() -> None:
    assert "。。" not in page("e", "example-market/2023/")


def test_the_flag_of_the_json_is_a_flag() -> None:
    document = json.loads(files("e")["example-market/2024/data.json"])
    assert '"invented": true' in json.dumps(document)


def test_a_rounded_level_is_rounded_where_it_has_a_leaf(tmp_path: Path) -> None:
    """47 and 26 stand beside 9.80 in one column of whole points."""
    copy = copied("e", tmp_path)
    head = "frameworks/self-evaluation-2023/framework.yml"
    copy.edit(head, "mode: half_up}", "mode: half_up, levels: {1: 0}}")
    nodes = copy.scores(2024).nodes
    parts = ("产出指标", "效益指标", "满意度指标", "预算执行率")
    assert [nodes[id].score for id in parts] == [47, 26, 8, 10]
