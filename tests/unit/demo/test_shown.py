"""What readers are shown of the life of the district: pages, their charts, and the open data.

Expected values come from the files as plain numbers (`raw`) or are worked by hand. Each class names
the mistakes that its tests would not survive.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from statistics import mean
from typing import Any

import pytest

from generator.exports.tables import SCHEMAS
from generator.exposure import Shown
from generator.pages import addresses
from generator.pages.change import Changed
from generator.pages.changes import Changes, WithdrawnPage, changes
from generator.pages.concept import ConceptPage
from generator.pages.department import DepartmentPage
from generator.pages.home import Home, PoolSection, home
from generator.pages.overview import Overview
from generator.pages.year import PoolYear, YearPage
from generator.render.pages import render
from generator.views.charts.chart import Chart
from generator.views.tables import Cell, Table
from generator.words.catalogue import words
from tests.unit.demo import raw
from tests.unit.demo.public import (
    REAL,
    as_of,
    compared,
    context,
    document,
    examined,
    files,
    lines,
    of,
    pages,
    rows,
    seen,
    values,
)
from tests.unit.pages.compared import column

YEARS = (2020, 2021, 2022, 2023, 2024)
RESCALED = "shili-jianzhiban"
"""It has no fixed assets; what its parts are out of is rounded."""
HIDDEN = {key: one for key, one in raw.evaluations().items() if one.status != "published"}
NEVER_SHOWN = {key for key, one in HIDDEN.items() if one.status in ("draft", "under_reply")}
CONCEPTS = sorted({one for year in (2020, 2022, 2024) for one in raw.concepts(year).values()})
TINY = Fraction(1, 10**11)
say = words("zh")


def name_in(id: str, year: int) -> str:
    """The name a department had in a year, from its file."""
    one = raw.departments()[id]
    former = (old["name"] for old in one.get("former_names", ()) if year <= int(old["until"]))
    return str(next(former, one["name"]))


def lives_in(id: str, year: int) -> bool:
    one = raw.departments()[id]
    return int(one.get("first_year", year)) <= year <= int(one.get("last_year", year))


def place(key: raw.Key) -> str:
    """The rank as n/N; empty where it has none."""
    ranked = [one.key for one in raw.ranked(key[1])]
    return f"{ranked.index(key) + 1}/{len(ranked)}" if key in ranked else ""


def page_of(id: str) -> DepartmentPage:
    return context(f"{id}/", DepartmentPage)


def places(table: Table) -> list[str]:
    """The column of ranks, as n/N; empty where there is none."""
    return [text if "/" in text else "" for text in column(table, "rank")]


def district(sections: Any) -> Any:
    (found,) = (one for one in sections if one.invented)
    return found


def section() -> PoolSection:
    found: PoolSection = district(context("", Home).pools)
    return found


def year_of(year: int) -> PoolYear:
    found: PoolYear = district(context(f"years/{year}/", YearPage).pools)
    return found


def of_series(chart: Chart | None) -> dict[int, float]:
    """The points of a department's own line, by year."""
    assert chart is not None
    (line,) = (one for one in chart.figure["data"] if one.get("meta") == "series-0")
    assert line["connectgaps"] is False
    return {x: y for x, y in zip(line["x"], line["y"], strict=True) if y is not None}


class TestHome:
    """Mistakes: a draft, or an audited one, is the latest; n of N counts others than those
    evaluated that year; a body that is no more stands in the latest year; the first evaluation of a
    body has a change; a veto, or the framework, is ignored in who fell most; the invented and the
    real are in one table.
    """

    def test_each_department_once_with_its_latest(self) -> None:
        expected = {}
        for id, one in raw.departments().items():
            key = max(key for key in raw.published() if key[0] == id)
            ended = f"（{one['last_year']}年度后撤销）" if "last_year" in one else ""
            expected[one["name"] + ended] = (str(key[1]), raw.evaluations()[key].total, place(key))
        table = section().table
        names, years = column(table, "department"), column(table, "year")
        totals = [Fraction(score) for score in column(table, "score")]
        found = dict(zip(names, zip(years, totals, places(table), strict=True), strict=True))
        assert found == expected
        assert found["示例区产业园区建设指挥部办公室（2022年度后撤销）"] == (
            "2022", Fraction("80.32"), "7/8",
        )  # fmt: skip

    def test_newest_first_the_unranked_after_the_ranked(self) -> None:
        years = column(section().table, "year")
        assert years == sorted(years, reverse=True)
        assert column(section().table, "rank")[:6] == ["1/5", "2/5", "3/5", "4/5", "5/5",
                                                       say("label.unranked")]  # fmt: skip

    def test_the_first_evaluation_of_a_body_has_no_change(self) -> None:
        assert values(section().table, "change")["示例区机关事务服务中心"] == ""

    def test_the_year_at_a_glance(self) -> None:
        glance = section().glance
        assert "评价了 6 个部门，其中 5 个计入排名：平均 85.76 分，中位数 86.78 分" in glance
        assert "最高教育局（96.38 分），最低商务投促局（73.43 分）" in glance

    def test_who_fell_and_rose_and_on_what(self) -> None:
        """卫健局: −8.98 in all, of which the framework gave 0.21; 9.36 of it by satisfaction."""
        fell, rose = (list(lines(one).values()) for one in (section().fell, section().rose))
        assert fell == [
            ["示例区卫生健康局", "−9.19", "−8.98", "服务对象满意度（−9.36）"],
            ["示例区应急管理局", "−5.60", "−5.49", "质量达标率（−1.30）"],
        ]
        assert [one[0] for one in rose] == [
            "示例区教育局", "示例区住房和城乡建设局", "示例区商务和投资促进局",
        ]  # fmt: skip
        for one in (*fell, *rose):
            id = next(id for id, own in raw.departments().items() if own["name"] == one[0])
            old, new = (raw.evaluations()[id, year].total for year in (2023, 2024))
            assert Fraction(one[2].replace("−", "-")) == new - old

    def test_when_the_year_of_the_veto_was_the_newest(self) -> None:
        made, compared_then = as_of(2022)
        page = home(examined().disclosure, made, compared_then, say)
        assert isinstance(page.context, Home)
        fell = list(lines(district(page.context.pools).fell).values())
        name, *points, cause = fell[0]
        assert name == "示例区应急管理局（与2020年度比）"
        assert points == ["−15.52", "−14.73"]
        assert cause == "加分、否决和取整（−14.74）"
        assert fell[1][0] == "示例区产业园区建设指挥部办公室"

    def test_the_real_one_stands_apart(self) -> None:
        real, invented = context("", Home).pools
        assert (real.invented, invented.invented) == (False, True)
        assert "虚构示例" in invented.heading
        assert "虚构示例" not in real.heading
        assert len(real.table.rows) == 1
        assert not any(row.invented for row in real.table.rows)
        assert all(row.invented for row in invented.table.rows)
        assert all(table and table.invented for table in (invented.fell, invented.rose))

    def test_only_what_is_audited_is_announced(self) -> None:
        (one,) = context("", Home).announced
        assert one.text == "示例区工业和信息化局（虚构示例） 2024年度：已审核，待公布"


class TestYears:
    """Mistakes: one not evaluated, withdrawn, merged, abolished or not yet there has a row, or
    counts in N; an abolished body, or one not there yet, is missed; the name of today stands in an
    older year, or the old name in a newer one; means take in what is not ranked.
    """

    @pytest.mark.parametrize("year", YEARS)
    def test_those_evaluated_by_rank(self, year: int) -> None:
        (group,) = year_of(year).groups
        names = [name.split("（")[0] for name in column(group.table, "department")]
        totals = [Fraction(score) for score in column(group.table, "score")]
        found = list(zip(names, totals, places(group.table), strict=True))
        own = [one for one in raw.published().values() if one.year == year]
        own.sort(key=lambda one: (not one.is_ranked, -one.total))
        assert found == [(name_in(one.key[0], year), one.total, place(one.key)) for one in own]

    @pytest.mark.parametrize("year", YEARS)
    def test_changes_are_since_the_last_one_published(self, year: int) -> None:
        (group,) = year_of(year).groups
        found = {
            name.split("（")[0]: value for name, value in values(group.table, "change").items()
        }
        expected = {}
        for key, one in raw.published().items():
            if key[1] == year:
                old = raw.before().get(key)
                change = None if old is None else one.total - raw.evaluations()[old].total
                expected[name_in(key[0], year)] = change
        assert {
            name: Fraction(value) if value else None for name, value in found.items()
        } == expected

    @pytest.mark.parametrize("year", YEARS)
    def test_those_not_shown_are_named_while_they_exist(self, year: int) -> None:
        states = {"withdrawn": say("year.withdrawn"), "audited": say("year.announced")}
        expected = {}
        for id in raw.departments():
            key = (id, year)
            if key in HIDDEN or (key not in raw.published() and lives_in(id, year)):
                status = HIDDEN[key].status if key in HIDDEN else ""
                expected[name_in(id, year)] = states.get(status, say("year.unpublished"))
        assert {link.text: state for link, state in year_of(year).missing} == expected
        assert (len(expected), year) in ((1, 2020), (2, 2021), (2, 2022), (1, 2023), (3, 2024))

    @pytest.mark.parametrize("year", YEARS)
    def test_parts_of_each_and_the_mean_of_those_ranked(self, year: int) -> None:
        (group,) = year_of(year).groups
        ranked = raw.ranked(year)
        parts = raw.first_level(ranked[0].edition)
        *each, total = group.levels.table.rows
        assert (total.cells[0].text, total.total) == (
            f"平均（计入排名的 {len(ranked)} 个部门）",
            True,
        )
        assert len(each) == len([one for one in raw.published() if one[1] == year])
        rates = {}
        for one in raw.published().values():
            if one.year == year:
                weights = raw.weights(one.edition)
                rates[name_in(one.key[0], year)] = [one.scores[id] / weights[id] for id in parts]
        rescaled = name_in(RESCALED, year)
        for row in each:
            name = row.cells[0].text.split("（")[0]
            tolerance = Fraction(1, 1000) if name == rescaled else TINY
            for cell, rate in zip(row.cells[1:], rates[name], strict=True):
                assert abs(Fraction(cell.exact) - rate) < tolerance
        counted = [rates[name_in(one.key[0], year)] for one in ranked]
        tolerance = Fraction(1, 10**4) if rescaled in rates else TINY
        for cell, own in zip(total.cells[1:], zip(*counted, strict=True), strict=True):
            assert abs(Fraction(cell.exact) - sum(own) / len(own)) < tolerance

    @pytest.mark.parametrize("year", YEARS)
    def test_charts_count_those_ranked(self, year: int) -> None:
        (group,) = year_of(year).groups
        ranked = raw.ranked(year)
        for chart in (group.grades, group.rates):
            assert chart is not None
            assert chart.invented
            assert f"计入排名的 {len(ranked)} 个部门" in chart.title
        assert group.grades is not None
        assert group.grades.data is not None
        told = {row.cells[0].text: int(row.cells[1].exact) for row in group.grades.data.rows}
        grades = [one.files["published"]["places"][0]["grade"] for one in ranked]
        assert {name: n for name, n in told.items() if n} == {
            name: grades.count(name) for name in grades
        }

    def test_a_renamed_body_has_the_name_of_the_year(self) -> None:
        for year in YEARS[:4]:
            (group,) = year_of(year).groups
            (name,) = (name for name in lines(group.table) if "信息化局" in name)
            assert name == (
                "示例区经济和信息化局（现名示例区工业和信息化局）" if year < 2022
                else "示例区工业和信息化局"
            )  # fmt: skip

    def test_the_list_of_the_years_counts_them(self) -> None:
        own = of("evaluations.csv", invented="true", status="published")
        assert len(own) == len(raw.published()) == 40


class TestDepartments:
    """Mistakes: a missing year is zero, or joined over; a withdrawn year has a point; the line of
    a merged body goes on from one of those it came from; what became of bodies is not told; an
    abolished body goes on.
    """

    @pytest.mark.parametrize("id", sorted(raw.departments()))
    def test_the_line_has_a_point_for_each_year_published_and_no_other(self, id: str) -> None:
        expected = {key[1]: one.total for key, one in raw.published().items() if key[0] == id}
        page = page_of(id)
        assert page.table is not None
        assert {f"{year}年度" for year in expected} == set(column(page.table, "year"))
        if len(expected) > 1:
            found = of_series(page.chart)
            assert found == {year: float(total) for year, total in expected.items()}

    @pytest.mark.parametrize(("id", "gap"), [("shili-wenlv", 2022), ("shili-yingji", 2021)])
    def test_a_year_without_one_breaks_the_line(self, id: str, gap: int) -> None:
        chart = page_of(id).chart
        assert chart is not None
        (line,) = (one for one in chart.figure["data"] if one.get("meta") == "series-0")
        at = line["x"].index(gap + 1)
        assert (line["x"][at - 1], line["y"][at - 1]) != (gap, 0)
        assert line["y"][at - 1] is None
        assert line["x"][at - 2] == gap - 1
        assert chart.data is not None
        head = [heading.text for heading in chart.data.headings]
        cell = chart.data.rows[0].cells[head.index(str(gap))]
        assert cell.exact == ""
        assert cell.text != "0"
        withdrawn = (id, gap) in raw.evaluations()
        state = "withdrawn" if withdrawn else "not_evaluated"
        assert (cell.reason or cell.text) == say(f"concept.{state}")

    @pytest.mark.parametrize(
        ("address", "came_from"),
        [
            ("shili-shangtou/2022/", ["shili-shangwu/2021", "shili-touzi/2021"]),
            ("shili-chengguan/2021/", ["shili-zhujian/2020"]),
        ],
    )
    def test_a_new_body_is_set_beside_those_it_came_from(
        self, address: str, came_from: list[str]
    ) -> None:
        """Mistake: the last evaluation of a predecessor as the body's own year before."""
        stands = [link.address for link in context(address, Overview).standing]
        assert [one for one in stands if one.startswith("compare/")] == [
            f"compare/?e={old}&e={address.rstrip('/')}" for old in came_from
        ]
        assert f"{address}change/" not in pages()

    @pytest.mark.parametrize("id", sorted({key[0] for key in raw.before()} - {RESCALED}))
    def test_parts_over_the_years(self, id: str) -> None:
        levels = page_of(id).levels
        assert levels is not None
        own = [one for key, one in sorted(raw.published().items()) if key[0] == id]
        head = [heading.text for heading in levels.table.headings[1:]]
        assert head == [f"{one.year}年度" for one in own]
        for row in levels.table.rows:
            part = row.cells[0].text
            for one, cell in zip(own, row.cells[1:], strict=True):
                if part == raw.PENALTY:
                    assert cell.exact == ""
                    continue
                rate = one.scores[part] / raw.weights(one.edition)[part]
                assert abs(Fraction(cell.exact) - rate) < TINY

    def test_what_became_of_each_is_told(self) -> None:
        told = {id: " ".join(page_of(id).life) for id in raw.departments()}
        assert {id for id, text in told.items() if text} == {
            "shili-gongxin", "shili-shangtou", "shili-shangwu", "shili-touzi", "shili-zhujian",
            "shili-chengguan", "shili-jianzhiban",
        }  # fmt: skip
        assert "2021年度及以前名称：示例区经济和信息化局" in told["shili-gongxin"]
        assert "2022年度起名称：示例区工业和信息化局" in told["shili-gongxin"]
        for id in ("shili-shangwu", "shili-touzi"):
            assert "2022年度起，本单位并入示例区商务和投资促进局" in told[id]
            assert "2021年度后不再保留" in told[id]
            assert (
                f"2022年度起，{raw.departments()[id]['name']}并入本单位" in told["shili-shangtou"]
            )
        assert "2021年度起，部分职能划给示例区城市管理局" in told["shili-zhujian"]
        assert "2021年度起，由示例区住房和城乡建设局分设" in told["shili-chengguan"]
        assert "2022年度后不再保留" in told["shili-jianzhiban"]
        assert "并入" not in told["shili-jianzhiban"]

    def test_what_a_body_came_from_is_a_link_and_no_part_of_its_line(self) -> None:
        links = {id: [link.address for link in page_of(id).inherited] for id in raw.departments()}
        assert {id: found for id, found in links.items() if found} == {
            "shili-shangtou": ["shili-shangwu/2021/", "shili-touzi/2021/"],
            "shili-chengguan": ["shili-zhujian/2020/"],
        }

    @pytest.mark.parametrize("id", sorted(raw.departments()))
    def test_comparisons_lead_to_those_before(self, id: str) -> None:
        expected = [
            (f"{old[1]}年度与{new[1]}年度比较", f"{id}/{new[1]}/change/")
            for new, old in sorted(raw.before().items(), reverse=True)
            if new[0] == id
        ]
        assert [(link.text, link.address) for link, _ in page_of(id).pairs] == expected

    def test_what_was_asked_for_is_told_also_where_nothing_is_said(self) -> None:
        seen_unsaid = 0
        for id in raw.departments():
            key = max(key for key in raw.published() if key[0] == id)
            if key not in raw.before():
                continue
            old = raw.before()[key]
            asked = raw.evaluations()[old].files["findings"]
            found = [one["id"] for one in (*asked["problems"], *asked["recommendations"])]
            own = raw.evaluations()[key].files.get("follow_ups", {"follow_ups": []})
            said = {
                one["finding"]: one["progress"] for one in own["follow_ups"]
                if (one.get("department", id), int(one["year"])) == old
            }  # fmt: skip
            table = next(one.table for one in page_of(id).asked if one.anchor == "asked")
            assert column(table, "progress")[: len(found)] == [
                say(f"asked.{said.get(one, 'unsaid')}") for one in found
            ]
            seen_unsaid += len(found) - len(said)
        assert seen_unsaid


def leaf(key: raw.Key, name: str) -> tuple[Cell, ...]:
    """The row of an indicator that has had no other name."""
    table = context(f"{key[0]}/{key[1]}/change/", Changed).leaves
    (found,) = (row.cells for row in table.rows if row.cells[0].text == name)
    return found


def plain(points: Fraction) -> str:
    """Points without zeros at the end."""
    return f"{(Decimal(points.numerator) / Decimal(points.denominator)).normalize():f}"


class TestChangePages:
    """Mistakes: indicators joined by id or name; the old name is not told; what is new or gone is
    subtracted; a split is shown against its first part; causes in the chart do not add up.
    """

    def test_there_is_one_for_each_pair_and_no_other(self) -> None:
        found = {
            (one.split("/")[0], int(one.split("/")[1])) for one in pages() if "/change/" in one
        }
        assert found == set(raw.before())

    @pytest.mark.parametrize("new", [key for key in raw.before() if key[1] == 2024])
    def test_every_event_of_the_second_revision(self, new: raw.Key) -> None:
        old = raw.before()[new]
        before, after = raw.evaluations()[old], raw.evaluations()[new]
        table = lines(context(f"{new[0]}/2024/change/", Changed).leaves)
        none, apart = say("change.nothing"), say("comparing.not")

        def rates(name: str, olds: tuple[str, ...], news: tuple[str, ...]) -> None:
            was, now = raw.score(before, olds), raw.score(after, news)
            assert was is not None
            assert now is not None
            full0, full1 = raw.full(before, olds), raw.full(after, news)
            assert table[name][1].startswith(f"{plain(was)} / {plain(full0)}")
            assert table[name][2].startswith(f"{plain(now)} / {plain(full1)}")
            change = Fraction(table[name][3].split(" ")[0].replace("−", "-"))
            assert abs(change - 100 * (now / full1 - was / full0)) <= Fraction(1, 200)

        rates("预决算公开（原为信息公开）", ("信息公开",), ("预决算公开",))
        procurement = ("政府采购执行率", "采购程序合规性")
        rates("政府采购执行率、采购程序合规性（原为政府采购管理）", ("政府采购管理",), procurement)
        goals = ("绩效目标合理性", "绩效指标明确性")
        rates("绩效目标管理（原为绩效目标合理性、绩效指标明确性）", goals, ("绩效目标管理",))
        rates("重点工作完成率", ("重点工作完成率",), ("重点工作完成率",))
        cell = leaf(new, "信息公开")
        assert (cell[1].reason or cell[1].text, cell[3].text) == (none, apart)
        assert table["信息公开"][2].startswith(plain(after.scores["信息公开"]))

    @pytest.mark.parametrize(
        "new", [key for key in raw.before() if key[1] == 2022 and key[0] != RESCALED]
    )
    def test_what_came_and_went_with_the_first(self, new: raw.Key) -> None:
        apart = say("comparing.not")
        for name, side in (("结转结余率", 2), ("可持续影响", 2), ("绩效运行监控", 1)):
            cells = leaf(new, name)
            assert cells[3].text == apart
            assert (cells[3].exact, cells[side].exact) == ("", "")
        assert say("comparing.short_changed_rule") in leaf(new, "服务对象满意度")[5].text
        assert say("comparing.short_changed_weight") in leaf(new, "预算完成率")[5].text

    @pytest.mark.parametrize("new", sorted(raw.before()))
    def test_the_causes_add_up(self, new: raw.Key) -> None:
        old = raw.before()[new]
        why = context(f"{new[0]}/{new[1]}/change/", Changed).why
        assert why is not None
        assert why.data is not None
        first, *parts, last = (Fraction(row.cells[1].exact) for row in why.data.rows)
        totals = [raw.evaluations()[key].total for key in (old, new)]
        assert [first, last] == totals
        assert abs(first + sum(parts) - last) < 10 * TINY

    def test_a_veto_is_a_cause_of_its_own(self) -> None:
        why = context("shili-yingji/2022/change/", Changed).why
        assert why is not None
        assert why.data is not None
        causes = {row.cells[0].text: row.cells[1].exact for row in why.data.rows}
        assert Fraction(causes[say("change.rest")]) == Fraction("-14.74")


def rate_of(key: raw.Key, concept: str) -> Fraction | None:
    """The score rate of a concept in an evaluation; None where there is none."""
    one = raw.evaluations()[key]
    ids = {own: id for id, own in raw.concepts(one.edition).items()}
    id = ids.get(concept, "")
    if not id or id == raw.PENALTY or id not in one.scores or id in one.absent:
        return None
    return one.scores[id] / raw.weights(one.edition)[id]


def check(cell: Cell, key: raw.Key, concept: str) -> None:
    """A cell of a concept in a year, against what the files say of that body and year."""
    id, year = key
    why = cell.reason or cell.text
    if key in raw.published():
        rate = rate_of(key, concept)
        edition = raw.evaluations()[key].edition
        if rate is not None:
            assert 0 <= Fraction(cell.exact) <= 1
            assert id == RESCALED or abs(Fraction(cell.exact) - rate) < TINY
            return
        if concept not in raw.concepts(edition).values():
            assert why == say("concept.not_in_framework")
        elif concept == raw.concepts(edition).get(raw.PENALTY):
            assert why == say("department.no_rate")
        else:
            assert why == say("label.absent")
    elif key in HIDDEN and key not in NEVER_SHOWN:
        kind = {"withdrawn": "withdrawn", "audited": "announced"}[HIDDEN[key].status]
        assert why == say(f"concept.{kind}")
    elif not lives_in(id, year):
        first = int(raw.departments()[id].get("first_year", 0))
        assert why == say("concept.not_yet" if year < first else "concept.ended")
    else:
        assert why == say("concept.not_evaluated")
    assert cell.exact == ""


class TestConceptPages:
    """Mistakes: followed by id; a year without an evaluation, an indicator that does not apply or
    is not chosen, a body not yet there or no more, a draft or a withdrawal shown as zero; means
    that take these in, or what is not ranked.
    """

    @pytest.mark.parametrize("concept", CONCEPTS)
    def test_each_cell_has_its_rate_or_the_reason(self, concept: str) -> None:
        (pool,) = context(addresses.concept(concept), ConceptPage).pools
        assert pool.invented
        head = [heading.text for heading in pool.years.table.headings[1:]]
        assert head == [str(year) for year in YEARS]
        ids = {one["name"]: id for id, one in raw.departments().items()}
        shown = set()
        for row in pool.years.table.rows:
            if row.total:
                continue
            id = ids[row.cells[0].text]
            shown.add(id)
            for year, cell in zip(YEARS, row.cells[1:], strict=True):
                check(cell, (id, year), concept)
        assert shown == {
            key[0] for key, one in raw.published().items()
            if concept in raw.concepts(one.edition).values()
        }  # fmt: skip

    @pytest.mark.parametrize("concept", [one for one in CONCEPTS if one != "shili-violations"])
    def test_means_are_of_those_ranked_that_it_applies_to(self, concept: str) -> None:
        (pool,) = context(addresses.concept(concept), ConceptPage).pools
        (total,) = (row for row in pool.years.table.rows if row.total)
        assert len(total.cells) == 1 + len(YEARS)
        for year, cell in zip(YEARS, total.cells[1:], strict=True):
            own = {one.key[0]: rate_of(one.key, concept) for one in raw.ranked(year)}
            rates = [rate for rate in own.values() if rate is not None]
            if not rates:
                assert cell.exact == ""
            elif own.get(RESCALED) is None:
                assert abs(Fraction(cell.exact) - mean(rates)) < TINY

    def test_an_id_used_again_is_another_page(self) -> None:
        (again,) = context(addresses.concept("shili-information-requests"), ConceptPage).pools
        (renamed,) = context(addresses.concept("shili-budget-disclosure"), ConceptPage).pools
        assert set(column(again.points, "year")) == {"2024"}
        years = column(renamed.points, "year")
        assert set(years) == set(map(str, YEARS))
        headings = [heading.text for heading in renamed.points.headings]
        then = headings.index(say("concept.name_then"))
        names = {
            (row.cells[then].text, year == "2024")
            for row, year in zip(renamed.points.rows, years, strict=True)
        }
        assert names == {("信息公开", False), ("预决算公开", True)}

    def test_of_a_change_both_names_are_told_with_the_reason(self) -> None:
        (pool,) = context(addresses.concept("shili-budget-disclosure"), ConceptPage).pools
        newest = pool.definitions.rows[0]
        (reason,) = (one[3] for one in raw.entries(2024) if one[2] == ("预决算公开",))
        assert reason.rstrip("。") in [cell.text for cell in newest.cells][-1]


class TestNames:
    """Mistakes: the name of today in older years; the old name in newer years."""

    @pytest.mark.parametrize("key", sorted(raw.published()))
    def test_pages_and_data_have_the_name_of_the_year(self, key: raw.Key) -> None:
        name = name_in(*key)
        address = f"{key[0]}/{key[1]}/"
        assert pages()[address].title.startswith(name)
        (row,) = of("evaluations.csv", department=key[0], year=str(key[1]))
        assert row["department_name"] == name
        index = document("compare/index.json")
        (own,) = (
            one for one in (dict(zip(index["columns"], row, strict=True))
                            for row in index["evaluations"])
            if (one["department"], one["year"]) == (key[0], str(key[1]))
        )  # fmt: skip
        assert own["name"] == name

    def test_the_renamed_one(self) -> None:
        told = {row["year"]: row["department_name"]
                for row in of("evaluations.csv", department="shili-gongxin")}  # fmt: skip
        old, new = "示例区经济和信息化局", "示例区工业和信息化局"
        assert told == {"2020": old, "2021": old, "2022": new, "2023": new}
        names = [(row["name"], row["first_year"], row["last_year"])
                 for row in of("department_names.csv", department="shili-gongxin")]  # fmt: skip
        assert names == [(old, "", "2021"), (new, "2022", "")]

    def test_one_taken_back_is_logged_by_the_name_of_its_year(self) -> None:
        (taken,) = seen().withdrawn
        renamed = examined().disclosure.departments["shili-gongxin"]
        page = changes(Shown((), (), (replace(taken, department=renamed),)), say)
        assert isinstance(page.context, Changes)
        assert page.context.table is not None
        names = [row.cells[2].text for row in page.context.table.rows]
        assert names == ["示例区经济和信息化局（虚构示例） 2021"] * 2  # published, withdrawn

    def test_lives_in_the_data_are_those_of_the_files(self) -> None:
        for id, one in raw.departments().items():
            (row,) = of("departments.csv", department=id)
            for field in ("first_year", "last_year", "ended"):
                assert row[field] == one.get(field, "")
            told = {(own["predecessor"], own["succession"], own["year"])
                    for own in of("successions.csv", department=id)}  # fmt: skip
            assert told == {
                (own["department"], own["succession"], own["year"])
                for own in one.get("predecessors", ())
            }


@cache
def all_pages() -> str:
    """Everything that stands in a page."""
    return repr(list(pages().values()))


@cache
def all_data() -> str:
    kept = (text for name, text in files().items() if not name.endswith(".zip"))
    return "".join(text.decode("utf-8-sig") for text in kept)


class TestNotShown:
    """Mistakes: a draft, or one under reply, is anywhere; an audited one has more than its name; a
    withdrawn one keeps a score, a rank or a row of results, or vanishes without a word.
    """

    def test_pages_are_of_what_is_published(self) -> None:
        found = {tuple(match.groups()) for address in pages()
                 if (match := re.match(r"(shili-\w+)/(\d{4})/", address))}  # fmt: skip
        withdrawn = [key for key, one in HIDDEN.items() if one.status == "withdrawn"]
        assert found == {(id, str(year)) for id, year in (*raw.published(), *withdrawn)}
        assert [one for one in pages() if one.startswith("shili-yingji/2021/")] == [
            "shili-yingji/2021/"
        ]

    @pytest.mark.parametrize("key", sorted(HIDDEN))
    def test_no_result_of_it_is_anywhere(self, key: raw.Key) -> None:
        one = HIDDEN[key]
        problem = one.files["findings"]["problems"][0]["text"].strip()
        summary = one.files["evaluation"]["conclusion"].strip()
        everything = all_pages() + all_data()
        assert not [text for text in (problem, summary) if text in everything]
        if one.status != "withdrawn":
            assert one.files["evaluation"]["title"] not in everything

    @pytest.mark.parametrize("file", [one.file for one in SCHEMAS])
    def test_no_table_has_a_row_of_it(self, file: str) -> None:
        for row in rows(file):
            if "year" in row and "department" in row and file != "successions.csv":
                key = (row["department"], int(row["year"]))
                taken_back = file == "evaluations.csv" and row.get("status") == "withdrawn"
                assert key not in HIDDEN or taken_back

    def test_of_one_taken_back_no_more_is_told_than_that_it_was(self) -> None:
        one = raw.evaluations()["shili-yingji", 2021].files["evaluation"]
        (row,) = of("evaluations.csv", department="shili-yingji", year="2021")
        assert {name for name, value in row.items() if value} == {
            "department", "department_name", "year", "title", "status", "invented",
            "withdrawn_on", "withdrawal_reason",
        }  # fmt: skip
        assert row["withdrawal_reason"] == one["withdrawal"]["reason"]
        assert context("shili-yingji/2021/", WithdrawnPage).reason == row["withdrawal_reason"]
        text = render(pages()["shili-yingji/2021/"])
        assert "93.23" not in text
        assert "“优”" not in text

    def test_lists_of_what_is_not_shown(self) -> None:
        index = document("compare/index.json")
        assert (index["withdrawn"], index["announced"]) == (
            ["shili-yingji/2021"], ["shili-gongxin/2024"],
        )  # fmt: skip
        assert len(index["evaluations"]) == len(raw.published()) + 1


class TestCorrectedAndReplied:
    """Mistakes: the score of before the correction goes on; corrections, withdrawals or replies are
    not told; the answer to a reply is left out.
    """

    def test_the_corrected_score_is_the_one_that_counts(self) -> None:
        (row,) = of("indicators.csv", department="shili-zhujian", year="2023",
                    indicator="质量达标率")  # fmt: skip
        first, second = raw.evaluations()["shili-zhujian", 2023].files["corrections"]["corrections"]
        assert (first["was"], first["now"]) == ("3.5分", "7分")
        assert Fraction(row["score"]) == 7
        table = context("shili-zhujian/2023/", Overview).corrections
        assert table is not None
        assert [[cell.text for cell in line.cells][1:5] for line in table.rows] == [
            [one["what"], one["was"], one["now"], one["reason"]] for one in (first, second)
        ]
        told = [(one["was"], one["now"]) for one in of("corrections.csv", invented="true")]
        assert told == [(one["was"], one["now"]) for one in (first, second)]

    def test_the_log_has_all_that_happened_and_nothing_of_what_is_not_public(self) -> None:
        expected = []
        for (id, year), one in raw.evaluations().items():
            head = one.files["evaluation"]
            address = f"{id}/{year}/"
            if one.status in ("published", "withdrawn"):
                expected.append((head["published_on"], "公布", address))
            if one.status == "withdrawn":
                expected.append((head["withdrawal"]["date"], "撤回", address))
            corrections = one.files.get("corrections", {"corrections": ()})["corrections"]
            expected += [(own["date"], "更正", address) for own in corrections]
        table = context("changes/", Changes).table
        assert table is not None
        found = [
            (row.cells[0].sort, row.cells[1].text, row.cells[2].link)
            for row in table.rows if row.invented
        ]  # fmt: skip
        assert sorted(map(str, found)) == sorted(map(str, expected))
        assert len(found) == 41 + 2 + 1
        assert [row.invented for row in table.rows] == [
            (row.cells[2].link or "").startswith("shili-") for row in table.rows
        ]

    def test_replies_stand_with_their_answers_and_what_became_of_them(self) -> None:
        outcomes = set()
        for (id, year), one in raw.published().items():
            replies = one.files.get("replies", {"replies": ()})["replies"]
            assert bool(replies) is bool(context(f"{id}/{year}/", Overview).replies)
            for reply in replies:
                part = "indicators" if "indicator" in reply else "findings"
                shown = repr(pages()[f"{id}/{year}/{part}/"].context)
                assert reply["text"].strip() in shown
                assert reply.get("answer", "").strip() in shown
                if "outcome" in reply:
                    assert say(f"replies.{reply['outcome']}") in shown
                    outcomes.add(reply["outcome"])
        assert outcomes == {"accepted", "partly", "rejected"}


class TestInvented:
    """Mistakes: a page, table, chart or row of the district without its mark; the real one marked;
    the two in one ranking or one mean.
    """

    @pytest.mark.parametrize("file", [one.file for one in SCHEMAS])
    def test_every_row_of_the_open_data_says_so(self, file: str) -> None:
        seen_both = set()
        for row in rows(file):
            whose = row.get("department") or row["framework"]
            assert row["invented"] == ("true" if whose.startswith("shili-") else "false")
            seen_both.add(row["invented"])
        assert "true" in seen_both

    def test_every_page_of_the_district_says_so(self) -> None:
        for address, page in pages().items():
            if address.startswith(("shili-", "indicators/shili-")):
                assert page.head.invented, address
            if address.startswith(REAL):
                assert not page.head.invented, address
        assert not pages()[""].head.invented
        assert not pages()["years/2021/"].head.invented
        assert pages()["years/2024/"].head.invented

    def test_every_row_of_a_table_or_chart_to_be_downloaded_says_so(self) -> None:
        checked = 0
        for address, page in pages().items():
            for one in page.downloads:
                if address.startswith("shili-") or page.head.invented:
                    assert all(one.invented), one.address
                elif address.startswith(REAL):
                    assert not any(one.invented), one.address
                checked += len(one.rows)
        assert checked > 5000

    def test_on_pages_of_both_each_has_its_own_part(self) -> None:
        real, invented = context("years/2021/", YearPage).pools
        assert (real.invented, invented.invented) == (False, True)
        assert [len(one.groups[0].table.rows) for one in (real, invented)] == [1, 9]
        for pool in (real, invented):
            for group in pool.groups:
                for row in group.table.rows:
                    of_district = (row.cells[0].link or "").startswith("shili-")
                    assert row.invented is of_district is pool.invented
        assert real.groups[0].rates is None  # one alone is no distribution

    def test_nobody_is_counted_twice_or_left_out(self) -> None:
        placed = [one.result for cohort in compared().cohorts for one in cohort.placed]
        assert len(placed) == len(seen().results) == len(raw.published()) + 1
