"""axe finds nothing to complain about: every kind of page, wide and narrow, light and dark.

Nothing is left out: every rule of axe and every part of a page, but for the dark schemes, where
only what a scheme can make worse is asked again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from generator.build import examine, plan
from tests.browser.conftest import serving
from tests.browser.visits import (
    ADDRESSES,
    CHOICE,
    DISTRICT_ADDRESSES,
    ENGLISH,
    INDICATORS,
    INVENTED,
    OVERVIEW,
    PHONE,
    WIDE,
    Site,
    Visit,
)
from tests.real_data import SHIPPED
from tests.site.building import ROOT, Built, build, copy_project
from tests.unit.pages.released import NEW, OLD, released

REPORTS = (f"{INVENTED}report/",)
"""All of an evaluation on one page."""
MOVED, GONE = f"{OLD}/", "years/2019/special/"
VERSION = f"releases/2026-11-20/{OLD}/2024/"
RECORD = ("changes/", "releases/2026-11-21/", VERSION, f"{NEW}/2024/")
"""What only a site that was published several times has."""
STUBS = (MOVED, GONE)
"""What stands at addresses without a page."""
ALONE = {
    "card": "an address of every evaluation",
    "redirect": "the stubs",
    "draft": "in the preview alone, for the people who write it",
    "joined": "in a folder of several sites, which has a test of its own",
}
"""Templates that are no page of one site, and where they are looked at, or why not."""
LIGHT: dict[str, Any] = {"color_scheme": "light"}
FULL: dict[str, Any] = {"viewport": WIDE, **LIGHT}
"""Where every detail is opened; elsewhere some are."""
DARK: dict[str, Any] = {"color_scheme": "dark"}
ALL: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""Every rule, and one that axe leaves out unless told: what is pressed is large enough."""
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What the dark scheme can make worse."""
SET_UPS = pytest.mark.parametrize(
    ("settings", "rules"),
    [
        pytest.param(FULL, ALL, id="wide, light"),
        pytest.param({"viewport": WIDE, **DARK}, COLOURS, id="wide, dark"),
        pytest.param({"viewport": PHONE, **LIGHT}, ALL, id="narrow, light"),
        pytest.param({"viewport": PHONE, **DARK}, COLOURS, id="narrow, dark"),
    ],
)
TEMPLATES = ROOT / "generator" / "templates"
UNSCROLLED = """document.querySelectorAll('.md-sidebar__scrollwrap')
    .forEach((one) => { one.scrollTop = 0 })"""
"""A link half under the edge of a list that scrolls is no small target, though axe says so."""
LEAST_CONTRAST = 4.5
BAR_TEXTS = """() => {
    const parts = (colour) => {
        const made = document.createElement('canvas').getContext('2d');
        made.fillStyle = getComputedStyle(document.body).backgroundColor;
        made.fillRect(0, 0, 1, 1);
        made.fillStyle = colour;
        made.fillRect(0, 0, 1, 1);
        return [...made.getImageData(0, 0, 1, 1).data].slice(0, 3).map((one) => one / 255);
    };
    const light = (colour) => parts(colour)
        .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    return [...document.querySelectorAll('.bars .point')].flatMap((point) => {
        const [bar, text] = [point.querySelector('path'), point.querySelector('text')];
        if (!bar || !text || !text.classList.contains('bartext-inside')) return [];
        const two = [bar, text].map((one) => light(getComputedStyle(one).fill));
        const [dim, bright] = two.sort((a, b) => a - b);
        return [(bright + 0.05) / (dim + 0.05)];
    });
}"""
"""Contrast of every text within a bar to its bar; axe does not look into drawings."""


def violations(visit: Visit, addresses: Sequence[str], settings: Any, rules: Any) -> list[str]:
    found: list[str] = []
    for address in addresses:
        visit.arrive(address)
        visit.open_all() if settings == FULL else visit.open_some()
        visit.see_all()
        visit.page.wait_for_timeout(50)
        visit.page.evaluate(UNSCROLLED)
        for violation in Axe().run(visit.page, options=rules).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"]]
            found.append(f"{address}: {violation['id']} ×{len(nodes)}: {nodes[0]}")
    return found


@SET_UPS
@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(ADDRESSES, id="real and both"),
        pytest.param(DISTRICT_ADDRESSES, id="invented"),
        pytest.param(REPORTS, id="full report"),
        pytest.param(ENGLISH, id="English"),
    ],
)
def test_no_violation(
    district: Site, addresses: Sequence[str], settings: dict[str, Any], rules: dict[str, Any]
) -> None:
    with district.visit(reduced_motion="reduce", **settings) as visit:
        found = violations(visit, addresses, settings, rules)
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def data_with_a_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = released(tmp_path_factory.mktemp("released") / "data")
    with (root / "redirects.yml").open("a", encoding="utf-8") as file:
        file.write(f"- from: {GONE}\n  gone: 专题页面到期下线。\n")
    shutil.copytree(SHIPPED / "pages", root / "pages")
    return root


@pytest.fixture(scope="module")
def recorded(
    browser: Browser, data_with_a_record: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("recorded")
    project = copy_project(folder / "project")
    shutil.rmtree(project.data)
    shutil.copytree(data_with_a_record, project.data)
    built = build(project, folder / "site")
    with serving(built.site) as base:
        yield Site(browser, base, built.site)


@SET_UPS
def test_what_was_published_before(
    recorded: Site, settings: dict[str, Any], rules: dict[str, Any]
) -> None:
    with recorded.visit(reduced_motion="reduce", **settings) as visit:
        stay = f"{recorded.base}{NEW}/"
        visit.page.route(stay, lambda route: route.fulfill(status=204))
        found = violations(visit, (*STUBS, *RECORD), settings, rules)
        assert not found, "\n".join(found)


def test_no_kind_of_page_is_left_out(data_with_a_record: Path) -> None:
    """A template is a kind of page; each has an address that is looked at above."""
    asked = (*ADDRESSES, *DISTRICT_ADDRESSES, *REPORTS)
    kinds = kinds_of(SHIPPED, asked) | kinds_of(data_with_a_record, RECORD)
    templates = {path.name.partition(".")[0] for path in TEMPLATES.glob("*.*.j2")}
    assert kinds | ALONE.keys() == templates


def kinds_of(data: Path, addresses: Sequence[str]) -> set[str]:
    pages = plan(examine(data)).pages
    return {
        page.template
        for address in addresses
        if (page := pages.get(address.partition("?")[0])) is not None
    }


@SET_UPS
def test_the_page_of_an_unknown_address(
    browser: Browser, whole: Built, settings: dict[str, Any], rules: dict[str, Any]
) -> None:
    """Its addresses begin at the root, where the site of this test therefore stands."""
    with serving(whole.site) as host:
        site = Site(browser, host, whole.site)
        with site.visit(reduced_motion="reduce", **settings) as visit:
            assert not violations(visit, ["404.html"], settings, rules)
            assert visit.errors == []


def test_the_leaves_while_they_are_closed(site: Site) -> None:
    with site.visit(reduced_motion="reduce", viewport=PHONE) as visit:
        visit.go(INDICATORS)
        found = Axe().run(visit.page, context="article", options=ALL).response["violations"]
        assert not [one["id"] for one in found]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_in_bars_are_read_against_their_bars(district: Site, scheme: dict[str, Any]) -> None:
    with district.visit(**scheme) as visit:
        inside: list[float] = []
        for address in (CHOICE, INVENTED, OVERVIEW):
            visit.arrive(address)
            visit.see_all()
            inside += visit.page.evaluate(BAR_TEXTS)
    assert inside
    assert min(inside) >= LEAST_CONTRAST
