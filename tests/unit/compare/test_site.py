"""All comparisons of a site: which evaluations stand beside which, and what was asked."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from generator.audit.result import Result
from generator.compare import desk
from generator.compare.align import align
from generator.compare.alignment import Joint
from generator.compare.asked import Asked
from generator.compare.peers import Pool
from generator.compare.result import LimitKind, Verdict
from generator.compare.site import Comparisons, comparisons
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.model.evaluation import Status
from generator.model.follow_ups import FollowUp, Progress
from generator.model.narrative import Finding, Findings
from tests.unit.compare.builders import (
    became,
    came_from,
    concordance,
    department,
    disclosure,
    edition,
    result,
)
from tests.unit.score.builders import HERE

OLD = edition("e0", "甲=part\n  a=income 60\n  b 40")
NEW = edition("e1", "甲=part\n  x=income 50\n  b 40\n  n=income-new 10")
STEP = concordance(
    "e0", "e1", became("changed_weight", "a", "x"), became("same", "b"), became("new", new="n")
)
POOL = Pool("示例区", False)


def of(body: Department | str, year: int, a: str = "30", b: str | None = "20", **fields) -> Result:
    """By the older edition up to 2021, by the newer from 2022."""
    if year < 2022:
        return result(OLD, {"a": a, "b": b}, year, body, **fields)
    return result(NEW, {"x": a, "b": b, "n": "5"}, year, body, **fields)


def site(*results: Result, known=(STEP,), others: tuple[Department, ...] = ()) -> Comparisons:
    bodies = {one.department.id: one.department for one in results}
    bodies |= {one.id: one for one in others}
    return comparisons(disclosure(bodies.values(), known), Shown(results, ()))


class TestPairs:
    def test_each_evaluation_stands_beside_the_bodys_last_one_before(self):
        found = site(of("b", 2020), of("a", 2023), of("a", 2020), of("a", 2021), of("b", 2022))
        years = {key: pair.old.evaluation.year for key, pair in found.pairs.items()}
        assert years == {("a", 2021): 2020, ("a", 2023): 2021, ("b", 2022): 2020}

    def test_what_is_not_shown_is_not_stood_beside(self):
        shown = Shown((of("a", 2020), of("a", 2022)), ())
        found = comparisons(disclosure([department("a")], [STEP]), shown)
        assert found.pairs["a", 2022].old.evaluation.year == 2020

    def test_a_merger_between_the_two_is_a_limit(self):
        grain = department("grain", last_year=2021)
        a = department("a", predecessors=(came_from("grain", "merged", 2021),))
        found = site(of(a, 2020), of(a, 2021), of(a, 2022), of(grain, 2020))
        limits = {
            year: LimitKind.BODY in {one.kind for one in pair.comparability.limits}
            for (_, year), pair in found.pairs.items()
        }
        assert limits == {2021: True, 2022: False}

    def test_a_loss_of_a_part_is_a_limit_for_the_body_that_goes_on(self):
        part = department("part", predecessors=(came_from("a", "split", 2021),))
        found = site(of("a", 2020), of("a", 2021), others=(part,))
        pair = found.pairs["a", 2021]
        assert [one.kind for one in pair.comparability.limits] == [LimitKind.BODY]
        assert [one.other for one in pair.bodies] == ["part"]

    def test_a_body_that_went_back_to_the_older_edition(self):
        back = result(OLD, {"a": "30", "b": "20"}, 2023, "a")
        found = site(of("a", 2022), back)
        assert [one.link.joint for one in found.pairs["a", 2023].leaves] == [
            Joint.CHANGED_WEIGHT, Joint.SAME, Joint.DROPPED,
        ]  # fmt: skip


class TestInherited:
    def test_a_first_evaluation_beside_the_last_of_each_predecessor(self):
        commerce = department("commerce", first_year=2022, predecessors=(
            came_from("trade", "merged", 2022), came_from("grain", "split", 2022),
        ))  # fmt: skip
        found = site(of("trade", 2020), of("trade", 2021), of("grain", 2021), of("grain", 2022),
                     of(commerce, 2022), of(commerce, 2023))  # fmt: skip
        assert list(found.inherited) == [("commerce", 2022)]
        pairs = found.inherited["commerce", 2022]
        assert [(one.old.department.id, one.old.evaluation.year) for one in pairs] == [
            ("grain", 2021), ("trade", 2021),
        ]  # fmt: skip
        for pair in pairs:
            kinds = [one.kind for one in pair.comparability.limits]
            assert LimitKind.OTHER_BODY in kinds
            assert LimitKind.BODY not in kinds
            assert pair.comparability.verdict is Verdict.LIMITED
        assert ("commerce", 2022) not in found.pairs

    def test_a_change_still_to_come_or_a_predecessor_never_shown_gives_none(self):
        later = department("a", predecessors=(came_from("b", "merged", 2023),))
        assert site(of(later, 2021), of("b", 2020)).inherited == {}
        unseen = department("a", predecessors=(came_from("gone", "merged", 2021),))
        assert site(of(unseen, 2021), others=(department("gone"),)).inherited == {}


class TestCohorts:
    def test_an_evaluation_finds_its_cohort_and_rank(self):
        first, second, draft = (
            of("a", 2021, "60"), of("b", 2021, "10"), of("c", 2021, status=Status.DRAFT),
        )  # fmt: skip
        found = site(first, second, draft, of("a", 2020))
        assert found.cohort_of(second).ranked == 2
        assert [found.rank_of(one) for one in (first, second, draft)] == [1, 2, None]
        assert found.cohort_of(second) is found.cohort_of(first)


class TestAlignments:
    def test_declared_ones_within_a_pool_are_kept_older_first(self):
        third = edition("e2", "甲\n  a 100")
        known = (STEP, concordance("e1", "e2", became("merged", "x b n", "a")))
        found = site(of("a", 2020), of("b", 2022), result(third, {"a": "1"}, 2024, "c"),
                     known=known).alignments  # fmt: skip
        assert list(found) == [
            ("e0", "e0"), ("e0", "e1"), ("e0", "e2"), ("e1", "e1"), ("e1", "e2"), ("e2", "e2"),
        ]  # fmt: skip
        assert all(one.declared for one in found.values())

    def test_frameworks_of_different_pools_are_not_aligned(self):
        found = site(of("a", 2020), of(department("b", invented=True), 2022))
        assert list(found.alignments) == [("e0", "e0"), ("e1", "e1")]

    def test_each_is_made_once(self, monkeypatch: pytest.MonkeyPatch):
        made = []

        def counted(*given):
            made.append(given)
            return align(*given)

        monkeypatch.setattr(desk, "align", counted)
        known = (concordance("e0", "e1", became("changed_weight", "a", "x")),)
        results = [of(f"d{number}", year) for number in range(20) for year in (2020, 2021, 2022)]
        assert len(site(*results, known=known).pairs) == 40
        assert len(made) == 2
        assert len(site(*results, known=known).alignments) == 3
        assert len(made) == 3

    def test_what_did_not_change_is_the_very_same_pair(self):
        results = [of("a", 2020), of("a", 2021), of("b", 2020), of("b", 2021)]
        first = site(*results).pairs
        second = site(of("a", 2020, "29"), *results[1:]).pairs
        assert second["b", 2021] is first["b", 2021]
        assert second["a", 2021].old.scores.total.score == 49


class TestConcepts:
    def series(self, found: Comparisons, concept: str):
        (own,) = (one for one in found.concepts if (one.concept, one.pool) == (concept, POOL))
        return own

    def test_points_are_by_department_then_oldest_first(self):
        found = site(of("b", 2020), of("a", 2022), of("a", 2020))
        points = self.series(found, "income").points
        assert [
            (one.result.department.id, one.result.evaluation.year, one.indicator, one.rate)
            for one in points
        ] == [("a", 2020, "a", F(1, 2)), ("a", 2022, "x", F(3, 5)), ("b", 2020, "a", F(1, 2))]
        assert [one.concept for one in found.concepts] == ["income", "income-new", "part"]

    def test_changes_are_taken_from_the_alignment(self):
        found = site(of("a", 2020), of("a", 2022))
        assert self.series(found, "income").changes == {
            ("a", 2022): found.pairs["a", 2022].by_new["x"]
        }
        change = self.series(found, "income").changes["a", 2022]
        assert (change.link.joint, change.rate_change) == (Joint.CHANGED_WEIGHT, F(1, 10))

    def test_a_concept_that_no_declaration_joins_is_not_compared(self):
        found = site(of("a", 2020), of("a", 2022), known=())
        change = self.series(found, "income").changes["a", 2022]
        assert (change.link.joint, change.verdict, change.rate_change) == (
            Joint.UNDECLARED, Verdict.NOT_COMPARABLE, None,
        )  # fmt: skip
        assert (change.old, change.new) != (None, None)
        # Declared are the leaves alone, so the node above is not joined either.
        part = self.series(site(of("a", 2020), of("a", 2022)), "part").changes["a", 2022]
        assert part.link.joint is Joint.UNDECLARED

    def test_a_concept_that_moved_to_what_came_from_another_is_not_compared(self):
        moved = edition("e1", "x=income 60")
        known = (concordance("e0", "e1", became("dropped", "a"), became("changed_rule", "b", "x")),)
        found = site(of("a", 2020), result(moved, {"x": "6"}, 2022, "a"), known=known)
        change = self.series(found, "income").changes["a", 2022]
        assert (change.link.joint, change.link.old) == (Joint.UNDECLARED, ("a",))

    def test_where_it_does_not_apply_there_is_a_point_without_a_rate(self):
        with_concept = edition("e", "a 60\nb=shop 40")
        years = [
            result(with_concept, {"a": "1", "b": "20" if year != 2021 else None}, year, "a")
            for year in (2020, 2021, 2022)
        ]
        series = self.series(site(*years), "shop")
        assert [(one.applies, one.rate) for one in series.points] == [
            (True, F(1, 2)), (False, None), (True, F(1, 2)),
        ]  # fmt: skip
        assert {one.verdict for one in series.changes.values()} == {Verdict.NOT_COMPARABLE}

    def test_a_year_without_the_concept_is_passed_over(self):
        without = edition("e1", "a 100")
        known = (concordance("e0", "e1", became("merged", "a b", "a")),
                 concordance("e1", "e2", became("split", "a", "a b")))  # fmt: skip
        again = edition("e2", "a=income 60\nb 40")
        found = site(
            of("a", 2020), result(without, {"a": "1"}, 2021, "a"),
            result(again, {"a": "1", "b": "1"}, 2022, "a"), known=known,
        )  # fmt: skip
        change = self.series(found, "income").changes["a", 2022]
        assert (change.link.joint, change.link.old) == (Joint.REGROUPED, ("a", "b"))

    def test_invented_bodies_are_series_of_their_own(self):
        found = site(of("a", 2020), of(department("b", invented=True), 2020))
        assert [(one.concept, one.pool.invented) for one in found.concepts] == [
            ("income", False), ("income", True), ("part", False), ("part", True),
        ]  # fmt: skip


def finding(id: str, *indicators: str) -> Finding:
    return Finding(id, ("文字",), indicators, (), HERE)


def follow_up(body: str, year: int, about: str, progress: Progress = Progress.DONE) -> FollowUp:
    return FollowUp(body, year, about, progress, ("已整改",), "", HERE)


def asking(problems: tuple[Finding, ...], recommendations: tuple[Finding, ...] = ()) -> Findings:
    return Findings((), problems, recommendations)


class TestAsked:
    def test_every_finding_of_the_year_before_with_what_is_said_of_it(self):
        before = of("a", 2020, findings=asking((finding("p1", "a"), finding("p2", "甲", "b")),
                                               (finding("r1"),)))  # fmt: skip
        said = follow_up("a", 2020, "p1")
        now = of("a", 2022, "50", follow_ups=(said,))
        found = site(before, now).asked["a", 2022]
        assert [(one.finding.id, one.asked, one.follow_up) for one in found] == [
            ("p1", Asked.PROBLEM, said), ("p2", Asked.PROBLEM, None),
            ("r1", Asked.RECOMMENDATION, None),
        ]  # fmt: skip
        assert all(one.earlier is before for one in found)
        assert [[change.rate_change for change in one.changes] for one in found] == [
            [F(1, 2)], [None, F(0)], [],
        ]  # fmt: skip
        undeclared = found[1].changes[0]
        assert (undeclared.link.joint, undeclared.link.old) == (Joint.UNDECLARED, ("甲",))

    def test_two_indicators_of_one_group_give_one_change(self):
        merged = edition("e1", "ab 100")
        known = (concordance("e0", "e1", became("merged", "a b", "ab")),)
        before = of("a", 2020, findings=asking((finding("p1", "a", "b"),)))
        found = site(before, result(merged, {"ab": "50"}, 2022, "a"), known=known)
        (look,) = found.asked["a", 2022]
        (change,) = look.changes
        assert (change.link.old, change.rate_change) == (("a", "b"), F(0))

    def test_a_follow_up_of_another_year_does_not_answer_this_one(self):
        findings = asking((finding("p1", "a"),))
        first, second = (of("a", year, findings=findings) for year in (2020, 2021))
        now = of("a", 2022, follow_ups=(follow_up("a", 2020, "p1"),))
        found = site(first, second, now).asked["a", 2022]
        assert [(one.earlier.evaluation.year, one.follow_up is not None) for one in found] == [
            (2021, False), (2020, True),
        ]  # fmt: skip

    def test_of_still_earlier_ones_only_what_is_come_back_to(self):
        first = of("a", 2020, findings=asking((finding("p1", "a"), finding("p2", "b"))))
        now = of("a", 2022, follow_ups=(follow_up("a", 2020, "p2"),))
        found = site(first, of("a", 2021), now)
        assert [one.finding.id for one in found.asked["a", 2022]] == ["p2"]
        assert [one.finding.id for one in found.asked["a", 2021]] == ["p1", "p2"]

    def test_a_successor_looks_back_on_its_predecessor(self):
        new = department("new", predecessors=(came_from("old", "merged", 2022),))
        before = of("old", 2021, findings=asking((finding("p1", "a"),)))
        said = follow_up("old", 2021, "p1", Progress.PARTLY)
        (look,) = site(before, of(new, 2022, follow_ups=(said,))).asked["new", 2022]
        assert look.follow_up is said
        assert look.earlier.department.id == "old"

    def test_findings_of_what_is_not_shown_are_not_told(self):
        now = of("a", 2022, follow_ups=(follow_up("a", 2021, "p1"),))
        assert site(of("a", 2020), now).asked == {}
