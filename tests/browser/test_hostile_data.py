"""Texts that are code somewhere do nothing in a browser: on pages, in charts, in the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.visits import ADDRESSES, DRAWN_ADDRESSES, Site
from tests.site.building import build, copy_project
from tests.site.hostile import spoil

ROUNDS = (0, 2)
"""Those with a script in most labels of charts."""
LOOK = """() => [
    window.owned, document.querySelectorAll('iframe, base, img[src=x], svg[onload]').length,
]"""


@pytest.fixture(scope="module", params=ROUNDS)
def spoilt(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("spoilt")
    project = copy_project(folder / "project")
    spoil(project.data, request.param)
    built = build(project, folder / "site")
    with serving(built.site) as base:
        yield Site(browser, base, built.site)


def test_nothing_runs_on_any_page(spoilt: Site) -> None:
    with spoilt.visit() as visit:
        visit.page.on("dialog", lambda dialog: visit.errors.append(dialog.message))
        for address in ADDRESSES:
            visit.go(address)
            visit.open_all()
            if address in DRAWN_ADDRESSES:
                visit.see_all()
            assert visit.page.evaluate(LOOK) == [None, 0], address
        assert visit.errors == []
        assert visit.foreign == []


def test_labels_of_charts_show_their_signs(spoilt: Site) -> None:
    with spoilt.visit() as visit:
        page = visit.go(DRAWN_ADDRESSES[0])
        visit.see_all()
        labels = "".join(page.locator(".ytick text").all_text_contents())
        assert "<" in labels
        assert page.locator("figure.chart svg a").count() == 0


def test_nothing_runs_in_the_search(spoilt: Site) -> None:
    with spoilt.visit() as visit:
        page = visit.go("")
        page.keyboard.press("/")
        page.keyboard.type("预算执行率")
        page.locator(".find-results a, .md-search-result__link").first.wait_for()
        page.wait_for_timeout(300)
        assert page.evaluate(LOOK) == [None, 0]
        assert visit.errors == []
