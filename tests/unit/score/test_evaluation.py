"""A whole evaluation scored: clamp, rounding, sums, grades, and everything that stops it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.evaluation import NotDerivable
from generator.model.framework import Framework, RuleEntry
from generator.model.rules import (
    Bands,
    Basis,
    Complement,
    Condition,
    Direction,
    Discretionary,
    Level,
    Levels,
    PassFail,
    Profiles,
    Proportional,
    Step,
    Steps,
)
from generator.problems import Place, Problem
from generator.problems.catalogue import LANGUAGES, message
from generator.score.evaluation import score
from generator.score.leaves import chosen_rule, clamp
from generator.score.rules import Fault
from generator.score.totals import grade
from generator.score.trace import Clamp, Faults, GivenWorking, NodeScore, Scores, ZeroWorking
from tests.unit.score.builders import (
    GRADES,
    HERE,
    band,
    entry,
    evaluation,
    facts,
    framework,
    indicator,
    judgement,
    measure_of,
)

FACTS = facts(甲="1", 乙="3", 零="0")
PASS_FAIL = PassFail("是", "否")


def tree() -> Framework:
    """Two parts: 一 with two leaves below another node, 二 a leaf of its own."""
    return framework(
        [
            indicator("一", "5", None, ["部分"]),
            indicator("部分", "5", "一", ["比例", "达标"]),
            indicator("比例", "3", "部分"),
            indicator("达标", "2", "部分"),
            indicator("二", "5"),
        ],
        [
            entry("比例", Proportional(), measure_of("甲 / 乙")),
            entry("达标", PASS_FAIL),
            entry("二", Discretionary(Decimal(0), Decimal(5))),
        ],
    )


JUDGEMENTS = (
    judgement("比例"),
    judgement("达标", passed=True),
    judgement("二", points=Decimal("1.115")),
)


def scored(given=JUDGEMENTS, known=FACTS, by=None) -> Scores:
    found = score(evaluation(given, known), by or tree())
    assert isinstance(found, Scores)
    return found


def faults(given=JUDGEMENTS, known=FACTS, by=None) -> tuple[Problem, ...]:
    found = score(evaluation(given, known), by or tree())
    assert isinstance(found, Faults)
    for problem in found.problems:
        for language in LANGUAGES:
            assert message(problem, language)
    return found.problems


def test_leaves_are_rounded_and_parents_add_up():
    scores = scored()
    assert {id: str(node.score) for id, node in scores.nodes.items()} == {
        "一": "3.00",
        "部分": "3.00",
        "比例": "1.00",
        "达标": "2.00",
        "二": "1.12",
    }
    assert list(scores.nodes) == ["一", "部分", "比例", "达标", "二"]
    assert list(scores.traces) == ["比例", "达标", "二"]
    assert scores.total == NodeScore("", Decimal(10), Decimal("4.12"))
    assert scores.grade_name == "差"


def test_every_node_has_its_weight():
    nodes = scored().nodes
    weights = {"一": "5", "部分": "5", "比例": "3", "达标": "2", "二": "5"}
    assert {id: str(node.weight) for id, node in nodes.items()} == weights
    assert [node.indicator for node in nodes.values()] == list(nodes)


def test_the_sum_is_of_rounded_leaves_not_a_rounded_sum():
    leaves = ["a", "b", "c"]
    by = framework(
        [indicator("p", "3", None, leaves), *(indicator(one, "1", "p") for one in leaves)],
        [entry(one, Proportional(), measure_of("甲 / 乙")) for one in leaves],
    )
    scores = scored([judgement(one) for one in leaves], by=by)
    assert scores.nodes["p"].score == Decimal("0.99")
    assert sum(trace.clamped for trace in scores.traces.values()) == 1


def test_a_node_knows_its_rate_and_what_was_lost():
    node = NodeScore("x", Decimal("2.5"), Decimal("0.51"))
    assert node.rate == Fraction("0.204")
    assert node.lost == Decimal("1.99")
    long = NodeScore("x", Decimal("1" + "0" * 29), Decimal("0.01"))
    assert str(long.lost) == "9" * 29 + ".99"


def test_the_trace_holds_every_step():
    trace = scored().traces["比例"]
    assert trace.measured is not None
    assert trace.measured.base == Fraction(1, 3)
    assert trace.facts == (FACTS["甲"], FACTS["乙"])
    assert (trace.indicator, trace.weight) == ("比例", Decimal(3))
    assert trace.working.raw == trace.clamped == 1
    assert trace.clamp is Clamp.NONE
    assert trace.rounding == tree().rounding
    judged = scored().traces["达标"]
    assert judged.measured is None
    assert judged.facts == ()


@pytest.mark.parametrize(
    ("raw", "held", "clamped"),
    [
        ("-5.06", Clamp.FLOOR, "0"),
        ("-0.0001", Clamp.FLOOR, "0"),
        ("0", Clamp.NONE, "0"),
        ("0.0001", Clamp.NONE, "0.0001"),
        ("2.5", Clamp.NONE, "2.5"),
        ("2.5001", Clamp.CEILING, "2.5"),
    ],
)
def test_points_are_held_between_zero_and_the_weight(raw, held, clamped):
    assert clamp(Fraction(raw), Decimal("2.5")) == (held, Fraction(clamped))


@pytest.mark.parametrize(
    ("value", "held", "points"), [("4", Clamp.CEILING, "3.00"), ("-1", Clamp.FLOOR, "0.00")]
)
def test_the_clamp_is_part_of_the_trace(value, held, points):
    trace = scored(known=facts(甲=value, 乙="3")).traces["比例"]
    assert trace.clamp is held
    assert trace.working.raw == Fraction(value)
    assert str(trace.score) == points


def single(rule: RuleEntry, weight: str = "2", digits: int = 2) -> Framework:
    return framework([indicator(rule.indicator, weight)], [rule], digits)


def test_rounding_never_lifts_a_score_over_its_weight():
    by = single(entry("x", PASS_FAIL), "22.5", digits=0)
    scores = scored([judgement("x", passed=True)], by=by)
    assert scores.traces["x"].score == scores.total.score == Decimal("22.5")
    assert scores.traces["x"].clamp is Clamp.NONE


@pytest.mark.parametrize(
    ("digits", "points"), [(0, "8"), (1, "7.5"), (2, "7.50"), (3, "7.500"), (6, "7.500000")]
)
def test_a_framework_chooses_its_digits(digits, points):
    by = single(entry("x", Proportional(), measure_of("甲 / 乙")), "10", digits)
    trace = scored([judgement("x")], facts(甲="3", 乙="4"), by).traces["x"]
    assert str(trace.score) == points


def test_a_zero_divisor_is_scored_as_the_framework_says():
    rule = Step(
        Decimal(100), Direction.BELOW, Decimal(1), Decimal("0.2"), Basis.POINTS, Steps.STARTED
    )
    for text, points in (("甲 / 零", "0.50"), ("零 / 零", "1.50")):
        measure = measure_of(text, zero="0.5", zero_by_zero="1.5")
        trace = scored([judgement("x")], by=single(entry("x", rule, measure))).traces["x"]
        assert isinstance(trace.working, ZeroWorking)
        assert trace.working.rule == rule
        assert str(trace.score) == points
        assert trace.measured is None
        assert FACTS["零"] in trace.facts


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100", "优"),
        ("90.01", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("84.48", "良"),
        ("80.00", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades_are_half_open(total, name):
    assert grade(Decimal(total), GRADES).name == name


def test_below_the_last_grade_there_is_no_other():
    assert grade(Decimal("59.99"), GRADES[:3]).name == "中"


FACTS_FILE = Place(f"{evaluation(()).department}/2021/facts.yml")
JUDGEMENTS_FILE = Place(f"{evaluation(()).department}/2021/judgements.yml")


def test_a_missing_judgement():
    (problem,) = faults(JUDGEMENTS[1:])
    assert problem == Problem("judgement-missing", JUDGEMENTS_FILE, {"id": "比例"})


def test_a_leaf_without_a_rule():
    by = replace(tree(), rules={id: rule for id, rule in tree().rules.items() if id != "达标"})
    (problem,) = faults(by=by)
    assert problem == Problem("leaf-without-rule", HERE, {"id": "达标"})
    told = faults(JUDGEMENTS[:2], by=by)
    assert [(one.id, one.values["id"]) for one in told] == [
        ("judgement-missing", "二"),
        ("leaf-without-rule", "达标"),
    ]


def test_every_missing_fact_is_told():
    by = single(entry("x", Proportional(), measure_of("(甲 - 丙) / (丁 + 丙)")))
    found = faults([judgement("x")], FACTS, by)
    assert found == (
        Problem("fact-missing", FACTS_FILE, {"id": "x", "name": "丙"}),
        Problem("fact-missing", FACTS_FILE, {"id": "x", "name": "丁"}),
    )


def one_fault(rule: RuleEntry, **judged: object) -> Problem:
    (problem,) = faults([judgement("x", **judged)], by=single(rule))
    assert problem.place == HERE
    assert problem.values["id"] == "x"
    return problem


def test_a_zero_divisor_without_a_policy():
    for text, policy in (("甲 / 零", "on_zero"), ("零 / 零", "on_zero_by_zero")):
        problem = one_fault(entry("x", Complement(), measure_of(text)))
        assert (problem.id, problem.values["policy"]) == ("zero-divisor", policy)


def test_a_negative_divisor():
    problem = one_fault(entry("x", Proportional(), measure_of("甲 / (甲 - 乙)")))
    assert (problem.id, dict(problem.values)) == ("negative-divisor", {"id": "x"})


def test_units_that_do_not_fit():
    problem = one_fault(entry("x", Proportional(), measure_of("甲 * 乙")))
    assert problem.id == "units-differ"
    assert (problem.values["found"], problem.values["expected"]) == ("money·money", "%")


def test_a_value_in_a_gap():
    bands = Bands((band("95", None, "5"), band("80", "94", "3", "[]")))
    problem = one_fault(entry("x", bands, measure_of("0.945 * 甲 / 甲")))
    assert (problem.id, problem.values["value"]) == ("value-in-gap", "94.50")


def test_a_measured_rule_without_a_measure():
    assert one_fault(entry("x", Proportional())).id == "measure-missing"


@pytest.mark.parametrize(
    ("judged", "key"),
    [
        ({"level": "优"}, "level"),
        ({"found": ()}, "found"),
        ({"met": (1,)}, "met"),
        ({"passed": True}, "met"),
        ({"points": Decimal(1)}, "points"),
    ],
)
def test_a_computed_leaf_is_not_judged(judged, key):
    problem = one_fault(entry("x", Proportional(), measure_of("甲 / 乙")), **judged)
    assert (problem.id, problem.values["key"]) == ("judgement-unused", key)


def test_a_fault_of_a_judged_rule():
    rule = Levels((Level("效果显著", Decimal(2)), Level("没有效果", Decimal(0))))
    problem = one_fault(entry("x", rule), level="效果显")
    assert (problem.id, problem.values["found"]) == ("level-unknown", "效果显")


def test_all_faults_are_told_at_once_sorted_by_place():
    given = (
        replace(judgement("达标", level="优"), place=Place("b.yml", 2)),
        replace(judgement("二", points=Decimal(6)), place=Place("b.yml", 1)),
    )
    found = faults(given)
    assert [one.id for one in found] == ["chosen-points", "judgement-kind", "judgement-missing"]


def test_one_fault_leaves_no_scores():
    given = (*JUDGEMENTS[:2], judgement("二", points=Decimal(6)))
    assert isinstance(score(evaluation(given, FACTS), tree()), Faults)


def published(points: str, *, ceiling: str | None = None, known=FACTS, text: str = "甲 / 乙"):
    given = NotDerivable(Decimal(points), "达标但得分不同")
    rule = entry("x", Proportional(), measure_of(text))
    rule = replace(rule, ceiling=None if ceiling is None else Decimal(ceiling))
    one = replace(judgement("x"), not_derivable=given)
    return score(evaluation([one], known), single(rule))


@pytest.mark.parametrize(
    ("points", "ceiling"), [("0", None), ("0.5", None), ("2", None), ("2.5", "2.5")]
)
def test_points_that_do_not_follow_from_the_rule(points, ceiling):
    scores = published(points, ceiling=ceiling)
    assert isinstance(scores, Scores)
    trace = scores.traces["x"]
    assert isinstance(trace.working, GivenWorking)
    assert trace.working.given.points == trace.score == Decimal(points)
    assert trace.working.by_rule is not None
    assert trace.working.by_rule.raw == Fraction(2, 3)
    assert trace.measured is not None


@pytest.mark.parametrize(
    ("points", "ceiling", "high"),
    [("-0.01", None, "2"), ("2.01", None, "2"), ("2.51", "2.5", "2.5")],
)
def test_points_nobody_could_give(points, ceiling, high):
    found = published(points, ceiling=ceiling)
    assert isinstance(found, Faults)
    (problem,) = found.problems
    assert (problem.id, problem.values["low"], problem.values["high"]) == (
        "chosen-points", "0", high,
    )  # fmt: skip


def test_points_are_given_where_the_rule_gives_none():
    scores = published("1", text="没有 / 乙")
    assert isinstance(scores, Scores)
    working = scores.traces["x"].working
    assert isinstance(working, GivenWorking)
    assert working.by_rule is None


@pytest.mark.parametrize(
    ("most", "held", "points"),
    [("1", Clamp.CONDITION, "1"), ("1.5", Clamp.NONE, "1.5"), ("1.6", Clamp.NONE, "1.5")],
)
def test_a_condition_holds_only_what_goes_beyond_it(most, held, points):
    rule = entry("x", Proportional(), measure_of("0.75 * 甲 / 甲"))
    rule = replace(rule, conditions=(Condition("造成不良影响", Decimal(most)),))
    scores = scored([replace(judgement("x"), conditions=(1,))], by=single(rule))
    assert scores.traces["x"].clamp is held
    assert scores.total.score == Decimal(points)


def test_a_ceiling_above_the_weight_is_kept_in_the_sum():
    rule = replace(entry("x", Proportional(), measure_of("乙 / 甲")), ceiling=Decimal("2.9"))
    scores = scored([judgement("x")], by=single(rule))
    assert (scores.nodes["x"].score, scores.nodes["x"].full) == (Decimal("2.9"), Decimal(2))


def test_a_level_is_not_rounded_over_what_could_be_earned():
    by = single(entry("x", PASS_FAIL), "22.5", digits=0)
    by = replace(by, rounding=replace(by.rounding, levels={1: 0}))
    scores = scored([judgement("x", passed=True)], by=by)
    assert scores.nodes["x"] == NodeScore("x", Decimal("22.5"), Decimal("22.5"), Decimal("22.5"))


def test_a_condition_needs_a_reason():
    rule = replace(entry("x", PASS_FAIL), conditions=(Condition("不良影响", Decimal(1)),))
    problem = one_fault(rule, passed=True, conditions=(1,), reason=())
    assert (problem.id, dict(problem.values)) == ("condition-reason", {"id": "x"})


BY_REGION = Profiles({"中部": PASS_FAIL, "西部": PassFail("有", "无")})


def test_a_rule_is_chosen_by_the_context():
    assert chosen_rule(BY_REGION, "西部") == PassFail("有", "无")
    assert chosen_rule(PASS_FAIL, "西部") == chosen_rule(PASS_FAIL, "") == PASS_FAIL
    values = {"profile": "东部", "known": "中部、西部"}
    assert chosen_rule(BY_REGION, "东部") == Fault("profile-unknown", values)
    assert chosen_rule(BY_REGION, "") == Fault("profile-missing", {**values, "profile": ""})


@pytest.mark.parametrize(("rule", "profile"), [(BY_REGION, "中部"), (PASS_FAIL, "")])
def test_the_context_is_told_only_where_it_chose(rule, profile):
    by = single(replace(entry("x", PASS_FAIL), rule=rule))
    found = score(evaluation([judgement("x", passed=True)], rule_profile="中部"), by)
    assert isinstance(found, Scores)
    assert found.traces["x"].terms.profile == profile
