"""What the life of the district makes of its comparisons and of their open data.

Expected values come from the files as plain numbers (`raw`) or are worked by hand. Each class names
the mistakes that its tests would not survive.
"""

from __future__ import annotations

import json
from fractions import Fraction
from statistics import mean, median

import pytest

from generator.compare.alignment import Joint
from generator.compare.asked import Asked
from generator.compare.concepts import ConceptSeries
from generator.compare.movers import leaf_movements, movements
from generator.compare.result import LimitKind, NodeChange, Pair, Split, Verdict
from generator.compare.site import Cohort, Comparisons, key_of
from tests.unit.demo import raw
from tests.unit.demo.public import (
    DISTRICT,
    REAL,
    as_of,
    compared,
    document,
    of,
    rows,
    with_one_real,
)
from tests.unit.demo.raw import Evaluated

YEARS = (2020, 2021, 2022, 2023, 2024)
FIRST, SECOND, THIRD = 2020, 2022, 2024
NOTHING = Fraction(0)
RESCALED = "shili-jianzhiban"
"""It has no fixed assets, so that its leaves are out of other points than the framework says."""
PAIRS = [(old, new) for new, old in raw.before().items()]
PLAIN = [(old, new) for old, new in PAIRS if old[0] != RESCALED]
REVISED = [
    (old, new) for old, new in PLAIN
    if raw.evaluations()[old].edition != raw.evaluations()[new].edition
]  # fmt: skip
CONCEPTS = sorted({one for year in (FIRST, SECOND, THIRD) for one in raw.concepts(year).values()})
JOINTS = {
    "same": Joint.SAME, "changed_weight": Joint.CHANGED_WEIGHT, "changed_rule": Joint.CHANGED_RULE,
    "split": Joint.REGROUPED, "merged": Joint.REGROUPED, "new": Joint.NEW,
    "dropped": Joint.DROPPED,
}  # fmt: skip


def sides(old: raw.Key, new: raw.Key) -> tuple[Evaluated, Evaluated, Pair]:
    """Two evaluations as printed, and what the program makes of them."""
    pair = compared().pairs[new]
    assert key_of(pair.old) == old
    return raw.evaluations()[old], raw.evaluations()[new], pair


def district(year: int, made: Comparisons | None = None) -> Cohort:
    found = (made or compared()).cohorts
    (own,) = (one for one in found if (one.year, one.pool) == (year, DISTRICT))
    return own


def series(concept: str) -> ConceptSeries:
    every = compared().concepts
    (own,) = (one for one in every if (one.concept, one.pool) == (concept, DISTRICT))
    return own


def at(pair: Pair, *new: str) -> NodeChange:
    """The change of new indicators, in a link of just these."""
    change = pair.by_new[new[0]]
    assert change.link.new == new
    return change


class TestNumbers:
    """What the other tests rest on."""

    @pytest.mark.parametrize("key", sorted(raw.evaluations()))
    def test_what_is_printed_adds_up(self, key: raw.Key) -> None:
        one = raw.evaluations()[key]
        first = sum(one.scores[id] for id in raw.first_level(one.edition))
        leaves = sum(points for id, points in one.scores.items() if id in raw.leaves(one.edition))
        vetoed = key == ("shili-yingji", 2022)
        assert first + one.scores.get(raw.PENALTY, 0) == leaves
        assert one.total == (79 if vetoed else leaves)
        assert leaves > 79 or not vetoed


class TestWhoIsComparedWithWhom:
    """Mistakes: only the year just before is looked for; one withdrawn or a draft is the base;
    bodies are joined by name; a new body is given a change since another one's evaluation; a body
    split off leaves no trace in the one it came from; one that was only renamed counts as another.
    """

    def test_each_is_set_beside_the_last_one_published_of_the_same_body(self) -> None:
        made = compared().pairs
        found = {key: key_of(pair.old) for key, pair in made.items() if key[0] != REAL}
        assert found == raw.before()
        assert found["shili-wenlv", 2023] == ("shili-wenlv", 2021)  # none was made of 2022
        assert found["shili-yingji", 2022] == ("shili-yingji", 2020)  # that of 2021 was withdrawn
        assert found["shili-gongxin", 2022] == ("shili-gongxin", 2021)  # renamed between the two

    def test_new_bodies_and_first_evaluations_have_none(self) -> None:
        for key in (("shili-shangtou", 2022), ("shili-chengguan", 2021), ("shili-jiguan", 2024)):
            assert key in raw.published()
            assert key not in compared().pairs

    def test_predecessors_are_set_beside_as_other_bodies(self) -> None:
        expected = {}
        for id, one in raw.departments().items():
            own = [key for key in sorted(raw.published()) if key[0] == id]
            olds = [
                max(key for key in raw.published()
                    if key[0] == came["department"] and key[1] < int(came["year"]))
                for came in one.get("predecessors", ())
            ]  # fmt: skip
            if olds:
                expected[own[0]] = sorted(olds)
        found = {
            key: sorted(key_of(pair.old) for pair in made)
            for key, made in compared().inherited.items()
        }
        assert found == expected
        assert found["shili-shangtou", 2022] == [("shili-shangwu", 2021), ("shili-touzi", 2021)]
        for made in compared().inherited.values():
            for pair in made:
                assert LimitKind.OTHER_BODY in {one.kind for one in pair.comparability.limits}
                assert pair.comparability.verdict is not Verdict.COMPARABLE

    def test_what_lost_a_part_is_limited_and_what_was_renamed_is_not(self) -> None:
        bodies = {
            key: [one.other for one in pair.bodies]
            for key, pair in compared().pairs.items()
            if any(one.kind is LimitKind.BODY for one in pair.comparability.limits)
        }
        assert bodies == {("shili-zhujian", 2021): ["shili-chengguan"]}

    def test_the_open_data_have_these_and_no_others(self) -> None:
        expected = {(*new, *old) for new, old in raw.before().items()} | {
            ("shili-shangtou", 2022, "shili-shangwu", 2021),
            ("shili-shangtou", 2022, "shili-touzi", 2021),
            ("shili-chengguan", 2021, "shili-zhujian", 2020),
        }
        found = rows("comparisons.csv")
        assert expected == {
            (row["department"], int(row["year"]), row["older_department"], int(row["older_year"]))
            for row in found
        }
        assert len(found) == len(expected)
        assert {row["invented"] for row in found} == {"true"}


class TestRevisions:
    """Mistakes: indicators joined by id, by name, by place or by concept alone; points compared
    where the weight changed; another rule compared as if it were the same; the first part of a
    split, or of a merger, taken for the whole; what is new counted from zero; what was dropped
    counted as a fall to zero; what did not apply counted as zero.
    """

    @pytest.mark.parametrize(("old", "new"), [(FIRST, SECOND), (SECOND, THIRD)])
    def test_indicators_are_joined_as_declared(self, old: int, new: int) -> None:
        made = compared().alignments[f"{raw.FRAMEWORK}{old}", f"{raw.FRAMEWORK}{new}"]
        found = {(one.old, one.new): (one.joint, one.reasons) for one in made.leaves}
        declared = {one[1:3]: (JOINTS[one[0]], (one[3],)) for one in raw.entries(new)}
        assert found == declared
        assert {one[0] for one in raw.entries(SECOND) + raw.entries(THIRD)} == set(JOINTS)

    def test_over_two_editions_at_once(self) -> None:
        made = compared().alignments[f"{raw.FRAMEWORK}{FIRST}", f"{raw.FRAMEWORK}{THIRD}"]
        by_new = {one.new: (one.joint, one.old) for one in made.leaves}
        assert by_new["预决算公开",] == (Joint.SAME, ("信息公开",))
        assert by_new["信息公开",] == (Joint.NEW, ())
        assert by_new["绩效运行监控",] == (Joint.NEW, ())
        assert by_new["政府采购执行率", "采购程序合规性"] == (Joint.REGROUPED, ("政府采购管理",))
        merged = ("绩效目标合理性", "绩效指标明确性")
        assert by_new["绩效目标管理",] == (Joint.REGROUPED, merged)
        assert by_new["三公经费变动率",] == (Joint.CHANGED_RULE, ("三公经费变动率",))
        dropped = {one.old for one in made.leaves if one.joint is Joint.DROPPED}
        assert dropped == {("结转结余率",), ("可持续影响",)}

    @pytest.mark.parametrize("key", [key for key in raw.before() if key[1] == THIRD])
    def test_an_id_used_again_is_not_the_one_it_was(self, key: raw.Key) -> None:
        """信息公开 of 2022 goes on as 预决算公开; 信息公开 of 2024 is about requests."""
        old, new, pair = sides(raw.before()[key], key)
        again, renamed = at(pair, "信息公开"), at(pair, "预决算公开")
        assert (again.old, again.rate_change, again.verdict) == (None, None, Verdict.NOT_COMPARABLE)
        assert renamed.link.old == ("信息公开",)
        assert renamed.verdict is Verdict.COMPARABLE
        assert renamed.rate_change == (new.scores["预决算公开"] - old.scores["信息公开"]) / 2

    @pytest.mark.parametrize(("old", "new"), PLAIN)
    def test_rates_are_compared_and_not_points(self, old: raw.Key, new: raw.Key) -> None:
        before, after, pair = sides(old, new)
        for change, olds, news, _ in raw.between(before, after):
            if change in ("new", "dropped") or raw.PENALTY in news:
                continue
            made = at(pair, *news)
            was, now = raw.score(before, olds), raw.score(after, news)
            if was is None or now is None:
                assert (made.rate_change, made.verdict) == (None, Verdict.NOT_COMPARABLE)
                continue
            expected = now / raw.full(after, news) - was / raw.full(before, olds)
            assert (made.link.old, made.rate_change) == (olds, expected)
            limited = change in ("changed_rule", "split", "merged") or pair.bodies
            assert made.verdict is (Verdict.LIMITED if limited else Verdict.COMPARABLE)

    def test_worked_by_hand(self) -> None:
        """卫健局 2024: 满意度 62.23 %, 9.36 of 10 lost; 2023 it had 9.99."""
        old, new, pair = sides(("shili-weijian", 2023), ("shili-weijian", 2024))
        assert (new.scores["服务对象满意度"], old.total, new.total) == (
            Fraction("0.64"), Fraction("95.76"), Fraction("86.78"),
        )  # fmt: skip
        fall = at(pair, "服务对象满意度").rate_change
        assert fall == (new.scores["服务对象满意度"] - old.scores["服务对象满意度"]) / 10
        assert fall < Fraction(-8, 10)

    @pytest.mark.parametrize(("old", "new"), REVISED)
    def test_what_came_and_went_is_compared_with_nothing(self, old: raw.Key, new: raw.Key) -> None:
        before, after, pair = sides(old, new)
        seen = 0
        for change, olds, news, _ in raw.between(before, after):
            if change not in ("new", "dropped"):
                continue
            made = pair.by_new[news[0]] if news else pair.by_old[olds[0]]
            assert (made.rate_change, made.verdict) == (None, Verdict.NOT_COMPARABLE)
            assert (made.old is None, made.new is None) == (not olds, not news)
            points = (raw.score(after, news) or 0) - (raw.score(before, olds) or 0)
            assert made.contribution is not None
            assert made.contribution.framework == made.contribution.points == points
            seen += 1
        assert seen == (4 if after.edition == SECOND else 1)

    def test_what_never_applied_is_compared_with_nothing(self) -> None:
        for year in (2021, 2022):
            key = (RESCALED, year)
            assert raw.ABSENT_RESCALED in raw.evaluations()[key].absent
            made = at(compared().pairs[key], raw.ABSENT_RESCALED)
            assert (made.rate_change, made.verdict) == (None, Verdict.NOT_COMPARABLE)
            assert made.contribution is not None
            assert made.contribution.points == 0

    def test_the_open_data_tell_every_pair_of_an_entry(self) -> None:
        for edition in (SECOND, THIRD):
            own = of("concordance.csv", framework=f"{raw.FRAMEWORK}{edition}")
            leaves = {"", *raw.leaves(edition), *raw.leaves(edition - 2)}
            found = {
                (row["change"], row["old"], row["new"], row["reason"])
                for row in own
                if {row["old"], row["new"]} <= leaves
            }
            assert found == {
                (change, old, new, reason)
                for change, olds, news, reason in raw.entries(edition)
                for old in olds or ("",)
                for new in news or ("",)
            }
            assert {row["invented"] for row in own} == {"true"}

    def test_the_page_of_comparison_is_given_the_same(self) -> None:
        made = document(f"compare/alignments/{raw.FRAMEWORK}{SECOND}--{raw.FRAMEWORK}{THIRD}.json")
        found = {(tuple(one["old"]), tuple(one["new"])): one["joint"] for one in made["leaves"]}
        assert found == {one[1:3]: JOINTS[one[0]].value for one in raw.entries(THIRD)}


def split(old: Evaluated, new: Evaluated) -> Split:
    """The four causes, by the definition: each factor's change weighed by the other's mean."""
    performance = framework = inseparable = NOTHING
    for change, olds, news, _ in raw.between(old, new):
        was, now = raw.score(old, olds), raw.score(new, news)
        if not olds or not news or was is None or now is None:
            framework += (now or NOTHING if news else NOTHING) - (was or NOTHING if olds else 0)
            continue
        full0, full1 = raw.full(old, olds), raw.full(new, news)
        by_rate = (now / full1 - was / full0) * (full0 + full1) / 2
        framework += (now - was) - by_rate
        if change in ("same", "changed_weight"):
            performance += by_rate
        else:
            inseparable += by_rate
    total = new.total - old.total
    rest = total - performance - framework - inseparable
    return Split(total, performance, framework, inseparable, rest)


def judged(one: Evaluated, links: list[tuple[str, ...]]) -> Fraction:
    """The share of the full marks of these leaves, as far as they were judged."""
    counted = [ids for ids in links if raw.score(one, ids) is not None and raw.PENALTY not in ids]
    return sum((raw.full(one, ids) for ids in counted), NOTHING) / 100


class TestTotals:
    """Mistakes: the parts of a change do not add up; what the framework gave counts as
    performance; a new indicator's points count as a rise; a veto counts as performance, or is
    forgotten; totals under another standard, or graded by other bands, pass as fully comparable.
    """

    @pytest.mark.parametrize(("old", "new"), PLAIN)
    def test_the_causes_are_those_worked_from_the_files(self, old: raw.Key, new: raw.Key) -> None:
        before, after, pair = sides(old, new)
        assert pair.split == split(before, after)

    @pytest.mark.parametrize(("old", "new"), PAIRS)
    def test_they_add_up_to_what_is_printed(self, old: raw.Key, new: raw.Key) -> None:
        before, after, pair = sides(old, new)
        made = pair.split
        assert made is not None
        assert made.total == pair.total_change == after.total - before.total
        parts = made.performance + made.framework + made.inseparable + made.rest
        assert parts == made.total
        points = [one.contribution.points for one in pair.leaves if one.contribution]
        assert len(points) == len(pair.leaves)
        assert sum(points) + made.rest == made.total

    def test_a_veto_is_neither_performance_nor_framework(self) -> None:
        """应急局 2022: 93.74 points held down to 79; the year after it is free of it again."""
        vetoed = raw.evaluations()["shili-yingji", 2022]
        held = sum(vetoed.scores[id] for id in raw.first_level(SECOND)) - 79
        assert held == Fraction("14.74")
        rests = {key: pair.split.rest for key, pair in compared().pairs.items() if pair.split}
        assert {key: rest for key, rest in rests.items() if rest} == {
            ("shili-yingji", 2022): -held,
            ("shili-yingji", 2023): held,
        }
        limited = {
            key for key, pair in compared().pairs.items()
            if LimitKind.VETO in {one.kind for one in pair.comparability.limits}
        }  # fmt: skip
        assert limited == {("shili-yingji", 2022), ("shili-yingji", 2023)}

    @pytest.mark.parametrize(("old", "new"), PLAIN)
    def test_verdict_and_limits(self, old: raw.Key, new: raw.Key) -> None:
        before, after, pair = sides(old, new)
        expected = {
            (FIRST, SECOND): ["changed_weight", "changed_rule", "new", "dropped"],
            (SECOND, THIRD): ["changed_weight", "regrouped", "new", "grades"],
        }.get((before.edition, after.edition), [])
        expected = [*expected, *(["veto"] if "shili-yingji" in new and 2022 in (old[1], new[1])
                                 else [])]  # fmt: skip
        expected = [*expected, *(["body"] if new == ("shili-zhujian", 2021) else [])]
        assert [one.kind.value for one in pair.comparability.limits] == expected
        verdict = Verdict.LIMITED if expected else Verdict.COMPARABLE
        assert pair.comparability.verdict is verdict
        alike = [one for one in raw.between(before, after) if one[0] in ("same", "changed_weight")]
        shared = min(
            judged(before, [olds for _, olds, _, _ in alike]),
            judged(after, [news for _, _, news, _ in alike]),
        )
        assert pair.comparability.shared == shared

    def test_the_open_data_say_the_same(self) -> None:
        names = ("performance", "framework", "inseparable", "rest")
        for old, new in PLAIN:
            before, after, pair = sides(old, new)
            (row,) = of(
                "comparisons.csv", department=new[0], year=str(new[1]), older_department=old[0]
            )
            assert (Fraction(row["older_score"]), Fraction(row["score"])) == (
                before.total, after.total,
            )  # fmt: skip
            assert Fraction(row["change"]) == after.total - before.total
            made = split(before, after)
            for name in names:
                told = Fraction(row[f"change_{name}"])
                assert abs(told - getattr(made, name)) < Fraction(1, 10**11)
            limits = json.loads(row["limits"] or "[]")
            assert limits == [one.kind.value for one in pair.comparability.limits]


class TestMovers:
    """Mistakes: a veto is ignored in who fell most; what the framework gave or took is counted;
    what was dropped or is new counts as a move; drafts, first evaluations and new bodies move.
    """

    def order(self, year: int) -> list[tuple[str, Fraction]]:
        _, made = as_of(year)
        own = (pair for key, pair in made.pairs.items() if key[1] == year)
        return [(one.pair.new.department.id, one.points) for one in movements(own)]

    def expected(self, year: int) -> list[tuple[str, Fraction]]:
        found = []
        for old, new in PLAIN:
            if new[1] == year:
                made = split(raw.evaluations()[old], raw.evaluations()[new])
                found.append((new[0], made.total - made.framework))
        return sorted(found, key=lambda one: one[1])

    @pytest.mark.parametrize("year", YEARS[1:])
    def test_all_move_by_what_they_did(self, year: int) -> None:
        plain = [one for one in self.order(year) if one[0] != RESCALED]
        assert plain == self.expected(year)

    def test_who_was_vetoed_fell_most(self) -> None:
        made = self.order(2022)
        assert made[0][0] == "shili-yingji"
        assert made[0][1] < Fraction("-15")
        assert made[1][0] == RESCALED  # which it would be without the veto
        assert made[1][1] > Fraction("-12")

    def test_who_fell_most_in_the_last_year_and_on_what(self) -> None:
        assert [id for id, _ in self.order(2024)] == [
            "shili-weijian", "shili-yingji", "shili-shangtou", "shili-zhujian", "shili-jiaoyu",
        ]  # fmt: skip
        (change, points), *_ = leaf_movements(compared().pairs["shili-weijian", 2024])
        assert change.link.new == ("服务对象满意度",)
        scores = (raw.evaluations()["shili-weijian", year].scores for year in (2023, 2024))
        was, now = (one["服务对象满意度"] for one in scores)
        assert points == now - was

    def test_what_came_and_went_moved_nobody(self) -> None:
        gone = {"结转结余率", "可持续影响", "绩效运行监控", raw.PENALTY}
        for key, pair in compared().pairs.items():
            if key[1] == 2022:
                moved = {id for one, _ in leaf_movements(pair)
                         for id in (*one.link.old, *one.link.new)}  # fmt: skip
                assert moved
                assert not moved & gone


class TestRanks:
    """Mistakes: n of N counts all departments, or those merged, abolished, not yet there, not
    evaluated, withdrawn, drafts, under reply, audited or ungraded; a missing evaluation ranks as
    zero; means take in what is not ranked; invented and real are ranked together.
    """

    @pytest.mark.parametrize("year", YEARS)
    def test_only_those_evaluated_that_year_are_ranked(self, year: int) -> None:
        ranked = raw.ranked(year)
        totals = [one.total for one in ranked]
        own = district(year)
        assert len(set(totals)) == len(totals)
        ranks = {one.result.department.id: one.rank for one in own.placed}
        unranked = [
            key[0] for key, one in raw.published().items() if key[1] == year and not one.graded
        ]
        assert ranks == {one.key[0]: place for place, one in enumerate(ranked, start=1)} | (
            dict.fromkeys(unranked)
        )
        assert own.ranked == len(ranked)
        assert (own.mean, own.median) == (mean(totals), median(totals))

    def test_of_how_many(self) -> None:
        """Counted by hand: twelve departments, of whom never more than nine are ranked."""
        assert len(raw.departments()) == 12
        assert [district(year).ranked for year in YEARS] == [9, 9, 8, 8, 5]
        assert [len(district(year).placed) for year in YEARS] == [9, 9, 8, 8, 6]

    @pytest.mark.parametrize("year", YEARS)
    def test_means_of_parts_are_of_those_ranked(self, year: int) -> None:
        ranked, own = raw.ranked(year), district(year)
        edition = ranked[0].edition
        for id in raw.first_level(edition):
            rates = [one.scores[id] / raw.weights(edition)[id] for one in ranked]
            made = own.level_one[id]
            assert made is not None
            # Points handed on by what does not apply are rounded: out of 29.98 and not of 30.
            rescaled = RESCALED in {one.key[0] for one in ranked}
            assert abs(made - mean(rates)) <= (Fraction(1, 10**4) if rescaled else 0)
        assert own.level_one.get(raw.PENALTY) is None

    @pytest.mark.parametrize("year", YEARS)
    def test_the_document_of_the_year_says_so(self, year: int) -> None:
        (own,) = (one for one in document(f"years/{year}.json")["cohorts"] if one["invented"])
        ranked = [one.key[0] for one in raw.ranked(year)]
        told = [one["department"] for one in own["ranks"] if one["rank"] is not None]
        assert (told, own["ranked"]) == (ranked, len(ranked))
        expected = mean(one.total for one in raw.ranked(year))
        assert abs(Fraction(own["mean"]) - expected) < Fraction(1, 10**11)

    def test_the_real_one_stands_apart(self) -> None:
        placed = {
            one.result.department.id: cohort.pool.invented
            for cohort in compared().cohorts
            for one in cohort.placed
        }
        assert {id for id, invented in placed.items() if not invented} == {REAL}
        (real,) = (one for one in compared().cohorts if not one.pool.invented)
        assert (real.year, real.ranked, len(real.placed)) == (2021, 1, 1)

    @pytest.mark.parametrize("year", YEARS)
    def test_a_real_one_would_not_be_ranked_with_them_by_the_same_framework(
        self, year: int
    ) -> None:
        made = with_one_real("shili-jiaoyu")
        assert district(year, made).ranked == len(raw.ranked(year)) - 1
        (real,) = (one for one in made.cohorts if one.year == year and one.pool.region == "示例区"
                   and not one.pool.invented)  # fmt: skip
        assert [one.result.department.id for one in real.placed] == ["shili-jiaoyu"]
        assert {one.pool.invented for one in made.concepts
                if "shili-jiaoyu" in {point.result.department.id for point in one.points}
                } == {False}  # fmt: skip


class TestConcepts:
    """Mistakes: followed by id; what does not apply, is not chosen, or was not evaluated has a rate
    of zero; what was withdrawn or is a draft has a point; a concept that ended falls to zero.
    """

    @pytest.mark.parametrize("concept", CONCEPTS)
    def test_points_are_of_those_evaluated_by_it(self, concept: str) -> None:
        expected = {}
        for key, one in raw.published().items():
            for id, own in raw.concepts(one.edition).items():
                if own == concept:
                    expected[key] = id
        points = series(concept).points
        assert {key_of(one.result): one.indicator for one in points} == expected
        for point in points:
            one = raw.evaluations()[key_of(point.result)]
            absent = point.indicator in one.absent  # also where full marks are given for that
            if point.indicator == raw.PENALTY or absent or point.indicator not in one.scores:
                assert point.rate is None
            elif key_of(point.result)[0] != RESCALED:
                weight = raw.weights(one.edition)[point.indicator]
                assert point.rate == one.scores[point.indicator] / weight

    def test_an_id_used_again_has_no_past(self) -> None:
        again = series("shili-information-requests")
        assert {one.result.evaluation.year for one in again.points} == {2024}
        assert not again.changes

    def test_one_renamed_goes_on(self) -> None:
        renamed = series("shili-budget-disclosure")
        by_year = {one.result.evaluation.year: one.indicator for one in renamed.points}
        assert by_year == {
            **dict.fromkeys((2020, 2021, 2022, 2023), "信息公开"),
            2024: "预决算公开",
        }
        changes = {key: one for key, one in renamed.changes.items() if key[1] == 2024}
        assert set(changes) == {key for key in raw.before() if key[1] == 2024}
        for key, change in changes.items():
            old, new = (raw.evaluations()[one].scores for one in (raw.before()[key], key))
            assert change.rate_change == (new["预决算公开"] - old["信息公开"]) / 2

    @pytest.mark.parametrize(
        ("concept", "years"),
        [
            ("shili-monitoring", {2022, 2023, 2024}),
            ("shili-procurement", {2020, 2021, 2022, 2023}),
            ("shili-procurement-execution", {2024}),
            ("shili-goal-management", {2024}),
        ],
    )
    def test_it_begins_and_ends_with_the_editions_that_have_it(
        self, concept: str, years: set[int]
    ) -> None:
        assert {one.result.evaluation.year for one in series(concept).points} == years


class TestAskedFor:
    """Mistakes: only the same body is looked back on, so that a merger wipes out what was asked
    for; findings of two bodies with the same id are mixed up; silence passes as done, or vanishes.
    """

    def expected(self, new: raw.Key, olds: list[raw.Key]) -> dict[tuple[str, int, str], str]:
        """Every finding of the older ones with its progress, "" where nothing is said."""
        files = raw.evaluations()[new].files
        said = {
            (one.get("department", new[0]), int(one["year"]), one["finding"]): one["progress"]
            for one in files.get("follow_ups", {"follow_ups": ()})["follow_ups"]
        }
        found = {}
        for old in olds:
            known = raw.evaluations()[old].files["findings"]
            for one in (*known["problems"], *known["recommendations"]):
                found[(*old, one["id"])] = said.get((*old, one["id"]), "")
        return found

    @pytest.mark.parametrize(
        "new", [*raw.before(), ("shili-shangtou", 2022), ("shili-chengguan", 2021)]
    )
    def test_all_that_was_asked_is_looked_back_on(self, new: raw.Key) -> None:
        olds = [raw.before()[new]] if new in raw.before() else []
        if new == ("shili-shangtou", 2022):
            olds = [("shili-shangwu", 2021), ("shili-touzi", 2021)]
        if new == ("shili-chengguan", 2021):
            olds = [("shili-zhujian", 2020)]
        expected = self.expected(new, olds)
        looks = [one for one in compared().asked[new] if key_of(one.earlier) in olds]
        found = {
            (*key_of(one.earlier), one.finding.id): one.follow_up.progress.value
            if one.follow_up
            else ""
            for one in looks
        }
        assert found == expected
        assert len(looks) == len(expected)
        kinds = {"p": Asked.PROBLEM, "r": Asked.RECOMMENDATION}
        assert all(one.asked is kinds[one.finding.id[0]] for one in looks)

    def test_some_of_it_is_left_unmentioned(self) -> None:
        unsaid = [
            new for new, old in raw.before().items() if "" in self.expected(new, [old]).values()
        ]
        assert unsaid  # or the test above would say nothing of silence

    def test_the_open_data_tell_it_of_the_body_it_was_asked_of(self) -> None:
        found = {
            (row["about_department"], row["about_year"], row["finding"], row["progress"])
            for row in of("follow_ups.csv", department="shili-shangtou", year="2022")
        }
        files = raw.evaluations()["shili-shangtou", 2022].files
        assert found == {
            (one["department"], one["year"], one["finding"], one["progress"])
            for one in files["follow_ups"]["follow_ups"]
        }
        assert {one[0] for one in found} == {"shili-shangwu", "shili-touzi"}
