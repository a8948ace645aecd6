"""The Markdown of every page of the published evaluation, as golden files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.pages import real

if TYPE_CHECKING:
    from tests.conftest import Golden

PAGES = {page.path: page.markdown for page in real.output().pages}


@pytest.mark.parametrize("path", PAGES)
def test_page(golden: Golden, path: str) -> None:
    golden(path, PAGES[path])
