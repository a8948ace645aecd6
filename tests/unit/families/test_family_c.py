"""Family C: decision, management, results; slots; leaves that do not apply."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from itertools import chain, combinations
from pathlib import Path

import pytest

from generator.build import examine
from tests.unit.families.folders import Worked, check, copied, examined, files, page

RULES = "frameworks/slots-2023/rules.yml"
JUDGED = "example-health/2024/judgements.yml"

WORKED_2024 = Worked(
    leaves={
        "目标制定": "4.5",  # 8 − 1.5 − 2
        "目标完成": "4.5",  # 18/20 × 5
        "预算编制准确": "5",  # 168/1000 = 16.8 %, 11.8 points over 5 %: two whole steps
        "预算公开": "5",
        # 资产管理 is out: the other 24 points of 综合管理 count 30/24 = 1.25 times
        "支出进度": "10",  # 1168/1200 = 97.3 %: 8 × 1.25
        "结转结余": "3.75",  # 32/40 = 80 %: 3 × 1.25
        "政府采购": "5.94",  # 95 % × 5 = 4.75, × 1.25 = 5.9375
        "内控制度": "5.25",  # 40 % + 30 % of 6 is 4.2, × 1.25
        "资产管理": "0",
        "重点任务完成": "7.5",  # 9/12 × 10
        "改革创新": "4",
        "诊疗人次增长率": "12",  # 2500/50000 = 5 %, the edge belongs to the best band
        "家庭医生签约率": "6",  # 66.5 %: 3.5 points below 70 %, two begun steps of 2
        "新增学位率": "0",  # another department's
        "校车安全": "0",
        "群众满意度": "0",  # one of two: the other was taken
        "企业满意度": "8",
    },
    parts={"决策": "19", "综合管理": "24.94", "绩效": "37.5"},
    total="81.44",
    grade="良",
)

WORKED_2023 = Worked(
    leaves={
        "目标制定": "7.5",
        "目标完成": "4.75",
        "预算编制准确": "7",  # 4.6 % is within 5 %
        "预算公开": "0",
        "支出进度": "5",  # 1046/1160 = 90.2 %
        "结转结余": "0",  # 40/0: the policy for a zero divisor
        "政府采购": "5",  # does not apply: full points
        "内控制度": "6",
        "资产管理": "5.4",  # 540/600 × 6
        # 改革创新 is out: 1.25 of its 5 points go to each of the four others of 绩效
        "重点任务完成": "11.25",
        "改革创新": "0",
        "诊疗人次增长率": "8.83",  # 8 × 13.25/12 = 8.8333
        "家庭医生签约率": "9.25",
        "新增学位率": "0",
        "校车安全": "0",
        "群众满意度": "11.25",
        "企业满意度": "0",
    },
    parts={"决策": "19.25", "综合管理": "21.4", "绩效": "40.58"},
    total="81.23",
    grade="良",
)


@pytest.mark.parametrize(("year", "worked"), [(2023, WORKED_2023), (2024, WORKED_2024)])
def test_every_score_is_the_one_worked_by_hand(year: int, worked: Worked) -> None:
    check("c", year, worked)


def test_rescaling_turned_into_spreading(tmp_path: Path) -> None:
    """1.5 points to each: 9.5, 3 × 6.5/5 = 3.9, 4.75 × 6.5/5 = 6.175, 4.2 × 7.5/6."""
    copy = copied("c", tmp_path)
    copy.edit(RULES, "policy: rescale", "policy: spread")
    scores = copy.scores(2024)
    changed = ("支出进度", "结转结余", "政府采购", "内控制度")
    assert [scores.nodes[id].score for id in changed] == [
        Decimal("9.5"), Decimal("3.9"), Decimal("6.18"), Decimal("5.25")
    ]  # fmt: skip
    assert scores.total.score == Decimal("81.33")


OPTIONAL = {
    "政府采购": "{indicator: 政府采购, reason: 见采购台账。}",
    "改革创新": "{indicator: 改革创新, points: 4, reason: 一项经验在全区推广。}",
    "资产管理": "{indicator: 资产管理, not_applicable: 资产已全部移交。}",
}


@pytest.mark.parametrize(
    "out", [*chain.from_iterable(combinations(OPTIONAL, count) for count in range(4))]
)
def test_whatever_does_not_apply_100_points_can_be_earned(
    tmp_path: Path, out: tuple[str, ...]
) -> None:
    copy = copied("c", tmp_path)
    copy.edit("example-health/2024/facts.yml", "全部资产, value: 0", "全部资产, value: 100")
    for id, line in OPTIONAL.items():
        said = line
        if id in out:
            said = f"{{indicator: {id}, not_applicable: 没有。}}"
        elif id == "资产管理":
            said = f"{{indicator: {id}, reason: 见资产报告。}}"
        copy.edit(JUDGED, line, said)
    nodes = copy.scores(2024).nodes
    assert sum(nodes[part].full for part in ("决策", "综合管理", "绩效")) == 100


@pytest.mark.parametrize(("met", "points"), [("[1]", "3"), ("[2, 3]", "0"), ("[1, 2, 3]", "7.5")])
def test_without_the_first_part_the_others_earn_nothing(
    tmp_path: Path, met: str, points: str
) -> None:
    """Shares of 6 points, × 1.25."""
    copy = copied("c", tmp_path)
    copy.edit(JUDGED, "内控制度, met: [1, 2]", f"内控制度, met: {met}")
    assert copy.scores(2024).nodes["内控制度"].score == Decimal(points)


def test_thresholds_by_context(tmp_path: Path) -> None:
    """66.5 % is 8.5 points below the 75 % of towns: five begun steps of 2."""
    copy = copied("c", tmp_path)
    copy.edit("example-health/2024/evaluation.yml", "profile: 山区", "profile: 城区")
    assert copy.scores(2024).nodes["家庭医生签约率"].score == 3


def test_the_other_of_two(tmp_path: Path) -> None:
    copy = copied("c", tmp_path)
    copy.edit(JUDGED, "indicator: 企业满意度", "indicator: 群众满意度")
    nodes = copy.scores(2024).nodes
    assert [nodes[id].score for id in ("群众满意度", "企业满意度")] == [8, 0]
    assert not nodes["企业满意度"].applies


def test_a_weight_that_no_longer_fits_the_slot_is_refused(tmp_path: Path) -> None:
    copy = copied("c", tmp_path)
    line = "{id: 企业满意度, parent: 满意度, weight: 10}"
    copy.edit("frameworks/slots-2023/indicators.yml", line, line.replace("10", "9"))
    rule = (
        "（与群众满意度二者择其一）。\n  measure: {expression: 满意度, unit: '%'}\n  rule:\n"
        "    kind: bands\n    bands:\n    - {from: 90%, points: 10}"
    )
    copy.edit("frameworks/slots-2023/rules.yml", rule, rule.replace("10}", "9}"))
    with pytest.raises(AssertionError, match="slot-choice"):
        copy.scores(2024)


def test_slots_and_absent_leaves_are_told_on_the_page() -> None:
    (result,) = (one for one in examined("c").results if one.evaluation.year == 2024)
    assert len([node for node in result.scores.nodes.values() if not node.applies]) == 5
    shown = page("c", "example-health/2024/indicators/")
    assert "资产已全部移交" in shown
    assert "没有选用" in shown


def test_a_leaf_with_full_points_has_them_in_the_open_data() -> None:
    """Else the leaves of the table do not add up to their parents."""
    text = files("c")["data/indicators.csv"]
    rows = [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["year"] == "2023"]
    scores = {row["indicator"]: Decimal(row["score"] or 0) for row in rows}
    for parent in rows:
        below = [scores[row["indicator"]] for row in rows if row["parent"] == parent["indicator"]]
        assert not below or sum(below) == scores[parent["indicator"]], parent["indicator"]


def test_a_leaf_with_full_points_shows_them() -> None:
    points = re.findall(r"leaf-points[^>]*>([^<]*)<", page("c", "example-health/2023/indicators/"))
    assert points[6] == "5.00 / 5"


def test_what_can_be_earned_is_shown_where_it_is_not_the_weight() -> None:
    """11.25 of 10 points looks wrong; it is 11.25 of 11.25."""
    shown = page("c", "example-health/2023/indicators/")
    for score, full in re.findall(r"leaf-points[^>]*>([.\d]+) / ([.\d]+)", shown):
        assert Decimal(score) <= Decimal(full)


def test_only_leaves_that_count_are_counted() -> None:
    """Of 17 leaves one does not apply and three were not chosen."""
    assert "13 个末级指标中" in page("c", "example-health/2024/")


def test_a_department_needs_no_facts_of_another(tmp_path: Path) -> None:
    copy = copied("c", tmp_path)
    measure = "  measure: {expression: 新增学位 / 学位数, unit: '%'}\n  rule: {kind: proportional}"
    copy.edit(RULES, "  rule: {kind: discretionary, from: 0, to: 12}", measure)
    assert copy.scores(2024).total.score == Decimal("81.44")


def test_a_mistake_in_one_leaf_is_told_alone(tmp_path: Path) -> None:
    copy = copied("c", tmp_path)
    line = "{indicator: 企业满意度, reason: 问卷结果。}"
    copy.edit(JUDGED, line, "{indicator: 企业满意度, not_applicable: 没有企业。}")
    assert [one.id for one in examine(copy.root).errors] == ["absence-undeclared"]
