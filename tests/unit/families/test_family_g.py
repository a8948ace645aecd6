"""Family G: relative weights, bonus, penalty, veto, whole points, fractional weights."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.families.folders import Worked, check, copied, files, page

HEAD = "frameworks/relative-2024/framework.yml"
TREE = "frameworks/relative-2024/indicators.yml"

WORKED_2024 = Worked(
    leaves={
        "章程制度": "6",  # 30 of 100 inside 25 is 7.5; 3 + 2.5 = 5.5, to whole points
        "办公场所": "7.5",  # all 7.5: rounding never takes a score over the weight
        "人员配备": "9",  # 86 % of 10
        "会议召开": "7",  # one of four meetings short
        "财务管理": "11",
        "活动完成": "12",  # 95 % × 12.5 = 11.875
        "服务会员": "8",  # 156/200 = 78 %
        "会员满意度": "25",  # a share of 100 %
        "违规事项": "-2",  # a penalty: what it lost is taken off
        "表彰奖励": "5",
        "创新示范": "3",
    },
    parts={
        "基础条件": "22.5",
        "内部治理": "18",
        "工作绩效": "20",
        "社会评价": "25",
        "违规事项": "-2",
        "加分项": "8",
    },
    # 85.5 − 2 = 83.5, as whole points 84, over the gate of 80; of 8 bonus points 6 count
    total="90",
    grade="优秀",
)

WORKED_2023 = Worked(
    leaves={
        "制度建立": "9",  # 40 of 100 inside 22.5
        "制度执行": "11.5",  # 92 %: 13.5 − 8 × 0.25
        "服务次数": "8.3",  # 33/36 × 9 = 8.25
        "服务质量": "9",  # 86 %: chosen between 8 and 10
        "预算执行": "8.1",
        "资产安全": "13.5",
        "宣传报道": "7.5",
        "会员评价": "11.9",  # 0.88 × 13.5 = 11.88
        "诚信自律": "10",
    },
    parts={
        "组织建设": "20.5",
        "履职服务": "17.3",
        "财务资产": "21.6",
        "社会影响": "19.4",
        "诚信自律": "10",
    },
    # 88.8, as whole points 89; the veto holds it to 59
    total="59",
    grade="不合格",
)


@pytest.mark.parametrize(("year", "worked"), [(2023, WORKED_2023), (2024, WORKED_2024)])
def test_every_score_is_the_one_worked_by_hand(year: int, worked: Worked) -> None:
    check("g", year, worked)


@pytest.mark.parametrize(
    ("share", "meetings", "finance"),
    [
        (40, 7, 11),  # 10 − 3, 15 − 4
        (20, 2, 16),  # 5 − 3, 20 − 4
        (10, 0, 19),  # 2.5 − 3, 22.5 − 4 = 18.5
        (30, 5, 14),  # 7.5 − 3 = 4.5, 17.5 − 4 = 13.5
        (80, 17, 1),  # 20 − 3, 5 − 4
    ],
)
def test_shares_inside_a_part(tmp_path: Path, share: int, meetings: int, finance: int) -> None:
    copy = copied("g", tmp_path)
    copy.edit(TREE, "内部治理, relative: 40}", f"内部治理, relative: {share}}}")
    copy.edit(TREE, "内部治理, relative: 60}", f"内部治理, relative: {100 - share}}}")
    nodes = copy.scores(2024).nodes
    assert [nodes[id].score for id in ("会议召开", "财务管理")] == [meetings, finance]
    assert nodes["内部治理"].score == meetings + finance


@pytest.mark.parametrize(
    ("gate", "most", "total"),
    [
        ("80", "6", "90"),
        ("84", "6", "84"),
        ("83.9", "6", "90"),
        ("80", "10", "92"),
        ("80", "0", "84"),
    ],
)
def test_the_gate_and_the_cap_of_the_bonus(
    tmp_path: Path, gate: str, most: str, total: str
) -> None:
    copy = copied("g", tmp_path)
    copy.edit(HEAD, "{above: 80, most: 6}", f"{{above: {gate}, most: {most}}}")
    assert copy.scores(2024).total.score == Decimal(total)


def test_without_the_veto(tmp_path: Path) -> None:
    copy = copied("g", tmp_path)
    veto = "vetoes:\n- {veto: 虚报, reason: 服务人数与台账不符。}\n"
    copy.edit("example-association/2023/evaluation.yml", veto, "")
    scores = copy.scores(2023)
    assert (scores.total.score, scores.grade_name) == (Decimal(89), "良好")


def test_a_part_rounded_to_whole_points_never_passes_its_weight(tmp_path: Path) -> None:
    """A part that earned all of 22.5 points stays there."""
    copy = copied("g", tmp_path)
    copy.edit("frameworks/fractions-2023/framework.yml", "levels: {0: 0}", "levels: {0: 0, 1: 0}")
    copy.edit(
        "example-association/2023/facts.yml", "id: 支出数, value: 45,", "id: 支出数, value: 50,"
    )
    nodes = copy.scores(2023).nodes
    assert nodes["履职服务"].score == 17
    assert nodes["财务资产"].score == Decimal("22.5")


def test_no_shown_score_passes_the_weight_shown() -> None:
    shown = page("g", "example-association/2024/indicators/")
    pairs = re.findall(r"leaf-points[^>]*>([−\d.]+) / ([\d.]+)<", shown)
    assert len(pairs) == 11
    assert ("−2", "10") in pairs
    numbers = [[Decimal(one.replace("−", "-")) for one in pair] for pair in pairs]
    assert [(score, full) for score, full in numbers if score > full] == []
    assert ("7.5", "7.5") in pairs


def test_the_bonus_and_what_counts_of_it_are_told() -> None:
    shown = page("g", "example-association/2024/")
    assert "加分指标得 8 分，计入 6 分" in shown


def test_the_veto_is_told_with_the_total_before_it() -> None:
    """Parts that add up to 89 stand above a total of 59."""
    shown = re.sub(r"<[^>]+>", "", page("g", "example-association/2023/"))
    assert "服务人数与台账不符" in shown
    assert re.search(r"89(\.0)? ?分", shown)


def test_the_working_of_a_penalty_leads_to_what_it_costs() -> None:
    shown = page("g", "example-association/2024/indicators/")
    working = shown[shown.index("2. 逾期报送") :].split("</ol>")[0]
    assert re.search("[-−]2", working)


def test_no_sum_in_a_working_is_wrong() -> None:
    shown = page("g", "example-association/2024/indicators/")
    for sum_, result in re.findall(r"：([.\d]+(?: [+−] [.\d]+)+) = ([.\d]+)", shown):
        terms = re.findall(r"(?:^|[+−] )[.\d]+", sum_)
        added = sum(Decimal(term.replace("− ", "-").replace("+ ", "")) for term in terms)
        assert added == Decimal(result), sum_


def test_what_leaves_lost_is_the_sum_of_what_they_lost() -> None:
    """2 + 4.5 + 1.6 + 1.5 + 0.9 + 0.7 of 100, not the 41 that the veto took."""
    shown = re.sub(r"<[^>]+>", "", page("g", "example-association/2023/"))
    assert "6 个没有得满分，共失 11.2 分" in shown


@pytest.mark.parametrize("year", [2023, 2024])
def test_weights_in_open_data_have_no_zeros_nobody_wrote(year: int) -> None:
    rows = files("g")["data/indicators.csv"].split("\r\n")
    weights = [row.split(",")[7] for row in rows if row.startswith(f"example-association,{year}")]
    assert len(weights) > 8
    assert [one for one in weights if re.search(r"\.\d*0$", one)] == []
