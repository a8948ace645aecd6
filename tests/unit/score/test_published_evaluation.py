"""The evaluation as published, against scores worked out by hand from its annex."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.audit.scores import PublishedScores, compare_scores, differences
from generator.score.evaluation import score
from generator.score.trace import (
    BandWorking,
    Clamp,
    ComplementWorking,
    LeafTrace,
    ProportionalWorking,
    Scores,
    StepWorking,
    ZeroWorking,
)
from tests.unit.score.builders import real

# The annex prints no score for 资产管理规范性 and 队伍建设; they are 5.00 − 2.00 (table 4-4)
# and 2 (table 4-7).
BY_HAND = {
    "绩效目标合理性": "4.00",
    "绩效指标科学性": "4.00",
    "预算支出结构与部门职能匹配性": "2.00",
    "项目支出结构与履职需求相符性": "2.00",
    "项目资金安排合理性": "4.00",
    "收入预算编制完整性": "2.00",
    "基本支出预算编制规范性": "1.00",
    "项目预算编制规范性": "1.00",
    "预算编制细化程度": "1.00",
    "政府采购执行率": "0.00",  # 0.90 / 0
    "预算执行率": "2.97",  # 2163.32 / 2183.41 × 3 = 2.9724
    "结余结转资金变动率": "2.00",  # (20.09 − 74.97) / 74.97 = −73.20 %
    "支出预算调整率": "0.51",  # (1 − 1630.93 / 2183.41) × 2 = 0.5061
    "预决算差异率": "0.00",  # (1 − 1685.82 / 477.50) × 2 = −5.0610
    "资金管理制度建设情况": "2.00",
    "预算绩效管理机制": "2.00",
    "预决算公开情况": "1.00",
    "资产管理规范性": "3.00",
    "固定资产利用率": "2.00",  # 242.36 / 242.36 × 2
    "人均公用经费变动率": "1.00",  # 33.36/35 against 32.13/32: −5.07 %
    "“三公”经费控制率": "2.00",  # 2.86 / 4.10 = 69.76 %
    "培训费、会议费变动率": "0.00",  # 15.88 / 4.32 = 367.59 %: 267 steps
    "机关运行经费控制率": "0.00",  # 33.36 / 8.30 = 401.93 %: 301 steps
    "瞪羚企业、专精特新完成率": "3.00",
    "“一企一技”研发中心完成率": "3.00",
    "5G基站建立是否达到规格数量": "2.00",
    "云用云上线企业完成率": "2.00",
    "“两化融会”管理体系贯标试点完成率": "2.00",
    "入选融合发展试点示范名单单位数量是否达标": "2.00",
    "省级工业互联网平台建设完成率": "2.00",
    "规上企业完成率": "3.00",
    "规上工业企业产值增长率": "3.00",
    "技改项目纳入技改基金储备库完成率": "3.00",
    "办理不动产权证完成率": "3.00",
    "企业厂长补助，省劳模，局退休遗属发放补助覆盖率": "2.00",
    "制定扶持政策，推动企业提档、产业提质、工业提效": "4.00",
    "产业数字化的发展，加快推进智能制造和工业互联网发展": "4.00",
    "队伍建设": "2.00",
    "工信局制度体系建设": "2.00",
    "中长期规划建设": "0.00",
    "受益对象满意度": "3.00",  # 89.66 %
}


@pytest.fixture(scope="module")
def scores() -> Scores:
    found = score(*real())
    assert isinstance(found, Scores)
    return found


@pytest.fixture(scope="module")
def published(scores: Scores) -> PublishedScores:
    return compare_scores(real()[0], scores)


def trace_of(scores: Scores, leaf: str) -> LeafTrace:
    return scores.traces[leaf]


def test_every_leaf_scores_what_the_hand_finds(scores):
    assert {leaf: str(trace.score) for leaf, trace in scores.traces.items()} == BY_HAND


def test_the_tree_has_the_size_it_should():
    levels = [node.level for node in real()[1].indicators]
    assert [levels.count(level) for level in (1, 2, 3, 4)] == [7, 14, 26, 41]
    assert {leaf.level for leaf in real()[1].leaves} == {4}


def test_the_total_and_the_grade(scores):
    assert scores.total.score == sum(map(Decimal, BY_HAND.values())) == Decimal("84.48")
    assert scores.total.weight == 100
    assert scores.total.rate == Fraction("0.8448")
    assert scores.total.lost == Decimal("15.52")
    assert scores.grade.name == "良"


def test_the_first_level(scores):
    assert {root.id: str(scores.nodes[root.id].score) for root in real()[1].roots} == {
        "战略及职责目标": "8.00",
        "资金资源配置": "10.00",
        "管理效率": "18.48",
        "运行成本": "3.00",
        "履职效能": "38.00",
        "可持续发展能力": "4.00",
        "满意度": "3.00",
    }


def test_a_printed_score_differs_where_the_report_contradicts_itself_only(published):
    found = [(node, one.where, str(one.printed)) for node, one in published.differing()]
    assert found == [("可持续发展能力", "表 4-7", "5"), ("可持续发展", "表 4-7", "5")]
    assert [str(one.computed) for _, one in published.differing()] == ["4.00", "4.00"]


def test_every_other_printed_score_is_compared_and_agrees(published):
    compared = [one for all_printed in published.nodes.values() for one in all_printed]
    assert len(compared) == sum(len(place.scores) for place in real()[0].published) > 80
    assert sum(one.agrees for one in compared) == len(compared) - 2
    unprinted = [leaf for leaf in BY_HAND if published.first(leaf) is None]
    assert unprinted == ["资产管理规范性", "队伍建设"]


def test_every_printed_total_and_grade_agrees(published):
    assert {one.printed for one in published.total} == {Decimal("84.48")}
    assert all(one.agrees for one in published.total)
    assert {one.printed for one in published.grades} == {"良"}
    assert all(one.agrees for one in published.grades)


def test_the_contradictions_are_findings_at_their_line(published):
    found = differences(published, "总分")
    assert [(one.id, one.values["id"]) for one in found] == [
        ("score-differs", "可持续发展能力"),
        ("score-differs", "可持续发展"),
    ]
    (printed,) = (one for one in real()[0].published if one.where == "表 4-7")
    assert [one.place for one in found] == [
        printed.score_places["可持续发展能力"],
        printed.score_places["可持续发展"],
    ]


@pytest.mark.parametrize(
    ("leaf", "kind", "ratio", "raw", "clamp"),
    [
        ("预算执行率", ProportionalWorking, "216332/218341", "648996/218341", Clamp.NONE),
        ("固定资产利用率", ProportionalWorking, "1", "2", Clamp.NONE),
        ("支出预算调整率", ComplementWorking, "163093/218341", "110496/218341", Clamp.NONE),
        ("预决算差异率", ComplementWorking, "168582/47750", "-241664/47750", Clamp.FLOOR),
    ],
)
def test_the_working_of_ratios(scores, leaf, kind, ratio, raw, clamp):
    trace = trace_of(scores, leaf)
    assert isinstance(trace.working, kind)
    assert trace.measured is not None
    assert trace.measured.base == Fraction(ratio)
    assert trace.working.raw == Fraction(raw)
    assert trace.clamp is clamp


@pytest.mark.parametrize(
    ("leaf", "shown", "counted", "raw"),
    [
        ("结余结转资金变动率", "-5488/74.97", 0, "2"),
        ("培训费、会议费变动率", "1588/4.32", 267, "-52.4"),
        ("机关运行经费控制率", "3336/8.30", 301, "-59.2"),
        ("“三公”经费控制率", "286/4.10", 0, "2"),
        ("规上工业企业产值增长率", "1194/100", 0, "3"),
        ("5G基站建立是否达到规格数量", "221/1", 0, "2"),
    ],
)
def test_the_working_of_steps(scores, leaf, shown, counted, raw):
    working = trace_of(scores, leaf).working
    assert isinstance(working, StepWorking)
    numerator, denominator = map(Fraction, shown.split("/"))
    assert working.measured.shown == numerator / denominator
    assert working.counted == counted
    assert working.raw == Fraction(raw)


def test_procurement_without_a_budget_is_undefined_and_scored_by_policy(scores):
    trace = trace_of(scores, "政府采购执行率")
    assert isinstance(trace.working, ZeroWorking)
    measure = real()[1].rules["政府采购执行率"].measure
    assert measure is not None
    assert trace.working.undefined.policy == measure.on_zero
    assert [fact.id for fact in trace.facts] == ["实际政府采购金额", "政府采购预算数"]


def test_satisfaction_lies_in_the_middle_band(scores):
    working = trace_of(scores, "受益对象满意度").working
    assert isinstance(working, BandWorking)
    assert (working.band.low, working.band.high) == (Decimal(80), Decimal(94))
    assert not working.by_gap
