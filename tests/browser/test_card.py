"""A score card inside somebody else's page: whole at every width, leading out of the frame."""

from __future__ import annotations

import html
import re

import pytest

from tests.browser.visits import OVERVIEW, Site
from tests.site.building import EVALUATION

WIDTHS = (280, 360, 600)


def snippet(site: Site) -> str:
    """The element as a reader copies it, its address made whole."""
    text = (site.folder / OVERVIEW / "index.html").read_text(encoding="utf-8")
    found = re.search(r"&lt;iframe.*?&lt;/iframe&gt;", text)
    assert found
    return html.unescape(found[0]).replace('src="', f'src="{site.base}', 1)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_its_frame(site: Site, width: int, scheme: str) -> None:
    with site.visit(viewport={"width": width + 40, "height": 900}, color_scheme=scheme) as visit:
        visit.go("data/index.json")
        visit.page.set_content(f'<div style="width:{width}px">{snippet(site)}</div>')
        frame = visit.page.frame_locator("iframe").locator("html")
        frame.locator("h1").wait_for()
        inner, outer, high, room = frame.evaluate(
            "async one => { if (document.readyState !== 'complete')"
            " await new Promise((done) => addEventListener('load', done));"
            " return [one.scrollWidth, one.clientWidth, one.querySelector('main').offsetHeight,"
            " innerHeight]; }"
        )
        assert inner <= outer == width
        assert high <= room
        assert visit.errors == []
        assert visit.foreign == []


def test_its_link_opens_the_whole_evaluation(site: Site) -> None:
    with site.visit() as visit:
        visit.go("data/index.json")
        visit.page.set_content(snippet(site))
        visit.page.frame_locator("iframe").locator("a").click()
        visit.page.wait_for_url(f"{site.base}{EVALUATION}/")
