"""The measured queries and the filters, on the published evaluation and the invented district."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import serving
from tests.browser.searching import Searcher, queries
from tests.browser.visits import PHONE, WIDE, Site
from tests.site.building import MKDOCS, copy_project, run

CHINESE = [one for one in queries() if one.get("language", "zh") == "zh"]
ENGLISH = [one for one in queries() if one.get("language") == "en"]


@pytest.fixture(scope="module")
def asking(district: Site) -> Iterator[Searcher]:
    """One page for all Chinese queries."""
    with district.visit() as visit:
        visit.go("about/")
        yield Searcher(visit)
        assert visit.errors == visit.foreign == []


@pytest.fixture(scope="module")
def asking_in_english(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searcher]:
    """One page for all English queries, on the published evaluation."""
    folder = tmp_path_factory.mktemp("english")
    project = copy_project(folder / "project")
    command = [*MKDOCS, "build", "--strict", "-f", str(project.config), "-d", f"{folder}/www"]
    done = run(command, project.folder, {"EVALUATIONS_LANGUAGE": "en"})
    assert done.returncode == 0, done.stderr[-3000:]
    with serving(folder / "www") as host, Site(browser, host, folder / "www").visit() as visit:
        visit.go("about/")
        yield Searcher(visit)
        assert visit.errors == visit.foreign == []


@pytest.fixture
def searcher(district: Site) -> Iterator[Searcher]:
    """A fresh visitor."""
    with district.visit() as visit:
        visit.go("about/")
        yield Searcher(visit)


def ask(searcher: Searcher, case: dict[str, Any]) -> None:
    found = [one.address for one in searcher.search(case["query"])]
    if case.get("none"):
        assert found == []
        assert len(searcher.status) > len(case["query"]) + 20, "what else to try is said"
        return
    best = found[: case["within"]]
    assert [one for one in case["expected"] if one not in best] == [], case["why"]


def test_there_are_enough_queries() -> None:
    assert len(queries()) >= 60
    assert all(one.get("none") or one["expected"] for one in queries())


@pytest.mark.parametrize("case", CHINESE, ids=lambda one: one["query"])
def test_what_is_looked_for_is_found(asking: Searcher, case: dict[str, Any]) -> None:
    ask(asking, case)


@pytest.mark.parametrize("case", ENGLISH, ids=lambda one: one["query"])
def test_it_is_found_on_english_pages(asking_in_english: Searcher, case: dict[str, Any]) -> None:
    ask(asking_in_english, case)


@pytest.mark.parametrize("query", ["采购", "满意度", "工信局", "2021", "评价"])
def test_real_results_come_first_and_invented_ones_are_marked(asking: Searcher, query: str) -> None:
    found = [one for one in asking.search(query) if not one.partial]
    assert found
    marks = [one.invented for one in found]
    assert marks == sorted(marks)
    for one in found:
        if one.address.startswith(("shili-", "shanting-")):
            assert one.invented is one.address.startswith("shili-")
    assert "其中虚构示例" in asking.status


def chip(searcher: Searcher, name: str) -> Locator:
    return searcher.visit.page.locator(".find-chip", has_text=name)


def count_of(text: str) -> int:
    """The number at the end of a chip or an option."""
    return int(text.rstrip("）").replace("（", " ").rpartition(" ")[2])


def found_count(searcher: Searcher) -> int:
    return int(searcher.status.removeprefix("找到 ").partition(" ")[0])


def test_filters_say_what_they_would_leave(searcher: Searcher) -> None:
    searcher.search("满意度")
    whole = found_count(searcher)
    real, invented = chip(searcher, "真实评价"), chip(searcher, "虚构示例")
    assert count_of(real.inner_text()) + count_of(invented.inner_text()) == whole
    for option in ("year", "department"):
        select = searcher.visit.page.locator(f"select[data-filter={option}]")
        assert sum(count_of(one) for one in select.locator("option").all_inner_texts()[1:]) <= whole
    wanted = count_of(real.inner_text())
    real.click()
    expect(searcher.visit.page.locator(".find-status")).to_have_text(f"找到 {wanted} 条。")
    assert not any(one.invented for one in searcher.results())


def test_filters_together(searcher: Searcher) -> None:
    searcher.search("满意度")
    page = searcher.visit.page
    page.locator("select[data-filter=year]").select_option("2022")
    select = page.locator("select[data-filter=department]")
    label = next(one for one in select.locator("option").all_inner_texts() if "教育局" in one)
    select.select_option(label=label)
    expect(page.locator(".find-status")).to_contain_text(f"找到 {count_of(label)} 条")
    found = searcher.results()
    assert found
    assert all(one.address.startswith("shili-jiaoyu/2022/") for one in found)


def test_filters_stay_while_the_query_changes_and_can_be_cleared(searcher: Searcher) -> None:
    searcher.search("满意度")
    chip(searcher, "绩效与问题").click()
    searcher.search("采购")
    assert all("/findings/" in one.address for one in searcher.results())
    searcher.search("四舍五入")
    assert searcher.results() == []
    expect(searcher.visit.page.locator(".find-status")).to_have_text("当前筛选下没有结果。")
    searcher.visit.page.get_by_role("button", name="清除筛选").click()
    expect(searcher.links.first).to_be_visible()
    assert found_count(searcher) > 2
    expect(searcher.box).to_be_focused()


def test_filters_by_keyboard(searcher: Searcher) -> None:
    searcher.search("满意度")
    page = searcher.visit.page
    searcher.box.focus()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('.find-chip')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".find-chip[aria-pressed=true]")).to_be_focused()
    assert searcher.is_open()
    page.keyboard.press("Space")
    expect(page.locator(".find-chip[aria-pressed=true]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.find-chip')")


def test_on_the_way_back_the_query_and_its_filters_are_there(searcher: Searcher) -> None:
    searcher.search("满意度")
    chip(searcher, "绩效与问题").click()
    expect(chip(searcher, "绩效与问题")).to_have_attribute("aria-pressed", "true")
    searcher.links.first.click()
    searcher.visit.page.wait_for_url("**/findings/#*")
    searcher.visit.page.keyboard.press("/")
    expect(searcher.box).to_have_value("满意度")
    expect(chip(searcher, "绩效与问题")).to_have_attribute("aria-pressed", "true")
    searcher.visit.page.keyboard.type("采")
    expect(searcher.box).to_have_value("采")


def test_the_name_of_the_year_stands_beside_a_result(searcher: Searcher) -> None:
    searcher.search("经信局")
    about = searcher.visit.page.locator(".find-about")
    by_address = dict(
        zip((one.address for one in searcher.results()), about.all_inner_texts(), strict=True)
    )
    assert "经信局" in by_address["shili-gongxin/2021/"]
    assert "工信局" in by_address["shili-gongxin/2023/"]


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_among_filters(district: Site, screen: dict[str, int]) -> None:
    with district.visit(viewport=screen, reduced_motion="reduce") as visit:
        searcher = Searcher(visit)
        page = visit.go("about/")
        if screen is PHONE:
            page.locator("label.md-header__button[for=__search]").click()
        searcher.search("满意度")
        chip(searcher, "虚构示例").click()
        page.wait_for_timeout(300)
        found = Axe().run(page, context={"include": [["[data-find]"]]})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
