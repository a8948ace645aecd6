"""Texts that are code somewhere do nothing in a browser: on pages, in charts, in the search.

All of it holds with the policy of the pages, which then has nothing to refuse, and without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.forms import filling_in
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
    Visit,
)
from tests.site.building import EVALUATIONS, UNDER, copy_project, run
from tests.site.every_text import DRAFT, GONE, KEPT, TODO, write_every_text
from tests.site.every_text import EVALUATION as CORRECTED
from tests.site.hostile import PIECES, hostile, spoil
from tests.site.test_serve import Preview, preview

ROUNDS = (0, 2)
"""Those with a script in most labels of charts."""
DAY = "2026-11-20"
CHOICE = f"compare/?e={BODY}/{YEARS[0]}&e={BODY}/{YEARS[1]}&e={CORRECTED}"
SPOILT = (
    *ADDRESSES,
    YEAR,
    CONCEPT,
    CHOICE,
    CHANGE,
    WITHDRAWN,
    *(f"{INVENTED}{part}" for part in PARTS),
    *(f"{CORRECTED}/{part}" for part in (*PARTS, "report/")),
    f"releases/{DAY}/",
    f"releases/{DAY}/{CORRECTED}/",
    GONE,
    *(f"{one}/" for one in KEPT if one != DRAFT),
    *sorted({one.partition("/")[0] + "/" for one in KEPT}),
)
"""Every kind of page; which texts they show, the tests of the built site see to."""
MADE = """() => [...document.querySelectorAll(`iframe, base, object, embed, math, template,
    noscript *, form[action*="example.com"], link[href*="example.com"], body style, img[src=x],
    a[href^=javascript], [onerror], [onload], [onfocus], [ontoggle], [onclick]`)]
    .map((one) => one.outerHTML)"""
"""Elements that could only come from data."""


@pytest.fixture(scope="module", params=ROUNDS)
def spoilt(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """All of it published, with a note that is hostile too."""
    folder: Path = tmp_path_factory.mktemp("spoilt")
    project = copy_project(folder / "project", invented=True)
    write_every_text(project.data)
    spoil(project.data, request.param)
    target = folder / "www" / UNDER
    said = ("--note", hostile("第一次发布。", request.param), "--day", DAY)
    done = run([*EVALUATIONS, "publish", "--to", str(target), *said], project.folder)
    assert done.returncode == 0, done.stderr[-3000:]
    with serving(target.parent) as base:
        yield Site(browser, f"{base}{UNDER}/", target)


@pytest.fixture(params=[False, True], ids=["with the policy", "without"])
def bypass(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def refuse_dialogs(visit: Visit) -> None:
    visit.page.on("dialog", lambda dialog: visit.errors.append(dialog.message))


def assert_inert(visit: Visit, where: str) -> None:
    """Nothing ran, nothing was made of texts, nobody else was asked, nothing went wrong."""
    assert visit.page.evaluate(MADE) == [], where
    assert visit.page.evaluate("window.owned") is None, where
    assert visit.errors == [], where
    assert visit.foreign == [], where


def test_nothing_runs_on_any_page(spoilt: Site, bypass: bool) -> None:
    with spoilt.visit(bypass_csp=bypass) as visit:
        refuse_dialogs(visit)
        for address in SPOILT:
            visit.arrive(address)
            visit.open_all()
            visit.see_all()
            assert_inert(visit, address)


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
            assert_inert(visit, query)
        assert searcher.results()


def add_mistakes(data: Path) -> None:
    """Unknown keys, which are told with their names, and lines that are shown."""
    with (data / CORRECTED / "follow_ups.yml").open("a", encoding="utf-8") as file:
        for one in PIECES:
            key = json.dumps(" ".join(one)[:200], ensure_ascii=False)
            file.write(f"{key}: {key}\n")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The forms over hostile data, one file of which is spoilt beyond reading."""
    data = copy_project(tmp_path_factory.mktemp("desk") / "project", invented=True).data
    write_every_text(data)
    spoil(data, ROUNDS[0])
    add_mistakes(data)
    with filling_in(data) as address:
        yield data, address


def test_nothing_runs_in_the_forms(browser: Browser, desk: tuple[Path, str], bypass: bool) -> None:
    """Every kind of form, of the evaluation with most texts where it can be had."""
    data, form = desk
    site = Site(browser, form.removesuffix("_form/"), data)
    first = [f"{form}matters?department={one.replace('/', '&year=')}" for one in (CORRECTED, DRAFT)]
    waiting, seen, shown = [*first, form], set[tuple[str, ...]](), ""
    with site.visit(bypass_csp=bypass) as visit:
        refuse_dialogs(visit)
        while waiting:
            address = waiting.pop(0)
            known = kind_of(address) in seen and address not in first
            if known or not address.startswith(form):
                continue
            seen.add(kind_of(address))
            visit.page.goto(address)
            visit.open_all()
            assert_inert(visit, address)
            shown += visit.page.locator("body").inner_text()
            links = visit.page.evaluate("[...document.links].map((one) => one.href)")
            waiting += [one for one in links if ".xlsx" not in one]
    parts = {kind[1:] for kind in seen}
    assert {(path.name,) for path in (data / CORRECTED).glob("*.yml")} <= parts
    assert " ".join(hostile(TODO["text"], ROUNDS[0]).split()) in " ".join(shown.split())
    assert len({kind[0] for kind in seen}) > 6


def kind_of(address: str) -> tuple[str, ...]:
    """The page of an address, with the file it is about: one of each is looked at."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    about = asked.get("part") or asked.get("file", "").rpartition("/")[2]
    return (parts.path, *([about] if about else []))


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of hostile data with mistakes."""
    project = copy_project(tmp_path_factory.mktemp("preview") / "project", invented=True)
    write_every_text(project.data)
    spoil(project.data, ROUNDS[0])
    add_mistakes(project.data)
    with preview(project) as running:
        running.wait("", lambda page: "follow_ups.yml" in page)
        yield running


def test_nothing_runs_on_the_page_of_mistakes(
    browser: Browser, previewed: Preview, bypass: bool
) -> None:
    with Site(browser, previewed.base, previewed.project.folder).visit(bypass_csp=bypass) as visit:
        refuse_dialogs(visit)
        page = visit.go("")
        visit.open_all()
        assert_inert(visit, "mistakes")
        told = " ".join(page.locator("body").inner_text().split())
        for one in PIECES:
            assert " ".join(" ".join(one)[:200].split()) in told
