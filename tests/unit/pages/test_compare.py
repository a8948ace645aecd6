"""The page of comparison: what it gives its script, and what it lists for readers without one."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from generator.build import examine
from generator.exposure import Shown, shown
from generator.pages.compare import compare, script_words
from generator.render.pages import render
from generator.words.catalogue import LANGUAGES, words

CASE = Path(__file__).parents[2] / "cases" / "comparison"
ASSETS = Path(__file__).parents[3] / "theme_overrides" / "assets"


@cache
def seen() -> Shown:
    return shown(examine(CASE).results, preview=False)


@cache
def page(language: str = "zh") -> str:
    return render(compare(seen(), words(language)), language)


def links(text: str, section: str) -> list[tuple[str, str]]:
    _, _, rest = text.partition(f"{{#{section}}}")
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', rest.partition("\n#")[0])


def test_each_department_is_listed_year_over_year() -> None:
    assert links(page(), "year-over-year") == [
        ("../example-education/2023/change/", "2023年度与2022年度"),
        ("../example-education/2022/change/", "2022年度与2021年度"),  # 2020 was withdrawn
        ("../example-health/2023/change/", "2023年度与2022年度"),
        ("../example-health/2022/change/", "2022年度与2021年度"),
        ("../example-water/2023/change/", "2023年度与2022年度"),
    ]


def test_years_are_listed_newest_first() -> None:
    assert links(page(), "years") == [
        (f"../years/{year}/", f"{year}年度各部门") for year in (2023, 2022, 2021)
    ]


def test_invented_departments_are_marked() -> None:
    names = re.findall(r"<li>([^<]+)\n<ul>", page())
    assert len(names) == 3
    assert all(name.endswith("（虚构示例）") for name in names)


def test_without_evaluations_it_lists_nothing() -> None:
    text = render(compare(Shown((), ()), words()))
    assert "year-over-year" not in text
    assert "{#years}" not in text
    assert words()("compare.common_text") not in text
    assert words()("compare.script_needed") not in text
    assert words()("home.empty") in text
    assert words()("home.empty") not in page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_gets_its_words_with_their_gaps(language: str) -> None:
    (block,) = re.findall(r'<script type="application/json">(.*?)</script>', page(language))
    given = json.loads(block)
    assert given == script_words(words(language))
    assert given["verdict_limited"] == words(language)("sidebyside.verdict_limited")
    assert "{count}" in given["shown"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_is_one_the_scripts_fill(language: str) -> None:
    """They fill a gap by the name of a property, written `name:` or in short `name`."""
    scripts = [path for path in ASSETS.glob("compare*.js") if path.name != "compare-core.js"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    for key, text in script_words(words(language)).items():
        for _, name, _, _ in Formatter().parse(text):
            if name and key not in ("listed", "series", "sentences"):
                assert re.search(rf"\b{name}\b[:,\s]", code), (key, name)


def test_the_page_says_what_to_do_without_a_script() -> None:
    assert "<noscript>" in page()
    assert 'src="../assets/compare.js"' in page()
    assert 'data-files="../data/compare/"' in page()


def test_nothing_on_the_page_runs_by_itself() -> None:
    assert not re.search(r"\son\w+=|javascript:", page())
    assert re.findall(r"<script(?! type=\"application/json\")([^>]*)>(.*?)</script>", page()) == [
        (' src="../assets/compare.js" defer', "")
    ]
