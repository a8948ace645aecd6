"""Nodes that are no plain sums: slots, penalties, bonuses, vetoes, leaves that do not apply."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.evaluation import Evaluation, Judgement, VetoFound
from generator.model.framework import (
    Absence,
    AbsencePolicy,
    BonusPolicy,
    Framework,
    Grade,
    Indicator,
    Role,
    RuleEntry,
    Veto,
)
from generator.model.rules import Discretionary, PassFail, Profiles
from generator.problems import Place
from generator.score.evaluation import score
from generator.score.trace import AbsentWorking, Faults, NodeScore, Scores
from tests.unit.score.builders import HERE, entry, evaluation, framework, indicator, judgement

JUDGEMENTS = Place(f"{evaluation(()).department}/2021/judgements.yml")
BY_REGION = Profiles({"中部": PassFail("是", "否"), "西部": PassFail("有", "无")})
NO_GATE = BonusPolicy(None, None)


def points(id: str, weight: str, policy: AbsencePolicy | None = None) -> RuleEntry:
    """A leaf that is given its points by hand."""
    return replace(entry(id, Discretionary(Decimal(0), Decimal(weight))), absence=policy)


def given(**chosen: str) -> list[Judgement]:
    return [judgement(id, points=Decimal(value)) for id, value in chosen.items()]


def out(id: str) -> Judgement:
    """A leaf that does not apply."""
    return replace(judgement(id), not_applicable="本年度没有此项业务")


def scored(found: Evaluation, by: Framework) -> Scores:
    scores = score(found, by)
    assert isinstance(scores, Scores), scores
    return scores


def refused(found: Evaluation, by: Framework) -> list[tuple[str, str]]:
    scores = score(found, by)
    assert isinstance(scores, Faults)
    return [(one.id, one.values["id"]) for one in scores.problems]


def flat(
    *leaves: tuple[str, str], policy: AbsencePolicy | None = None, digits: int = 2
) -> Framework:
    """A framework of one level; every leaf may be absent under the policy."""
    return framework(
        [indicator(id, weight) for id, weight in leaves],
        [points(id, weight, policy) for id, weight in leaves],
        digits,
    )


class TestNotApplicable:
    def test_full_earns_the_weight(self) -> None:
        by = flat(("甲", "60"), ("乙", "40"), policy=AbsencePolicy(Absence.FULL, None))
        scores = scored(evaluation([*given(甲="45"), out("乙")]), by)
        assert scores.nodes["乙"].score == 40
        assert scores.total.score == 85
        assert isinstance(scores.traces["乙"].working, AbsentWorking)
        assert scores.traces["乙"].factor == 1

    def test_what_is_out_is_not_scaled(self) -> None:
        by = flat(("甲", "60"), ("乙", "40"), policy=AbsencePolicy(Absence.SPREAD, None))
        trace = scored(evaluation([*given(甲="45"), out("乙")]), by).traces["乙"]
        assert (trace.score, trace.factor) == (Decimal(0), Fraction(1))

    def test_rescale_multiplies_the_others(self) -> None:
        """满分75，乘以4/3: 60 of 75 points become 80 of 100."""
        by = flat(("甲", "75"), ("乙", "25"), policy=AbsencePolicy(Absence.RESCALE, None))
        scores = scored(evaluation([*given(甲="60"), out("乙")]), by)
        assert scores.traces["甲"].factor == Fraction(4, 3)
        assert scores.nodes["甲"].score == scores.total.score == 80
        assert scores.nodes["甲"].full == 100
        assert scores.nodes["甲"].rate == Fraction(4, 5)
        assert not scores.nodes["乙"].applies
        assert scores.nodes["乙"].rate is None

    def test_spread_adds_equal_parts(self) -> None:
        """20分平均计入其他指标: two others of 40 points become worth 50 each."""
        leaves = (("甲", "40"), ("乙", "40"), ("丙", "20"))
        by = flat(*leaves, policy=AbsencePolicy(Absence.SPREAD, None))
        scores = scored(evaluation([*given(甲="40", 乙="20"), out("丙")]), by)
        assert scores.nodes["甲"].score == 50
        assert scores.nodes["乙"].score == 25
        assert scores.total.score == 75

    @pytest.mark.parametrize("policy", [Absence.RESCALE, Absence.SPREAD])
    def test_two_absent_leaves_in_either_order(self, policy: Absence) -> None:
        leaves = [("甲", "50"), ("乙", "30"), ("丙", "20")]
        found = evaluation([*given(甲="25"), out("乙"), out("丙")])
        totals = {
            scored(found, flat(*order, policy=AbsencePolicy(policy, None))).total.score
            for order in (leaves, leaves[::-1])
        }
        assert totals == {Decimal(50)}

    def test_only_the_scope_makes_up(self) -> None:
        nodes = [
            indicator("一", "60", None, ["甲", "乙"]),
            indicator("甲", "30", "一"),
            indicator("乙", "30", "一"),
            indicator("二", "40"),
        ]
        policy = AbsencePolicy(Absence.RESCALE, "一")
        by = framework(nodes, [points("甲", "30"), points("乙", "30", policy), points("二", "40")])
        scores = scored(evaluation([*given(甲="15", 二="40"), out("乙")]), by)
        assert scores.nodes["一"].score == 30
        assert scores.nodes["一"].full == 60
        assert scores.nodes["二"].score == 40

    @pytest.mark.parametrize(
        ("policy", "attainable", "earned"),
        [
            (Absence.RESCALE, ("33.33", "66.67"), ("25.00", "66.67")),  # by 10/6
            (Absence.SPREAD, ("40", "60"), ("30.00", "60.00")),  # 20 more for each
        ],
    )
    def test_unequal_leaves_show_which_policy_holds(
        self, policy: Absence, attainable: tuple[str, str], earned: tuple[str, str]
    ) -> None:
        leaves = (("甲", "20"), ("乙", "40"), ("丙", "40"))
        by = flat(*leaves, policy=AbsencePolicy(policy, None))
        nodes = scored(evaluation([*given(甲="15", 乙="40"), out("丙")]), by).nodes
        assert [nodes[id].full for id in "甲乙"] == [Decimal(one) for one in attainable]
        assert [str(nodes[id].score) for id in "甲乙"] == list(earned)

    def test_a_parent_can_earn_what_its_leaves_can(self) -> None:
        nodes = [
            indicator("一", "60", None, ["甲", "乙"]),
            indicator("甲", "20", "一"),
            indicator("乙", "40", "一"),
            indicator("二", "40", None, ["丙"]),
            indicator("丙", "40", "二"),
        ]
        policy = AbsencePolicy(Absence.SPREAD, None)
        by = framework(nodes, [points("甲", "20"), points("乙", "40"), points("丙", "40", policy)])
        scores = scored(evaluation([*given(甲="20", 乙="20"), out("丙")]), by)
        whole, nothing = scores.nodes["一"], scores.nodes["二"]
        assert [(one.full, one.score) for one in (whole, nothing)] == [
            (Decimal(100), Decimal(70)),
            (Decimal(0), Decimal(0)),
        ]
        assert whole.applies is True
        assert nothing.applies is False
        assert nothing.rate is None

    def test_the_working_of_what_does_not_apply(self) -> None:
        policy = AbsencePolicy(Absence.FULL, None)
        by = flat(("甲", "60"), ("乙", "40"), policy=policy)
        by = replace(by, rules={**by.rules, "乙": replace(by.rules["乙"], rule=BY_REGION)})
        scores = scored(evaluation([*given(甲="45"), out("乙")], rule_profile="中部"), by)
        assert scores.traces["乙"].working == AbsentWorking(
            PassFail("是", "否"), "本年度没有此项业务", policy, Fraction(40)
        )

    def test_a_refusal_stands_at_the_judgement(self) -> None:
        place = Place("judgements.yml", 31)
        found = evaluation([*given(甲="1"), replace(out("乙"), place=place)])
        scores = score(found, flat(("甲", "1"), ("乙", "1")))
        assert isinstance(scores, Faults)
        assert [one.place for one in scores.problems] == [place]

    def test_undeclared_is_refused(self) -> None:
        found = evaluation([*given(甲="1"), out("乙")])
        assert refused(found, flat(("甲", "1"), ("乙", "1"))) == [("absence-undeclared", "乙")]

    def test_nobody_left_is_refused(self) -> None:
        by = flat(("甲", "1"), ("乙", "1"), policy=AbsencePolicy(Absence.SPREAD, "乙"))
        found = evaluation([*given(甲="1"), out("乙")])
        assert refused(found, by) == [("nothing-applies", "乙")]

    @pytest.mark.parametrize(("scope", "told"), [("乙", "乙"), (None, "全部")])
    def test_where_nobody_is_left_is_told(self, scope: str | None, told: str) -> None:
        by = flat(("甲", "1"), ("乙", "1"), policy=AbsencePolicy(Absence.SPREAD, scope))
        found = evaluation([out("甲"), out("乙")])
        scores = score(found, replace(by, name="全部"))
        assert isinstance(scores, Faults)
        assert {one.values["scope"] for one in scores.problems} == {told}


def slot(*children: tuple[str, str], weight: str) -> Framework:
    names = [name for name, _ in children]
    nodes = [replace(indicator("栏", weight, None, names), slot=True)]
    nodes += [indicator(name, value, "栏") for name, value in children]
    return framework(nodes, [points(name, value) for name, value in children])


class TestSlots:
    def test_one_of_two(self) -> None:
        by = slot(("甲", "10"), ("乙", "10"), weight="10")
        scores = scored(evaluation(given(乙="8")), by)
        assert scores.total.score == 8
        assert (scores.nodes["甲"].applies, scores.nodes["乙"].applies) == (False, True)
        assert scores.nodes["栏"].full == 10

    def test_several_share_a_slot(self) -> None:
        by = slot(("甲", "10"), ("乙", "20"), ("丙", "30"), weight="40")
        assert scored(evaluation(given(甲="9", 丙="25")), by).total.score == 34

    @pytest.mark.parametrize("chosen", [{}, {"甲": "1"}, {"甲": "1", "乙": "1", "丙": "1"}])
    def test_what_does_not_fill_the_slot_is_refused(self, chosen: dict[str, str]) -> None:
        by = slot(("甲", "10"), ("乙", "20"), ("丙", "30"), weight="40")
        assert ("slot-choice", "栏") in refused(evaluation(given(**chosen)), by)

    @pytest.mark.parametrize(
        ("given_points", "names"), [({}, "—"), ({"甲": "1", "乙": "1", "丙": "1"}, "甲、乙、丙")]
    )
    def test_what_was_chosen_is_told_with_its_place(
        self, given_points: dict[str, str], names: str
    ) -> None:
        by = slot(("甲", "10"), ("乙", "20"), ("丙", "30"), weight="40")
        scores = score(evaluation(given(**given_points)), by)
        assert isinstance(scores, Faults)
        (one,) = (problem for problem in scores.problems if problem.id == "slot-choice")
        assert dict(one.values) == {"id": "栏", "chosen": names, "weight": "40"}
        assert one.place == JUDGEMENTS

    @pytest.mark.parametrize("profile", ["中部", ""])
    def test_the_working_of_what_was_not_chosen(self, profile: str) -> None:
        by = slot(("甲", "10"), ("乙", "10"), weight="10")
        by = replace(by, rules={**by.rules, "甲": replace(by.rules["甲"], rule=BY_REGION)})
        scores = score(evaluation(given(乙="8"), rule_profile=profile), by)
        if profile:
            assert isinstance(scores, Scores)
            expected = AbsentWorking(PassFail("是", "否"), "", None, Fraction(0))
            assert scores.traces["甲"].working == expected
        else:
            assert isinstance(scores, Faults)
            (one,) = scores.problems
            assert (one.id, one.place, one.values["id"]) == ("profile-missing", JUDGEMENTS, "甲")


def with_role(leaf: Indicator, role: Role) -> Indicator:
    return replace(leaf, role=role)


def beside(role: Role, weight: str, bonus: BonusPolicy = NO_GATE) -> Framework:
    """A framework of 100 points with a penalty or bonus beside it."""
    nodes = [indicator("正", "100"), with_role(indicator("另", weight), role)]
    by = framework(nodes, [points("正", "100"), points("另", weight)])
    return replace(by, total_weight=Decimal(100), bonus=bonus)


class TestPenaltiesAndBonuses:
    def test_a_penalty_takes_off_what_it_lost(self) -> None:
        scores = scored(evaluation(given(正="90", 另="3")), beside(Role.PENALTY, "5"))
        assert scores.nodes["另"].score == -2
        assert scores.nodes["另"].lost == 2
        assert scores.total.score == 88

    @pytest.mark.parametrize(("role", "score"), [(Role.PENALTY, "-0.25"), (Role.BONUS, "0.25")])
    def test_a_node_beside_the_sum_has_a_weight_and_nothing_to_earn(
        self, role: Role, score: str
    ) -> None:
        nodes = scored(evaluation(given(正="90", 另="0.25")), beside(role, "0.5")).nodes
        expected = NodeScore("另", Decimal("0.5"), Decimal(score), Decimal(0))
        assert nodes["另"] == expected
        assert nodes["另"].applies is True

    @pytest.mark.parametrize("role", [Role.PENALTY, Role.BONUS])
    def test_one_that_a_slot_did_not_choose_costs_and_earns_nothing(self, role: Role) -> None:
        column = replace(indicator("栏", "5", None, ["甲", "乙"]), slot=True, role=role)
        nodes = [
            indicator("正", "100"),
            column,
            indicator("甲", "5", "栏"),
            indicator("乙", "5", "栏"),
        ]
        by = framework(nodes, [points("正", "100"), points("甲", "5"), points("乙", "5")])
        by = replace(by, total_weight=Decimal(100))
        scores = scored(evaluation(given(正="90", 甲="3")), by)
        assert scores.nodes["乙"].score == 0
        assert scores.nodes["乙"].applies is False
        assert scores.nodes["栏"].applies is True

    def test_what_led_to_the_total_is_told(self) -> None:
        by = beside(Role.BONUS, "30", BonusPolicy(Decimal(80), Decimal(10)))
        veto = Veto("迟报", "逾期未报", Decimal(85), None)
        found = replace(
            evaluation(given(正="90", 另="20")), vetoes=(VetoFound("迟报", "查明", HERE),)
        )
        scores = scored(found, replace(by, vetoes=(veto,)))
        led = scores.total_trace
        assert led is not None
        assert [led.earned, led.bonus, led.counted, led.score] == [90, 20, 10, 85]
        assert led.vetoes == ((veto, "查明"),)
        assert led.before == 100

    def test_no_total_falls_below_zero(self) -> None:
        scores = scored(evaluation(given(正="1", 另="0")), beside(Role.PENALTY, "5"))
        assert scores.total.score == 0

    def test_a_bonus_is_added(self) -> None:
        scores = scored(evaluation(given(正="90", 另="3")), beside(Role.BONUS, "5"))
        assert scores.total.score == 93
        assert scores.nodes["另"].lost == 0

    @pytest.mark.parametrize(("normal", "total"), [("80", "80"), ("80.01", "110.01")])
    def test_a_gate_opens_above_its_points(self, normal: str, total: str) -> None:
        """高于80分进入加分."""
        by = beside(Role.BONUS, "30", BonusPolicy(Decimal(80), None))
        found = scored(evaluation(given(正=normal, 另="30")), by)
        assert found.total.score == Decimal(total)
        assert found.total_trace is not None
        assert found.total_trace.bonus == 30

    def test_a_cap_holds(self) -> None:
        by = beside(Role.BONUS, "30", BonusPolicy(None, Decimal(10)))
        assert scored(evaluation(given(正="85", 另="30")), by).total.score == 95


class TestVetoes:
    BY = replace(
        flat(("甲", "100")),
        vetoes=(
            Veto("虚报", "虚报绩效", Decimal(59), "不合格"),
            Veto("迟报", "逾期未报", Decimal(80), None),
        ),
    )

    def found(self, points: str, *vetoes: str) -> Scores:
        applied = tuple(VetoFound(one, "查明", HERE) for one in vetoes)
        return scored(replace(evaluation(given(甲=points)), vetoes=applied), self.BY)

    def test_holds_the_total_and_names_the_grade(self) -> None:
        scores = self.found("95", "虚报")
        assert scores.total.score == 59
        assert scores.grade_name == "不合格"
        assert scores.grade == Grade("不合格", Decimal(0))

    def test_never_raises_a_total(self) -> None:
        assert self.found("30", "虚报").total.score == 30

    def test_without_a_grade_the_total_decides(self) -> None:
        scores = self.found("95", "迟报")
        assert scores.total.score == 80
        assert scores.grade_name == "良"

    def test_the_harder_one_counts(self) -> None:
        assert self.found("95", "迟报", "虚报").total.score == 59


def test_an_ungraded_evaluation_keeps_its_score() -> None:
    found = replace(evaluation(given(甲="95")), ungraded="免于评价")
    scores = scored(found, flat(("甲", "100")))
    assert scores.grade is None
    assert scores.grade_name == ""
    assert scores.total.score == 95


def test_levels_are_rounded_where_declared() -> None:
    """86.4 + 3.4 is 89.8 as a total of leaves, 89 when the parts are rounded first, 90 at last."""
    nodes = [
        indicator("一", "90", None, ["甲"]),
        replace(indicator("甲", "90", "一"), level=2),
        indicator("二", "10", None, ["乙"]),
        replace(indicator("乙", "10", "二"), level=2),
    ]
    by = framework(nodes, [points("甲", "90"), points("乙", "10")])
    found = evaluation(given(甲="86.4", 乙="3.4"))
    totals = [
        scored(found, replace(by, rounding=replace(by.rounding, levels=levels))).total.score
        for levels in ({}, {1: 0}, {0: 0})
    ]
    assert totals == [Decimal("89.8"), Decimal(89), Decimal(90)]


def test_a_veto_of_a_node_holds_that_node() -> None:
    """One missing goal zeroes a whole column (family D)."""
    nodes = [
        indicator("目标", "40", None, ["甲", "乙"]),
        indicator("甲", "20", "目标"),
        indicator("乙", "20", "目标"),
        indicator("其他", "60"),
    ]
    by = framework(nodes, [points("甲", "20"), points("乙", "20"), points("其他", "60")])
    by = replace(by, vetoes=(Veto("缺目标", "未设目标，本项不得分", Decimal(0), None, "目标"),))
    found = replace(
        evaluation(given(甲="20", 乙="15", 其他="50")),
        vetoes=(VetoFound("缺目标", "未设数量目标", HERE),),
    )
    scores = scored(found, by)
    assert scores.nodes["目标"].score == 0
    assert scores.nodes["甲"].score == 20
    assert scores.total.score == 50
