"""A person looks through several districts that were built apart: search, totals, comparison."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.browser.visits import PHONE, WIDE, Site
from tests.site.building import UNDER, Built
from tests.site.joining import DISTRICTS, joined_site

PAGES = ("", "totals/", "compare/", "en/", "en/totals/", "en/compare/")
RESULTS = ".find-results li"
RULES: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
SET_UPS = [(viewport, scheme) for viewport in (WIDE, PHONE) for scheme in ("light", "dark")]


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return joined_site(tmp_path_factory)


@pytest.fixture(scope="module")
def province(browser: Browser, joined: Built) -> Iterator[Site]:
    """The joined site in a folder of its host."""
    with serving(joined.site.parent) as host:
        yield Site(browser, f"{host}{UNDER}/", joined.site)


def search(page: Page, query: str) -> None:
    page.fill("#find-query", query)
    expect(page.locator(".find-status")).to_have_text(
        re.compile(r"找到|没有|Results|Nothing|No |^\d")
    )


def results(page: Page) -> list[tuple[str, str]]:
    """Address below the site and title of each."""
    links = page.locator(f"{RESULTS} a").all()
    return [(str(one.get_attribute("href")), one.inner_text()) for one in links]


def sites_of(found: list[tuple[str, str]], base: str) -> set[str]:
    return {address.removeprefix(base).split("/")[0] for address, _ in found}


def answers(province: Site, name: str) -> list[dict[str, str]]:
    path = province.folder / "data" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_search_finds_what_several_sites_have(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("")
        search(page, "教育局 2024")
        expect(page.locator(RESULTS).first).to_be_visible()
        found = results(page)
        assert sites_of(found, province.base) == set(DISTRICTS)
        assert len(found[:3]) == len({address.split("/")[-4] for address, _ in found[:3]})
        page.locator(f"{RESULTS} a").first.click()
        expect(page.locator("h1")).to_contain_text("教育局")
        assert visit.errors == []
        assert visit.foreign == []


def test_a_word_inside_a_longer_one_is_found_in_every_site(province: Site) -> None:
    """Where a search cut by dictionary finds nothing."""
    with province.visit() as visit:
        page = visit.go("")
        search(page, "算完成")
        expect(page.locator(RESULTS).first).to_be_visible()
        assert "预算完成" in page.locator(RESULTS).first.inner_text()
        assert page.locator("select[name=site] option").count() == len(DISTRICTS) + 1


def test_results_of_one_site_alone(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("")
        search(page, "教育局")
        choice = page.locator("select[name=site]")
        label = str(choice.locator("option", has_text=DISTRICTS["er"][0]).get_attribute("value"))
        choice.select_option(label)
        expect(page.locator(RESULTS).first).to_contain_text(DISTRICTS["er"][0])
        assert sites_of(results(page), province.base) == {"er"}
        expect(page.locator("select[name=site]")).to_have_value(label)


def test_every_result_leads_to_a_page_with_its_place(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("en/")
        search(page, "预算调整率")
        expect(page.locator(RESULTS).first).to_be_visible()
        found = [urljoin(page.url, address) for address, _ in results(page)]
        assert any("#" in address for address in found)
        for address in found:
            place, _, fragment = address.partition("#")
            answer = page.request.get(place)
            assert answer.ok
            assert "/en/" in address
            assert not fragment or f'id="{fragment}"' in answer.text()


def test_more_results_are_fetched_when_asked_for(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("")
        search(page, "评价")
        expect(page.locator(RESULTS)).to_have_count(24)
        page.click(".find-more")
        expect(page.locator(RESULTS)).to_have_count(48)


def test_a_query_without_results_says_so(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("")
        search(page, "量子纠缠")
        expect(page.locator(".find-status")).to_contain_text("没有找到“量子纠缠”")
        assert page.locator(RESULTS).count() == 0


def test_little_is_loaded_before_the_first_query(province: Site) -> None:
    with province.visit() as visit:
        visit.go("")
        visit.page.wait_for_load_state("networkidle")
        assert visit.count("index.json") == 0
        search(visit.page, "教育局")
        assert visit.count("index.json") == 1


def test_the_totals_are_those_of_the_questions(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("totals/")
        shown = page.locator("section:not(:has(#published)) tbody tr").all()
        asked = answers(province, "totals")
        assert len(shown) == len(asked) > 3
        for row, answer in zip(shown, asked, strict=True):
            cells = [one.inner_text() for one in row.locator("th, td").all()]
            region = answer["region"] or "合计"
            assert cells[:2] == [region, answer["graded"]]
            assert float(cells[3]) == float(answer["lowest"])
            assert float(cells[4]) == float(answer["highest"])
        all_together = page.locator("section:has(#published) tr.total")
        evaluations = sum(int(one["evaluations"]) for one in answers(province, "districts")[:-1])
        expect(all_together.locator("td").nth(1)).to_have_text(str(evaluations))


def test_districts_stand_side_by_side_and_lead_to_their_own_pages(province: Site) -> None:
    with province.visit() as visit:
        page = visit.go("compare/")
        section = page.locator("section", has=page.locator("#invented-shili-budget-adjustment"))
        rows = section.locator("tbody tr")
        assert rows.locator("th").all_inner_texts() == ["示例二区", "示例三区", "示例一区"]
        rows.locator("a").first.click()
        expect(page.locator("h1")).to_contain_text("预算调整率")
        assert "/er/indicators/" in page.url


@pytest.mark.parametrize("address", PAGES)
def test_pages_keep_to_their_policy_and_ask_nobody(province: Site, address: str) -> None:
    with province.visit() as visit:
        visit.go(address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.errors == []
        assert visit.foreign == []


@pytest.mark.parametrize(("viewport", "scheme"), SET_UPS)
def test_no_violation(province: Site, viewport: Any, scheme: Any) -> None:
    with province.visit(viewport=viewport, color_scheme=scheme) as visit:
        for address in PAGES:
            page = visit.go(address)
            if page.locator("#find-query").count():
                search(page, "教育局")
                expect(page.locator(RESULTS).first).to_be_visible()
            assert Axe().run(page, options=RULES).response["violations"] == [], address


@pytest.mark.parametrize("address", PAGES[:3])
def test_a_phone_shows_a_page_without_scrolling_sideways(province: Site, address: str) -> None:
    with province.visit(viewport=PHONE) as visit:
        page = visit.go(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]


def test_from_a_disk_it_reads_and_says_that_it_cannot_search(province: Site) -> None:
    page = province.browser.new_page()
    page.goto((province.folder / "index.html").as_uri())
    expect(page.locator(".find-status")).to_contain_text("本地文件")
    expect(page.locator("#find-query")).to_be_disabled()
    page.close()


def test_without_scripts_everything_but_the_search_is_there(province: Site) -> None:
    with province.visit(java_script_enabled=False) as visit:
        page = visit.go("compare/")
        assert page.locator("table").count() > 5
        page = visit.go("")
        expect(page.locator("#find-query")).to_be_disabled()
