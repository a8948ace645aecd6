"""What processes share out: every page and every file, each once."""

from __future__ import annotations

from collections import Counter

from generator.build import examine, plan
from generator.mkdocs_whole import shares
from tests.real_data import SHIPPED


def test_every_page_and_file_is_made_once() -> None:
    made = plan(examine(SHIPPED))
    found = shares(made)
    assert Counter(one for share in found for one in share.pages) == Counter(list(made.pages))
    assert Counter(one for share in found for one in share.files) == Counter(list(made.files))
    assert [share.search for share in found] == [True, *(False for _ in found[1:])]


def test_an_evaluation_stays_together() -> None:
    made = plan(examine(SHIPPED))
    (own,) = [one for one in shares(made) if "shanting-industry-it/2021/" in one.pages]
    year = "shanting-industry-it/2021/"
    assert {*own.pages, *own.files} == {
        one for one in {*made.pages, *made.files} if one.startswith(year)
    }


def test_what_was_let_go_of_is_made_again() -> None:
    made = plan(examine(SHIPPED))
    year = "shanting-industry-it/2021/"
    page, sum_of_data = made.page(year), made.files[f"{year}data.json"]()
    kept = made.pages[year]
    assert made.pages[year] is kept
    made.forget([year])
    assert made.pages[year] is not kept
    assert made.page(year) == page
    assert made.files[f"{year}data.json"]() == sum_of_data
