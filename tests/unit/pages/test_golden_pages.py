"""The Markdown of pages as golden files: of the published evaluation, and of a small comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pages import addresses
from generator.render.pages import render
from tests.unit.pages import real
from tests.unit.pages.compared import pages

if TYPE_CHECKING:
    from tests.conftest import Golden

CHOSEN = ("indicators/index.md", f"{addresses.concept('budget-execution-rate')}index.md")
"""One indicator stands for all; their pages are alike."""
PAGES = {
    page.path: page.markdown
    for page in real.output().pages
    if not page.path.startswith("indicators/") or page.path in CHOSEN
}
COMPARED = (
    "",
    "changes/",
    "compare/",
    "years/2023/",
    "example-education/",
    "example-education/2020/",
    "example-education/2023/change/",
    "example-health/2023/change/",
)


@pytest.mark.parametrize("path", PAGES)
def test_page(golden: Golden, path: str) -> None:
    golden(path, PAGES[path])


@pytest.mark.parametrize("address", COMPARED)
def test_compared_page(golden: Golden, address: str) -> None:
    page = pages("comparison")[address]
    golden(f"comparison/{page.path}", render(page))
