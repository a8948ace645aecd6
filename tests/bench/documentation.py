"""The measured part of docs/speed.md, and the picture beside it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.districts import ROOT
from tests.bench.picture import picture
from tests.bench.results import Results
from tests.bench.table import tables

PAGE, PICTURE = ROOT / "docs" / "speed.md", ROOT / "docs" / "speed.svg"
BEGIN, END = "<!-- measured: written by the bench -->", "<!-- /measured -->"


def write(results: Results, page: Path = PAGE, drawn: Path = PICTURE) -> None:
    """Put tables and picture of a run in the place of those of an earlier one."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{page}: {BEGIN} … {END}")
    text = f"{before}{BEGIN}\n\n{tables(results)}\n\n{END}{after}"
    page.write_text(text, encoding="utf-8")
    drawn.write_text(picture(results), encoding="utf-8")
