"""What holds for every language: the same keys and gaps, its own signs, its own dates and units."""

from __future__ import annotations

import re
import string
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.examples import catalogue as examples
from generator.examples import explained
from generator.model.units import _SCALED, DATE, Quantity, unit
from generator.pages.compare import GROUPS
from generator.words import marks, numbers, units
from generator.words.catalogue import LANGUAGES, catalogue, words

ROOT = Path(__file__).parents[3]
CHINESE = re.compile("[\u3000-\u303f〇\u3400-\u9fff\uff00-\uffef]")
QUOTED = re.compile("“[^”]*”")
SAY = {language: words(language) for language in LANGUAGES}


def gaps(text: str) -> list[tuple[str, str]]:
    """The names of the gaps of a text and how each is to be filled."""
    return [(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name]


def test_every_language_has_the_same_keys() -> None:
    for language in LANGUAGES:
        missing = catalogue("zh").keys() ^ catalogue(language).keys()
        assert not sorted(missing), language


def test_every_language_has_the_same_gaps() -> None:
    own, other = catalogue("zh"), catalogue("en")
    names = {key: [{name for name, _ in gaps(one[key])} for one in (own, other)] for key in other}
    assert not {key: found for key, found in names.items() if found[0] != found[1]}


def test_a_form_by_number_has_two_forms() -> None:
    specs = [
        (key, spec)
        for language in LANGUAGES
        for key, text in catalogue(language).items()
        for _, spec in gaps(text)
        if spec
    ]
    assert len(specs) > 50
    assert not [(key, spec) for key, spec in specs if spec.count("|") != 1]


def test_words_a_script_fills_have_no_forms() -> None:
    """A script knows gaps alone."""
    for language in LANGUAGES:
        texts = catalogue(language).items()
        handed = {key: text for key, text in texts if key.startswith(GROUPS)}
        assert len(handed) > 20
        assert not [key for key, text in handed.items() if any(spec for _, spec in gaps(text))]


def test_english_has_no_chinese_signs() -> None:
    assert not {key: text for key, text in catalogue("en").items() if CHINESE.search(text)}


def test_only_quotations_and_units_of_the_examples_are_chinese() -> None:
    for name in ("rules", "verdicts"):
        path = ROOT / "generator" / "words" / f"{name}.en.toml"
        text = QUOTED.sub("", path.read_text(encoding="utf-8")).replace("unit: 万元", "")
        assert not CHINESE.search(text), name


def test_examples_are_the_same_in_every_language() -> None:
    own, other = explained("zh"), explained("en")
    assert [one.kind for one in own.kinds] == [one.kind for one in other.kinds]
    for one, two in zip(own.kinds, other.kinds, strict=True):
        assert [key for key, _ in one.parameters] == [key for key, _ in two.parameters], one.kind
        results = [[example.trace.score for example in kind.examples] for kind in (one, two)]
        assert results[0] == results[1], one.kind
        assert {example.trace.working.__class__ for example in one.examples} == {
            example.trace.working.__class__ for example in two.examples
        }
    assert own.printed == other.printed
    assert own.measured.shown == other.measured.shown
    assert list(examples("rules", "en")) == list(examples("rules", "zh"))


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("zh", date(2021, 6, 30), "2021年6月30日"),
        ("en", date(2021, 6, 30), "30 June 2021"),
        ("en", date(2021, 12, 1), "1 December 2021"),
    ],
)
def test_a_day(language: str, value: date, text: str) -> None:
    assert marks.day(value, SAY[language]) == text


@pytest.mark.parametrize(
    ("value", "symbol", "chinese", "english"),
    [
        ("2163.32", "万元", "2,163.32 万元", "2,163.32 ten thousand yuan"),
        ("1.50", "亿元", "1.50 亿元", "1.50 hundred million yuan"),
        ("35", "人", "35 人", "35 persons"),
        ("1", "人", "1 人", "1 person"),
        ("221", "个", "221 个", "221"),
        ("89.66", "%", "89.66%", "89.66%"),
        ("3.2", "万元/人", "3.2 万元/人", "3.2 ten thousand yuan per person"),
        ("4", "棵", "4 棵", "4 棵"),
        ("4", "棵/人", "4 棵/人", "4 棵/人"),
        ("1.5", "", "1.5", "1.5"),
        ("738000", DATE, "2021年7月29日", "29 July 2021"),
    ],
)
def test_a_quantity(value: str, symbol: str, chinese: str, english: str) -> None:
    quantity = Quantity(Decimal(value), unit(symbol))
    assert numbers.quantity(quantity, SAY["zh"]) == chinese
    assert numbers.quantity(quantity, SAY["en"]) == english


def test_a_unit_at_the_head_of_a_column() -> None:
    assert units.alone("万元", SAY["zh"]) == "万元"
    assert units.alone("万元", SAY["en"]) == "10,000 yuan"
    assert units.alone("万元/人", SAY["en"]) == "10,000 yuan per person"
    assert units.alone("棵", SAY["en"]) == "棵"


def test_units_the_model_and_the_published_data_know_are_written_in_english() -> None:
    published = {
        symbol
        for path in sorted((ROOT / "evaluations").rglob("*.yml"))
        for symbol in re.findall(r"\bunit: *'?([^\s,}']+)", path.read_text(encoding="utf-8"))
    }
    every = {part for symbol in published | _SCALED.keys() for part in symbol.split("/")}
    assert len(every) > 15
    unwritten = {symbol for symbol in every if CHINESE.search(units.alone(symbol, SAY["en"]))}
    assert not unwritten


def test_measures_and_parameters() -> None:
    assert numbers.measured(Fraction(1, 3), "万元", SAY["en"]) == "0.33 ten thousand yuan"
    assert numbers.parameter(Decimal(1), "天", SAY["en"]) == "1 day"
    assert numbers.parameter(Decimal(10), "天", SAY["en"]) == "10 days"


def test_lists_and_brackets() -> None:
    assert marks.listed(["a", "b", "c"], SAY["zh"]) == "a、b、c"
    assert marks.listed(["a", "b", "c"], SAY["en"]) == "a, b, c"
    assert marks.series(["a", "b"], SAY["en"]) == "a; b"
    assert marks.sentences(["A.", "B."], SAY["zh"]) == "A.B."
    assert marks.sentences(["A.", "B."], SAY["en"]) == "A. B."
    assert marks.noted("a", "b", SAY["zh"]) == "a（b）"
    assert marks.noted("a", "b", SAY["en"]) == "a (b)"
    assert marks.noted("a", "", SAY["en"]) == "a"
    assert marks.listed([], SAY["en"]) == ""


def test_headings_are_counted_as_the_language_does() -> None:
    assert marks.ordinal(12, SAY["zh"]) == "十二"
    assert marks.ordinal(12, SAY["en"]) == "12"


@pytest.mark.parametrize(
    ("points", "text"),
    [("1", "1 point"), ("2", "2 points"), ("0.5", "0.5 points"), ("1.00", "1.00 points")],
)
def test_a_form_follows_its_number(points: str, text: str) -> None:
    assert SAY["en"]("label.points", points=points) == text


def test_a_form_without_its_number_is_an_error() -> None:
    with pytest.raises(KeyError):
        SAY["en"]("label.points")


def test_a_number_that_fills_a_gap_is_not_read_for_gaps() -> None:
    text = SAY["en"]("working.found", found="{sum} {x:a|b}", sum="1")
    assert text == "Problems found: {sum} {x:a|b}. 1"
    assert SAY["en"]("label.points", points="{x}") == "{x} points"
