"""The policy of the pages: nobody else is asked, no text of a page runs, all else works.

That every kind of page keeps to it while it is read is seen in test_every_page: what a browser
refuses is an error there.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import Searcher
from tests.browser.visits import CHOICE, CONCEPT, FINANCE, INVENTED, OVERVIEW, YEAR, Site

ELSEWHERE = "https://example.com/"
TRY = {
    "script": "document.body.append(Object.assign("
    "document.createElement('script'), { textContent: 'window.ran = 1' }))",
    "handler": "document.body.insertAdjacentHTML('beforeend', '<img src=data: onerror=ran=1>')",
    "address": "location.href = 'javascript:window.ran=1'",
    "code": "setTimeout('window.ran = 1')",
    "style": "document.body.insertAdjacentHTML('beforeend', '<p style=color:red>x')",
    "sheet": "document.head.insertAdjacentHTML('beforeend', '<style>p { color: red }</style>')",
    "base": "document.head.insertAdjacentHTML('beforeend', '<base href=/elsewhere/>')",
    "form": "document.body.insertAdjacentHTML('beforeend', '<form action=/x>'),"
    " document.forms[document.forms.length - 1].submit()",
}
"""What might come in through a text, each in a way of its own."""
ASK = {
    "picture": f"document.body.insertAdjacentHTML('beforeend', '<img src={ELSEWHERE}a.png>')",
    "fetch": f"fetch('{ELSEWHERE}').catch(() => {{}})",
    "beacon": f"navigator.sendBeacon('{ELSEWHERE}', 'x')",
    "sheet": "document.head.insertAdjacentHTML('beforeend',"
    f" '<link rel=stylesheet href={ELSEWHERE}a.css>')",
    "script": "document.body.append(Object.assign("
    f"document.createElement('script'), {{ src: '{ELSEWHERE}a.js' }}))",
    "frame": f"document.body.insertAdjacentHTML('beforeend', '<iframe src={ELSEWHERE}></iframe>')",
    "film": f"document.body.insertAdjacentHTML('beforeend', '<video src={ELSEWHERE}a></video>')",
    "socket": "try { new WebSocket('wss://example.com/') } catch {}",
}
"""Ways to tell another host something."""


@pytest.mark.parametrize("way", TRY)
def test_what_stands_in_a_page_neither_runs_nor_dresses_it(site: Site, way: str) -> None:
    with site.visit() as visit:
        page = visit.go(OVERVIEW)
        before = page.evaluate("document.links[0].href")
        page.evaluate(f"() => {{ {TRY[way]} }}")
        page.wait_for_timeout(300)
        assert page.evaluate("window.ran") is None
        assert page.evaluate("document.links[0].href") == before
        assert any("Content Security Policy" in one for one in visit.errors)


@pytest.mark.parametrize("way", ASK)
def test_no_other_host_is_asked_even_by_a_script(site: Site, way: str) -> None:
    with site.visit() as visit:
        visit.go(OVERVIEW).evaluate(f"() => {{ {ASK[way]} }}")
        visit.page.wait_for_timeout(300)
        assert visit.foreign == []
        assert any("Content Security Policy" in one for one in visit.errors)


def test_without_the_policy_it_would_be_asked(site: Site) -> None:
    """So the tests of other hosts would notice it."""
    with site.visit(bypass_csp=True) as visit:
        visit.go(OVERVIEW).evaluate(f"() => {{ {ASK['picture']} }}")
        visit.page.wait_for_timeout(300)
        assert visit.foreign == [f"{ELSEWHERE}a.png"]


@pytest.mark.parametrize("address", [OVERVIEW, FINANCE, INVENTED, YEAR, CONCEPT, CHOICE])
def test_charts_look_as_they_do_without_the_policy(district: Site, address: str) -> None:
    def charts(bypass: bool) -> list[bytes]:
        with district.visit(bypass_csp=bypass, reduced_motion="reduce") as visit:
            visit.arrive(address)
            visit.see_all()
            visit.page.mouse.move(0, 0)
            found = visit.page.locator("figure.chart:visible .chart-canvas").all()
            return [one.screenshot() for one in found]

    drawn = charts(bypass=False)
    assert drawn
    assert drawn == charts(bypass=True)


def colours(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_what_readers_do_works_and_asks_nobody_else(district: Site) -> None:
    with district.visit(accept_downloads=True) as visit:
        page = visit.go("")
        switch = page.locator("[data-md-component=palette] label:visible")
        while colours(page) != "slate":
            switch.click()
        visit.go(YEAR)
        assert colours(page) == "slate"

        page.locator("table.ranking th button").first.click()
        expect(page.locator("table.ranking th[aria-sort]").first).to_be_visible()

        searcher = Searcher(visit)
        page.keyboard.press("/")
        assert searcher.search("预算执行率")
        searcher.links.first.click()
        page.wait_for_load_state()

        visit.arrive(CHOICE)
        with page.expect_download() as download:
            page.get_by_role("button", name="下载本表").click()
        assert download.value.path().stat().st_size > 1000
        visit.see_all()
        assert page.pdf().startswith(b"%PDF")

        assert visit.errors == []
        assert visit.foreign == []


def test_the_colours_of_the_system_come_back(site: Site) -> None:
    with site.visit(color_scheme="dark") as visit:
        page = visit.go("")
        switch = page.locator("[data-md-component=palette] label:visible")
        before = switch.get_attribute("title")
        for _ in range(3):
            switch.click()
        assert switch.get_attribute("title") == before
        assert colours(visit.go(OVERVIEW)) == "slate"
        page.emulate_media(color_scheme="light")
        assert colours(visit.go(OVERVIEW)) == "default"
        assert visit.errors == []
