"""Whatever stands in the data comes out as text: in every page, of every text, of every kind."""

from __future__ import annotations

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from generator.examples import rule_kinds
from generator.words.catalogue import catalogue
from tests.site import html
from tests.site.building import EVALUATION, Built, build, copy_project
from tests.site.hostile import MARK, PIECES, ROUNDS, hostile, spoil

OWN_WORDS = frozenset(catalogue("zh").values()) | {one.standard for one in rule_kinds("zh")}
"""Words of the interface and of its examples; some stand in the data too."""
NUMBER = re.compile(r"[0-9.,%]+( \S{1,3})?")
"""Figures that are computed may look like texts of the data."""


@dataclass(frozen=True)
class Spoilt:
    """A site of hostile data, with old and new texts."""

    built: Built
    texts: dict[str, str]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Spoilt]:
    folder = tmp_path_factory.mktemp("hostile")

    def make(round: int) -> Spoilt:
        project = copy_project(folder / f"project-{round}")
        texts = spoil(project.data, round)
        return Spoilt(build(project, folder / f"site-{round}"), texts)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(make, range(ROUNDS)))


def test_every_piece_is_tried(sites: list[Spoilt]) -> None:
    for spoilt in sites:
        assert len(spoilt.texts) > 500
        for pieces in PIECES:
            start = " ".join(pieces)
            assert any(text.startswith(start) for text in spoilt.texts.values())


def test_no_element_and_no_attribute_comes_from_data(built: Built, sites: list[Spoilt]) -> None:
    clean = html.pages(built.site)
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            assert page.shape == clean[name].shape, name


def test_texts_come_out_literally(built: Built, sites: list[Spoilt]) -> None:
    clean = html.pages(built.site)
    seen = 0
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            texts = set(page.texts)
            shown = (text for text in clean[name].texts if text not in OWN_WORDS)
            names = (text for text in shown if not NUMBER.fullmatch(text))
            expected = [spoilt.texts[text] for text in names if text in spoilt.texts]
            assert not [text for text in expected if text not in texts][:3], name
            seen += len(expected)
    assert seen > 3000


def test_addresses_lead_where_they_led(built: Built, sites: list[Spoilt]) -> None:
    clean = html.pages(built.site)
    for spoilt in sites:
        assert not html.broken_links(spoilt.built.site)
        for name, page in html.pages(spoilt.built.site).items():
            found = [url.partition("#")[0] for _, _, url in page.urls()]
            assert found == [url.partition("#")[0] for _, _, url in clean[name].urls()]


def test_ids_of_a_page_are_distinct(sites: list[Spoilt]) -> None:
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            assert len(page.ids) == len(set(page.ids)), name


def test_labels_of_charts_are_escaped(sites: list[Spoilt]) -> None:
    """Plotly reads a little HTML in labels; the only tag there may be is its line break."""
    for spoilt in sites:
        for page in html.pages(spoilt.built.site).values():
            for script in page.scripts:
                if '"layout"' in script and script.lstrip().startswith("{"):
                    for trace in json.loads(script)["data"]:
                        for label in (*trace["x"], *trace.get("y", ()), trace.get("name", "")):
                            assert "<" not in str(label).replace("<br>", "")


def test_open_data_holds_the_texts_and_no_formulas(sites: list[Spoilt]) -> None:
    for round, spoilt in enumerate(sites):
        site = spoilt.built.site
        for path in sorted((site / "data").glob("*.csv")):
            text = path.read_text(encoding="utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "@", "+"))]
        document = json.loads((site / EVALUATION / "data.json").read_bytes())
        names = {one["name"] for one in document["indicators"]}
        assert hostile("预算执行率", round) in names


def test_no_script_holds_the_mark_unescaped(sites: list[Spoilt]) -> None:
    for spoilt in sites:
        for name, page in html.pages(spoilt.built.site).items():
            for script in page.scripts:
                assert MARK not in script or script.lstrip().startswith("{"), name
