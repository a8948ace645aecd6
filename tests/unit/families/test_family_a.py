"""Family A: inputs, process, outputs, effects; parts of very different weight; three levels."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.families.folders import Worked, check, copied

TREE = "frameworks/inputs-to-effects-2024/indicators.yml"
RULES = "frameworks/inputs-to-effects-2024/rules.yml"

WORKED = Worked(
    leaves={
        "绩效目标合理性": "3",
        "在职人员控制率": "3.00",  # 123/120 = 102.5 %: two whole points over, 4 − 2 × 0.5
        "三公经费变动率": "2",  # (4.40 − 4.00)/4.00 = 10 %, the edge belongs to the middle band
        "预算完成率": "3.72",  # 1860/2000 = 93 %, × 4
        "预算调整率": "2.58",  # 80/1920 = 4 1/6 %: 3 − 0.41667 = 2.58333
        "三公经费控制率": "3.40",  # 4.40/4.30 = 102.33 %: three begun steps, 4 − 3 × 0.2
        "管理制度健全性": "3",
        "资金使用合规性": "3",  # one case
        "重点工作完成率": "18.40",  # 23/25 = 92 %, × 20
        "培训人数偏差率": "13.16",  # 30/500 = 6 %, 0.94 × 14
        "按时办结率": "10",  # 94 % is 6 % below 100 %: one whole step of 5 %
        "成本节约率": "6",  # 36/800 = 4.5 %, in the gap between 4 % and 5 %: the lower band
        "社会效益": "3.5",
        "服务对象满意度": "4",  # 88.4 %, in the gap below 88.5 %: the upper band
    },
    parts={
        "投入": "8",
        "过程": "15.70",  # 3.72 + 2.58 + 3.40 + 3 + 3
        "产出": "47.56",  # 18.40 + 13.16 + 10 + 6
        "效果": "7.5",
    },
    total="78.76",
    grade="中",
)


def test_every_score_is_the_one_worked_by_hand() -> None:
    check("a", 2024, WORKED)


@pytest.mark.parametrize("moved", [-10, -3, 0, 1, 6, 13])
def test_points_moved_between_two_leaves_move_the_total(tmp_path: Path, moved: int) -> None:
    """92 % of each point gained, 94 % of each point lost."""
    copy = copied("a", tmp_path)
    for id, weight in (("重点工作完成率", 20 + moved), ("培训人数偏差率", 14 - moved)):
        old = 20 if id == "重点工作完成率" else 14
        line = f"{{id: {id}, parent: 职责履行, weight: "
        copy.edit(TREE, f"{line}{old}}}", f"{line}{weight}}}")
    total = copy.scores(2024).total.score
    assert total == Decimal("78.76") + moved * (Decimal("0.92") - Decimal("0.94"))


@pytest.mark.parametrize(("edge", "points"), [("10%", 2), ("9.99%", 0), ("12%", 2)])
def test_the_edge_of_a_band_decides(tmp_path: Path, edge: str, points: int) -> None:
    copy = copied("a", tmp_path)
    copy.edit(RULES, "to: 10%, points: 2", f"to: {edge}, points: 2")
    copy.edit(RULES, "above: 10%, points: 0", f"above: {edge}, points: 0")
    scores = copy.scores(2024)
    assert scores.nodes["三公经费变动率"].score == points
    assert scores.total.score == Decimal("76.76") + points


@pytest.mark.parametrize(("cases", "points"), [(0, 4), (2, 2), (3, 1), (9, 1)])
def test_each_case_costs_a_point_up_to_three(tmp_path: Path, cases: int, points: int) -> None:
    copy = copied("a", tmp_path)
    facts = "example-education/2024/facts.yml"
    copy.edit(facts, "id: 资金问题数, value: 1,", f"id: 资金问题数, value: {cases},")
    assert copy.scores(2024).nodes["资金使用合规性"].score == points
