"""Verdicts, limits with their shares, and the change of a total by cause, worked by hand."""

from decimal import Decimal
from fractions import Fraction as F

import pytest

from generator.audit.result import Result
from generator.compare.align import align
from generator.compare.lifecycle import BodyChange, Direction
from generator.compare.pairs import compare
from generator.compare.policy import LEAST_SHARED
from generator.compare.result import (
    Contribution,
    LimitKind,
    NodeChange,
    Pair,
    Side,
    Split,
    Verdict,
)
from generator.model.concordance import ConcordanceEntry
from generator.model.disclosure import Succession
from generator.model.evaluation import VetoFound
from generator.model.framework import BonusPolicy, Framework, Grade, Rounding, RoundingMode, Veto
from generator.words import comparing
from generator.words.catalogue import words
from tests.unit.compare.builders import became, concordance, department, edition, result
from tests.unit.score.builders import HERE

COMPARABLE, LIMITED, NOT = Verdict.COMPARABLE, Verdict.LIMITED, Verdict.NOT_COMPARABLE


def paired(old: Result, new: Result, *entries: ConcordanceEntry) -> Pair:
    known = [concordance(old.framework.id, new.framework.id, *entries)] if entries else []
    return compare(old, new, align(old.framework, new.framework, known))


def kinds(pair: Pair | NodeChange) -> list[str]:
    limits = pair.comparability.limits if isinstance(pair, Pair) else pair.limits
    return [str(one.kind) for one in limits]


class TestRevisedFramework:
    """Shares and parts of a revision with everything in it.

            old           new           rates        change
    a       15 of 20      20 of 25      .75 → .80    +5   weight changed
    b       10 of 20       9 of 15      .50 → .60    −1   rule changed
    c       24 of 30      10 + 14 of 30 .80 → .80     0   split
    d       30 of 30      —                         −30   dropped
    e       —             15 of 30                  +15   new
    """

    OLD = edition("e0", "甲\n  a 20\n  b 20\n乙\n  c 30\n  d 30")
    NEW = edition("e1", "甲\n  a 25\n  b 15\n乙\n  c1 10\n  c2 20\n  e 30")
    ENTRIES = (
        became("changed_weight", "a"), became("changed_rule", "b"), became("split", "c", "c1 c2"),
        became("dropped", "d"), became("new", new="e"), became("same", "甲"), became("same", "乙"),
    )  # fmt: skip

    @pytest.fixture
    def pair(self) -> Pair:
        old = result(self.OLD, {"a": "15", "b": "10", "c": "24", "d": "30"}, 2021)
        new = result(self.NEW, {"a": "20", "b": "9", "c1": "10", "c2": "14", "e": "15"}, 2022)
        return paired(old, new, *self.ENTRIES)

    def test_the_change_is_split_by_cause(self, pair):
        assert pair.total_change == -11
        assert pair.split == Split(
            total=F(-11),
            performance=F("1.125"),
            framework=F("-13.875"),
            inseparable=F("1.75"),
            rest=F(0),
        )

    def test_each_leaf_adds_its_part(self, pair):
        # a: (.80 − .75)·(20 + 25)/2 = 1.125, (25 − 20)·(.75 + .80)/2 = 3.875
        # b: (.60 − .50)·(20 + 15)/2 = 1.75, (15 − 20)·(.50 + .60)/2 = −2.75
        assert [one.contribution for one in pair.leaves] == [
            Contribution(performance=F("1.125"), framework=F("3.875")),
            Contribution(inseparable=F("1.75"), framework=F("-2.75")),
            Contribution(),
            Contribution(framework=F(15)),
            Contribution(framework=F(-30)),
        ]
        assert sum(one.contribution.points for one in pair.leaves) == -11

    def test_a_total_of_which_a_fifth_is_shared_may_not_be_compared(self, pair):
        assert pair.comparability.verdict is NOT
        assert pair.comparability.shared == F("0.2")
        told = [
            (str(one.kind), one.share_old, one.share_new, one.old, one.new)
            for one in pair.comparability.limits
        ]
        assert told == [
            ("changed_weight", F("0.2"), F("0.25"), ("a",), ("a",)),
            ("changed_rule", F("0.2"), F("0.15"), ("b",), ("b",)),
            ("regrouped", F("0.3"), F("0.3"), ("c",), ("c1", "c2")),
            ("new", F(0), F("0.3"), (), ("e",)),
            ("dropped", F("0.3"), F(0), ("d",), ()),
        ]

    def test_leaves_are_compared_as_far_as_their_rule_goes(self, pair):
        assert [(one.verdict, one.rate_change) for one in pair.leaves] == [
            (COMPARABLE, F("0.05")), (LIMITED, F("0.1")), (LIMITED, F(0)), (NOT, None), (NOT, None),
        ]  # fmt: skip
        assert [kinds(one) for one in pair.leaves] == [
            ["changed_weight"], ["changed_rule"], ["regrouped"], ["new"], ["dropped"],
        ]  # fmt: skip

    def test_sides_of_a_group_are_added_up(self, pair):
        split = pair.leaves[2]
        assert split.old == Side(F(30), F(30), F(24))
        assert split.new == Side(F(30), F(30), F(24))
        assert (pair.leaves[3].old, pair.leaves[4].new) == (None, None)

    def test_nodes_are_judged_by_the_leaves_below_them(self, pair):
        one, two = pair.nodes
        assert (one.verdict, one.old, one.new) == (
            NOT, Side(F(40), F(40), F(25)), Side(F(40), F(40), F(29)),
        )  # fmt: skip
        assert [(limit.share_old, limit.share_new) for limit in one.limits] == [
            (F(1, 2), F(25, 40)), (F(1, 2), F(15, 40)),
        ]  # fmt: skip
        assert kinds(two) == ["regrouped", "new", "dropped"]
        assert one.contribution is None
        assert one.rate_change is None

    def test_lookups_by_id_of_each_side(self, pair):
        assert pair.by_new["c2"] is pair.by_old["c"] is pair.leaves[2]
        assert pair.by_new["甲"] is pair.nodes[0]


class TestSameFramework:
    TREE = edition("e", "甲\n  a 40\n  b 30\n乙\n  c 30")

    def test_is_comparable_and_all_performance(self):
        old = result(self.TREE, {"a": "20", "b": "30", "c": "15"}, 2021)
        new = result(self.TREE, {"a": "30", "b": "21", "c": "15"}, 2022)
        pair = paired(old, new)
        assert (pair.comparability.verdict, pair.comparability.shared) == (COMPARABLE, F(1))
        assert pair.comparability.limits == ()
        assert pair.split == Split(F(1), F(1), F(0), F(0), F(0))
        assert [one.rate_change for one in pair.nodes] == [F(1, 70), F(0)]
        assert [one.verdict for one in pair.nodes] == [COMPARABLE, COMPARABLE]

    def test_what_does_not_apply_on_one_side_is_the_frameworks(self):
        # c's 30 points are made up for by a and b: full marks 40 → 57.14…, rounded to 57.14,
        # 30 → 42.86; scores 20 → 28.57, 15 → 21.43.
        old = result(self.TREE, {"a": "20", "b": "15", "c": "30"}, 2021)
        new = result(self.TREE, {"a": "20", "b": "15", "c": None}, 2022)
        pair = paired(old, new)
        assert new.scores.total.score == Decimal("50.00")
        assert pair.split is not None
        assert (pair.split.total, pair.split.performance) == (F(-15), F(0))
        assert (pair.split.framework, pair.split.rest) == (F(-15), F(0))
        c = pair.by_new["c"]
        assert (c.verdict, c.rate_change, kinds(c)) == (NOT, None, ["not_applicable"])
        assert comparing.reason(c, words("zh")) == "其中一次不适用或没有选用"
        assert c.contribution == Contribution(framework=F(-30))
        (limit,) = pair.comparability.limits
        assert (limit.kind, limit.share_old, limit.share_new) == (
            LimitKind.NOT_APPLICABLE, F("0.3"), F(0),
        )  # fmt: skip
        assert (pair.comparability.verdict, pair.comparability.shared) == (LIMITED, F("0.7"))
        assert [one.verdict for one in pair.nodes] == [COMPARABLE, NOT]

    def test_full_marks_for_what_does_not_apply_are_no_performance(self):
        tree = edition("e", "a 70\nb 30 full")
        pair = paired(
            result(tree, {"a": "70", "b": "0"}, 2021), result(tree, {"a": "70", "b": None}, 2022)
        )
        assert pair.split == Split(F(30), F(0), F(30), F(0), F(0))
        assert pair.by_new["b"].new == Side(F(30), F(30), F(30))
        assert (pair.by_new["b"].verdict, pair.by_new["b"].rate_change) == (NOT, None)
        assert [(one.share_old, one.share_new) for one in pair.comparability.limits] == [
            (F("0.3"), F("0.3"))
        ]

    def test_what_applied_in_neither_limits_nothing_but_itself(self):
        old = result(self.TREE, {"a": "20", "b": "15", "c": None}, 2021)
        new = result(self.TREE, {"a": "24", "b": "15", "c": None}, 2022)
        pair = paired(old, new)
        assert (pair.comparability.verdict, pair.comparability.shared) == (COMPARABLE, F(1))
        c = pair.by_new["c"]
        assert (c.verdict, kinds(c)) == (NOT, ["not_applicable"])
        node = pair.by_new["乙"]
        assert (node.verdict, kinds(node)) == (NOT, ["not_applicable"])
        assert [one.neither for one in (c, node, pair.by_new["a"])] == [True, True, False]
        assert comparing.reason(c, words("zh")) == "两次都不适用或没有选用"
        assert comparing.reason(node, words("en")) == "Did not apply or not chosen in either"

    def test_an_evaluation_beside_itself(self):
        one = result(self.TREE, {"a": "20", "b": "15", "c": "7"}, 2021)
        pair = paired(one, one)
        assert pair.comparability.verdict is COMPARABLE
        assert pair.split == Split(F(0), F(0), F(0), F(0), F(0))


class TestRegroupedNodes:
    def test_the_same_leaves_under_other_headings_are_compared_with_a_limit(self):
        old, new = edition("e0", "甲\n  a 60\n  b 40"), edition("e1", "乙\n  a 60\n丙\n  b 40")
        marks = {"a": "30", "b": "20"}
        pair = paired(result(old, marks), result(new, marks), became("same", "a"),
                      became("same", "b"), became("split", "甲", "乙 丙"))  # fmt: skip
        (node,) = pair.nodes
        assert (node.verdict, kinds(node), node.rate_change) == (LIMITED, ["regrouped"], F(0))
        assert node.old == node.new == Side(F(100), F(100), F(50))
        assert pair.comparability.verdict is COMPARABLE

    def test_a_new_heading_is_not_compared(self):
        old, new = edition("e0", "甲\n  a 60\n  b 40"), edition("e1", "甲\n  a 60\n丙\n  b 40")
        marks = {"a": "30", "b": "20"}
        pair = paired(result(old, marks), result(new, marks), became("same", "a"),
                      became("same", "b"), became("new", new="丙"))  # fmt: skip
        (node,) = pair.nodes
        assert (node.verdict, kinds(node), node.old) == (NOT, ["new"], None)


class TestPolicy:
    def test_exactly_two_thirds_are_enough_and_a_hair_less_is_not(self):
        assert F(2, 3) == LEAST_SHARED
        entries = became("same", "a"), became("changed_rule", "b")
        for weights, verdict in ((("60", "30"), LIMITED), (("59.99", "30.01"), NOT)):
            tree = "a {}\nb {}".format(*weights)
            old, new = edition("e0", tree), edition("e1", tree)
            pair = paired(
                result(old, {"a": "1", "b": "1"}), result(new, {"a": "1", "b": "1"}), *entries
            )
            assert pair.comparability.verdict is verdict

    @pytest.mark.parametrize("turned", [False, True])
    def test_each_side_must_share_enough(self, turned):
        both = edition("e0", "a 60\nb 40"), edition("e1", "a 90\nb 10")
        old, new = reversed(both) if turned else both
        known = [
            concordance("e0", "e1", became("changed_weight", "a"), became("changed_rule", "b"))
        ]
        marks = {"a": "1", "b": "1"}
        pair = compare(result(old, marks), result(new, marks), align(old, new, known))
        assert pair.comparability.shared == F("0.6")
        assert pair.comparability.verdict is NOT
        assert pair.split is not None

    def test_another_weight_is_a_limit_of_the_total_but_shared(self):
        old, new = edition("e0", "a 60\nb 40"), edition("e1", "a 50\nb 50")
        entries = became("changed_weight", "a"), became("changed_weight", "b")
        pair = paired(
            result(old, {"a": "30", "b": "20"}), result(new, {"a": "25", "b": "25"}), *entries
        )
        assert (pair.comparability.verdict, pair.comparability.shared) == (LIMITED, F(1))
        assert kinds(pair) == ["changed_weight"]
        assert [one.verdict for one in pair.leaves] == [COMPARABLE, COMPARABLE]
        assert pair.split == Split(F(0), F(0), F(0), F(0), F(0))

    def test_undeclared_frameworks_are_not_compared_and_not_split(self):
        tree = "a=shou-ru 60\nb 40"
        old, new = edition("e0", tree), edition("e1", tree)
        pair = paired(result(old, {"a": "30", "b": "20"}), result(new, {"a": "30", "b": "20"}))
        assert pair.comparability.verdict is NOT
        assert pair.comparability.shared == 0
        (limit,) = pair.comparability.limits
        assert (limit.kind, limit.share_old, limit.share_new) == (LimitKind.UNDECLARED, F(1), F(1))
        assert pair.split is None
        assert all(one.verdict is NOT and one.contribution is None for one in pair.leaves)


class TestLimitsOfTheWhole:
    TREE = edition("e", "a 60\nb 40")

    def one(self, framework: Framework | None = None, year: int = 2022, **fields) -> Result:
        return result(framework or self.TREE, {"a": "50", "b": "40"}, year, **fields)

    def revised(self, **head) -> Framework:
        return edition("e1", "a 60\nb 40", **head)

    SAME = became("same", "a"), became("same", "b")

    def test_other_bands_of_grades(self):
        bands = (Grade("优", Decimal(85)), Grade("差", Decimal(0)))
        pair = paired(self.one(), self.one(self.revised(grades=bands)), *self.SAME)
        assert (pair.comparability.verdict, kinds(pair)) == (LIMITED, ["grades"])

    def test_bands_written_with_other_digits_are_the_same(self):
        bands = tuple(Grade(one.name, one.lowest + Decimal("0.00")) for one in self.TREE.grades)
        assert kinds(paired(self.one(), self.one(self.revised(grades=bands)), *self.SAME)) == []

    def test_other_full_marks_are_not_split(self):
        new = result(edition("e1", "a 60\nb 40\nc 50"), {"a": "50", "b": "40", "c": "5"})
        pair = paired(self.one(), new, *self.SAME, became("new", new="c"))
        assert kinds(pair) == ["new", "scale"]
        assert (pair.comparability.shared, pair.comparability.verdict) == (F(2, 3), LIMITED)
        assert pair.split is None

    def test_a_veto_that_held_a_total_down_is_the_rest(self):
        veto = Veto("v", "弄虚作假", Decimal(59), None)
        tree = edition("e", "a 60\nb 40", vetoes=(veto,))
        held = self.one(tree, vetoes=(VetoFound("v", "查实", HERE),))
        pair = paired(self.one(tree, 2021), held)
        assert kinds(pair) == ["veto"]
        assert pair.split == Split(F(-31), F(0), F(0), F(0), F(-31))

    def test_a_veto_that_held_nothing_down_limits_nothing(self):
        tree = edition("e", "a 60\nb 40", vetoes=(Veto("v", "弄虚作假", Decimal(95), None),))
        held = self.one(tree, vetoes=(VetoFound("v", "查实", HERE),))
        assert kinds(paired(self.one(tree, 2021), held)) == []

    def test_a_veto_that_gave_the_grade(self):
        tree = edition("e", "a 60\nb 40", vetoes=(Veto("v", "弄虚作假", None, "差"),))
        held = self.one(tree, vetoes=(VetoFound("v", "查实", HERE),))
        assert kinds(paired(self.one(tree, 2021), held)) == ["veto"]

    def test_ungraded(self):
        assert kinds(paired(self.one(ungraded="首次试评"), self.one())) == ["ungraded"]

    def test_an_invented_body_beside_a_real_one_is_not_compared_in_anything(self):
        pair = paired(self.one(), self.one(body=department("yi", invented=True)))
        assert (pair.comparability.verdict, kinds(pair)) == (NOT, ["invented"])
        assert {one.verdict for one in pair.leaves} == {NOT}
        assert pair.split is None

    def test_peers_of_one_year_are_compared_as_they_are(self):
        pair = paired(self.one(), self.one(body="yi"))
        assert (pair.comparability.verdict, kinds(pair)) == (COMPARABLE, [])

    def test_over_time_another_body_is_a_limit_of_everything(self):
        pair = paired(self.one(year=2021), self.one(body="yi"))
        assert (pair.comparability.verdict, kinds(pair)) == (LIMITED, ["other_body"])
        assert {one.verdict for one in (*pair.leaves, *pair.nodes)} == {LIMITED}
        assert kinds(pair.leaves[0]) == ["other_body"]

    def test_a_body_that_took_over_another_is_not_quite_the_same(self):
        change = BodyChange(Succession.MERGED, Direction.FROM, "bing", 2022, "机构改革")
        old, new = self.one(year=2021), self.one()
        pair = compare(old, new, align(old.framework, new.framework, ()), [change])
        assert (pair.comparability.verdict, kinds(pair)) == (LIMITED, ["body"])
        assert pair.bodies == (change,)
        assert kinds(pair.leaves[0]) == ["body"]


class TestPenaltiesBonusesAndRounding:
    def test_a_bonus_that_the_gate_shut_out_is_in_the_rest(self):
        gate = BonusPolicy(Decimal(80), Decimal(5))
        tree = edition("e", "a 100\nplus 10 bonus", bonus=gate)
        old = result(tree, {"a": "79", "plus": "4"}, 2021)
        new = result(tree, {"a": "90", "plus": "8"}, 2022)
        pair = paired(old, new)
        # 79 (gate shut) → 90 + 5 (cap): 11 from a, 4 from the bonus as earned, 1 from gate and cap.
        assert pair.split == Split(F(16), F(15), F(0), F(0), F(1))

    def test_a_penalty_counts_with_what_it_takes(self):
        tree = edition("e", "a 100\nminus 10 penalty")
        old = result(tree, {"a": "80", "minus": "10"}, 2021)
        new = result(tree, {"a": "80", "minus": "7"}, 2022)
        pair = paired(old, new)
        assert pair.split == Split(F(-3), F(-3), F(0), F(0), F(0))
        assert pair.comparability.verdict is COMPARABLE
        assert pair.by_new["minus"].rate_change is None

    def test_a_penalty_with_another_maximum(self):
        old = result(edition("e0", "a 100\nminus 10 penalty"), {"a": "80", "minus": "8"}, 2021)
        new = result(edition("e1", "a 100\nminus 20 penalty"), {"a": "80", "minus": "18"}, 2022)
        pair = paired(old, new, became("same", "a"), became("changed_weight", "minus"))
        # Lost 2 of 10, then 2 of 20: rates −.2 → −.1, so +.1·15 = 1.5 and 10·(−.15) = −1.5.
        assert pair.split == Split(F(0), F("1.5"), F("-1.5"), F(0), F(0))
        (limit,) = pair.comparability.limits
        assert (limit.kind, limit.share_old, limit.share_new) == (
            LimitKind.CHANGED_WEIGHT,
            F(0),
            F(0),
        )
        assert pair.comparability.shared == 1

    def test_a_new_penalty_is_the_frameworks_and_has_no_share(self):
        old = result(edition("e0", "a 100"), {"a": "80"}, 2021)
        new = result(edition("e1", "a 100\nminus 20 penalty"), {"a": "80", "minus": "18"}, 2022)
        pair = paired(old, new, became("same", "a"), became("new", new="minus"))
        assert pair.split == Split(F(-2), F(0), F(-2), F(0), F(0))
        assert (pair.comparability.verdict, kinds(pair)) == (LIMITED, ["new"])

    def test_a_normal_leaf_that_became_a_penalty_is_inseparable(self):
        old = result(edition("e0", "a 90\nb 10"), {"a": "80", "b": "6"}, 2021)
        new = result(edition("e1", "a 90\nb 10 penalty"), {"a": "80", "b": "6"}, 2022)
        pair = paired(old, new, became("same", "a"), became("changed_rule", "b"))
        assert pair.split is None  # 100 full marks became 90
        assert pair.leaves[1].verdict is LIMITED
        widened = result(edition("e1", "a 100\nb 20 penalty"), {"a": "80", "b": "16"}, 2022)
        pair = paired(old, widened, became("changed_weight", "a"), became("changed_rule", "b"))
        assert pair.by_new["b"].contribution == Contribution(inseparable=F(-10))

    def test_a_penalty_part_is_judged_by_what_its_leaves_can_take(self):
        tree = "a 100\n减 \n  x 6 penalty\n  y 4 penalty"
        old = result(edition("e0", tree), {"a": "9", "x": "6", "y": "4"}, 2021)
        new = result(edition("e1", tree), {"a": "9", "x": "5", "y": "4"}, 2022)
        pair = paired(old, new, became("same", "a"), became("changed_rule", "x"),
                      became("same", "y"), became("same", "减"))  # fmt: skip
        (node,) = pair.nodes
        assert [(one.share_old, one.share_new) for one in node.limits] == [(F("0.6"), F("0.6"))]
        assert node.verdict is NOT

    def test_a_penalty_part_that_does_not_apply_is_not_compared(self):
        tree = edition("e", "a 100\n减\n  x 6 penalty")
        old, new = (result(tree, {"a": "9", "x": None}, year) for year in (2021, 2022))
        node = paired(old, new).by_new["减"]
        assert (node.verdict, kinds(node)) == (NOT, ["not_applicable"])

    def test_rounding_of_sums_is_the_rest(self):
        rounding = Rounding(1, RoundingMode.HALF_UP, {0: 0})
        tree = edition("e", "a 60\nb 40", rounding=rounding)
        old = result(tree, {"a": "50.2", "b": "30.2"}, 2021)
        new = result(tree, {"a": "50.3", "b": "30.2"}, 2022)
        # 80.4 → 80, 80.5 → 81
        assert paired(old, new).split == Split(F(1), F("0.1"), F(0), F(0), F("0.9"))
