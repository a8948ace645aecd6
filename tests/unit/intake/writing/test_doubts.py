"""Every doubt the recognisers name has its words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import intake
from generator.intake.document import Origin
from generator.intake.doubts import catalogue, told
from generator.intake.draft import Doubt

PACKAGE = Path(intake.__file__).parent
NAMED = re.compile(r"""\.doubt\(\s*"([a-z0-9-]+)"|Doubt\(\s*"([a-z0-9-]+)\"""")
OTHERS = {
    "row-shifted", "run-moved", "weights-differ", "weight-summed", "weight-derived",
    "weight-missing", "standard-missing", "standard-cut", "slot-proposed", "role-proposed",
    "place-matched", "place-unmatched",
}  # fmt: skip


def named() -> set[str]:
    code = "".join(one.read_text(encoding="utf-8") for one in PACKAGE.rglob("*.py"))
    return {first or second for first, second in NAMED.findall(code)} | OTHERS


def test_the_recognisers_name_many():
    assert len(named()) > 30


@pytest.mark.parametrize("kind", sorted(named()))
def test_a_doubt_is_worded_in_both_languages(kind: str):
    entry = catalogue()[kind]
    assert set(entry) - {"each"} in ({"zh", "en"}, {"zh", "en", "many_zh", "many_en"})
    assert gaps(entry["zh"]) == gaps(entry["en"])


@pytest.mark.parametrize("kind", [kind for kind, one in catalogue().items() if "many_zh" in one])
def test_a_doubt_of_many_is_worded_in_both_languages(kind: str):
    entry = catalogue()[kind]
    assert gaps(entry["many_zh"]) == gaps(entry["many_en"]) == {"count"}
    assert entry.get("each", "name") in gaps(entry["zh"]) | {"name"}


def gaps(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text)) - {"message_en", "message"}


def test_a_doubt_on_one_line():
    doubt = Doubt("fact-missing", "facts.yml", "a", Origin(), {"name": "执行\n率"})
    assert "\n" not in told(doubt, "zh")


def test_words_of_a_report_are_quoted_once():
    doubt = Doubt("fact-missing", "facts.yml", "a", Origin(), {"name": "“三公”经费控制率"})
    assert "“‘三公’经费控制率”" in told(doubt, "zh")
