"""Pages enlarged by the browser, and texts spaced wider by their readers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.looks import CUT
from tests.browser.visits import KINDS, PHONE, WIDE, Site

ENLARGED = {
    "200 %": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
    "400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}
"""What is left of a window of 1366 and of 1280 pixels."""
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""


def cut(site: Site, settings: dict[str, Any], style: str = "") -> list[str]:
    """Texts cut on any kind of page, all its details open."""
    found: list[str] = []
    with site.visit(bypass_csp=True, **settings) as visit:
        for address in KINDS:
            page = visit.arrive(address)
            visit.open_all()
            if style:
                page.add_style_tag(content=style)
            width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if width > 0:
                found.append(f"{address}: scrolls {width} px sideways")
            found += [f"{address}: {one}" for one in page.evaluate(CUT)]
    return found


@pytest.mark.parametrize("settings", ENLARGED.values(), ids=ENLARGED)
def test_nothing_scrolls_in_two_directions(district: Site, settings: dict[str, Any]) -> None:
    assert cut(district, settings) == []


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "narrow"])
def test_wider_spacing_cuts_nothing(district: Site, viewport: dict[str, int]) -> None:
    assert cut(district, {"viewport": viewport}, SPACED) == []


def test_a_text_that_is_cut_is_found(district: Site) -> None:
    with district.visit(bypass_csp=True, viewport=PHONE) as visit:
        page = visit.go("")
        page.add_style_tag(content="h1 { height: 1em; overflow: hidden; letter-spacing: 3em; }")
        assert page.evaluate(CUT)
