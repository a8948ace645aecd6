"""Whatever stands in the data comes out as text: in every page, of every text, of every kind."""

from __future__ import annotations

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.examples import rule_kinds
from generator.schemas.catalogue import catalogue
from generator.words.catalogue import catalogue as words
from tests.site import html
from tests.site.building import EVALUATION, Built, Project, build, copy_project
from tests.site.every_text import write_every_text
from tests.site.hostile import BOUND, MARK, PIECES, ROUNDS, Spoilt, hostile, spoil, text_fields

OWN_WORDS = frozenset(words("zh").values()) | {one.standard for one in rule_kinds("zh")}
"""Words of the interface and of its examples; some stand in the data too."""
NUMBER = re.compile(r"[≥≤]?[0-9.,%]+( \S{1,3}|年度)?")
"""Figures that are computed, and years, may look like texts of the data."""


TRIED = range(0, ROUNDS, 2)
"""In each of them every piece stands before some texts of every kind."""


@dataclass(frozen=True)
class SpoiltSite:
    """A site of hostile data, with what was made hostile."""

    built: Built
    spoilt: Spoilt

    @property
    def texts(self) -> dict[str, str]:
        return self.spoilt.texts


def with_every_text(folder: Path) -> Project:
    project = copy_project(folder, invented=True)
    write_every_text(project.data)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same data before they are made hostile."""
    folder = tmp_path_factory.mktemp("clean")
    return build(with_every_text(folder / "project"), folder / "site")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[SpoiltSite]:
    folder = tmp_path_factory.mktemp("hostile")

    def make(round: int) -> SpoiltSite:
        project = with_every_text(folder / f"project-{round}")
        spoilt = spoil(project.data, round)
        return SpoiltSite(build(project, folder / f"site-{round}"), spoilt)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(make, TRIED))


def test_every_text_field_of_the_data_is_tried(sites: list[SpoiltSite]) -> None:
    """A new field is tried as soon as `fields.toml` has it, or named among those left out."""
    for site in sites:
        assert set(text_fields()) - site.spoilt.fields == set()


def test_what_is_left_out_is_there() -> None:
    for file, fields in BOUND.items():
        assert fields.keys() <= catalogue().files[file].keys.keys(), file


def test_every_piece_is_tried(sites: list[SpoiltSite]) -> None:
    for spoilt in sites:
        assert len(spoilt.texts) > 500
        for pieces in PIECES:
            start = " ".join(pieces)
            assert any(text.startswith(start) for text in spoilt.texts.values())


def test_no_element_and_no_attribute_comes_from_data(built: Built, sites: list[SpoiltSite]) -> None:
    clean = html.pages(built.site)
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            assert page.shape == clean[name].shape, name


def has_unit(text: str, texts: dict[str, str]) -> bool:
    """Whether it may be the name of a column with its unit behind, which are two texts."""
    return text.partition("（")[2].removesuffix("）") in texts


def test_texts_come_out_literally(built: Built, sites: list[SpoiltSite]) -> None:
    clean = html.pages(built.site)
    seen = 0
    for spoilt in sites:
        other = OWN_WORDS | spoilt.spoilt.bound
        for name, page in html.pages(spoilt.built.site).items():
            texts = set(page.texts)
            shown = (text for text in clean[name].texts if text in spoilt.texts)
            names = (text for text in shown if not NUMBER.fullmatch(text) and text not in other)
            plain = (text for text in names if not has_unit(text, spoilt.texts))
            expected = [spoilt.texts[text] for text in plain]
            assert not [text for text in expected if text not in texts][:3], name
            seen += len(expected)
    assert seen > 40_000


def test_addresses_lead_where_they_led(built: Built, sites: list[SpoiltSite]) -> None:
    clean = html.pages(built.site)
    for spoilt in sites:
        assert not html.broken_links(spoilt.built.site)
        for name, page in html.pages(spoilt.built.site).items():
            found = [url.partition("#")[0] for _, _, url in page.urls()]
            assert found == [url.partition("#")[0] for _, _, url in clean[name].urls()]


def test_ids_of_a_page_are_distinct(sites: list[SpoiltSite]) -> None:
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            assert len(page.ids) == len(set(page.ids)), name


def test_labels_of_charts_are_escaped(sites: list[SpoiltSite]) -> None:
    """Plotly reads a little HTML in labels; the only tag there may be is its line break."""
    for spoilt in sites:
        for page in html.pages(spoilt.built.site).values():
            for script in page.scripts:
                if '"layout"' in script and script.lstrip().startswith("{"):
                    for trace in json.loads(script)["data"]:
                        for label in (*trace["x"], *trace.get("y", ()), trace.get("name", "")):
                            assert "<" not in str(label).replace("<br>", "")


def test_open_data_holds_the_texts_and_no_formulas(sites: list[SpoiltSite]) -> None:
    for round, spoilt in zip(TRIED, sites, strict=True):
        site = spoilt.built.site
        for path in sorted((site / "data").glob("*.csv")):
            text = path.read_text(encoding="utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "@", "+"))]
        document = json.loads((site / EVALUATION / "data.json").read_bytes())
        names = {one["name"] for one in document["indicators"]}
        assert hostile("预算执行率", round) in names


def test_no_script_holds_the_mark_unescaped(sites: list[SpoiltSite]) -> None:
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            for script in page.scripts:
                assert MARK not in script or script.lstrip().startswith("{"), name
