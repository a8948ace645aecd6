"""Large print: switched once, it holds everywhere; all is large, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.looks import CUT, SMALL_TARGETS, SMALLEST
from tests.browser.test_journeys import OUT_OF_REACH, SQUEEZED
from tests.browser.visits import CHANGE, CHOICE, INVENTED, KINDS, OVERVIEW, PHONE, YEAR, Site, Visit

LEAST_TEXT = 18
LEAST_TARGET = 44
DESK = {"width": 1366, "height": 768}
SWITCHED_ON = "localStorage.setItem('evaluations.large-print', 'on')"
SCREENS = pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast-enhanced"]}
SIZE = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"


@contextmanager
def large(site: Site, **settings: Any) -> Iterator[Visit]:
    """A visitor who chose large print before."""
    with site.visit(**settings) as visit:
        visit.page.add_init_script(SWITCHED_ON)
        yield visit


def size(page: Page) -> float:
    """How large the text of the page is, in CSS pixels."""
    found: float = page.evaluate(SIZE)
    return found


def test_it_is_switched_by_keyboard_and_kept(district: Site) -> None:
    with district.visit() as visit:
        page = visit.go("")
        before = size(page)
        switch = page.get_by_role("button", name="大字版")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(switch).to_be_focused()
        page.keyboard.press("Enter")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert size(page) == 1.5 * before
        visit.go(f"en/{INVENTED}")
        assert size(page) == 1.5 * before
        switch = page.get_by_role("button", name="Large print", pressed=True)
        switch.press("Space")
        assert size(page) == before
        visit.go(OVERVIEW)
        assert size(page) == before
        assert visit.errors == []


@SCREENS
def test_every_text_is_large_and_nothing_is_cut(district: Site, viewport: dict[str, int]) -> None:
    found: list[str] = []
    with large(district, viewport=viewport) as visit:
        for address in KINDS:
            page = visit.arrive(address)
            visit.open_all()
            page.wait_for_timeout(50)
            smallest = page.evaluate(SMALLEST)
            width = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{address}: {smallest} px"] if smallest < LEAST_TEXT else []
            found += [f"{address}: {width} px wide"] if width > viewport["width"] else []
            for look in (CUT, SQUEEZED, OUT_OF_REACH):
                found += [f"{address}: {one}" for one in page.evaluate(look)]
    assert found == []


@SCREENS
def test_what_is_pressed_is_large(district: Site, viewport: dict[str, int]) -> None:
    found: list[str] = []
    with large(district, viewport=viewport) as visit:
        for address in ("", YEAR, CHOICE, INVENTED, f"{INVENTED}indicators/", f"en/{CHANGE}"):
            page = visit.arrive(address)
            visit.open_some()
            found += [f"{address}: {one}" for one in page.evaluate(SMALL_TARGETS, LEAST_TARGET)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_stronger(district: Site, scheme: Any) -> None:
    found: list[str] = []
    with large(district, color_scheme=scheme, reduced_motion="reduce") as visit:
        for address in ("", YEAR, CHOICE, INVENTED, f"{INVENTED}audit/", CHANGE):
            visit.arrive(address)
            visit.open_some()
            for one in Axe().run(visit.page, options=CONTRAST).response["violations"]:
                found += [f"{address}: {node['html'][:120]}" for node in one["nodes"]]
    assert found == []


def test_charts_are_drawn_anew_in_the_size_of_the_text(district: Site) -> None:
    label = "figure.chart .xtick text"
    with district.visit() as visit:
        page = visit.go(INVENTED)
        visit.see_all()
        text = page.locator(label).first
        before = text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        page.get_by_role("button", name="大字版").click()
        expect(text).not_to_have_css("font-size", f"{before}px")
        after = text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert after >= LEAST_TEXT > before


def test_the_size_set_in_the_browser_counts(district: Site) -> None:
    """Sizes are given in relation to the one that readers set, here 32 pixels instead of 16."""
    with district.visit() as visit:
        page = visit.go("")
        before = size(page)
        session = page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        visit.go("")
        assert size(page) == 2 * before


def test_paper_keeps_its_size(district: Site) -> None:
    sizes = []
    for visiting in (district.visit, lambda: large(district)):
        with visiting() as visit:
            page = visit.go(INVENTED)
            page.emulate_media(media="print")
            table = page.locator("article table.figures").first
            style = "one => getComputedStyle(one).fontSize"
            sizes.append((size(page), table.evaluate(style), page.evaluate(SMALLEST)))
            assert not page.locator("[data-large-print]").is_visible()
    assert sizes[0] == sizes[1]


def test_a_browser_that_keeps_nothing_switches_the_page(district: Site) -> None:
    with district.visit() as visit:
        visit.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
        )
        page = visit.go("")
        before = size(page)
        page.get_by_role("button", name="大字版").click()
        assert size(page) == 1.5 * before


def test_without_a_script_there_is_no_switch_and_no_empty_bar(district: Site) -> None:
    with district.visit(java_script_enabled=False) as visit:
        page = visit.go("")
        assert page.locator("[data-large-print]").count() == 1
        assert not page.locator(".md-banner").is_visible()
