"""Tables sorted and filtered: by mouse and keys, kept in the address, complete without script."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.views.heat import HeatCell, HeatRow, heat_table
from generator.views.tables import (
    Cell,
    Heading,
    Order,
    Row,
    Table,
    absent_cell,
    points_cell,
    rate_cell,
)
from generator.words.catalogue import words
from tests.browser.made import site_with
from tests.browser.visits import PHONE, Site, Visit

say = words("zh")
TEMPLATE = """
# 表格

{{ parts.table(departments, stack=true) }}

{{ parts.heat(heat) }}

{{ parts.table(losses) }}
"""
DEPARTMENTS = (
    ("教育局", "良", "2", "86.50"),
    ("卫生局", "优", "1", "100"),
    ("工信局", "良", "2", "9.75"),
    ("应急局", None, None, None),
    ("<b>水利</b>局", "差", "4", "86.5"),
)
FIRST = "#table-departments"


def department(name: str, grade: str | None, key: str | None, score: str | None) -> Row:
    if grade is None or score is None:
        return Row((Cell(name, "data/"), Cell("未评定", sort="9"), *[absent_cell("未评价")] * 2))
    points = Decimal(score)
    rate = rate_cell(Fraction(points) / 100)
    return Row((Cell(name, "data/"), Cell(grade, sort=key), points_cell(points, 2), rate))


def tables() -> dict[str, Any]:
    total = Row((Cell("合计"), Cell(""), Cell("4"), Cell("")), total=True)
    departments = Table(
        "各部门结果",
        (
            Heading("部门", key="department"),
            Heading("等级", key="grade", order=Order.GRADE),
            Heading("得分", True, "score", descending=True),
            Heading("得分率", True),
        ),
        (*(department(*one) for one in DEPARTMENTS), total),
        id="departments", sortable=True, searchable=True, filters=("grade",),
    )  # fmt: skip
    columns = [Heading("决策", True, "one", "data/"), Heading("产出", True, "two")]
    rows = [
        HeatRow("甲局", (HeatCell(Fraction(9, 10), "data/"), HeatCell(None, reason="不适用"))),
        HeatRow("乙局", (HeatCell(Fraction(4, 10)), HeatCell(Fraction(97, 100)))),
    ]
    heat = heat_table("heat", "一级指标得分率", Heading("部门", key="name"), columns, rows, say)
    return {"departments": departments, "heat": heat, "losses": losses()}


def losses() -> Table:
    headings = (
        Heading("部门", key="name"),
        Heading("失分", key="loss", descending=True, order=Order.NUMBER),
    )
    found = (("甲局", "1.5"), ("乙局", "-2"), ("丙局", "1.25"))
    rows = tuple(Row((Cell(name), Cell(f"产出 {lost}", sort=lost))) for name, lost in found)
    return Table("失分", headings, rows, id="losses", sortable=True)


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The published site with a page of these tables."""
    folder = tmp_path_factory.mktemp("tables")
    with site_with(browser, folder, "tables", TEMPLATE, tables()) as found:
        yield found


@pytest.fixture
def visit(site: Site) -> Iterator[Visit]:
    with site.visit() as found:
        yield found
        assert found.errors == []


def names(page: Page, table: str = FIRST) -> list[str]:
    """The departments shown, in their order."""
    shown = page.locator(f"{table} tbody tr:not([hidden]) th")
    return [text.strip() for text in shown.all_inner_texts()]


def status(page: Page) -> str:
    return page.locator(".table-count").first.inner_text()


def button(page: Page, name: str) -> Any:
    return page.locator(f"{FIRST} thead").get_by_role("button", name=name, exact=True)


WRITTEN = ["教育局", "卫生局", "工信局", "应急局", "<b>水利</b>局", "合计"]


class TestSorting:
    def test_numbers_by_value_largest_first_the_missing_last_the_total_below(
        self, visit: Visit
    ) -> None:
        page = visit.go("tables/")
        assert names(page) == WRITTEN
        button(page, "得分").click()
        order = ["卫生局", "教育局", "<b>水利</b>局", "工信局", "应急局", "合计"]
        assert names(page) == order
        button(page, "得分").click()
        assert names(page) == ["工信局", "教育局", "<b>水利</b>局", "卫生局", "应急局", "合计"]

    def test_grades_by_their_own_order(self, visit: Visit) -> None:
        page = visit.go("tables/")
        button(page, "等级").click()
        assert names(page) == ["卫生局", "教育局", "工信局", "<b>水利</b>局", "应急局", "合计"]

    def test_what_is_said_is_the_order_shown(self, visit: Visit) -> None:
        page = visit.go("tables/")
        button(page, "等级").click()
        assert names(page)[0] == "卫生局"
        assert "等级（从优到差）" in status(page)
        button(page, "等级").click()
        assert "等级（从差到优）" in status(page)
        button(page, "部门").click()
        assert "部门（按名称顺序）" in status(page)

    def test_names_as_the_language_sorts_them(self, visit: Visit) -> None:
        page = visit.go("tables/")
        button(page, "部门").click()
        chinese = [name for name in names(page) if name[0] not in "<合"]
        assert chinese == ["工信局", "教育局", "卫生局", "应急局"]

    def test_by_keys_and_told_to_those_who_listen(self, visit: Visit) -> None:
        page = visit.go("tables/")
        head = page.locator(f"{FIRST} th[data-key=score]")
        assert head.get_attribute("aria-sort") == "none"
        button(page, "得分").focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert "得分（从高到低）" in status(page)
        page.keyboard.press("Space")
        assert head.get_attribute("aria-sort") == "ascending"
        assert page.evaluate("document.activeElement.textContent") == "得分"

    def test_a_column_without_a_key_stays_a_heading(self, visit: Visit) -> None:
        page = visit.go("tables/")
        assert page.locator(f"{FIRST} thead button").count() == 3

    def test_a_heading_with_a_link_keeps_it_and_has_a_button_beside(self, visit: Visit) -> None:
        page = visit.go("tables/")
        assert page.locator("#table-heat thead a").inner_text() == "决策"
        page.get_by_role("button", name="按决策排序").click()
        assert names(page, "#table-heat") == ["乙局", "甲局"]
        assert "heat-sort=one" in page.evaluate("location.search")

    def test_texts_with_a_number_by_that_number(self, visit: Visit) -> None:
        page = visit.go("tables/")
        page.locator("#table-losses thead").get_by_role("button", name="失分").click()
        assert names(page, "#table-losses") == ["甲局", "丙局", "乙局"]
        assert "失分（从高到低）" in page.locator(".table-count").last.inner_text()


class TestFiltering:
    def test_by_text_and_choice_with_a_count(self, visit: Visit) -> None:
        page = visit.go("tables/")
        assert status(page) == "显示 5 行，共 5 行"
        page.get_by_label("筛选", exact=True).fill(" 工信 ")
        assert names(page) == ["工信局"]
        assert status(page) == "显示 1 行，共 5 行"
        page.get_by_label("筛选", exact=True).fill("")
        page.get_by_label("等级", exact=True).select_option("良")
        assert names(page) == ["教育局", "工信局"]

    def test_choices_stand_in_the_order_of_grades(self, visit: Visit) -> None:
        page = visit.go("tables/")
        options = page.locator("[data-filter=grade] option").all_inner_texts()
        assert options == ["全部", "优", "良", "差", "未评定"]

    def test_a_total_of_all_is_not_shown_over_some(self, visit: Visit) -> None:
        page = visit.go("tables/")
        page.get_by_label("等级", exact=True).select_option("优")
        assert "合计" not in names(page)

    def test_text_is_text(self, visit: Visit) -> None:
        page = visit.go("tables/")
        page.get_by_label("筛选", exact=True).fill("<B>水")
        assert names(page) == ["<b>水利</b>局"]

    def test_nothing_found_says_so_and_reset_brings_all_back(self, visit: Visit) -> None:
        page = visit.go("tables/")
        reset = page.get_by_role("button", name="恢复原状").first
        assert not reset.is_visible()
        page.get_by_label("筛选", exact=True).fill("不存在")
        button(page, "得分").click()
        assert names(page) == []
        assert status(page).startswith("显示 0 行，共 5 行")
        reset.click()
        assert names(page) == WRITTEN
        assert page.evaluate("location.search") == ""


class TestAddress:
    def test_what_is_chosen_is_found_again_by_another(self, site: Site, visit: Visit) -> None:
        page = visit.go("tables/?other=1#part")
        button(page, "得分").click()
        page.get_by_label("等级", exact=True).select_option("良")
        page.get_by_label("筛选", exact=True).fill("局")
        address = page.evaluate("location.href")
        for part in ("other=1", "sort=score", "dir=desc", "grade=", "q=", "#part"):
            assert part in address
        with site.visit() as other:
            other.page.goto(address)
            assert names(other.page) == names(page) == ["教育局", "工信局"]
            assert other.page.get_by_label("筛选", exact=True).input_value() == "局"

    @pytest.mark.parametrize(
        "query", ["?sort=nothing&dir=desc", "?sort=rate", "?grade=<b>", "?dir=up", "?sort="]
    )
    def test_an_address_that_means_nothing_shows_all(self, visit: Visit, query: str) -> None:
        page = visit.go(f"tables/{query}")
        assert names(page) == WRITTEN

    def test_the_tables_of_a_page_do_not_meddle(self, visit: Visit) -> None:
        page = visit.go("tables/?sort=score&dir=asc&heat-sort=two&heat-dir=desc")
        assert names(page)[0] == "工信局"
        assert names(page, "#table-heat") == ["乙局", "甲局"]


class TestElsewhere:
    def test_without_a_script_the_table_is_complete_and_plain(self, site: Site) -> None:
        with site.visit(java_script_enabled=False) as visit:
            page = visit.go("tables/?sort=score&q=x")
            assert page.locator(f"{FIRST} tbody tr").count() == 6
            assert page.locator(f"{FIRST} tbody tr:visible").count() == 6
            assert (
                page.locator("main .md-content button:visible, .table-tools:visible").count() == 0
            )

    def test_stacked_on_a_phone_a_list_sorts(self, site: Site) -> None:
        with site.visit(viewport=PHONE) as visit:
            page = visit.go("tables/")
            assert page.locator(f"{FIRST} thead button").first.get_attribute("tabindex") == "-1"
            page.get_by_label("排序", exact=True).first.select_option("score desc")
            assert names(page)[0] == "卫生局"
            page.get_by_label("等级", exact=True).select_option("良")
            assert page.locator(f"{FIRST} tbody tr:visible").count() == 2
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    def test_printed_only_what_narrows_is_said(self, visit: Visit) -> None:
        page = visit.go("tables/")
        page.emulate_media(media="print")
        assert not page.locator(".table-tools").first.is_visible()
        page.emulate_media(media="screen")
        page.get_by_label("等级", exact=True).select_option("良")
        page.emulate_media(media="print")
        assert page.locator(".table-count").first.is_visible()
        assert not page.get_by_label("等级", exact=True).is_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1280, 360])
    def test_axe_finds_nothing(self, site: Site, scheme: str, width: int) -> None:
        with site.visit(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        ) as visit:
            page = visit.go("tables/?sort=score&dir=desc")
            options = {"resultTypes": ["violations"]}
            found = Axe().run(page, context="article", options=options).response["violations"]
            assert not [(one["id"], one["nodes"][0]["html"]) for one in found]
