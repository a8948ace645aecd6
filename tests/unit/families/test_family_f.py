"""Family F: execution and goals; points belong to goals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.families.folders import Worked, check, copied

TREE = "frameworks/goals-2024/indicators.yml"
RULES = "frameworks/goals-2024/rules.yml"

WORKED = Worked(
    leaves={
        "预算执行率": "18",  # 92.8 %: one whole step of 5 points
        "治理长度": "11.6",  # 21.6/20 = 108 %: 8 points over, 1.6 steps × 1 more
        "工程合格率": "8",  # 136/137 = 99.27 %: no whole step, full points
        "完工日期": "4",  # after October, before December
        "防洪保护人口": "6",  # 92.8 %
        "水质改善": "5",
        "供水工程": "11",  # 11/12 × 12
        "管网改造": "9",  # 5 % short, 4 beyond what is tolerated: one whole step of 3
        "新增供水人口": "7.6",  # 2640 is 12 % below 3000: 1.2 steps × 2
        "群众满意度": "6.92",  # 83.5 %: 3 + 23.5/30 × 5 = 6.9167
    },
    parts={"预算执行率": "18", "目标1": "34.6", "目标2": "34.52"},
    total="87.12",
    grade="良",
)


def test_every_score_is_the_one_worked_by_hand() -> None:
    check("f", 2024, WORKED)


@pytest.mark.parametrize(
    ("spent", "points"),
    [
        ("2000", 20),
        ("2100", 20),
        ("1985.4", 20),  # 99.27 %
        ("1900.01", 20),
        ("1900", 18),  # 95 %: the step is complete
        ("1800", 16),
        ("1020", 2),  # 51 %: nine steps
        ("1000", 0),
        ("0", 0),
    ],
)
def test_two_points_off_for_every_whole_five_percent(
    tmp_path: Path, spent: str, points: int
) -> None:
    copy = copied("f", tmp_path)
    copy.edit(
        "example-water/2024/facts.yml", "id: 执行数, value: 1856,", f"id: 执行数, value: {spent},"
    )
    scores = copy.scores(2024)
    assert scores.nodes["预算执行率"].score == points
    assert scores.total.score == Decimal("69.12") + points


@pytest.mark.parametrize(("steps", "points"), [("completed", 18), ("started", 16)])
def test_how_a_begun_step_counts_is_data(tmp_path: Path, steps: str, points: int) -> None:
    copy = copied("f", tmp_path)
    text = (
        "expression: 执行数 / 预算数, unit: '%'}\n  rule: {kind: step, threshold: 100%, direction: "
    )
    old = text + "below, step: 5%, deduct: 2, basis: points, steps: completed}"
    copy.edit(RULES, old, old.replace("completed", steps))
    assert copy.scores(2024).nodes["预算执行率"].score == points


def test_points_moved_from_goal_to_goal(tmp_path: Path) -> None:
    """目标1 gains four points, still two short of all; 目标2 loses four at 11/12."""
    copy = copied("f", tmp_path)
    for id, old, new in (
        ("目标1, name: 目标1：治理河道,", 40, 44),
        ("目标1效益, parent: 目标1, name: 效益,", 16, 20),
        ("防洪保护人口, parent: 目标1效益,", 8, 12),
        ("目标2, name: 目标2：保障农村供水,", 40, 36),
        ("目标2产出, parent: 目标2, name: 产出,", 22, 18),
        ("供水工程, parent: 目标2产出,", 12, 8),
    ):
        copy.edit(TREE, f"{{id: {id} weight: {old}}}", f"{{id: {id} weight: {new}}}")
    scores = copy.scores(2024)
    assert scores.nodes["目标1"].score == Decimal("38.6")  # 34.6 + 4
    assert scores.nodes["目标2"].score == Decimal("30.85")  # 34.52 − 11 + 7.3333


@pytest.mark.parametrize(
    ("percent", "points"),
    [("95", "8"), ("90", "8"), ("75", "5.5"), ("60", "3"), ("30", "1.5"), ("1", "0.05")],
)
def test_in_proportion_between_the_points_given(tmp_path: Path, percent: str, points: str) -> None:
    copy = copied("f", tmp_path)
    facts = "example-water/2024/facts.yml"
    copy.edit(facts, "id: 满意度, value: 83.5,", f"id: 满意度, value: {percent},")
    assert copy.scores(2024).nodes["群众满意度"].score == Decimal(points)


@pytest.mark.parametrize(
    ("kilometres", "points"),
    [("60.6", 10), ("62.39", 10), ("62.4", 9), ("57.61", 10), ("57.6", 9), ("55.8", 8)],
)
def test_a_deviation_costs_on_both_sides(tmp_path: Path, kilometres: str, points: int) -> None:
    """1 % is tolerated, then a point for every whole 3 %: 4 % is 2.4 km."""
    copy = copied("f", tmp_path)
    facts = "example-water/2024/facts.yml"
    copy.edit(facts, "id: 实际改造长度, value: 57,", f"id: 实际改造长度, value: {kilometres},")
    assert copy.scores(2024).nodes["管网改造"].score == points


@pytest.mark.parametrize(
    ("kilometres", "points"), [("18", "8"), ("20", "10"), ("21", "11"), ("22", "12"), ("30", "12")]
)
def test_more_than_planned_earns_more_up_to_the_ceiling(
    tmp_path: Path, kilometres: str, points: str
) -> None:
    copy = copied("f", tmp_path)
    facts = "example-water/2024/facts.yml"
    copy.edit(facts, "id: 实际治理长度, value: 21.6,", f"id: 实际治理长度, value: {kilometres},")
    assert copy.scores(2024).nodes["治理长度"].score == Decimal(points)


@pytest.mark.parametrize(
    ("day", "points"), [("2024-10-31", 6), ("2024-11-01", 4), ("2024-11-30", 4), ("2024-12-01", 0)]
)
def test_the_day_of_completion(tmp_path: Path, day: str, points: int) -> None:
    copy = copied("f", tmp_path)
    copy.edit("example-water/2024/facts.yml", "value: 2024-11-15", f"value: {day}")
    assert copy.scores(2024).nodes["完工日期"].score == points
