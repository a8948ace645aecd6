"""Paths with the keyboard alone: into the content, through all of a page, through tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import CHANGE, CHOICE, INVENTED, YEAR, Site, Visit

WALKED = ("", f"{INVENTED}indicators/", CHANGE, CHOICE, "about/")
"""Pages with all there is to come to: links, details, tables that scroll, forms, a menu aside."""
LOW = {"width": 1280, "height": 420}
"""A low window, in which much has to be scrolled into view."""
MOST = 400
PATIENCE = 500
"""Milliseconds."""
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    window.walked ??= new Map();
    const known = walked.has(one);
    if (!known) walked.set(one, walked.size);
    const beside = one.nextElementSibling?.matches('label') ? [one.nextElementSibling] : [];
    const shown = [one, ...(one.labels ?? []), ...beside];
    const marks = shown.map((mark) => getComputedStyle(mark));
    const outlined = marks.some((style) => style.outlineStyle !== 'none'
        && parseFloat(style.outlineWidth) >= 1);
    const typed = one.matches('input:not([type=radio], [type=checkbox])');
    const boxes = shown.flatMap((mark) => [...mark.getClientRects()])
        .filter((box) => box.width > 1);
    const seen = boxes.some((box) => {
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        if (left >= right || top >= bottom) return false;
        const middle = [(left + right) / 2, (top + bottom) / 2];
        const spots = [middle, [left + 3, top + 3], [left + 3, bottom - 3]];
        return spots.map(([x, y]) => document.elementFromPoint(x, y))
            .some((met) => shown.some((mark) => mark.contains(met)));
    });
    return { place: walked.get(one), known, outlined: outlined || typed, seen,
             html: one.outerHTML.slice(0, 110) };
}"""


@dataclass(frozen=True)
class Walk:
    """What the focus came to on a page, forwards and backwards; `left` that it got out again."""

    address: str
    forwards: list[dict[str, Any]]
    backwards: list[dict[str, Any]]
    left: bool


def steps(page: Page, key: str) -> tuple[list[dict[str, Any]], bool]:
    """Press a key until the focus leaves the page or comes round."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["known"]:
            return found, True
        if not stop["seen"]:  # the theme shows its tabs again a moment after they scroll into view
            page.wait_for_timeout(PATIENCE)
            stop = {**page.evaluate(FOCUSED), "known": False}
        found.append(stop)
    return found, False


def walk(visit: Visit, address: str) -> Walk:
    page = visit.arrive(address)
    page.wait_for_timeout(100)
    forwards, left = steps(page, "Tab")
    page.evaluate("window.walked.clear()")
    page.locator("footer a").last.focus()
    backwards, out = steps(page, "Shift+Tab")
    return Walk(address, forwards, backwards, left and out)


@pytest.fixture(scope="module")
def walks(district: Site) -> Iterator[list[Walk]]:
    with district.visit(viewport=LOW, reduced_motion="reduce") as visit:
        yield [walk(visit, one) for one in WALKED]


def test_the_whole_page_is_gone_through_and_left(walks: list[Walk]) -> None:
    for one in walks:
        assert one.left, one.address
        places = [stop["place"] for stop in one.forwards]
        assert places == sorted(set(places)), one.address
        assert len(places) > 15, one.address


def test_the_focus_is_seen_and_nothing_covers_it(walks: list[Walk]) -> None:
    hidden = {
        f"{one.address}: {'seen' if stop['seen'] else 'covered'} {stop['html']}"
        for one in walks
        for stop in (*one.forwards, *one.backwards)
        if not (stop["seen"] and stop["outlined"])
    }
    assert not hidden


def test_the_first_link_leads_past_the_header(district: Site) -> None:
    with district.visit() as visit:
        for address in (INVENTED, "about/", f"en/{YEAR}"):
            page = visit.go(address)
            page.keyboard.press("Tab")
            expect(page.locator(".md-skip")).to_be_focused()
            assert page.locator(".md-skip").evaluate("one => one.checkVisibility()")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('article') !== null"), address


def test_a_table_is_sorted_and_filtered(district: Site) -> None:
    with district.visit() as visit:
        page = visit.go(YEAR)
        button = page.locator("table.ranking th[data-key=score] button").first
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("th[data-key=score]").first).to_have_attribute(
            "aria-sort", "descending"
        )
        expect(button).to_be_focused()
        chosen = page.locator("select[data-filter=grade]").first
        chosen.focus()
        page.keyboard.press("ArrowDown")
        status = page.locator(".table-count").first
        expect(status).to_contain_text(re.compile(r"\d"))
        assert chosen.input_value()
        reset = page.locator("[data-reset]").first
        while not reset.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert chosen.input_value() == ""
        assert page.evaluate("document.activeElement.closest('.table-tools') !== null")


def test_a_choice_leads_nowhere_by_itself(district: Site) -> None:
    with district.visit() as visit:
        page = visit.go(YEAR)
        page.evaluate("window.here = true")
        for chosen in page.locator("select:visible").all():
            chosen.focus()
            page.keyboard.press("ArrowDown")
            expect(chosen).to_be_focused()
        assert page.evaluate("window.here")
        page = visit.go("compare/")
        page.locator("#compare-year option").first.wait_for(state="attached")
        page.evaluate("window.here = true")
        page.locator("#compare-department").focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#compare-department")).to_be_focused()
        assert page.locator(".compare-name").count() == 0
        assert page.evaluate("window.here")
