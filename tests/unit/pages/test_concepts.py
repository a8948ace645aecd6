"""The pages of concepts: what is joined over editions, why a cell is empty, who is in a mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from generator.build import examine, produce
from generator.model.evaluation import Status
from generator.pages.concept import ConceptPage, ConceptPool, concept_makers
from generator.pages.concept_charts import MAX_LINES
from generator.pages.concept_tables import MAX_ROWS
from generator.pages.concepts import Concepts
from generator.pages.page import Page
from generator.views.charts.chart import Chart
from generator.words.catalogue import words
from tests.makers import made_by
from tests.unit.compare.builders import became, concordance, department, edition, result
from tests.unit.pages.worlds import World, column, world

if TYPE_CHECKING:
    from tests.conftest import Golden

CASES = Path(__file__).parents[2] / "cases"
OLD = edition("old", "投入\n  a=alpha 40\n  b=beta 60\n")
NEW = edition("new", "投入\n  甲=alpha 50\n  b=other 50\n")
JIA, YI, BING = (department(id) for id in ("jia", "yi", "bing"))
SAME_A = concordance(
    "old", "new", became("changed_weight", "a", "甲", "分值提高"), became("dropped", "b"),
    became("new", new="b"),
)  # fmt: skip


def pages(made: World) -> dict[str, Page]:
    return made_by(concept_makers(made.shown, made.compared, words()))


def pools(made: World, concept: str = "alpha") -> tuple[ConceptPool, ...]:
    return cast(ConceptPage, pages(made)[f"indicators/{concept}/"].context).pools


def only(made: World, concept: str = "alpha") -> ConceptPool:
    (pool,) = pools(made, concept)
    return pool


def lines(chart: Chart | None) -> dict[str, list[tuple[Any, Any]]]:
    """Name and points of each line as drawn; None where the line is broken."""
    assert chart is not None
    return {one["name"]: list(zip(one["x"], one["y"], strict=True)) for one in chart.figure["data"]}


def revised(*entries: Any) -> World:
    """One department in the older and in the newer edition."""
    return world(
        [result(OLD, {"a": "40", "b": "60"}, 2021, JIA),
         result(NEW, {"甲": "25", "b": "50"}, 2022, JIA)],
        concordances=entries,
    )  # fmt: skip


def test_indicators_of_the_same_id_and_name_are_not_joined_without_a_concept() -> None:
    made = revised(SAME_A)
    assert list(pages(made)) == [f"indicators/{one}" for one in ("", "alpha/", "beta/", "other/")]
    assert len(only(made, "beta").points.rows) == 1
    assert len(only(made, "other").points.rows) == 1


def test_the_title_is_the_name_in_the_newest_edition() -> None:
    assert pages(revised(SAME_A))["indicators/alpha/"].title == "甲"


def test_a_declared_concept_is_one_line_with_its_break() -> None:
    pool = only(revised(SAME_A))
    assert lines(pool.trend) == {"jia": [(2021, 100), (2022, 50)]}
    assert pool.trend is not None
    assert "2022年起分值有调整" in pool.trend.alternative
    changes = column(pool.points, "change")
    assert list(changes.values()) == ["没有更早的得分"]  # of the older, which stands last
    assert pool.points.rows[0].cells[3].text == "−50.00 个百分点"


def test_a_change_over_an_evaluation_without_the_concept_leads_to_the_two_compared() -> None:
    without = edition("without", "投入\n  b=beta 100\n")
    made = world(
        [result(OLD, {"a": "40", "b": "60"}, 2020, JIA), result(without, {"b": "60"}, 2021, JIA),
         result(OLD, {"a": "20", "b": "60"}, 2022, JIA),
         result(OLD, {"a": "30", "b": "60"}, 2023, JIA)]
    )  # fmt: skip
    links = [row.cells[3].link for row in only(made).points.rows]
    assert links == ["jia/2023/change/", "compare/?e=jia/2020&e=jia/2022", None]


def test_without_a_declaration_the_line_is_broken_and_no_change_is_given() -> None:
    pool = only(revised())
    drawn = lines(pool.trend)["jia"]
    assert [y for _, y in drawn] == [100, None, 50]
    assert pool.points.rows[0].cells[3].text == "不可比"
    assert column(pool.definitions, "与前一版相比")["new（1）"] == "没有说明对应关系"


def test_definitions_say_what_changed_and_why() -> None:
    table = only(revised(SAME_A)).definitions
    assert column(table, "与前一版相比") == {
        "new（1）": "分值有调整；分值提高",
        "old（1）": "最早的一版",
    }
    assert column(table, "使用年度") == {"new（1）": "2022", "old（1）": "2021"}
    assert column(table, "指标") == {"new（1）": "投入 › 甲", "old（1）": "投入 › a"}
    assert column(table, "分值") == {"new（1）": "50", "old（1）": "40"}


def test_an_edition_that_left_it_as_it_was_is_no_break() -> None:
    again = edition("again", "投入\n  a=alpha 40\n  b=beta 60\n")
    made = world(
        [result(OLD, {"a": "40", "b": "60"}, 2021, JIA),
         result(again, {"a": "20", "b": "60"}, 2022, JIA)],
        concordances=[concordance("old", "again", became("same", "a"), became("same", "b"))],
    )  # fmt: skip
    pool = only(made)
    assert pool.trend is not None
    assert "年起" not in pool.trend.alternative
    assert column(pool.definitions, "与前一版相比")["again（1）"].startswith("没有改变")


def test_what_was_dropped_and_what_is_new_says_so_with_the_reason() -> None:
    made = revised(SAME_A)
    assert "《new》不再列入这一指标。原因：dropped b。" in only(made, "beta").glance
    assert column(only(made, "other").definitions, "与前一版相比")["new（1）"].startswith(
        "新增指标"
    )


def test_a_split_leads_to_its_parts_and_back() -> None:
    parts = edition("parts", "投入\n  a1=one 20\n  a2=two 20\n  b=beta 60\n")
    made = world(
        [result(OLD, {"a": "40", "b": "60"}, 2021, JIA),
         result(parts, {"a1": "20", "a2": "20", "b": "60"}, 2022, JIA)],
        concordances=[concordance("old", "parts", became("split", "a", "a1 a2", "分开评"),
                                  became("same", "b"))],
    )  # fmt: skip
    whole, part = only(made), only(made, "one")
    assert "《parts》改为a1、a2。原因：分开评。" in whole.glance
    assert [link.address for link in whole.related] == ["indicators/one/", "indicators/two/"]
    assert [link.address for link in part.related] == ["indicators/alpha/"]
    assert column(part.definitions, "与前一版相比") == {"parts（1）": "由a拆分或合并而来；分开评"}


def test_every_empty_cell_says_why() -> None:
    full = {"a": "40", "b": "60"}
    new, gone = department("new", first_year=2022), department("gone", last_year=2021)
    lacking = edition("lacking", "投入\n  x=xi 100\n")
    made = world(
        [result(OLD, full, 2021, gone), result(OLD, full, 2021, YI), result(OLD, full, 2023, YI),
         result(OLD, {"a": None, "b": "60"}, 2022, JIA), result(OLD, full, 2021, BING),
         result(lacking, {"x": "9"}, 2022, BING), result(OLD, full, 2023, new)],
        announced=[(JIA, 2023)], withdrawn=[(JIA, 2021)],
    )  # fmt: skip
    shown = {
        row.cells[0].text: [cell.reason or cell.text for cell in row.cells[1:]]
        for row in only(made).years.table.rows
    }
    assert shown == {
        "bing": ["100.00%", "无此指标", "无公布的评价"],
        "gone": ["100.00%", "已撤销", "已撤销"],
        "jia": ["已撤回", "不适用", "待公布"],
        "new": ["尚未成立", "无公布的评价", "100.00%"],
        "yi": ["100.00%", "无公布的评价", "100.00%"],
        "平均": ["100.00%", "无结果", "100.00%"],
    }


def test_a_missing_year_is_a_gap_in_the_line_and_never_zero() -> None:
    full = {"a": "40", "b": "60"}
    made = world([result(OLD, full, one, JIA) for one in (2020, 2022, 2023)])
    values = [y for _, y in lines(only(made).trend)["jia"]]
    assert values == [100, None, 100, 100]


def test_means_are_of_those_ranked_that_it_applied_to() -> None:
    made = world(
        [result(OLD, {"a": "20", "b": "60"}, 2022, JIA),
         result(OLD, {"a": None, "b": "60"}, 2022, YI),
         result(OLD, {"a": "0", "b": "60"}, 2022, BING, status=Status.DRAFT)],
    )  # fmt: skip
    pool = only(made)
    assert column(pool.years.table, "y2022")["平均"] == "50.00%"
    assert "3 个部门的评价有这一指标，其中 2 个适用" in pool.glance
    assert "计入排名的 1 个部门平均得分率 50.00%" in pool.glance
    assert pool.latest is None  # one dot is no distribution


def test_definitions_used_in_one_year_have_no_mean_together() -> None:
    made = world(
        [result(OLD, {"a": "40", "b": "60"}, 2022, JIA),
         result(NEW, {"甲": "25", "b": "50"}, 2022, YI)],
        concordances=[SAME_A],
    )  # fmt: skip
    pool = only(made)
    assert [row.total for row in pool.years.table.rows] == [False, False]
    assert "平均得分率" not in pool.glance


def test_invented_departments_stand_apart_with_a_mean_of_their_own() -> None:
    invented = department("yi", invented=True)
    made = world([result(OLD, {"a": "40", "b": "60"}, 2022, JIA),
                  result(OLD, {"a": "0", "b": "60"}, 2022, invented)])  # fmt: skip
    real, other = pools(made)
    assert (real.invented, other.invented) == (False, True)
    assert list(column(real.points, "rate").values()) == ["100.00%"]
    assert "0.00%" in other.glance
    assert other.points.invented
    page = pages(made)["indicators/alpha/"]
    assert not page.head.invented
    (index,) = (cast(Concepts, one.context) for one in [pages(made)["indicators/"]])
    assert [pool.invented for pool in index.pools] == [False, True]
    assert column(index.pools[0].table, "rate")["a"] == "100.00%"
    assert column(index.pools[1].table, "rate")["a"] == "0.00%"


def test_the_index_names_the_part_of_the_newest_framework() -> None:
    (pool,) = cast(Concepts, pages(revised(SAME_A))["indicators/"].context).pools
    assert column(pool.table, "part") == {
        "甲": "投入", "b": "现行指标体系中已没有",
    }  # fmt: skip
    assert [row.cells[0].link for row in pool.table.rows] == [
        f"indicators/{one}/" for one in ("alpha", "other", "beta")
    ]


def many(count: int, years: int) -> World:
    """Departments whose latest change is the larger the later they come."""
    bodies = [department(f"d{number:03}") for number in range(count)]
    return world(
        result(
            OLD, {"a": str(40 if year < years else 40 - place / 10), "b": "60"}, 2000 + year, one
        )
        for place, one in enumerate(bodies)
        for year in range(1, years + 1)
    )


def test_those_that_changed_most_are_set_apart() -> None:
    pool = only(many(7, 2))
    assert pool.trend is not None
    named = {one["name"] for one in pool.trend.figure["data"] if "series" in one["meta"]}
    assert named == {"d003", "d004", "d005", "d006"}
    assert "变化最大的 4 个部门" in pool.trend_note


def test_lines_and_rows_are_capped_and_the_page_says_so() -> None:
    pool = only(many(MAX_ROWS // 2 + 1, 2))
    assert pool.trend is not None
    assert len(pool.trend.figure["data"]) == MAX_LINES + 1  # and the mean
    assert f"图中只画 {MAX_LINES} 个" in pool.trend_note
    assert {row.cells[1].text for row in pool.points.rows} == {"2002"}
    assert len(pool.points.rows) == MAX_ROWS // 2 + 1
    assert f"共有 {MAX_ROWS + 2} 个得分" in pool.points.note


def test_penalties_have_scores_and_neither_rates_nor_lines() -> None:
    framework = edition("penal", "投入\n  a 100\n违规=breach 5 penalty\n")
    made = world(result(framework, {"a": "100", "违规": "3"}, one, JIA) for one in (2021, 2022))
    pool = only(made, "breach")
    assert (pool.trend, pool.latest) == (None, None)
    assert set(column(pool.points, "score").values()) == {"−2.00"}
    assert set(column(pool.points, "rate").values()) == {"加分或减分指标"}


OUTPUTS = {
    page.path: page.markdown
    for page in produce(examine(CASES / "comparison")).pages
    if page.path
    in (
        "indicators/index.md",
        "indicators/budget-execution-rate/index.md",
        "indicators/inputs/index.md",
    )
}


@pytest.mark.parametrize("path", OUTPUTS)
def test_page(golden: Golden, path: str) -> None:
    golden(path, OUTPUTS[path])
