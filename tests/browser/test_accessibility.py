"""axe finds nothing to complain about: every kind of page, wide and narrow, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import ADDRESSES, DRAWN_ADDRESSES, INDICATORS, PHONE, WIDE, Site

SETTINGS: dict[str, dict[str, Any]] = {
    "wide, light": {"viewport": WIDE, "color_scheme": "light"},
    "wide, dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow, light": {"viewport": PHONE, "color_scheme": "light"},
    "narrow, dark": {"viewport": PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_no_violation(site: Site, settings: dict[str, Any]) -> None:
    found: list[str] = []
    with site.visit(reduced_motion="reduce", **settings) as visit:
        for address in (*ADDRESSES, f"{INDICATORS} open"):
            visit.go(address.removesuffix(" open"))
            if address in DRAWN_ADDRESSES:
                visit.see_all()
            if address.endswith(" open"):
                visit.open_all()
            visit.page.wait_for_timeout(100)
            for violation in Axe().run(visit.page).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"]]
                found.append(f"{address}: {violation['id']} ×{len(nodes)}: {nodes[0]}")
    assert not found, "\n".join(found)
