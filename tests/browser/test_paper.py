"""What a printer gets: the full report and the sheet of an evaluation, whole, with all charts."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import expect

from generator.pages.addresses import PDF
from generator.publish.browsers import find_browser
from generator.publish.pdf import make_pdfs
from tests.browser.visits import INVENTED, OVERVIEW, Site
from tests.site.building import EVALUATION, Built

pytestmark = pytest.mark.filterwarnings("ignore")
MARGIN = 30.0
"""Points that no text comes nearer to the edge of a sheet; the rules for print leave more."""
PATIENCE = 60_000
"""Milliseconds for a page that draws all its charts at once, on a busy machine."""
PLOT = "g.cartesianlayer, g.pielayer"
CHOSEN = (f"{EVALUATION}/", f"en/{INVENTED}")
"""The real evaluation in Chinese, an invented one in English."""


@dataclass(frozen=True)
class Paper:
    """A printed report and the folder of the evaluation it is of."""

    pdf: Path
    folder: Path

    @cached_property
    def sheets(self) -> list[tuple[tuple[float, float], list[dict[str, Any]]]]:
        """Of each sheet its size, in points, and its signs."""
        with pdfplumber.open(self.pdf) as pdf:
            return [((page.width, page.height), page.chars) for page in pdf.pages]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each sheet without spaces, in the order of the page."""
        return [plain("".join(one["text"] for one in signs)) for _, signs in self.sheets]

    @cached_property
    def bytes(self) -> bytes:
        return self.pdf.read_bytes()


RADICAL = re.compile("[\u2e80-\u2eff]")
"""What a PDF may give for a sign that looks like it, and no table of Unicode leads back from."""


def plain(text: str) -> str:
    """Without spaces, signs that look alike made one, radicals a question mark."""
    return RADICAL.sub("?", "".join(unicodedata.normalize("NFKC", text).split()))


def looking_like(name: str) -> str:
    """A pattern for a name in such a text."""
    return "".join(f"[{re.escape(sign)}?]" for sign in plain(name))


@pytest.fixture(scope="session")
def printed(
    whole: Built, tmp_path_factory: pytest.TempPathFactory, browser_path: Path
) -> dict[str, Paper]:
    """Two reports of a site of which these pages alone are kept, printed as the command does."""
    folder = tmp_path_factory.mktemp("paper")
    kept = folder / "site"
    kept.mkdir()
    for name in ("assets", "en/assets", *CHOSEN):
        shutil.copytree(whole.site / name, kept / name)
    for place in ("one", "again"):
        made = make_pdfs(kept, browser_path, folder / place)
        assert sorted(made) == sorted(f"{one}{PDF}" for one in CHOSEN)
    return {one: Paper(folder / "one" / one / PDF, whole.site / one) for one in CHOSEN}


@pytest.fixture(scope="session")
def browser_path() -> Path:
    found = find_browser()
    if found is None:
        pytest.skip("no browser")
    return found


@pytest.mark.parametrize("address", CHOSEN)
class TestReport:
    def test_every_leaf_has_its_name_and_score(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        paper = printed[address]
        text = "".join(paper.texts)
        data = json.loads((paper.folder / "data.json").read_text(encoding="utf-8"))
        leaves = [one for one in data["indicators"] if one["trace"]]
        assert len(leaves) > 15
        for leaf in leaves:
            score = "" if leaf["score"] is None else re.escape(leaf["score"])
            shown = rf"{looking_like(leaf['name'])}\D{{0,20}}{score}/{leaf['weight']}"
            assert re.search(shown, text), leaf["name"]

    def test_nothing_is_cut_off(self, printed: dict[str, Paper], address: str) -> None:
        for (width, height), signs in printed[address].sheets:
            assert (round(width), round(height)) == (595, 842)
            for one in signs:
                assert one["x0"] >= MARGIN, one["text"]
                assert one["x1"] <= width - MARGIN, one["text"]
                assert 0 <= one["top"] <= one["bottom"] <= height, one["text"]

    def test_a_long_table_has_its_heads_on_every_sheet(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        """The last table is the longest: the sheets before the last hold nothing but its rows."""
        head = "ContextoritemPlace" if address.startswith("en/") else "前后文字或项目位置"
        texts = printed[address].texts
        assert len(texts) > 10
        for text in texts[-4:-1]:
            assert head in text

    def test_all_charts_are_drawn_and_named(self, printed: dict[str, Paper], address: str) -> None:
        paper = printed[address]
        html = (paper.folder / "report" / "index.html").read_text(encoding="utf-8")
        names = re.findall(r'<div class="chart-canvas" role="img" aria-label="([^"]+)"', html)
        assert len(names) >= 4
        for name in names:
            start = name[:20].encode("utf-16-be").hex().upper().encode()
            assert start in paper.bytes.upper(), name

    def test_the_foot_says_where_it_comes_from(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        paper = printed[address]
        sum = hashlib.sha256((paper.folder / "data.json").read_bytes()).hexdigest()
        last = paper.texts[-1]
        assert f"/{address.removeprefix('en/')}report/" in last
        assert sum[:16] in last
        assert "evaluations-site" in last

    def test_it_is_tagged_and_says_its_title_and_language(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        with pdfplumber.open(printed[address].pdf) as pdf:
            year = address.removesuffix("/").rpartition("/")[2]
            assert year in pdf.metadata["Title"]
            catalog = pdf.doc.catalog
            assert catalog["Lang"].startswith(b"en" if "en/" in address else b"zh")
            assert {"StructTreeRoot", "Outlines", "MarkInfo"} <= catalog.keys()

    def test_printed_again_it_is_the_same_file(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        paper = printed[address]
        again = paper.pdf.parents[len(Path(address).parts) + 1] / "again" / address / PDF
        assert again.read_bytes() == paper.bytes

    def test_no_link_leads_to_the_machine_it_was_printed_on(
        self, printed: dict[str, Paper], address: str
    ) -> None:
        assert b"127.0.0.1" not in printed[address].bytes
        assert b"file:" not in printed[address].bytes


class TestScreen:
    def test_a_report_has_all_charts_before_anybody_scrolls(self, site: Site) -> None:
        with site.visit() as visit:
            visit.page.set_default_timeout(PATIENCE)
            page = visit.go(f"{OVERVIEW}report/")
            count = page.locator("figure.chart").count()
            assert count >= 4
            expect(page.locator("figure.chart.drawn")).to_have_count(count, timeout=PATIENCE)
            assert page.locator("details:not(.links):not([open])").count() == 0
            assert visit.errors == []
            assert visit.foreign == []

    @pytest.mark.parametrize("address", [OVERVIEW, f"{OVERVIEW}report/"])
    def test_on_paper_the_dark_is_light_and_charts_are_drawn(
        self, site: Site, address: str
    ) -> None:
        with site.visit(color_scheme="dark") as visit:
            visit.page.set_default_timeout(PATIENCE)
            page = visit.go(address)
            page.locator("figure.chart").first.scroll_into_view_if_needed()
            page.locator(f"figure.chart.drawn :is({PLOT})").first.wait_for()
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print", color_scheme="dark")
            scheme = "document.body.getAttribute('data-md-color-scheme')"
            assert page.evaluate(scheme) == "default"
            assert page.locator("figure.chart:not(.drawn)").count() == 0
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
                "rgb(255, 255, 255)"
            )
            inks = page.evaluate(
                "[...document.querySelectorAll('.chart-canvas .xtick text')]"
                ".map(one => getComputedStyle(one).fill)"
            )
            assert inks
            assert all(re.match(r"rgba?\(\d{1,2}, \d{1,2}, \d{1,2}", one) for one in inks), inks
            for gone in ("nav.trail", ".md-search", ".md-banner", ".print-whole", "button"):
                for one in page.locator(gone).all():
                    assert not one.is_visible(), gone
            page.emulate_media(media="screen", color_scheme="dark")
            page.evaluate("dispatchEvent(new Event('afterprint'))")
            assert page.evaluate(scheme) == "slate"

    def test_a_chart_nobody_saw_gives_way_to_its_table(self, site: Site) -> None:
        with site.visit(viewport={"width": 800, "height": 400}) as visit:
            page = visit.go(OVERVIEW)
            assert page.locator("figure.drawn").count() == 0
            page.emulate_media(media="print")
            assert page.locator("figure.chart:visible").count() == 0

    def test_a_sheet_is_four_pages_at_most(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(OVERVIEW)
            paper = page.pdf(prefer_css_page_size=True)
            assert 1 < len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4
            assert page.locator("footer.provenance").is_visible()
