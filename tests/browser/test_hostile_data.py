"""Texts that are code somewhere do nothing in a browser: on pages, in charts, in the search.

All of it holds with the policy of the pages, which then has nothing to refuse, and without it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.searching import Searcher
from tests.browser.visits import (
    ADDRESSES,
    BODY,
    CHANGE,
    CONCEPT,
    DRAWN_ADDRESSES,
    INVENTED,
    PARTS,
    WITHDRAWN,
    YEAR,
    YEARS,
    Site,
)
from tests.site.building import EVALUATION, build, copy_project
from tests.site.hostile import spoil

ROUNDS = (0, 2)
"""Those with a script in most labels of charts."""
CORRECTED = "shili-zhujian/2023/"
"""An evaluation with replies, corrections and what became of earlier problems."""
CHOICE = f"compare/?e={BODY}/{YEARS[0]}&e={BODY}/{YEARS[1]}&e={CORRECTED.rstrip('/')}"
KEPT = {one.partition("/")[0] for one in (EVALUATION, INVENTED, CORRECTED, WITHDRAWN)}
SPOILT = (
    *ADDRESSES,
    YEAR,
    CONCEPT,
    CHOICE,
    CHANGE,
    WITHDRAWN,
    *(f"{one}{part}" for one in (INVENTED, CORRECTED) for part in PARTS),
)
MADE = """() => [...document.querySelectorAll(`iframe, base, object, embed, math, template,
    noscript *, form[action], link[href*="example.com"], body style, img[src=x],
    a[href^=javascript], [onerror], [onload], [onfocus], [ontoggle], [onclick]`)]
    .map((one) => one.outerHTML)"""
"""Elements that could only come from data."""


@pytest.fixture(scope="module", params=ROUNDS)
def spoilt(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("spoilt")
    project = copy_project(folder / "project", invented=True)
    for path in project.data.glob("*/department.yml"):
        if path.parent.name not in KEPT:
            shutil.rmtree(path.parent)
    spoil(project.data, request.param)
    built = build(project, folder / "site")
    with serving(built.site) as base:
        yield Site(browser, base, built.site)


@pytest.fixture(params=[False, True], ids=["with the policy", "without"])
def bypass(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_nothing_runs_on_any_page(spoilt: Site, bypass: bool) -> None:
    with spoilt.visit(bypass_csp=bypass) as visit:
        visit.page.on("dialog", lambda dialog: visit.errors.append(dialog.message))
        for address in SPOILT:
            visit.arrive(address)
            visit.open_all()
            visit.see_all()
            assert visit.page.evaluate(MADE) == [], address
            assert visit.page.evaluate("window.owned") is None, address
        assert visit.errors == []
        assert visit.foreign == []


def test_labels_of_charts_show_their_signs(spoilt: Site) -> None:
    with spoilt.visit() as visit:
        page = visit.go(DRAWN_ADDRESSES[0])
        visit.see_all()
        labels = "".join(page.locator(".ytick text").all_text_contents())
        assert "<" in labels
        assert page.locator("figure.chart svg a").count() == 0


def test_nothing_runs_in_the_search(spoilt: Site, bypass: bool) -> None:
    with spoilt.visit(bypass_csp=bypass) as visit:
        searcher = Searcher(visit)
        visit.go("").keyboard.press("/")
        for query in ("预算执行率", "<img src=x onerror=window.owned=1>", "window.owned"):
            searcher.search(query)
            assert visit.page.evaluate(MADE) == [], query
            assert visit.page.evaluate("window.owned") is None, query
        assert searcher.results()
        assert visit.errors == []
        assert visit.foreign == []
