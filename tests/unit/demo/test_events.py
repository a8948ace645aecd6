"""Everything that is to be seen in the district of ordinary size is in it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from generator.audit.verdicts import Verdict
from generator.model.concordance import Change
from generator.model.disclosure import Succession
from generator.model.evaluation import Evaluation, Status
from generator.model.follow_ups import Progress
from generator.model.framework import Framework, Role
from generator.model.replies import Outcome
from generator.model.rules import JudgedRule, MeasuredRule, all_rules
from tests.unit.demo.invented import department, disclosure, evaluations, examined, scores

YEARS = range(2020, 2025)
EDITIONS = ("shili-bumen-2020", "shili-bumen-2022", "shili-bumen-2024")


def all_evaluations() -> tuple[Evaluation, ...]:
    return disclosure().evaluations


def editions() -> tuple[Framework, ...]:
    return tuple(disclosure().frameworks[id] for id in EDITIONS)


class TestFrameworks:
    def test_it_is_revised_twice(self) -> None:
        used = {(one.year, one.framework) for one in all_evaluations()}
        assert used == {
            (2020, EDITIONS[0]), (2021, EDITIONS[0]), (2022, EDITIONS[1]), (2023, EDITIONS[1]),
            (2024, EDITIONS[2]),
        }  # fmt: skip
        assert {(one.old, one.new) for one in disclosure().concordances} == {
            EDITIONS[:2],
            EDITIONS[1:],
        }

    def test_everything_that_can_become_of_an_indicator_does(self) -> None:
        changes = {entry.change for one in disclosure().concordances for entry in one.entries}
        assert changes == set(Change)
        assert all(
            entry.reason.endswith("。")
            for one in disclosure().concordances
            for entry in one.entries
        )

    def test_one_is_renamed_and_is_the_same_all_the_same(self) -> None:
        old, new = editions()[1].by_id["信息公开"], editions()[2].by_id["预决算公开"]
        assert old.concept == new.concept == "shili-budget-disclosure"
        assert "预决算公开" not in editions()[1].by_id

    def test_an_id_comes_back_and_means_something_else(self) -> None:
        old, new = (one.by_id["信息公开"] for one in editions()[1:])
        assert old.concept != new.concept
        assert old.weight == new.weight  # so that nothing but the concept tells them apart
        (entry,) = (
            entry
            for one in disclosure().concordances
            for entry in one.entries
            if one.new == EDITIONS[2] and entry.new == ("信息公开",)
        )
        assert entry.change is Change.NEW

    def test_grades_change_once(self) -> None:
        lowest = [[grade.lowest for grade in one.grades] for one in editions()]
        assert lowest[0] == lowest[1] != lowest[2]

    def test_four_parts_and_twenty_to_twenty_eight_leaves(self) -> None:
        for one in editions():
            normal = [root for root in one.roots if root.role is Role.NORMAL]
            assert [root.id for root in normal] == ["投入", "过程", "产出", "效果"]
            assert 20 <= len(one.leaves) <= 28
            assert all((node.concept or "").startswith("shili-") for node in one.indicators)

    def test_rules_of_every_kind_but_one(self) -> None:
        kinds = {
            rule.kind
            for one in editions()
            for entry in one.rules.values()
            for rule in all_rules(entry.rule)
            if isinstance(rule, JudgedRule | MeasuredRule)
        }
        assert kinds == {
            "proportional", "complement", "step", "bands", "interpolation", "levels", "checklist",
            "items", "pass_fail", "discretionary",
        }  # fmt: skip

    def test_a_slot_a_penalty_and_indicators_that_may_not_apply(self) -> None:
        chosen = {
            node.id
            for one in all_evaluations()
            for node in disclosure().frameworks[one.framework].indicators
            if node.parent == "部门特色任务"
            and scores(disclosure().departments[one.department].short_name, one.year)
            .nodes[node.id]
            .applies
        }
        assert chosen == {"经济发展类", "民生服务类", "管理执法类"}
        assert any(node.role is Role.PENALTY for node in editions()[2].indicators)
        absent = {
            judgement.indicator
            for one in all_evaluations()
            for judgement in one.judgements.values()
            if judgement.not_applicable
        }
        assert absent == {"政府采购执行率", "采购程序合规性", "固定资产利用率"}


class TestDepartments:
    def test_one_is_renamed(self) -> None:
        one = department("工信局")
        names = [one.name_in(year) for year in YEARS]
        assert names == ["示例区经济和信息化局"] * 2 + ["示例区工业和信息化局"] * 3
        assert all(
            own.evaluated_body == one.name_in(year) for year, own in evaluations("工信局").items()
        )

    def test_two_are_merged_into_a_new_one(self) -> None:
        new = department("商务投促局")
        assert [(one.department, one.succession, one.year) for one in new.predecessors] == [
            ("shili-shangwu", Succession.MERGED, 2022),
            ("shili-touzi", Succession.MERGED, 2022),
        ]
        assert sorted(evaluations("商务投促局")) == [2022, 2023, 2024]
        for name in ("商务局", "投促局"):
            assert (department(name).last_year, sorted(evaluations(name))) == (2021, [2020, 2021])

    def test_one_is_split_off_another_that_goes_on(self) -> None:
        (origin,) = department("城管局").predecessors
        assert (origin.department, origin.succession, origin.year) == (
            "shili-zhujian", Succession.SPLIT, 2021,
        )  # fmt: skip
        assert department("城管局").first_year == min(evaluations("城管局")) == 2021
        assert sorted(evaluations("住建局")) == list(YEARS)

    def test_one_is_abolished_and_nothing_follows_it(self) -> None:
        gone = department("园区建指办")
        assert gone.last_year == max(evaluations("园区建指办")) == 2022
        assert gone.ended
        after = (own.predecessors for own in disclosure().departments.values())
        assert gone.id not in {one.department for each in after for one in each}

    def test_one_is_evaluated_for_the_first_time_in_the_last_year(self) -> None:
        assert department("机关事务中心").first_year is None
        assert sorted(evaluations("机关事务中心")) == [2024]

    def test_one_lacks_a_year(self) -> None:
        assert sorted(evaluations("文旅局")) == [2020, 2021, 2023, 2024]

    def test_all_are_invented_and_known_by_short_names(self) -> None:
        found = disclosure().departments.values()
        assert len(found) == 12
        assert all(one.invented and one.region == "示例区" for one in found)
        assert all(one.abbreviations and one.id.startswith("shili-") for one in found)


class TestEvaluations:
    def test_statuses(self) -> None:
        counts = Counter(one.status for one in all_evaluations())
        assert counts == {
            Status.PUBLISHED: 40, Status.WITHDRAWN: 1,
            Status.DRAFT: 1, Status.UNDER_REPLY: 1, Status.AUDITED: 1,
        }  # fmt: skip
        unfinished = (Status.DRAFT, Status.UNDER_REPLY, Status.AUDITED)
        assert {one.year for one in all_evaluations() if one.status in unfinished} == {2024}

    def test_one_is_withdrawn_with_day_and_reason(self) -> None:
        one = evaluations("应急局")[2021]
        assert one.withdrawal is not None
        assert one.published_on is not None
        assert one.withdrawal.day > one.published_on

    def test_reports_are_published_within_twenty_days(self) -> None:
        for one in all_evaluations():
            if one.status in (Status.PUBLISHED, Status.WITHDRAWN):
                assert one.published_on is not None
                assert 0 < (one.published_on - one.report_date).days <= 20

    def test_one_is_corrected_after_publication(self) -> None:
        corrected = [one for one in all_evaluations() if one.corrections]
        assert corrected == [evaluations("住建局")[2023]]
        first = corrected[0].corrections[0]
        score = scores("住建局", 2023).nodes[first.indicator or ""].score
        assert (
            Decimal(first.now.removesuffix("分")) == score != Decimal(first.was.removesuffix("分"))
        )

    def test_one_is_ungraded_and_one_vetoed(self) -> None:
        ungraded = [one for one in all_evaluations() if one.ungraded]
        assert ungraded == [evaluations("机关事务中心")[2024]]
        trace = scores("应急局", 2022).total_trace
        assert trace is not None
        assert trace.before > trace.score == 79

    def test_replies_have_every_outcome(self) -> None:
        outcomes = {reply.outcome for one in all_evaluations() for reply in one.replies}
        assert outcomes == {*Outcome, None}

    def test_findings_stand_on_lost_points(self) -> None:
        for one in all_evaluations():
            short = disclosure().departments[one.department].short_name
            found = scores(short, one.year)
            assert 1 <= len(one.findings.problems) <= 5
            for problem in one.findings.problems:
                assert all(found.nodes[id].lost > 0 for id in problem.indicators)

    def test_earlier_findings_are_followed_from_the_second_year_on(self) -> None:
        told = [(one, follow) for one in all_evaluations() for follow in one.follow_ups]
        assert {follow.progress for _, follow in told} == set(Progress)
        assert {one.year for one, _ in told} == {2021, 2022, 2023, 2024}
        assert {
            follow.department for one, follow in told if one.department == "shili-shangtou"
        } >= {
            "shili-shangwu",
            "shili-touzi",
        }
        asked = sum(
            len(one.findings.problems)
            for one in all_evaluations()
            if one.status is Status.PUBLISHED and one.year < 2024
        )
        assert len(told) < asked  # some are left unmentioned

    def test_what_is_said_of_an_earlier_finding_is_so(self) -> None:
        for one in all_evaluations():
            for follow in one.follow_ups:
                year = evaluations(disclosure().departments[follow.department].short_name)[
                    follow.year
                ]
                assert year.status is Status.PUBLISHED
                known = (*year.findings.problems, *year.findings.recommendations)
                assert follow.finding in {each.id for each in known}


class TestScores:
    def test_the_fall_of_the_last_year_is_due_to_one_indicator(self) -> None:
        before, after = scores("卫健局", 2023), scores("卫健局", 2024)
        falls = {
            name: scores(name, 2023).total.score - scores(name, 2024).total.score
            for name in ("教育局", "卫健局", "商务投促局", "住建局", "应急局")
        }
        assert max(falls, key=lambda name: falls[name]) == "卫健局"
        lost = before.nodes["服务对象满意度"].score - after.nodes["服务对象满意度"].score
        assert lost > 8
        assert lost > falls["卫健局"] * Decimal("0.9")

    def test_one_improves_year_by_year(self) -> None:
        totals = [scores("教育局", year).total.score for year in YEARS]
        assert totals == sorted(totals)
        assert totals[-1] - totals[0] > 20

    def test_every_grade_is_given(self) -> None:
        grades = {one.scores.grade_name for one in examined().results}
        assert {"优", "良", "中", ""} <= grades

    def test_the_audit_finds_all_there_is_to_find(self) -> None:
        verdicts = Counter(one.verdict for result in examined().results for one in result.figures)
        assert set(verdicts) == set(Verdict)
        wrong = Counter(
            result.evaluation.year
            for result in examined().results
            for one in result.figures
            if one.verdict is Verdict.CONTRADICTS
        )
        assert set(wrong) == set(YEARS)
        assert max(wrong.values()) <= 2

    def test_the_warnings_are_those_that_are_meant(self) -> None:
        assert [(one.id, one.place.file) for one in examined().problems] == [
            ("score-differs", "shili-jiaoyu/2023/published.yml"),
            ("score-differs", "shili-zhujian/2021/published.yml"),
        ]
