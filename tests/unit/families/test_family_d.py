"""Family D: stages of its own, grades of its own; one missing goal zeroes a column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.families.folders import Worked, check, copied, page

HEAD = "frameworks/stages-2023/framework.yml"

WORKED_2024 = Worked(
    leaves={
        "目标完整": "6",
        "指标量化": "4",  # 7 − 2 × 1.5
        "报送及时": "5",  # two days early
        "监控开展": "8.75",  # 42/48 = 87.5 %
        "偏差纠正": "12",
        "自评覆盖": "14.06",  # 45/48 × 15 = 14.0625
        "自评质量": "7",
        "预算挂钩": "10",  # 40/48: 16 2/3 points below, × 0.3 = 5
        "整改到位": "9",  # 33/44 = 75 %, 16.7 % below 90 %: two begun steps of 10 %, × 3
    },
    parts={"目标申报": "15", "运行监控": "20.75", "绩效自评": "21.06", "结果应用": "19"},
    total="75.81",
    grade="三等",
)

WORKED_2023 = Worked(
    leaves={
        "目标完整": "4",
        "指标量化": "7",
        "报送及时": "0",  # 14 days late, 7 points off 5
        "监控开展": "10",
        "偏差纠正": "8",
        "自评覆盖": "13.5",  # 36/40 × 15
        "自评质量": "10",
        "预算挂钩": "15",
        "整改到位": "12",  # 85 % is 5.6 % below 90 %: one begun step
    },
    # one project without a goal: the 11 points of the first column are gone
    parts={"目标申报": "0", "运行监控": "18", "绩效自评": "23.5", "结果应用": "27"},
    total="68.5",
    grade="四等",
)


@pytest.mark.parametrize(("year", "worked"), [(2023, WORKED_2023), (2024, WORKED_2024)])
def test_every_score_is_the_one_worked_by_hand(year: int, worked: Worked) -> None:
    check("d", year, worked)


COLUMNS = {"目标申报": "11", "运行监控": "18", "绩效自评": "23.5", "结果应用": "27"}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_veto_takes_the_column_it_names(tmp_path: Path, column: str) -> None:
    copy = copied("d", tmp_path)
    copy.edit(HEAD, "indicator: 目标申报", f"indicator: {column}")
    scores = copy.scores(2023)
    assert scores.nodes[column].score == 0
    assert scores.total.score == Decimal("79.5") - Decimal(COLUMNS[column])


def test_the_score_of_a_veto_may_leave_something(tmp_path: Path) -> None:
    copy = copied("d", tmp_path)
    copy.edit(HEAD, "score: 0}", "score: 5}")
    assert copy.scores(2023).total.score == Decimal("73.5")


@pytest.mark.parametrize(("edge", "grade"), [("68.5", "三等"), ("68.51", "四等")])
def test_the_edges_of_the_grades_are_the_frameworks(tmp_path: Path, edge: str, grade: str) -> None:
    copy = copied("d", tmp_path)
    copy.edit(HEAD, "{name: 三等, from: 70}", f"{{name: 三等, from: {edge}}}")
    assert copy.scores(2023).grade_name == grade


def test_a_veto_may_name_the_grade_alone(tmp_path: Path) -> None:
    copy = copied("d", tmp_path)
    copy.edit("example-transport/2023/evaluation.yml", "veto: 缺目标", "veto: 弄虚作假")
    scores = copy.scores(2023)
    assert (scores.total.score, scores.grade_name) == (Decimal("79.5"), "四等")


def test_the_veto_and_its_reason_are_told() -> None:
    shown = page("d", "example-transport/2023/")
    assert "有一个项目没有目标的，目标申报不得分" in shown
    assert "一个养护项目没有目标" in shown


def test_the_veto_stands_beside_the_column_it_takes() -> None:
    """4 + 7 + 0 points make 0: without the reason the table looks wrong."""
    shown = page("d", "example-transport/2023/indicators/")
    assert "一个养护项目没有目标" in shown


@pytest.mark.parametrize(("day", "points"), [("01-31", "5"), ("02-01", "4.5"), ("02-10", "0")])
def test_every_day_late_costs_half_a_point(tmp_path: Path, day: str, points: str) -> None:
    copy = copied("d", tmp_path)
    copy.edit("example-transport/2024/facts.yml", "value: 2024-01-29", f"value: 2024-{day}")
    assert copy.scores(2024).nodes["报送及时"].score == Decimal(points)


def test_points_inside_a_level_are_chosen(tmp_path: Path) -> None:
    copy = copied("d", tmp_path)
    copy.edit(
        "example-transport/2024/judgements.yml", "level: 良, points: 7", "level: 良, points: 8"
    )
    assert copy.scores(2024).total.score == Decimal("76.81")
    copy.edit(
        "example-transport/2024/judgements.yml", "level: 良, points: 8", "level: 良, points: 9"
    )
    with pytest.raises(AssertionError, match="chosen-points"):
        copy.scores(2024)
