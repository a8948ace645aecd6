"""Other readings of a standard that is silent: each is tried on the value, none is left out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.audit.readings import Reading, readings
from generator.model.evaluation import Fact, Judgement
from generator.model.framework import Measure
from generator.model.rules import (
    Bands,
    Basis,
    Checklist,
    Complement,
    Condition,
    Direction,
    Gap,
    PassFail,
    Proportional,
    Reward,
    Rule,
    Step,
    Steps,
)
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score.builders import (
    band,
    chosen,
    entry,
    evaluation,
    fact,
    facts,
    framework,
    indicator,
    judgement,
    measure_of,
)

NO_FACTS: dict[str, Fact] = {}
LEAF = judgement("x")
RATIO = measure_of("率")


def read(
    rule: Rule,
    *,
    weight: str = "2",
    measure: Measure | None = None,
    known: dict[str, Fact] = NO_FACTS,
    given: Judgement = LEAF,
    ceiling: str | None = None,
    conditions: tuple[Condition, ...] = (),
) -> Reading:
    leaf = replace(
        entry("x", rule, measure),
        reading="标准未写明",
        ceiling=None if ceiling is None else Decimal(ceiling),
        conditions=conditions,
    )
    by = framework([indicator("x", weight)], [leaf])
    found = evaluation([given], known)
    scores = score(found, by)
    assert isinstance(scores, Scores), scores
    (one,) = readings(by, scores)
    assert one.indicator == "x"
    assert one.declared == scores.traces["x"].score
    return one


def others(one: Reading) -> list[str]:
    return [str(other) for other in one.others]


def rate(value: str) -> dict[str, Fact]:
    return {"率": fact("率", value, "%")}


def step(threshold: str = "40", **terms: object) -> Step:
    """Below the threshold, 0.1 points off for every one begun."""
    declared = Step(
        Decimal(threshold), Direction.BELOW, Decimal(1), Decimal("0.1"), Basis.POINTS, Steps.STARTED
    )
    return replace(declared, **terms)  # type: ignore[arg-type]


def test_a_leaf_without_a_reading_is_not_asked() -> None:
    by = framework([indicator("x", "2")], [entry("x", PassFail("是", "否"))])
    found = evaluation([judgement("x", passed=True)])
    scores = score(found, by)
    assert isinstance(scores, Scores)
    assert readings(by, scores) == ()


def test_a_step_in_percent_is_read_in_both_bases_and_all_ways() -> None:
    """37.5 % is 2.5 points below 40 %, and 6.25 % of it."""
    one = read(step(), measure=RATIO, known=rate("37.5"))
    assert str(one.declared) == "1.70"
    assert others(one) == ["1.80", "1.75", "1.30", "1.40", "1.38"]
    assert one.changes


def test_a_relative_step_is_read_in_points_too() -> None:
    rule = step(basis=Basis.RELATIVE, steps=Steps.LINEAR)
    one = read(rule, measure=RATIO, known=rate("37.5"))
    assert str(one.declared) == "1.38"
    assert others(one) == ["1.70", "1.80", "1.75", "1.30", "1.40"]


def test_a_step_in_another_unit_keeps_its_basis() -> None:
    measure = measure_of("金额", "万元")
    one = read(step(), measure=measure, known=facts(金额="37.5"))
    assert others(one) == ["1.80", "1.75"]


def test_nothing_is_relative_to_zero() -> None:
    rule = step("0", direction=Direction.ABOVE)
    one = read(rule, measure=RATIO, known=rate("2.5"))
    assert others(one) == ["1.80", "1.75"]


def test_other_readings_are_held_by_the_same_ceiling_and_conditions() -> None:
    rule = step("100", reward=Reward(Decimal(5), Decimal("0.4")))
    more = {"measure": RATIO, "known": rate("112"), "ceiling": "2.9"}
    one = read(rule, **more)  # type: ignore[arg-type]
    assert str(one.declared) == "2.90"
    assert others(one) == ["2.80", "2.90", "2.90", "2.80", "2.90"]
    held = read(
        rule,
        **more,  # type: ignore[arg-type]
        given=replace(LEAF, conditions=(1,)),
        conditions=(Condition("且造成不良影响", Decimal(1)),),
    )
    assert others(held) == ["1.00"] * 5
    assert not held.changes


GAPPED = Bands((band("95", None, "5"), band("80", "94", "3", "[]")), Gap.LOWER)


def test_a_gap_is_given_to_the_other_side() -> None:
    one = read(GAPPED, weight="5", measure=RATIO, known=rate("94.5"))
    assert (str(one.declared), others(one)) == ("3.00", ["5.00"])
    turned = read(replace(GAPPED, gap=Gap.UPPER), weight="5", measure=RATIO, known=rate("94.5"))
    assert (str(turned.declared), others(turned)) == ("5.00", ["3.00"])


def test_in_a_band_both_sides_of_a_gap_are_the_same() -> None:
    one = read(replace(GAPPED, gap=None), weight="5", measure=RATIO, known=rate("90"))
    assert others(one) == ["3.00", "3.00"]
    assert not one.changes


def test_points_chosen_within_a_band_are_kept_where_the_other_band_allows_them() -> None:
    ranges = Bands(
        (
            replace(band("95", None, "5"), least=Decimal(2)),
            replace(band("80", "94", "3", "[]"), least=Decimal(1)),
        ),
        Gap.LOWER,
    )
    both = {"weight": "5", "measure": RATIO, "known": rate("94.5")}
    for points, found in (("2.5", ["2.50"]), ("1.5", [])):
        one = read(ranges, given=judgement("x", points=Decimal(points)), **both)  # type: ignore[arg-type]
        assert one.declared == Decimal(points)
        assert others(one) == found


@pytest.mark.parametrize(
    ("weight", "points", "other"),
    [
        ("4", ("1", "0.5", "1.5"), "2.50"),
        ("1", ("2",), "0.00"),
        ("2", (), "2.00"),
        ("1", ("0.5",), "0.50"),
    ],
)
def test_deductions_are_taken_once_instead_of_each(
    weight: str, points: tuple[str, ...], other: str
) -> None:
    rule = Checklist(Decimal("0.5"), Decimal(4), ("一", "二", "三"))
    found = tuple(chosen(number, one) for number, one in enumerate(points, 1))
    one = read(rule, weight=weight, given=judgement("x", found=found))
    assert others(one) == [other]


@pytest.mark.parametrize(
    ("rule", "value", "other"),
    [
        (Proportional(), "150", "3.00"),
        (Proportional(), "20", "0.40"),
        (Proportional(), "-50", "0"),
        (Complement(), "20", "1.60"),
        (Complement(), "353.05", "0"),
    ],
)
def test_a_formula_is_read_without_a_ceiling(rule: Rule, value: str, other: str) -> None:
    one = read(rule, measure=RATIO, known=rate(value))
    assert others(one) == [other]


@pytest.mark.parametrize(("policy", "found"), [("0", ["2"]), ("2", ["0"]), ("0.5", ["0", "2"])])
def test_a_zero_divisor_is_nothing_or_everything(policy: str, found: list[str]) -> None:
    measure = measure_of("甲 / 零", zero=policy)
    one = read(Proportional(), measure=measure, known=facts(甲="1", 零="0"))
    assert others(one) == found


def test_a_judgement_has_no_other_reading() -> None:
    one = read(PassFail("是", "否"), given=judgement("x", passed=True))
    assert one.others == ()
    assert not one.changes
