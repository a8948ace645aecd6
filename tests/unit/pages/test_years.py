"""The pages of the years: who is counted, who is named, what was lost, by whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from generator.build import examine, produce
from generator.model.disclosure import FormerName
from generator.model.evaluation import Status
from generator.pages.page import Page
from generator.pages.year import PoolYear, YearPage, Years, year_makers
from generator.words.catalogue import words
from tests.makers import made_by
from tests.unit.compare.builders import department, edition, result
from tests.unit.pages.worlds import World, column, world

if TYPE_CHECKING:
    from tests.conftest import Golden

CASES = Path(__file__).parents[2] / "cases"
TREE = """
投入
  a 10
  b 20
产出
  c 70
"""
OLD, NEW = edition("old", TREE), edition("new", TREE)
JIA, YI, BING = (department(id) for id in ("jia", "yi", "bing"))
FULL = {"a": "10", "b": "20", "c": "70"}


def pages(made: World) -> dict[str, Page]:
    return made_by(year_makers(made.disclosure, made.shown, made.compared, words()))


def year(made: World, number: int = 2022) -> YearPage:
    return cast(YearPage, pages(made)[f"years/{number}/"].context)


def only(made: World, number: int = 2022) -> PoolYear:
    (pool,) = year(made, number).pools
    return pool


def three() -> World:
    """Two ranked, a third that has no evaluation this year but had one before."""
    return world(
        [
            result(OLD, FULL, 2022, JIA),
            result(OLD, {**FULL, "c": "30"}, 2022, YI),
            result(OLD, FULL, 2021, BING),
        ]
    )


def test_a_department_without_an_evaluation_is_named_and_not_counted_as_zero() -> None:
    pool = only(three())
    (group,) = pool.groups
    assert column(group.table, "rank") == {"jia": "1/2", "yi": "2/2"}
    assert "平均 80.00 分" in pool.glance[0]
    assert [(link.text, state) for link, state in pool.missing] == [("bing", "没有公布的评价")]


def test_a_draft_in_a_preview_is_listed_and_neither_ranked_nor_in_the_mean() -> None:
    draft = result(OLD, {**FULL, "c": "0"}, 2022, YI, status=Status.DRAFT)
    pool = only(world([result(OLD, FULL, 2022, JIA), draft, result(OLD, FULL, 2022, BING)]))
    (group,) = pool.groups
    rank = column(group.table, "rank")
    assert rank == {"bing": "1/2", "jia": "1/2", "yi（草稿）": "不计入排名"}
    assert "其中 2 个计入排名：平均 100.00 分" in pool.glance[0]
    assert group.grades is not None
    twin = group.grades.data
    assert twin is not None
    assert [row.cells[1].text for row in twin.rows].count("2") == 1
    assert "共 2 个部门" in group.grades.alternative


def test_announced_and_withdrawn_ones_are_named_with_their_state() -> None:
    pool = only(world([result(OLD, FULL, 2022, JIA)],
                      announced=[(YI, 2022)], withdrawn=[(BING, 2022)]))  # fmt: skip
    assert [(link.text, link.address, state) for link, state in pool.missing] == [
        ("yi", "yi/", "已审核，待公布"),
        ("bing", "bing/2022/", "评价已撤回，点此看原因"),
    ]


def test_a_region_whose_only_evaluation_was_withdrawn_has_a_section_without_results() -> None:
    other = department("ding", region="他区")
    made = world([result(OLD, FULL, 2022, JIA)], withdrawn=[(other, 2022)])
    theirs, ours = year(made).pools
    assert (theirs.heading, theirs.groups) == ("他区", ())
    assert theirs.glance == ("本年度没有可以显示的评价。",)
    assert not ours.missing


def test_bodies_are_missing_only_in_years_in_which_they_existed() -> None:
    new = department("new", first_year=2023)
    gone = department("gone", last_year=2021)
    made = world([result(OLD, FULL, one, JIA) for one in (2021, 2022, 2023)], silent=[new, gone])
    missing = {
        one: [link.text for link, _ in only(made, one).missing] for one in (2021, 2022, 2023)
    }
    assert missing == {2021: ["gone"], 2022: [], 2023: ["new"]}


def test_the_name_is_that_of_the_year() -> None:
    renamed = replace(JIA, name="新局", former_names=(FormerName("旧局", "旧", 2021),))
    made = world([result(OLD, FULL, one, renamed) for one in (2021, 2022)])
    assert list(column(only(made, 2021).groups[0].table, "score")) == ["旧局（现名新局）"]
    assert list(column(only(made, 2022).groups[0].table, "score")) == ["新局"]


def test_invented_departments_stand_apart_and_are_ranked_apart() -> None:
    invented = department("yi", invented=True)
    made = world([result(OLD, FULL, 2022, invented), result(OLD, {**FULL, "c": "7"}, 2022, JIA)])
    real, other = year(made).pools
    assert (real.invented, other.invented) == (False, True)
    assert other.heading.endswith("（虚构示例）")
    assert other.groups[0].table.invented
    assert column(real.groups[0].table, "rank") == {"jia": "只有一个计入排名"}
    page = pages(made)["years/2022/"]
    assert not page.head.invented
    assert [
        one.invented for one in page.downloads if one.address.endswith("departments-2.csv")
    ] == [(True,)]


def test_a_page_of_invented_departments_alone_says_so_in_its_title() -> None:
    page = pages(world([result(OLD, FULL, 2022, department("yi", invented=True))]))["years/2022/"]
    assert page.head.invented
    assert page.title.endswith("（虚构示例）")


def test_frameworks_of_one_year_are_ranked_apart() -> None:
    made = world([result(OLD, FULL, 2022, JIA), result(NEW, FULL, 2022, YI),
                  result(NEW, {**FULL, "a": "1"}, 2022, BING)])  # fmt: skip
    new, old = only(made).groups
    assert column(new.table, "rank") == {"yi": "1/2", "bing": "2/2"}
    assert column(old.table, "rank") == {"jia": "只有一个计入排名"}
    assert new.anchor != old.anchor


def test_what_does_not_apply_is_not_counted_as_lost() -> None:
    made = world([result(OLD, {**FULL, "a": "4"}, 2022, JIA), result(OLD, FULL, 2022, YI),
                  result(OLD, {**FULL, "a": None}, 2022, BING)])  # fmt: skip
    (group,) = only(made).groups
    assert group.lost is not None
    assert column(group.lost, "losers") == {"a": "1/2"}
    assert column(group.lost, "lost") == {"a": "3.00"}
    assert column(group.lost, "rate") == {"a": "70.00%"}


def test_the_first_level_says_where_it_does_not_apply_and_its_mean_leaves_that_out() -> None:
    nothing = result(OLD, {**FULL, "a": None, "b": None}, 2022, BING)
    made = world([result(OLD, {**FULL, "a": "4"}, 2022, JIA), nothing])
    levels = only(made).groups[0].levels.table
    assert column(levels, "c1") == {
        "jia": "80.00%", "bing": "不适用", "平均（计入排名的 2 个部门）": "80.00%",
    }  # fmt: skip
    assert [row.total for row in levels.rows] == [False, False, True]
    assert levels.rows[1].cells[1].link == "jia/2022/indicators/#投入"


def test_the_largest_loss_is_of_one_indicator_and_nothing_where_nothing_was_lost() -> None:
    made = world([result(OLD, {"a": "9", "b": "17", "c": "68"}, 2022, JIA),
                  result(OLD, FULL, 2022, YI)])  # fmt: skip
    assert column(only(made).groups[0].table, "loss") == {"yi": "没有失分", "jia": "b（3.00）"}


def test_lost_points_are_ordered_by_departments_then_by_points() -> None:
    made = world([result(OLD, {"a": "9", "b": "15", "c": "10"}, 2022, JIA),
                  result(OLD, {"a": "9", "b": "19", "c": "70"}, 2022, YI)])  # fmt: skip
    lost = only(made).groups[0].lost
    assert lost is not None
    assert list(column(lost, "losers").items()) == [("b", "2/2"), ("a", "2/2"), ("c", "1/2")]


def test_penalties_are_lost_points_and_have_no_rate() -> None:
    framework = edition("penal", "投入\n  a 100\n违规 5 penalty\n")
    made = world([result(framework, {"a": "100", "违规": "3"}, 2022, one) for one in (JIA, YI)])
    (group,) = only(made).groups
    assert group.lost is not None
    assert column(group.lost, "lost") == {"违规": "2.00"}
    assert column(group.lost, "rate") == {"违规": "加分或减分指标"}
    assert [one.text for one in group.levels.table.headings] == ["部门", "投入"]


@pytest.mark.parametrize(("count", "chosen"), [(1, 0), (2, 2), (6, 6), (9, 6)])
def test_departments_are_offered_for_comparison(count: int, chosen: int) -> None:
    bodies = [department(f"d{number}") for number in range(count)]
    (group,) = only(world([result(OLD, FULL, 2022, one) for one in bodies])).groups
    link = group.compare
    assert (link.address.count("e=") if link else 0) == chosen


def test_years_lead_to_their_neighbours_over_years_without_evaluations() -> None:
    made = world([result(OLD, FULL, one, JIA) for one in (2019, 2021, 2022)])
    middle = year(made, 2021)
    assert middle.older is not None
    assert middle.newer is not None
    assert (middle.older.address, middle.newer.address) == ("years/2019/", "years/2022/")
    assert (year(made, 2019).older, year(made, 2022).newer) == (None, None)


def test_the_list_has_a_row_for_each_year_and_framework_and_no_mean_of_one() -> None:
    made = world([*three().shown.results, result(NEW, FULL, 2022, BING)])
    context = cast(Years, pages(made)["years/"].context)
    (pool,) = context.pools
    rows = [[cell.reason or cell.text for cell in row.cells] for row in pool.table.rows]
    alone = "只有一个计入排名"
    assert rows == [
        ["2022年度", "new（1）", "1", "1", alone, alone],
        ["2022年度", "old（1）", "2", "2", "80.00", "80.00"],
        ["2021年度", "old（1）", "1", "1", alone, alone],
    ]


def test_without_evaluations_there_is_the_list_alone() -> None:
    assert list(pages(world([]))) == ["years/"]


OUTPUTS = {
    page.path: page.markdown
    for case in ("comparison",)
    for page in produce(examine(CASES / case)).pages
    if page.path in ("years/index.md", "years/2023/index.md", "years/2022/index.md")
}


@pytest.mark.parametrize("path", OUTPUTS)
def test_page(golden: Golden, path: str) -> None:
    golden(path, OUTPUTS[path])
