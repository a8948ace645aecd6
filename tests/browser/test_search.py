"""Search in a real browser, on the published evaluation."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.search.text import grams, normalise
from tests.browser.searching import Searcher, queries
from tests.browser.visits import FINANCE, OVERVIEW, PHONE, WIDE, Site
from tests.unit.search.made import real_records

HERE = OVERVIEW
FINDING = f"{HERE}findings/#"


@pytest.fixture(scope="module")
def asking(site: Site) -> Iterator[Searcher]:
    """One page for the whole table of queries."""
    with site.visit() as visit:
        visit.go(FINANCE)
        yield Searcher(visit)
        assert visit.errors == visit.foreign == []


@pytest.fixture
def searcher(site: Site) -> Iterator[Searcher]:
    """A fresh page."""
    with site.visit() as visit:
        yield Searcher(visit)


@pytest.mark.parametrize(
    "query", ["采购", "执行率", "三公经费", "互联网", "资源", "5G基站", "满意度"]
)
def test_exactly_the_records_that_hold_a_phrase_are_exact(asking: Searcher, query: str) -> None:
    found = {one.address for one in asking.search(query) if not one.partial}
    held = {
        one.address
        for one in real_records()
        if any(normalise(query) in normalise(line) for line in (one.title, *one.text.split("\n")))
    }
    assert len(held) <= 24
    assert found == held


def test_what_is_not_quite_there_stands_under_its_own_heading(asking: Searcher) -> None:
    assert all(one.partial for one in asking.search("政府采购率"))
    assert asking.visit.page.inner_text(".find-heading") == "部分匹配"


def test_nothing_found_is_said(asking: Searcher) -> None:
    assert asking.search("独角鲸猛犸象") == []
    assert asking.status.startswith("没有找到“独角鲸猛犸象”。可以换一个更短的词")


def test_hits_are_marked(asking: Searcher) -> None:
    asking.search("2163.32")
    marks = asking.visit.page.locator(".find-excerpt mark").all_inner_texts()
    assert set(marks) == {"2,163.32"}


def test_markup_in_a_query_stays_text(asking: Searcher) -> None:
    asking.search("<img src=x onerror=alert(1)>")
    assert asking.visit.page.locator("[data-find] img").count() == 0


def test_filters_narrow_the_results(asking: Searcher) -> None:
    asking.search("采购")
    chip = asking.visit.page.get_by_role("button", name="绩效与问题")
    chip.click()
    expect(asking.links).to_have_count(2)
    assert chip.get_attribute("aria-pressed") == "true"
    assert all(one.address.startswith(FINDING) for one in asking.results())
    chip.click()
    expect(asking.links).not_to_have_count(2)
    assert asking.visit.page.locator(".find-select").count() == 0, (
        "there is one department and one year"
    )


def test_more_results_on_demand(asking: Searcher) -> None:
    asking.search("率")
    shown = asking.links
    expect(shown).to_have_count(24)
    asking.visit.page.get_by_role("button", name="更多结果").click()
    expect(shown).to_have_count(48)


def test_a_leaf_opens_where_the_result_leads(searcher: Searcher) -> None:
    searcher.visit.go("")
    searcher.search("政府采购执行率")
    searcher.visit.page.locator(".find-link[href*='#procurement-execution-rate']").first.click()
    searcher.visit.page.wait_for_url("**/indicators/#procurement-execution-rate")
    leaf = searcher.visit.page.locator("details.leaf:has(#procurement-execution-rate)")
    expect(leaf).to_have_attribute("open", "")


def test_a_result_of_the_same_page_closes_the_box(searcher: Searcher) -> None:
    searcher.visit.go(f"{HERE}indicators/")
    found = [one.address for one in searcher.search("政府采购执行率")]
    for _ in range(found.index(f"{HERE}indicators/#procurement-execution-rate") + 1):
        searcher.visit.page.keyboard.press("ArrowDown")
    searcher.visit.page.keyboard.press("Enter")
    searcher.visit.page.wait_for_url("**/#procurement-execution-rate")
    expect(
        searcher.visit.page.locator("details.leaf:has(#procurement-execution-rate)")
    ).to_have_attribute("open", "")
    assert not searcher.is_open()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys(searcher: Searcher, key: str) -> None:
    searcher.visit.go("")
    page = searcher.visit.page
    page.keyboard.press(key)
    expect(searcher.box).to_be_focused()
    page.keyboard.type("采购")
    searcher.wait()
    links = searcher.links
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(searcher.box).to_be_focused()
    page.keyboard.press("Escape")
    assert not searcher.is_open()
    expect(searcher.box).not_to_be_focused()
    page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/#procurement-execution-rate")


def test_nothing_is_loaded_before_the_box_is_used_and_little_after(searcher: Searcher) -> None:
    searcher.visit.go("about/")
    script = [url for url in searcher.visit.asked if "/assets/search" in url]
    assert sorted(url.rsplit("/", 1)[1] for url in script) == ["search.css", "search.js"]
    before = searcher.moved()
    searcher.search("政府采购执行率")
    first = searcher.moved() - before
    searcher.search("5G基站")
    second = searcher.moved() - before - first
    assert 0 < first < 150_000
    assert second < 50_000


def test_the_newest_index_is_read_though_a_cache_holds_an_older_one(site: Site) -> None:
    with site.browser.new_context() as context:  # watched visitors have no cache
        page = context.new_page()
        page.goto(f"{site.base}about/")
        with page.expect_request("**/assets/search/index.json") as asked:
            page.locator("[data-find] input").focus()
        assert asked.value.all_headers()["cache-control"] == "max-age=0"


def test_a_missing_index_is_said(searcher: Searcher) -> None:
    searcher.visit.page.route("**/assets/search/index.json", lambda route: route.abort())
    searcher.visit.go("about/")
    assert searcher.search("采购") == []
    assert "没有读到" in searcher.status
    searcher.visit.page.unroute("**/assets/search/index.json")
    assert searcher.search("采购") != []


def test_python_and_javascript_compare_alike(asking: Searcher) -> None:
    records = real_records()
    texts = [one.title for one in records]
    texts += [line for one in records for line in one.text.split("\n")]
    texts += [one["query"] for one in queries()]
    known = [chr(code) for code in range(0x20, 0xD7C0) if unicodedata.category(chr(code)) != "Cn"]
    texts += ["".join(known[at : at + 64]) for at in range(0, len(known), 64)]
    texts += [
        "1,234,567，1",
        "１，２３４",
        "𠮷 野家",
        "〇 年",
        "a\u200bb\ufeffc\u00a0d",
        "É.5.6.x",
        "\r1 \t2",
    ]
    mine = [[normalise(text), grams(normalise(text))] for text in texts]
    theirs = asking.visit.page.evaluate(
        """async ([address, texts]) => {
            const core = await import(address);
            return texts.map((text) => [core.normalise(text), core.grams(core.normalise(text))]);
        }""",
        [f"{asking.visit.base}assets/search-core.js", texts],
    )
    assert [
        (json.dumps(text), one, other)
        for text, one, other in zip(texts, mine, theirs, strict=True)
        if one != other
    ] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_the_open_box(site: Site, scheme: str, screen: dict[str, int]) -> None:
    with site.visit(color_scheme=scheme, viewport=screen, reduced_motion="reduce") as visit:
        searcher = Searcher(visit)
        page = visit.go("about/")
        if screen is PHONE:
            page.locator("label.md-header__button[for=__search]").click()
        else:
            page.keyboard.press("/")
        for query in ("采购", "政府采购率"):
            searcher.search(query)
            page.wait_for_timeout(300)
            found = Axe().run(page, context={"include": [["[data-find]"]]})
            assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


def test_without_javascript_there_is_no_box(site: Site) -> None:
    with site.visit(java_script_enabled=False) as visit:
        page = visit.go("about/")
        expect(page.locator("[data-find]")).to_be_hidden()
        expect(page.locator("label.md-header__button[for=__search]")).to_be_hidden()
