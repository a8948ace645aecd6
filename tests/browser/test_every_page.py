"""What holds for every page: no error, nobody else asked, nothing wider than the screen."""

from __future__ import annotations

import pytest

from tests.browser.visits import ADDRESSES, DISTRICT_ADDRESSES, ENGLISH, OVERVIEW, PHONE, Site

WIDTHS = (320, 360, 768, 1280)
TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll('.md-container *')]
        .filter(one => one.getBoundingClientRect().right > edge + 1
            && !one.closest('.table-region') && one.checkVisibility())
        .map(one => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("address", [*ADDRESSES, *DISTRICT_ADDRESSES, *ENGLISH])
def test_no_error_no_other_host_and_no_overflow(district: Site, address: str) -> None:
    with district.visit() as visit:
        page = visit.arrive(address)
        visit.see_all()
        visit.open_all()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(200)
            assert page.evaluate(TOO_WIDE) == [], width
            scroll = page.evaluate("document.documentElement.scrollWidth")
            assert scroll <= width, width
        assert visit.errors == []
        assert visit.foreign == []


def test_charts_on_a_phone_are_not_cut(site: Site) -> None:
    with site.visit(viewport=PHONE) as visit:
        visit.go(OVERVIEW)
        visit.see_all()
        for chart in visit.page.locator("figure.chart .main-svg").all():
            box = chart.bounding_box()
            assert box is None or box["x"] + box["width"] <= PHONE["width"]
