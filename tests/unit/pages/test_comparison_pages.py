"""Pages that set evaluations side by side: home, departments, changes, what was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.compare.result import Comparability, Limit, LimitKind, Pair, Verdict
from generator.pages.change import Changed, change
from generator.pages.changes import Changes, WithdrawnPage
from generator.pages.department import DepartmentPage
from generator.pages.home import Home, PoolSection
from generator.pages.overview import Overview
from generator.pages.ranking import change_cell
from generator.render.pages import render
from generator.words.catalogue import words
from tests.unit.pages.compared import column, compared, context, examined, pages, seen, texts

CASE, LIVES = "comparison", "lifecycle"


def section() -> PoolSection:
    (found,) = context(CASE, "", Home).pools
    return found


class TestHome:
    def test_lists_those_evaluated_and_nobody_else(self):
        names = [row.cells[0].text for row in section().table.rows]
        assert names == ["示例区教育和体育局", "示例区卫生健康局", "示例区水务局"]

    def test_counts_only_ranked_ones(self):
        assert column(section().table, "rank")[:2] == ["1/2", "2/2"]
        (last,) = (row.cells[5] for row in section().table.rows[2:])
        assert (last.value, last.reason or last.text) == ("", "不计入排名")

    def test_the_mean_is_that_of_the_ranked(self):
        assert "平均 75.33 分" in section().glance  # (91.65 + 59.00) / 2; the ungraded 65 left out

    def test_who_fell_most_is_told_with_the_reason(self):
        fell = section().fell
        assert fell is not None
        assert texts(fell.rows[0])[:3] == ["示例区卫生健康局", "−26.53", "−25.87"]
        assert fell.rows[0].cells[3].text.startswith("加分、否决和取整")

    def test_what_may_not_be_compared_is_no_riser(self):
        """Education went from 90.20 to 91.65 by another standard."""
        assert section().rose is None

    def test_a_body_that_ended_says_so(self):
        (pool,) = context(LIVES, "", Home).pools
        assert [row.cells[0].text for row in pool.table.rows] == [
            "示例区商务局",
            "示例区粮食局（2023年度后撤销）",
        ]

    def test_invented_ones_are_marked(self):
        assert section().invented
        assert "虚构示例" in section().heading
        assert all(row.invented for row in section().table.rows)


class TestDepartment:
    def page(self) -> DepartmentPage:
        return context(CASE, "example-education/", DepartmentPage)

    def test_the_line_breaks_where_totals_may_not_be_compared(self):
        chart = self.page().chart
        assert chart is not None
        own = next(one for one in chart.figure["data"] if one.get("meta") == "series-0")
        assert own["y"] == [83.14, 90.2, None, 91.65]
        assert own["connectgaps"] is False

    def test_a_revision_is_marked_in_the_chart(self):
        chart = self.page().chart
        assert chart is not None
        assert len(chart.figure["layout"]["shapes"]) == 1

    def test_parts_are_followed_by_declaration_not_by_name(self):
        """过程 of 2020 was not declared to be 过程 of 2023: two rows of the same name."""
        levels = self.page().levels
        assert levels is not None
        rows = [texts(row) for row in levels.table.rows if row.cells[0].text == "过程"]
        assert rows == [["过程", "—", "—", "93.33%"], ["过程", "83.33%", "95.43%", "—"]]

    def test_a_missing_year_is_a_gap_and_never_zero(self):
        chart = context(LIVES, "example-trade/", DepartmentPage).chart
        assert chart is not None
        assert chart.data is not None
        assert "无公布的评价" in str(chart.data)
        own = next(one for one in chart.figure["data"] if one.get("meta") == "series-0")
        assert own["y"] == [79.0, None, 79.0]

    def test_names_and_successions_are_told(self):
        life = context(LIVES, "example-trade/", DepartmentPage).life
        assert life[0] == "2015—2020年度名称：示例区对外贸易局"
        assert any("示例区粮食局并入本单位" in line for line in life)

    def test_what_was_asked_for_is_looked_back_on(self):
        (asked,) = context(LIVES, "example-trade/", DepartmentPage).asked
        assert column(asked.table, "progress") == ["部分落实", "已落实"]

    def test_withdrawn_ones_are_named_without_score(self):
        (link,) = self.page().withdrawn
        assert link.address == "example-education/2020/"
        table = self.page().table
        assert table is not None
        assert column(table, "year") == ["2023年度", "2022年度", "2021年度"]


class TestChange:
    def page(self, department: str, year: int) -> Changed:
        return context(CASE, f"{department}/{year}/change/", Changed)

    def row(self, page: Changed, name: str) -> list[str]:
        (found,) = (texts(row) for row in page.leaves.rows if row.cells[0].text.startswith(name))
        return found

    def test_totals_that_may_not_be_compared_are_not_subtracted(self):
        page = self.page("example-education", 2023)
        assert page.verdict_kind == "not_comparable"
        assert "不能直接相减" in page.lead
        assert "+1.45" not in page.lead

    def test_the_causes_add_up_to_the_change(self):
        why = self.page("example-health", 2023).why
        assert why is not None
        assert why.data is not None
        values = [row.cells[1].exact for row in why.data.rows]
        total = sum(map(float, values[:-1]))
        assert total == pytest.approx(float(values[-1]), abs=1e-9)

    def test_a_renamed_indicator_is_joined(self):
        row = self.row(self.page("example-education", 2023), "服务对象满意度")
        assert row[0] == "服务对象满意度（原为满意度）"
        assert row[3] == "0.00 个百分点"

    def test_split_ones_are_compared_together(self):
        row = self.row(self.page("example-education", 2023), "采购执行")
        assert row[0] == "采购执行、采购合规（原为政府采购）"
        assert row[5].startswith("经过拆分或合并")

    def test_new_and_dropped_ones_are_not_compared(self):
        page = self.page("example-education", 2023)
        assert self.row(page, "绩效自评")[3] == "不可比"
        assert self.row(page, "资产盘活")[3] == "不可比"

    def test_what_did_not_apply_is_not_zero(self):
        row = self.row(self.page("example-education", 2022), "会议费控制")
        assert row[1:4] == ["4 / 5（80.00%）", "不适用", "不可比"]

    def test_frameworks_without_concordance_are_not_joined_by_name(self):
        page = self.page("example-water", 2023)
        assert page.limits[0] == "两次评价所用的指标体系之间没有对照关系，不能逐项比较。"
        assert {texts(row)[3] for row in page.leaves.rows} == {"不可比"}

    def test_stands_in_the_row_of_parts_only_where_there_is_one_before(self):
        first = pages(CASE)["example-health/2021/"].head.tabs
        later = pages(CASE)["example-health/2022/"].head.tabs
        assert [tab.text for tab in later[:2]] == ["总览", "与上次比较"]
        assert "与上次比较" not in [tab.text for tab in first]


class TestOverview:
    def test_says_where_it_stands(self):
        rank, since = context(CASE, "example-health/2022/", Overview).standing
        assert rank.text == "示例区（虚构示例）2022年度 2 个部门中列第 2，平均 87.54 分。"
        assert since.text.startswith("比2021年度高 3.37 分。")

    def test_one_alone_has_no_rank(self):
        stands = context(CASE, "example-water/2022/", Overview).standing
        assert stands == ()

    def test_lists_its_corrections(self):
        corrections = context(LIVES, "example-trade/2024/", Overview).corrections
        assert corrections is not None
        assert [texts(row)[2:4] for row in corrections.rows] == [
            ["10 分", "5 分"],
            ["全年培训 80 人", "全年培训 88 人"],
        ]


class TestLog:
    @pytest.mark.parametrize("case", [CASE, LIVES])
    def test_is_newest_first(self, case):
        table = context(case, "changes/", Changes).table
        assert table is not None
        days = [row.cells[0].sort or "" for row in table.rows]
        assert all(later >= earlier for later, earlier in pairwise(days))

    def test_has_every_kind_of_event(self):
        table = context(LIVES, "changes/", Changes).table
        assert table is not None
        assert column(table, "kind") == ["撤回", "更正", "更正", "公布", "公布"]

    def test_undated_publications_are_counted(self):
        undated = sum(one.evaluation.published_on is None for one in seen(LIVES).results)
        assert undated
        assert f"另有 {undated} 份" in context(LIVES, "changes/", Changes).undated


class TestWithdrawn:
    def test_keeps_its_address_and_tells_why(self):
        page = context(CASE, "example-education/2020/", WithdrawnPage)
        assert page.reason == "基础数据有误，正在重新评价。"

    def test_shows_no_score(self):
        (taken,) = (
            one
            for one in examined(CASE).results
            if (one.department.id, one.evaluation.year) == ("example-education", 2020)
        )
        text = render(pages(CASE)["example-education/2020/"])
        assert str(taken.scores.total.score) not in text
        assert f"“{taken.scores.grade_name}”" not in text

    def test_has_no_other_pages(self):
        own = [one for one in pages(CASE) if one.startswith("example-education/2020/")]
        assert own == ["example-education/2020/"]


class TestFullMarksThatDiffer:
    """Points out of other full marks are not subtracted; score rates are."""

    def pair(self) -> Pair:
        pair = compared(CASE).pairs["example-health", 2022]
        found = pair.comparability
        limits = (*found.limits, Limit(LimitKind.SCALE))
        return replace(pair, comparability=Comparability(Verdict.LIMITED, found.shared, limits))

    def test_a_table_shows_the_change_of_the_rate(self):
        scaled = replace(compared(CASE))
        vars(scaled)["pairs"] = {**scaled.pairs, ("example-health", 2022): self.pair()}
        cell = change_cell(self.pair().new, scaled, words())
        assert cell.text == "+3.37 个百分点（有限可比）"
        assert cell.value == ""

    def test_the_page_names_the_full_marks(self):
        page = change(self.pair(), (), words())
        assert isinstance(page.context, Changed)
        assert "81.50 / 100 分" in page.context.lead
        assert "按得分率比较，变化 +3.37 个百分点" in page.context.lead


class TestCauses:
    def test_a_veto_is_named_where_it_did_more_than_any_indicator(self):
        (_, since) = context(CASE, "example-health/2023/", Overview).standing
        assert "拉低最多的是加分、否决和取整（−32.25 分）" in since.text

    def test_an_incomparable_difference_is_not_called_performance(self):
        page = context(CASE, "example-education/2023/change/", Changed)
        assert page.why_text == words()("change.why_apart")

    def test_a_bonus_is_told_in_words_not_as_a_rate(self):
        page = context(CASE, "example-health/2023/change/", Changed)
        (bonus,) = (row for row in page.leaves.rows if row.cells[0].text == "表彰奖励")
        assert texts(bonus)[2] == "加 1 分（最多 4 分）"
