"""Every script a site hands to its readers is in the bill of materials, or the project's own."""

from __future__ import annotations

from hashlib import sha256

from tests.site.building import ROOT, Built
from tests.supply.scripts import plotly_component, theme_components


def test_no_script_is_left_out(built: Built) -> None:
    told = {one["hashes"][0]["content"] for one in (plotly_component(), *theme_components([]))}
    own = {
        sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "theme_overrides" / "assets").rglob("*.js")
    }
    delivered = {
        path.relative_to(built.site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in built.site.rglob("*.js")
    }
    assert "assets/plotly.min.js" in delivered
    assert [name for name, digest in delivered.items() if digest not in told | own] == []
    assert told <= set(delivered.values())
