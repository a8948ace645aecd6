"""axe finds nothing to complain about: every kind of page, wide and narrow, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import ADDRESSES, DRAWN_ADDRESSES, INDICATORS, PHONE, WIDE, Site

LIGHT: dict[str, Any] = {"color_scheme": "light"}
FULL: dict[str, Any] = {"viewport": WIDE, **LIGHT}
"""Where every detail is opened; elsewhere some are."""
DARK: dict[str, Any] = {"color_scheme": "dark"}
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
"""What the dark scheme can make worse."""


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        pytest.param(FULL, ALL, id="wide, light"),
        pytest.param({"viewport": WIDE, **DARK}, COLOURS, id="wide, dark"),
        pytest.param({"viewport": PHONE, **LIGHT}, ALL, id="narrow, light"),
        pytest.param({"viewport": PHONE, **DARK}, COLOURS, id="narrow, dark"),
    ],
)
def test_no_violation(site: Site, settings: dict[str, Any], rules: dict[str, Any]) -> None:
    found: list[str] = []
    with site.visit(reduced_motion="reduce", **settings) as visit:
        for address in ADDRESSES:
            visit.go(address)
            visit.open_all() if settings == FULL else visit.open_some()
            if address in DRAWN_ADDRESSES:
                visit.see_all()
            visit.page.wait_for_timeout(50)
            for violation in Axe().run(visit.page, options=rules).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"]]
                found.append(f"{address}: {violation['id']} ×{len(nodes)}: {nodes[0]}")
    assert not found, "\n".join(found)


def test_the_leaves_while_they_are_closed(site: Site) -> None:
    with site.visit(reduced_motion="reduce", viewport=PHONE) as visit:
        visit.go(INDICATORS)
        found = Axe().run(visit.page, context="article", options=ALL).response["violations"]
        assert not [one["id"] for one in found]
