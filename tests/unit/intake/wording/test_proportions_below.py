"""Full points above an edge and a proportion below; edges are never cut inside a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.intake.wording import propose

TO_95 = [{"at": "95%", "share": "100%"}, {"at": "0%", "share": "0%"}]


def rule(standard: str, weight: str = "10") -> object:
    return propose(
        standard, Decimal(weight), name="完好率", explanation="", score=None, reason=""
    ).rule


@pytest.mark.parametrize(
    ("standard", "weight", "expected"),
    [
        (
            "完好率达到95%及以上的得10分，低于95%的按实际完好率÷95%×10分计算。",
            "10",
            {"kind": "interpolation", "points_at": TO_95},
        ),
        ("完成目标值得满分，未完成的按完成率×8分计分。", "8", {"kind": "proportional"}),
        (
            "12月执行进度达到100%的，得4分；未达到100%的，按实际执行进度×4分计算。",
            "4",
            {"kind": "proportional"},
        ),
    ],
)
def test_a_proportion_below_full_points(standard: str, weight: str, expected: object):
    assert rule(standard, weight) == expected


def test_less_than_a_step_in_proportion_is_linear():
    found = rule("≥98%得满分，每低1%扣2分，不足1%的按比例扣分，扣完为止。")
    assert isinstance(found, dict)
    assert found["steps"] == "linear"


def test_less_than_a_step_as_a_step_is_started():
    found = rule("≥98%得满分，每低1%扣2分，不足1%的按1%计算，扣完为止。")
    assert isinstance(found, dict)
    assert found["steps"] == "started"


def test_the_edge_before_and_above_is_whole():
    found = rule("达到95%及以上得10分，80%及以上得5分，80%以下不得分。")
    assert isinstance(found, dict)
    assert [one.get("from") for one in found["bands"]] == ["95%", "80%", None]


@pytest.mark.parametrize("unit", ["座", "辆", "所", "平方公里", "批次"])
def test_steps_of_counted_things(unit: str):
    found = rule(f"完成12{unit}得10分，每少1{unit}扣1分，扣完为止。")
    assert isinstance(found, dict)
    assert (found["threshold"], found["direction"], found["step"]) == (12, "below", 1)
