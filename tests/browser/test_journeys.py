"""What people come for, from the home page to the answer; held to what the program computed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.audit.result import Result
from generator.build import examine
from generator.compare.movers import leaf_movements, movements
from generator.compare.peers import pool_of
from generator.compare.result import Pair
from generator.compare.site import Cohort, Comparisons, comparisons, key_of
from generator.exposure import shown
from generator.words import comparing
from tests.browser.searching import Searcher
from tests.browser.visits import (
    BODY,
    CHANGE,
    CHOICE,
    CONCEPT,
    ENGLISH,
    PHONE,
    YEAR,
    YEARS,
    Site,
    Visit,
)
from tests.real_data import SHIPPED

PAPER = {"width": 688, "height": 1000}
"""CSS pixels of A4 between the margins, in height about."""
COMPARED = re.compile("已列出")
WIDER = """(edge) => [...document.querySelectorAll('.md-content :is(table, .chart svg)')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge + 1)
    .map((one) => one.outerHTML.slice(0, 90))"""
SQUEEZED = """() => [...document.querySelectorAll('.md-content :is(td, th)')]
    .filter((one) => one.checkVisibility() && one.innerText.trim().length > 2
        && getComputedStyle(one).clipPath === 'none' && !one.closest('thead[role]')
        && one.clientWidth < 2.5 * parseFloat(getComputedStyle(one).fontSize))
    .map((one) => one.outerHTML.slice(0, 120))"""
OUT_OF_REACH = """() => [...document.querySelectorAll('.table-region')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1
        && (one.tabIndex !== 0 || !one.getAttribute('aria-label')))
    .map((one) => one.innerText.slice(0, 60))"""


@dataclass(frozen=True)
class District:
    """What the program says of the invented evaluations."""

    compared: Comparisons
    results: tuple[Result, ...]

    @property
    def latest(self) -> int:
        return max(one.evaluation.year for one in self.results)

    def of(self, year: int) -> list[Result]:
        return [one for one in self.results if one.evaluation.year == year]

    def cohort(self, year: int) -> Cohort:
        """The largest group of a year that is ranked together."""
        found = [one for one in self.compared.cohorts if one.year == year and one.pool.invented]
        return max(found, key=lambda one: one.ranked)

    def fallen(self) -> Pair:
        """The department that fell most in the latest year."""
        keys = [key_of(one) for one in self.of(self.latest)]
        pairs = [self.compared.pairs[key] for key in keys if key in self.compared.pairs]
        return movements(pairs)[0].pair


@cache
def computed() -> District:
    found = examine(SHIPPED)
    seen = shown(found.results, preview=False)
    invented = tuple(one for one in seen.results if pool_of(one.department).invented)
    return District(comparisons(found.disclosure, seen), invented)


@pytest.fixture
def visit(district: Site) -> Iterator[Visit]:
    with district.visit() as found:
        yield found
        assert found.errors == found.foreign == []


def first_row(table: Locator) -> str:
    return table.locator("tbody tr").first.inner_text()


def rows(page: Page) -> list[str]:
    """The texts of the rows of the first table that are shown."""
    return page.locator("table.ranking").first.locator("tbody tr:visible").all_inner_texts()


def section(page: Page, heading: str) -> Locator:
    return page.locator("table.figures", has=page.locator("caption", has_text=heading))


class TestWhoFellMost:
    """From home to the department that fell most and the indicator it fell on: three clicks."""

    def test_home_names_both_and_leads_to_them(self, visit: Visit) -> None:
        pair = computed().fallen()
        change, points = leaf_movements(pair)[0]
        leaf = pair.new.framework.by_id[change.link.new[0]]
        digits = pair.new.framework.rounding.digits
        page = visit.go("")
        fell = section(page, "下降最多").first
        said = first_row(fell)
        assert pair.new.department.name in said
        assert leaf.name in said
        assert comparing.points(points, digits) in said
        assert comparing.points(movements([pair])[0].points, digits) in said
        fell.locator("tbody a", has_text=pair.new.department.name).click()  # the first click
        page.wait_for_url("**/change/")
        movers = page.locator("#table-movers")
        assert leaf.name in first_row(movers)
        assert comparing.points(points, digits) in first_row(movers)
        movers.locator("tbody a", has_text=leaf.name).first.click()  # the second
        page.wait_for_url(f"**/{pair.new.department.id}/**")
        opened = page.locator("details.leaf[open]")
        assert leaf.name in opened.inner_text()
        assert opened.locator(".working").is_visible()

    def test_the_year_page_says_the_same(self, visit: Visit) -> None:
        pair = computed().fallen()
        page = visit.go("")
        page.locator("article ul.ways a").first.click()  # the first click
        page.locator("article table a", has_text=str(computed().latest)).first.click()
        row = page.locator("table.ranking tr", has_text=pair.new.department.name)
        digits = pair.new.framework.rounding.digits
        assert pair.total_change is not None
        total = comparing.points(pair.total_change, digits)
        row.locator("a", has_text=total).click()  # the third
        change, _ = leaf_movements(pair)[0]
        leaf = pair.new.framework.by_id[change.link.new[0]]
        assert leaf.name in first_row(page.locator("#table-movers"))


class TestComparing:
    def choose(self, page: Page, department: str, year: int) -> None:
        """Choose an evaluation with the keyboard alone, from the field of departments on."""
        page.keyboard.press("Control+a")
        page.keyboard.type(department)
        page.keyboard.press("Tab")
        expect(page.locator("#compare-department")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#compare-year")).to_be_focused()
        page.keyboard.type(str(year))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

    def test_chosen_by_keyboard_and_passed_on(self, district: Site, visit: Visit) -> None:
        pair = computed().fallen()
        page = visit.go("compare/")
        page.locator("#compare-year option").first.wait_for(state="attached")
        for one in (pair.old, pair.new):
            for _ in range(60):
                page.keyboard.press("Shift+Tab" if one is pair.new else "Tab")
                if page.locator("#compare-filter").evaluate(
                    "one => one === document.activeElement"
                ):
                    break
            self.choose(page, one.department.name, one.evaluation.year)
            chosen = page.locator(".compare-name a", has_text=str(one.evaluation.year))
            expect(chosen.first).to_be_visible()
        table = page.locator(".compare-table")
        expect(table).to_be_visible()
        text, address = table.inner_text(), page.url
        assert f"{pair.new.scores.total.score.normalize():f}" in text
        asked = [f"e={one.department.id}/{one.evaluation.year}" for one in (pair.old, pair.new)]
        assert urlsplit(address).query == "&".join(asked)
        with district.visit() as other:
            other.page.goto(address)
            expect(other.page.locator(".compare-status")).to_have_text(COMPARED)
            assert other.page.locator(".compare-table").inner_text() == text

    def test_the_language_switch_keeps_the_choice(self, visit: Visit) -> None:
        page = visit.arrive(CHOICE)
        names = page.locator(".compare-name a").count()
        page.locator("a.language").click()
        page.locator(".compare-table").wait_for()
        assert page.locator("html").get_attribute("lang") == "en"
        assert urlsplit(page.url).query == urlsplit(CHOICE).query
        assert page.locator(".compare-name a").count() == names

    def test_names_in_english_comparisons_are_told_to_be_chinese(self, visit: Visit) -> None:
        page = visit.arrive(f"en/{CHOICE}")
        visit.see_all()
        untold = page.evaluate("""() => {
            const texts = document.createTreeWalker(
                document.querySelector('#compare-app'), NodeFilter.SHOW_TEXT);
            const found = [];
            for (let one = texts.nextNode(); one; one = texts.nextNode()) {
                const above = one.parentElement;
                if (/\\p{Script=Han}/u.test(one.data) && above.checkVisibility()
                    && !above.closest(':lang(zh), script, .chart-canvas, select')) {
                    found.push(one.data);
                }
            }
            return found;
        }""")
        assert untold == []
        assert page.locator(".compare-table :lang(zh)").count() > 0
        assert page.locator(".compare-verdict:lang(en)").first.inner_text().startswith("Compar")


class TestSearching:
    def test_by_its_abbreviation_to_a_department_and_its_grade(self, visit: Visit) -> None:
        """By one that is no part of its name, so that only the declaration can lead there."""
        latest = max(
            (one for one in computed().results if one.scores.grade and known_otherwise(one)),
            key=lambda one: one.evaluation.year,
        )
        department = latest.department
        visit.go("")
        visit.page.keyboard.press("/")
        searcher = Searcher(visit)
        found = searcher.search(department.abbreviations[0])  # the first step
        assert found[0].address == f"{department.id}/"
        searcher.links.first.click()  # the second
        visit.page.wait_for_url(f"**/{department.id}/")
        row = visit.page.locator("table tr", has_text=f"{latest.evaluation.year}年度").first
        assert latest.scores.grade_name in row.inner_text()


def known_otherwise(result: Result) -> bool:
    return any(one not in result.department.name for one in result.department.abbreviations[:1])


class TestYearTable:
    def test_sorted_and_filtered_and_opened_afresh(self, district: Site, visit: Visit) -> None:
        cohort = computed().cohort(YEARS[1])
        results = [one.result.scores for one in cohort.placed]
        grades = [one.grade_name for one in results]
        grade = max(set(grades), key=grades.count)
        wanted = sorted(one.total.score for one in results if one.grade_name == grade)
        page = visit.go(YEAR)
        head = page.locator("table.ranking th[data-key='score'] button").first
        head.click()
        if "descending" in (head.locator("..").get_attribute("aria-sort") or ""):
            head.click()
        page.locator("select[data-filter='grade']").first.select_option(grade)
        scores = [Decimal(one.split("\t")[2]) for one in rows(page)]
        assert scores == wanted
        assert 1 < len(scores) < len(results)
        text = rows(page)
        with district.visit() as other:
            other.page.goto(page.url)
            assert rows(other.page) == text
            assert other.page.locator("th[aria-sort='ascending']").count() == 1


class TestWithoutJavaScript:
    def test_from_home_to_a_change_with_whole_tables(self, district: Site) -> None:
        pair = computed().fallen()
        cohort = computed().cohort(computed().latest)
        with district.visit(java_script_enabled=False) as visit:
            page = visit.go("")
            name = page.locator("article a", has_text=f"{computed().latest}年度全部部门")
            name.first.click()
            table = page.locator("table.ranking", has_text=pair.new.department.name)
            assert table.locator("tbody tr:visible").count() == len(cohort.placed)
            table.locator("th a", has_text=pair.new.department.name).click()
            page.locator("nav.parts a", has_text="与上次比较").click()
            assert page.url.endswith(f"{pair.new.department.id}/{computed().latest}/change/")
            leaves = page.locator("#table-leaves tbody tr:visible")
            assert leaves.count() == len(pair.leaves)
            assert page.locator(".table-tools:visible").count() == 0
            page.locator("nav.trail a", has_text=pair.new.department.short_name).click()
            mine = [one for one in computed().results if one.department == pair.new.department]
            for one in mine:
                cell = page.locator("table tbody th", has_text=f"{one.evaluation.year}年度")
                assert cell.first.is_visible()
            assert visit.errors == []

    def test_the_comparison_page_leads_to_the_static_ones(self, district: Site) -> None:
        with district.visit(java_script_enabled=False) as visit:
            page = visit.go(CHOICE)
            assert page.locator("noscript").first.is_visible()
            page.locator(f"article a[href*='{CHANGE}']").first.click()
            assert page.url.endswith(CHANGE)


class TestOnAPhone:
    @pytest.mark.parametrize(
        "address", ["", YEAR, CONCEPT, f"{BODY}/", CHANGE, CHOICE, "changes/", *ENGLISH]
    )
    def test_tables_can_be_read(self, district: Site, address: str) -> None:
        with district.visit(viewport=PHONE) as visit:
            page = visit.arrive(address)
            visit.open_all()
            page.wait_for_timeout(200)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            assert page.evaluate(SQUEEZED) == []
            assert page.evaluate(OUT_OF_REACH) == []

    @pytest.mark.parametrize("width", [728, 1000, 1280])
    def test_nor_is_a_table_out_of_reach_on_other_screens(self, district: Site, width: int) -> None:
        with district.visit(viewport={"width": width, "height": 800}) as visit:
            for address in (YEAR, CHANGE, f"en/{YEAR}", f"en/{CHANGE}"):
                visit.arrive(address)
                visit.page.wait_for_timeout(200)
                assert visit.page.evaluate(OUT_OF_REACH) == [], address


class TestOnPaper:
    PRINTED = (
        YEAR,
        CONCEPT,
        CHANGE,
        CHOICE,
        f"{BODY}/",
        f"en/{YEAR}",
        f"en/{CHANGE}",
        f"en/{CHOICE}",
    )

    @pytest.mark.parametrize("address", PRINTED)
    def test_nothing_is_cut_off_and_little_paper_wasted(self, district: Site, address: str) -> None:
        with district.visit(viewport=PAPER) as visit:
            page = visit.arrive(address)
            visit.see_all()
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print")
            page.wait_for_timeout(300)
            assert page.evaluate(WIDER, PAPER["width"]) == []
            assert page.evaluate(SQUEEZED) == []
            height: int = page.evaluate("document.querySelector('.md-content').scrollHeight")
            page.emulate_media(media="null")
            page.evaluate("dispatchEvent(new Event('afterprint'))")
            sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
            assert 1 < sheets <= math.ceil(1.35 * height / PAPER["height"]) + 1

    def test_headings_that_are_buttons_are_repeated_on_each_sheet(self, district: Site) -> None:
        """Browsers leave boxes of their own out of the headings they repeat."""
        with district.visit() as visit:
            page = visit.go(YEAR)
            page.emulate_media(media="print")
            buttons = page.locator("button.sort")
            assert buttons.count() > 0
            shown_as: set[Any] = set(
                buttons.evaluate_all("all => all.map(one => getComputedStyle(one).display)")
            )
            assert shown_as == {"contents"}

    def test_a_comparison_is_printed_without_the_ways_to_others(self, district: Site) -> None:
        with district.visit() as visit:
            page = visit.arrive(CHOICE)
            page.emulate_media(media="print")
            assert not page.locator("#common").is_visible()
            assert page.locator(".compare-table").is_visible()
            page.emulate_media(media="screen")
            visit.go("compare/")
            page.emulate_media(media="print")
            assert page.locator("#common").is_visible()
