"""What readers set in their system: forced colours, less motion; nothing told by colour alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visits import CHANGE, CHOICE, CONCEPT, INVENTED, OVERVIEW, WIDE, YEAR, Site

FORCED = (INVENTED, YEAR, CHOICE, CONCEPT)
BARE = """() => [...document.querySelectorAll(
        '.md-typeset :is(button:not(.sort, .compare-open), select, input, .button)')]
    .filter((one) => one.checkVisibility())
    .filter((one) => { const style = getComputedStyle(one);
        return !(parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'); })
    .map((one) => one.outerHTML.slice(0, 120))"""
"""Controls without a line around them, whose ground is gone where colours are forced."""
CONTRASTS = """() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([red, green, blue]) => [red, green, blue].map((one) => one / 255)
        .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = light(channels(getComputedStyle(document.body).backgroundColor));
    const against = (colour) => { const own = light(channels(colour));
        return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05); };
    const drawn = (one, name) => getComputedStyle(one)[name];
    return {
        texts: [...document.querySelectorAll('.main-svg text:not(.bartext-inside)')]
            .filter((one) => one.textContent.trim()).map((one) => against(drawn(one, 'fill'))),
        marks: [...document.querySelectorAll('.bars .point path, .scatterlayer path.point')]
            .filter((one) => drawn(one, 'fill').startsWith('rgb')
                && drawn(one, 'opacity') !== '0')
            .map((one) => Math.max(against(drawn(one, 'fill')),
                drawn(one, 'stroke') === 'none' ? 0 : against(drawn(one, 'stroke')))),
    };
}"""
"""Contrast of texts and plain marks in charts to the ground of the page."""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
MOVING = "document.getAnimations().map((one) => one.effect?.target?.outerHTML.slice(0, 100))"


def forced(site: Site, scheme: Any) -> Any:
    return site.visit(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_what_matters(district: Site, scheme: str) -> None:
    with forced(district, scheme) as visit:
        texts: list[float] = []
        marks: list[float] = []
        for address in FORCED:
            page = visit.arrive(address)
            visit.open_some()
            visit.see_all()
            assert page.evaluate("matchMedia('(forced-colors: active)').matches")
            assert page.evaluate(BARE) == [], address
            found = page.evaluate(CONTRASTS)
            texts += found["texts"]
            marks += found["marks"]
        assert texts
        assert min(texts) >= 4.5
        assert marks
        assert min(marks) >= 3
        page = visit.go(INVENTED)
        here = page.locator("nav.parts a[aria-current]")
        assert here.evaluate("one => getComputedStyle(one).borderTopWidth") == "3px"
        bar = page.locator("svg.rate").first
        assert outlined(page, "svg.rate .rate-all", "stroke")
        assert bar.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none"


def outlined(page: Page, selector: str, name: str) -> bool:
    found = page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{name}")
    return bool(found != "none")


def test_what_colours_tell_is_told_by_text_too(district: Site) -> None:
    """Cells of heat maps have their number, marks a sign, verdicts words, links a line."""
    with district.visit() as visit:
        page = visit.go(YEAR)
        cells = page.locator("table td.heat")
        assert cells.count() > 10
        assert all(any(sign.isdigit() for sign in one) for one in cells.all_inner_texts())
        assert page.locator(".heat-legend li").first.inner_text().strip()
        links = page.locator("article p a, article li a, article td a").evaluate_all(
            "all => all.filter((one) => one.checkVisibility()"
            " && !one.matches('.headerlink, .button')"
            " && getComputedStyle(one).textDecorationLine !== 'underline'"
            " && !one.closest('nav')).map((one) => one.outerHTML)"
        )
        assert links == []
        page = visit.go(OVERVIEW)
        for name in (".agrees", ".differs"):
            signs = page.locator(name).evaluate_all(
                "all => all.map((one) => getComputedStyle(one, '::before').content)"
            )
            assert all(len(one.strip('"').strip()) == 1 for one in signs)
        page = visit.arrive(CHOICE)
        verdicts = page.locator(".compare-verdict")
        assert verdicts.count() > 1
        assert all(one.strip() for one in verdicts.all_inner_texts())


def test_nothing_moves_for_those_who_want_no_motion(district: Site) -> None:
    with district.visit(reduced_motion="reduce", viewport=WIDE) as visit:
        page = visit.go(CHANGE)
        moving: list[Any] = []

        def look() -> None:
            moving.extend(page.evaluate(MOVING))

        page.mouse.move(300, 300)
        page.evaluate("scrollTo(0, 900)")
        page.evaluate(DRAWN)  # two scrolls before one frame are one scroll
        look()
        page.evaluate("scrollTo(0, 600)")
        page.locator(".md-top:not([hidden])").wait_for()
        look()
        page.locator(".md-top").click()
        look()
        page.wait_for_function("scrollY === 0")
        page.locator("[data-md-component=palette] label:visible").click()
        look()
        page.get_by_role("button", name="大字版").click()
        look()
        page.keyboard.press("/")
        look()
        page.keyboard.press("Escape")
        look()
        page.locator("article summary").first.click()
        look()
        for link in page.locator(".md-tabs__link, article a").all()[:3]:
            link.hover()
            look()
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert moving == []


def test_without_that_wish_something_moves(district: Site) -> None:
    with district.visit(viewport=WIDE, reduced_motion="no-preference") as visit:
        page = visit.go(CHANGE)
        page.locator(".md-tabs__link").first.hover()
        assert page.evaluate("document.getAnimations().length")
