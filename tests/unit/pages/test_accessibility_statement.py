"""The statement on accessibility claims nothing that no test holds."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.model.disclosure import Site
from generator.pages.accessibility import Accessibility, accessibility, statement
from generator.render.pages import render
from generator.words.catalogue import LANGUAGES, words

ROOT = Path(__file__).parents[3]
ITEMS: list[dict[str, Any]] = [item for part in statement()["parts"] for item in part["items"]]
CRITERION = re.compile(r"[1-4]\.[1-5]\.(1[0-3]|[1-9])")
LEVEL_AAA = {"1.4.6", "1.4.7", "1.4.8", "1.4.9", "2.1.3", "2.2.3", "2.2.4", "2.2.5", "2.2.6"}


def functions(test: str) -> list[str]:
    """The names on the way to a test that its file really has."""
    path, *names = test.split("::")
    found: list[str] = []
    within: Any = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    for name in names:
        (node,) = (one for one in within if getattr(one, "name", None) == name)
        within = node.body
        found.append(name)
    return found


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["en"][0])
class TestItem:
    def test_is_held_by_tests_that_there_are(self, item: dict[str, Any]) -> None:
        assert item["tests"]
        for one in item["tests"]:
            assert functions(one)[-1].startswith("test_"), one

    def test_speaks_both_languages(self, item: dict[str, Any]) -> None:
        for language in LANGUAGES:
            subject, how = item[language]
            assert subject
            assert how.endswith(("。", "."))

    def test_names_criteria_of_levels_a_and_aa(self, item: dict[str, Any]) -> None:
        for one in item["criteria"]:
            assert CRITERION.fullmatch(one)
            assert one not in LEVEL_AAA


def test_a_test_that_is_not_there_would_be_noticed() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        functions("tests/browser/test_keyboard.py::test_of_nothing")


def page(publisher: str, contact: str = "") -> Accessibility:
    found = accessibility(Site("", "", publisher, False, contact=contact), words("zh"))
    assert isinstance(found.context, Accessibility)
    return found.context


def test_the_publisher_is_named_where_there_is_one_and_nobody_invented() -> None:
    assert "示例区财政局" in page("示例区财政局").report
    assert page("").report == words("zh")("accessibility.report_unknown")


def test_the_contact_is_named_where_there_is_one() -> None:
    told = page("示例区财政局", "办公室，电话 0632-0000000").report
    assert "办公室，电话 0632-0000000" in told
    assert "示例区财政局" not in told


def test_somebody_went_through_the_items_within_a_year() -> None:
    """Fails one day on purpose: then go through them and write the day into `reviewed`."""
    age = date.today() - statement()["reviewed"]  # noqa: DTZ011
    assert timedelta(days=-1) <= age < timedelta(days=366)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_and_limit_stands_on_the_page(language: str) -> None:
    text = render(accessibility(Site("", "", "", False), words(language)), language)
    for item in ITEMS:
        assert item[language][0] in text
    for one in statement()["limits"]:
        assert one[language] in text
    assert str(statement()["reviewed"].year) in text
