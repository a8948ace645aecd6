"""The page of a department: breaks, gaps, succession, and what was asked of bodies before it."""

from __future__ import annotations

from typing import cast

import pytest

from generator.audit.result import Result
from generator.compare.site import key_of
from generator.exposure import Shown
from generator.model.disclosure import Department, FormerName
from generator.model.follow_ups import FollowUp, Progress
from generator.model.narrative import Finding, Findings
from generator.pages.asked import asked_table
from generator.pages.department import DepartmentPage, department
from generator.words.catalogue import words
from tests.unit.compare import builders
from tests.unit.compare.builders import became, came_from, concordance, edition, result
from tests.unit.pages.compared import context, texts
from tests.unit.pages.worlds import World, world
from tests.unit.score.builders import HERE

OLD = edition("old", "a 60\nb 40\n")
NEW = edition("new", "a 50\nb 50\n")
STEP = concordance("old", "new", became("changed_weight", "a"), became("changed_weight", "b"))


def of(body: Department | str, year: int, a: str = "30", **fields) -> Result:
    """By the older edition up to 2021, by the newer from 2022."""
    return result(OLD if year < 2022 else NEW, {"a": a, "b": "20"}, year, body, **fields)


def page(made: World, id: str) -> DepartmentPage:
    bodies = made.disclosure.departments
    own = [one for one in made.shown.results if one.department.id == id]
    own.sort(key=lambda one: -one.evaluation.year)
    shown = Shown(tuple(own), ())
    found = department(bodies[id], bodies, shown, made.compared, words())
    return cast(DepartmentPage, found.context)


class TestYearsBetween:
    def made(self, *others: Result) -> DepartmentPage:
        return page(world([of("jia", 2021), of("jia", 2023), *others], concordances=[STEP]), "jia")

    @pytest.mark.parametrize(
        ("others", "since"),
        [
            ((), 2023),  # nobody was evaluated by it before
            (((2021, "old"), (2022, "new")), 2022),
            (((2021, "new"), (2022, "new")), 2023),  # two in use at a time: not when it began
        ],
    )
    def test_the_break_stands_where_the_framework_came_into_force(
        self, others: tuple[tuple[int, str], ...], since: int
    ) -> None:
        used = {"old": OLD, "new": NEW}
        chart = self.made(
            *(result(used[id], {"a": "30", "b": "20"}, year, "yi") for year, id in others)
        ).chart
        assert chart is not None
        assert f"{since}年起指标体系修订" in chart.alternative

    def test_a_framework_used_in_another_region_first_is_not_in_force_here(self) -> None:
        elsewhere = builders.department("yi", region="别处")
        chart = self.made(of(elsewhere, 2022)).chart
        assert chart is not None
        assert "2023年起指标体系修订" in chart.alternative

    def test_a_year_without_its_own_evaluation_says_so_for_its_peers_too(self) -> None:
        chart = self.made(*(of("yi", year) for year in (2021, 2022, 2023))).chart
        assert chart is not None
        assert chart.data is not None
        own, peers = chart.data.rows
        assert own.cells[2].text == "无公布的评价"
        assert (peers.cells[2].reason or peers.cells[2].text) == "本单位无公布的评价"


class TestLife:
    def test_others_have_the_name_they_had_then(self) -> None:
        (since, came) = context("lifecycle", "example-parks/", DepartmentPage).life
        assert since == "2023年度成立。"
        assert came.startswith("2023年度起，由示例区商务和贸易局分设（")
        former = (FormerName("旧名", "旧", 2022),)
        old = builders.department("old", last_year=2021, ended="并入 new。")
        new = builders.department(
            "new", predecessors=(came_from("old", "merged", 2022),), former_names=former
        )
        made = world([of(old, 2021), of(new, 2022)])
        assert page(made, "old").life == (
            "2022年度起，本单位并入旧名（机构改革）。",
            "2021年度后不再保留：并入 new。",
        )

    def test_a_body_there_before_takes_over_a_part_and_is_not_split_off(self) -> None:
        old = builders.department("old")
        new = builders.department("new", predecessors=(came_from("old", "split", 2022),))
        made = world([of(old, 2021), of(new, 2022)])
        assert page(made, "new").life == ("2022年度起，承接old的部分职能（机构改革）。",)


def asking(*ids: str) -> Findings:
    return Findings((), tuple(Finding(id, ("文字",), ("a",), (), HERE) for id in ids), ())


def merged() -> World:
    """One body of two, evaluated twice since; it says something of each."""
    olds = [
        builders.department("yi", former_names=(FormerName("旧名", "旧", 2021),)),
        builders.department("bing"),
    ]
    jia = builders.department(
        "jia", predecessors=tuple(came_from(one.id, "merged", 2022) for one in olds)
    )
    said = FollowUp("yi", 2021, "p1", Progress.DONE, ("已整改",), "", HERE)
    return world(
        [*(of(one, 2021, findings=asking("p1")) for one in olds),
         of(jia, 2022, findings=asking("p1"), follow_ups=(said,)), of(jia, 2023, "40")],
        concordances=[STEP],
    )  # fmt: skip


class TestAsked:
    def test_what_the_first_says_of_the_bodies_before_it_stands_after_the_newest(self) -> None:
        newest, first = page(merged(), "jia").asked
        assert (newest.anchor, newest.heading) == ("asked", "上次提出的问题和建议落实得怎样")
        assert newest.table.caption == "2022年度评价提出的问题和建议，本次评价怎样说"
        assert [row.cells[0].text for row in newest.table.rows] == ["2022年度问题：文字"]
        assert first.anchor == first.table.id == "asked-inherited"
        assert first.heading == "2022年度评价怎样说前身单位的问题和建议"
        assert first.table.caption == "以前的评价提出的问题和建议，本次评价怎样说"
        assert [texts(row)[:2] for row in first.table.rows] == [
            ["2021年度问题（bing）：文字", "报告没有提到"],
            ["2021年度问题（旧）：文字", "已落实"],
        ]

    def test_the_only_evaluation_of_a_new_body_has_one_table(self) -> None:
        made = merged()
        shown = [one for one in made.shown.results if one.evaluation.year < 2023]
        (section,) = page(world(shown, concordances=[STEP]), "jia").asked
        assert section.anchor == "asked"
        assert section.heading == "2022年度评价怎样说前身单位的问题和建议"

    def test_a_change_says_where_it_is_comparable_with_limits_only(self) -> None:
        rule = concordance("old", "new", became("changed_rule", "a"), became("dropped", "b"),
                           became("new", new="b"))  # fmt: skip
        before, after = of("jia", 2021, findings=asking("p1")), of("jia", 2022)
        for known, told in ((rule, "+10.00 个百分点（有限可比）"), (STEP, "+10.00 个百分点")):
            made = world([before, after], concordances=[known])
            table = asked_table(made.compared.asked[key_of(after)], words())
            assert table is not None
            assert table.rows[0].cells[3].text == f"a：{told}"
