"""What wording may leave open in a rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.audit.alternatives import alternatives
from generator.model.rules import (
    Bands,
    Basis,
    Checklist,
    Direction,
    PassFail,
    Rule,
    Step,
    Steps,
)
from tests.unit.score.builders import band

STEP = Step(
    Decimal(100), Direction.BELOW, Decimal(1), Decimal("0.1"), Basis.POINTS, Steps.COMPLETED
)


def values(rule: Rule, symbol: str = "") -> dict[str, list[str]]:
    return {name: list(found) for name, found in alternatives(rule, symbol).items()}


def test_steps_are_counted_in_three_ways_and_percent_taken_from_either_base() -> None:
    ways = ["started", "completed", "linear"]
    assert values(STEP, "%") == {"steps": ways, "basis": ["points", "relative"]}
    assert values(STEP, "个") == {"steps": ways}


def test_every_parameter_has_the_rule_as_it_is_among_its_own() -> None:
    for rule in (STEP, Checklist(Decimal(1), Decimal(1), ("一",))):
        assert all(rule in found.values() for found in alternatives(rule, "%").values())


def test_a_gap_between_bands_goes_to_either_side() -> None:
    gaping = Bands((band("95", None, "5"), band("80", "94", "3", "[]")))
    assert values(gaping) == {"gap": ["lower", "upper"]}
    assert values(Bands((band("95", None, "5"), band(None, "95", "0")))) == {
        "edge": ["lower", "upper"]
    }


def test_the_value_at_which_bands_meet_goes_to_either_side() -> None:
    upper = Bands((band("95", None, "5"), band("80", "95", "3"), band(None, "80", "0")))
    found = alternatives(upper, "%")["edge"]
    assert found["upper"] == upper
    lower = found["lower"]
    assert isinstance(lower, Bands)
    assert [one.low_closed for one in lower.bands] == [False, False, False]
    assert [one.high_closed for one in lower.bands] == [False, True, True]
    assert alternatives(lower, "%")["edge"]["upper"] == upper


def test_open_ends_do_not_meet() -> None:
    alone = Bands((replace(band("95", None, "5"), low=None),))
    assert values(alone) == {}


def test_what_is_judged_otherwise_leaves_nothing_open() -> None:
    assert values(PassFail("是", "否")) == {}
