"""Every doubt has its words in both languages, with the gaps that are filled; so has a reading."""

from __future__ import annotations

import re
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.intake import wording
from tests.unit.intake.wording.sources import cases
from tests.unit.intake.wording.test_wordings import WORDINGS

PACKAGE = Path(wording.__file__).parent
DOUBTS = read_catalogue("generator.intake", "doubts.toml")
READINGS = read_catalogue("generator.intake.wording", "readings.toml")


def named_in_code() -> set[str]:
    code = "".join(one.read_text(encoding="utf-8") for one in PACKAGE.glob("*.py"))
    return set(re.findall(r'"((?:rule|measure|judgement)-[a-z-]+)"', code)) - set(
        re.findall(r"f\"(rule-)", code)
    )


def test_every_doubt_is_worded() -> None:
    told = {one for one in named_in_code() if one not in READINGS or one in DOUBTS}
    assert told <= set(DOUBTS), told - set(DOUBTS)


def test_gaps_are_the_same_in_both_languages() -> None:
    for kind in named_in_code() & set(DOUBTS):
        zh, en = (set(re.findall(r"{(\w+)}", DOUBTS[kind][key])) for key in ("zh", "en"))
        assert zh == en, kind


def test_gaps_are_filled() -> None:
    found = [one.proposal() for source in ("real", "demo", "families") for one in cases(source)]
    doubts = [doubt for one in found for doubt in one.doubts]
    assert len({kind for kind, _ in doubts}) > 15
    for kind, values in doubts:
        for key in ("zh", "en"):
            assert DOUBTS[kind][key].format(**values)


def test_wordings_raise_most_doubts_of_rules() -> None:
    seen = {kind for one in WORDINGS for kind in one["doubts"]}
    for source in ("real", "demo", "families", "forms"):
        seen |= {kind for one in cases(source) for kind, _ in one.proposal().doubts}
    rules = {one for one in named_in_code() & set(DOUBTS) if one.startswith("rule-")}
    assert rules - seen <= {"rule-levels-order"}, rules - seen
