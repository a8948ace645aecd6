"""What screen readers are told: names of charts, headings, landmarks, titles, languages, news."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lxml import html
from playwright.sync_api import expect

from tests.browser.searching import Searcher
from tests.browser.visits import (
    CHOICE,
    CONCEPT,
    FINANCE,
    INVENTED,
    KINDS,
    OVERVIEW,
    YEAR,
    Site,
)
from tests.site.building import Built

CHARTS = (OVERVIEW, FINANCE, INVENTED, CONCEPT, CHOICE)
STRUCTURE = """() => {
    const labelled = (one) => one.getAttribute('aria-label')
        || document.getElementById(one.getAttribute('aria-labelledby'))?.textContent || '';
    const shown = (one) => one.checkVisibility({ visibilityProperty: true });
    return {
        levels: [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter(shown)
            .map((one) => Number(one.localName[1])),
        navigations: [...document.querySelectorAll('nav')].filter(shown).map(labelled),
        mains: document.querySelectorAll('main').length,
        menu: [...document.querySelectorAll('.md-tabs__link')].map((one) => one.innerText.trim()),
    };
}"""
UNTOLD = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let one = texts.nextNode(); one; one = texts.nextNode()) {
        const above = one.parentElement;
        if (/\\p{Script=Han}/u.test(one.data) && above.checkVisibility()
            && !above.closest(':lang(zh), script, .chart-canvas, option')) {
            found.push(one.data.trim());
        }
    }
    return found;
}"""


def test_charts_have_names_texts_and_tables(district: Site) -> None:
    with district.visit() as visit:
        for address in CHARTS:
            page = visit.arrive(address)
            visit.see_all()
            charts = page.locator("figure.chart:visible").all()
            assert charts, address
            for chart in charts:
                told = re.findall(r'- img "(.+)"', chart.aria_snapshot())
                assert len(told) == 1, address
                assert len(told[0]) > 20, told
                assert chart.locator("figcaption").inner_text()
                assert told[0] != chart.locator("figcaption").inner_text()
            blocks = page.locator(".chart-block:visible")
            for block in blocks.all():
                twin = block.locator("details.twin > summary")
                if twin.count():
                    twin.press("Enter")
                    assert block.locator("table caption").is_visible()
                assert twin.count() or page.locator("article table").count()


def test_headings_and_landmarks(district: Site) -> None:
    menus: dict[str, set[tuple[str, ...]]] = {"zh": set(), "en": set()}
    with district.visit() as visit:
        for address in KINDS:
            found = visit.arrive(address).evaluate(STRUCTURE)
            levels = found["levels"]
            assert levels[0] == 1, address
            assert levels.count(1) == 1, address
            deeper = [after - before for before, after in pairwise(levels)]
            assert max(deeper, default=0) <= 1, (address, levels)
            names = found["navigations"]
            assert all(names), (address, names)
            assert len(set(names)) == len(names), (address, names)
            assert found["mains"] == 1
            menus["en" if address.startswith("en/") else "zh"].add(tuple(found["menu"]))
    assert [len(one) for one in menus.values()] == [1, 1]


def test_titles_of_pages_are_unique(whole: Built) -> None:
    for folder, others in ((whole.site, ("en",)), (whole.site / "en", ())):
        pages = (
            path
            for path in sorted(folder.rglob("index.html"))
            if path.relative_to(folder).parts[0] not in others and path.parent.name != "card"
        )
        titles = Counter(html.parse(str(path)).findtext(".//title") for path in pages)
        assert sum(titles.values()) > 100
        assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_languages_of_pages_and_parts_are_told(district: Site) -> None:
    with district.visit() as visit:
        page = visit.go(INVENTED)
        assert page.locator("html").get_attribute("lang") == "zh"
        for address in ("", YEAR, INVENTED, f"{INVENTED}indicators/", "accessibility/"):
            page = visit.go(f"en/{address}")
            assert page.locator("html").get_attribute("lang") == "en"
            assert page.evaluate(UNTOLD) == [], address


def test_what_changes_is_announced(district: Site) -> None:
    with district.visit() as visit:
        page = visit.go(YEAR)
        count = page.locator(".table-count").first
        assert count.get_attribute("role") == "status"
        page.locator("[data-search]").first.fill("教育")
        expect(count).to_contain_text("1")

        page = visit.go("")
        assert page.locator("#find-status").get_attribute("role") == "status"
        page.keyboard.press("/")
        found = Searcher(visit).search("预算执行率")
        assert found
        expect(page.locator("#find-status")).to_contain_text(re.compile(r"\d"))

        page = visit.arrive(CHOICE)
        status = page.locator(".compare-status")
        assert status.get_attribute("role") == "status"
        expect(status).to_contain_text(re.compile("已列出"))
