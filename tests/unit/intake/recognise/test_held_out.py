"""Reports that were written and keyed before the importer was tried on them stay right.

The limits are what was reached after what was general had been mended; see tests/bench/held_out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.held_out.__main__ import tried
from tests.bench.held_out.printed import CHROMIUM
from tests.bench.held_out.source import REPORTS

PDF = pytest.mark.skipif(not CHROMIUM.exists(), reason="no browser prints the PDF")
LIMITS = {
    "county-agriculture-2023": {"rules": 20, "facts": 9, "cells of tables": 9, "problems": 4},
    "county-water-2023": {"rules": 13, "facts": 8, "cells of tables": 3},
    "district-market-2024": {"rules": 11, "facts": 6, "cells of tables": 3, "problems": 3},
    "district-transport-2024": {"rules": 11, "facts": 11, "cells of tables": 4, "problems": 3},
}
MOST_ITEMS = 20


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(one, marks=[PDF, pytest.mark.browser] if "transport" in one else [])
        for one in LIMITS
    ],
)
def test_a_report_of_another_place(name: str, tmp_path: Path):
    shares, items, _ = tried(REPORTS / name, tmp_path)
    assert shares["leaves"].wrong == ()
    assert shares["wrong ones listed"].wrong in ((), ("evaluator",))
    for part, least in LIMITS[name].items():
        assert shares[part].right >= least, (part, shares[part].wrong)
    for part in ("recommendations", "achievements"):
        assert shares[part].wrong == ()
    assert items <= MOST_ITEMS
