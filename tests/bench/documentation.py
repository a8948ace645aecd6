"""The measured parts of docs/speed.md, and the picture beside it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.districts import ROOT
from tests.bench.picture import picture
from tests.bench.results import Results
from tests.bench.table import tables

PAGE, PICTURE = ROOT / "docs" / "speed.md", ROOT / "docs" / "speed.svg"
BUILDS, PREVIEW = "builds", "preview"
"""The names of the parts."""


def marks(part: str) -> tuple[str, str]:
    """What stands before and after a measured part."""
    return f"<!-- {part}: written by the bench -->", f"<!-- /{part} -->"


def put(part: str, text: str, page: Path = PAGE) -> None:
    """Put a text in the place of what was measured before; raises ValueError without a place."""
    begin, end = marks(part)
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{page}: {begin} … {end}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def write(results: Results, page: Path = PAGE, drawn: Path = PICTURE) -> None:
    """Put tables and picture of a run in the place of those of an earlier one."""
    put(BUILDS, tables(results), page)
    drawn.write_text(picture(results), encoding="utf-8")
