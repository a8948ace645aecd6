"""English pages made of data without Chinese have no Chinese in them, nor has the search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import Output, examine, produce
from generator.problems.printing import as_text
from tests.real_data import real_data
from tests.unit.pages.plain import plain_copy

ROOT = Path(__file__).parents[3]
SIGNS = re.compile(".{0,40}[\u3000-\u303f〇\u3400-\u9fff\uff00-\uffef]+.{0,20}")
OF_DATA = re.compile("“[^”]*”|unit: '?万元'?")
"""Quotations, and units as data files write them, which examples on the page of method show."""
CASES = {
    "published": real_data(),
    "minimal": ROOT / "tests/cases/minimal",
    **{f"family {one.name}": one for one in sorted((ROOT / "tests/cases/families").iterdir())},
}


@pytest.fixture(scope="module", params=CASES)
def english(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Output:
    data = plain_copy(CASES[request.param], tmp_path_factory.mktemp("plain") / "data")
    examined = examine(data)
    assert not examined.errors, as_text(examined.errors, lambda place: None)
    return produce(examined, drafts=True, language="en")


def test_pages(english: Output) -> None:
    assert len(english.pages) > 10
    found = {page.path: SIGNS.findall(OF_DATA.sub("", page.markdown))[:5] for page in english.pages}
    assert not {path: signs for path, signs in found.items() if signs}


def test_search(english: Output) -> None:
    texts = {name: content for name, content in english.search.items() if name.endswith(".json")}
    assert len(texts) > 3
    found = {name: SIGNS.findall(content.decode())[:5] for name, content in texts.items()}
    assert not {name: signs for name, signs in found.items() if signs}


def test_cards(english: Output) -> None:
    cards = {name: content for name, content in english.files.items() if name.endswith(".html")}
    assert cards
    found = {name: SIGNS.findall(content.decode())[:5] for name, content in cards.items()}
    assert not {name: signs for name, signs in found.items() if signs}
