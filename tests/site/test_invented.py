"""What is invented is marked as such on every page that shows it, and on no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.load import load
from generator.model.disclosure import Department
from generator.problems import Report
from generator.words.catalogue import words
from tests.real_data import SHIPPED
from tests.site.building import whole_site

say = words("zh")
PAGE_MARK, PART_MARK = say("site.invented"), say("site.invented_part")
WORD = say("site.invented_mark")
LISTS = ("compare/", "changes/", "data/", "method/")
"""Pages that name evaluations of both kinds in one list, each invented one marked by itself."""
BOTH = ("", "years/", "years/2021/", "indicators/")
"""Pages that show both kinds, each in a section of its own."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a reader sees of each page, as HTML, by address."""
    site = whole_site(tmp_path_factory).site
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): _seen(path)
        for path in sorted(site.rglob("*.html"))
    }
    return {address: page for address, page in found.items() if not address.startswith("en/")}


def _seen(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    article = re.search(r"<article.*?</article>|<main>.*?</main>", text, re.DOTALL)
    assert article, path
    return re.sub(r"<script.*?</script>", "", article[0], flags=re.DOTALL)


DEPARTMENTS = load(SHIPPED, Report()).disclosure.departments.values()
INVENTED = [one for one in DEPARTMENTS if one.invented]
REAL = [one for one in DEPARTMENTS if not one.invented]


def names(text: str, departments: list[Department]) -> bool:
    return any(one.name in text for one in departments)


def linked(text: str, departments: list[Department]) -> bool:
    return any(f"{one.id}/" in text for one in departments)


def marked(text: str) -> bool:
    return PAGE_MARK in text or PART_MARK in text


def sections(text: str) -> Iterator[str]:
    """What stands between the headings of the second level."""
    yield from re.split(r"(?=<h2)", text)


INDEXES = ("years/", "indicators/")
"""They lead to pages that show evaluations, and name regions alone."""


def of(pages: dict[str, str], departments: list[Department]) -> dict[str, str]:
    """The pages of some departments, by their addresses."""
    ids = {one.id for one in departments}
    return {address: text for address, text in pages.items() if address.split("/")[0] in ids}


def test_every_page_of_an_invented_department_says_so(pages: dict[str, str]) -> None:
    found = of(pages, INVENTED)
    assert len(found) > 10 * len(INVENTED)
    for address, text in found.items():
        wanted = say("card.invented") if address.endswith("/card/") else PAGE_MARK
        assert wanted in text, address


def test_no_page_of_a_real_department_does(pages: dict[str, str]) -> None:
    found = of(pages, REAL)
    assert len(found) >= len(REAL) * 9
    for address, text in found.items():
        assert not marked(text), address
        assert WORD not in text, address
        assert not names(text, INVENTED), address


def test_pages_of_years_and_indicators_are_marked_if_they_show_something_invented(
    pages: dict[str, str],
) -> None:
    seen = set()
    for address, text in pages.items():
        if address.startswith(("years/", "indicators/")) and address not in INDEXES:
            seen.add((linked(text, REAL), linked(text, INVENTED)))
            assert marked(text) == linked(text, INVENTED), address
    assert seen >= {(True, False), (False, True), (True, True)}


@pytest.mark.parametrize("address", BOTH)
def test_both_stand_in_sections_of_their_own(pages: dict[str, str], address: str) -> None:
    text = pages[address]
    assert PAGE_MARK not in text
    shown = [one for one in sections(text) if "<table" in one]
    if address not in INDEXES:
        kinds = {(linked(one, REAL), linked(one, INVENTED), PART_MARK in one) for one in shown}
        assert kinds == {(True, False, False), (False, True, True)}
    assert [PART_MARK in one for one in shown] == [False, True]


@pytest.mark.parametrize("address", LISTS)
def test_lists_mark_each_by_itself(pages: dict[str, str], address: str) -> None:
    """A name of an invented body, or of its region, stands with the word that says so."""
    lines = [one for one in pages[address].splitlines() if names(one, INVENTED)]
    assert lines
    for line in lines:
        told = re.sub(r"<[^>]*>", " ", line)
        assert "虚构" in told, told


def test_pages_that_show_no_evaluation_have_no_mark(pages: dict[str, str]) -> None:
    for address in ("about/", "404.html"):
        assert not marked(pages[address])
        assert not names(pages[address], INVENTED)
