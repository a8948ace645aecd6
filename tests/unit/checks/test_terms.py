"""When two rules count as the same: points in proportion to the weights, all else equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.checks.terms import differing
from generator.load.expressions import parse_expression
from generator.model.framework import (
    Framework,
    Grade,
    Indicator,
    Measure,
    Role,
    Rounding,
    RoundingMode,
    RuleEntry,
    ZeroPolicy,
)
from generator.model.rules import (
    Anchor,
    Band,
    Bands,
    Basis,
    Checklist,
    Complement,
    Condition,
    Direction,
    Discretionary,
    Gap,
    Interpolation,
    Item,
    Items,
    Level,
    Levels,
    PassFail,
    Profiles,
    Proportional,
    Reward,
    Rule,
    Step,
    Steps,
)
from generator.model.units import unit
from generator.problems import Place
from generator.yaml_nodes.scalars import Misfit

HERE = Place("rules.yml")


def measure(text: str = "甲 / 乙", symbol: str = "%", zero: ZeroPolicy | None = None) -> Measure:
    expression = parse_expression(text)
    assert not isinstance(expression, Misfit)
    return Measure(expression, text, unit(symbol), zero, None, HERE)


def leaf(
    rule: Rule | Profiles,
    weight: str = "4",
    change: Callable[[RuleEntry], RuleEntry] = lambda entry: entry,
    role: Role = Role.NORMAL,
) -> tuple[Framework, Indicator]:
    """A framework of one leaf, and the leaf."""
    node = Indicator("甲率", "甲率", None, 1, Decimal(weight), None, (), HERE, role)
    entry = RuleEntry("甲率", "", "标准", measure(), rule, "", HERE)
    framework = Framework(
        id="f", name="f", edition="1", levels=("一级",), total_weight=Decimal(weight), basis="",
        rounding=Rounding(2, RoundingMode.HALF_UP), grades=(Grade("优", Decimal(0)),),
        grades_source="", indicators=(node,), rules={"甲率": change(entry)}, place=HERE,
    )  # fmt: skip
    return framework, node


def step(deduct: str, most: str | None, add: str, reward_most: str | None = None) -> Step:
    return Step(
        Decimal(95), Direction.BELOW, Decimal(1), Decimal(deduct), Basis.POINTS, Steps.STARTED,
        Decimal(2), None if most is None else Decimal(most),
        Reward(Decimal(5), Decimal(add), None if reward_most is None else Decimal(reward_most)),
    )  # fmt: skip


def bands(top: str, least: str | None = None, *, share: bool = False) -> Bands:
    lowest = None if least is None else Decimal(least)
    high = Band(Decimal(90), True, None, False, Decimal(top), lowest, share)
    return Bands((high, Band(None, False, Decimal(90), False, Decimal(0))))


OF_FOUR_AND_OF_TWO: list[tuple[Rule | Profiles, Rule | Profiles]] = [
    (Proportional(), Proportional()),
    (Complement(), Complement()),
    (PassFail("达到", "没有达到"), PassFail("达到", "没有达到")),
    (step("0.2", "2", "0.4", "1"), step("0.1", "1", "0.2", "0.5")),
    (step("0.2", None, "0.4"), step("0.1", None, "0.2")),
    (bands("4"), bands("2")),
    (bands("4", "3"), bands("2", "1.5")),
    (bands("100", share=True), bands("100", share=True)),
    (bands("100", share=True), bands("2")),
    (
        Interpolation((Anchor(Decimal(0), Decimal(0)), Anchor(Decimal(9), Decimal(4)))),
        Interpolation((Anchor(Decimal(0), Decimal(0)), Anchor(Decimal(9), Decimal(2)))),
    ),
    (
        Levels((Level("好", Decimal(4)), Level("一般", Decimal(3), Decimal(1)))),
        Levels((Level("好", Decimal(2)), Level("一般", Decimal("1.5"), Decimal("0.5")))),
    ),
    (
        Items((Item("一", Decimal(1)), Item("二", Decimal(3), gate=True))),
        Items((Item("一", Decimal("0.5")), Item("二", Decimal("1.5"), gate=True))),
    ),
    (
        Checklist(Decimal(1), Decimal(2), ("甲", "乙")),
        Checklist(Decimal("0.5"), Decimal(1), ("甲", "乙")),
    ),
    (Discretionary(Decimal(0), Decimal(4)), Discretionary(Decimal(0), Decimal(2))),
    (
        Profiles({"中部": bands("4"), "西部": bands("3")}),
        Profiles({"西部": bands("1.5"), "中部": bands("2")}),
    ),
]


@pytest.mark.parametrize(("of_four", "of_two"), OF_FOUR_AND_OF_TWO)
def test_points_in_proportion_to_the_weight_are_the_same_rule(
    of_four: Rule | Profiles, of_two: Rule | Profiles
) -> None:
    assert differing(leaf(of_four, "4"), leaf(of_two, "2")) == ()


IN_POINTS = [
    four
    for four, _ in OF_FOUR_AND_OF_TWO
    if four != bands("100", share=True)
    and not isinstance(four, Proportional | Complement | PassFail)
]


@pytest.mark.parametrize("rule", IN_POINTS)
def test_the_same_points_of_another_weight_are_another_rule(rule: Rule | Profiles) -> None:
    assert differing(leaf(rule, "4"), leaf(rule, "2")) == ("rule",)


def test_a_third_is_compared_exactly() -> None:
    three = Levels((Level("好", Decimal(3)), Level("一般", Decimal(1))))
    nearly = Levels((Level("好", Decimal(1)), Level("一般", Decimal("0.3333333333"))))
    assert differing(leaf(three, "3"), leaf(nearly, "1")) == ("rule",)


BASE = step("0.2", "2", "0.4", "1")
ONE = bands("4")


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        (Proportional(), Complement()),
        (BASE, replace(BASE, threshold=Decimal(94))),
        (BASE, replace(BASE, direction=Direction.ABOVE)),
        (BASE, replace(BASE, step=Decimal(2))),
        (BASE, replace(BASE, deduct=Decimal("0.3"))),
        (BASE, replace(BASE, basis=Basis.RELATIVE)),
        (BASE, replace(BASE, steps=Steps.LINEAR)),
        (BASE, replace(BASE, tolerance=Decimal(0))),
        (BASE, replace(BASE, most=None)),
        (BASE, replace(BASE, reward=None)),
        (BASE, replace(BASE, reward=Reward(Decimal(4), Decimal("0.4"), Decimal(1)))),
        (BASE, replace(BASE, reward=Reward(Decimal(5), Decimal("0.4")))),
        (ONE, replace(ONE, gap=Gap.LOWER)),
        (ONE, Bands((replace(ONE.bands[0], low_closed=False), ONE.bands[1]))),
        (ONE, Bands((replace(ONE.bands[0], low=Decimal(91)), ONE.bands[1]))),
        (ONE, Bands((ONE.bands[0], replace(ONE.bands[1], high=Decimal(89))))),
        (ONE, Bands((ONE.bands[0], replace(ONE.bands[1], high_closed=True)))),
        (ONE, Profiles({"中部": ONE})),
        (
            Interpolation((Anchor(Decimal(0), Decimal(0)), Anchor(Decimal(9), Decimal(4)))),
            Interpolation((Anchor(Decimal(1), Decimal(0)), Anchor(Decimal(9), Decimal(4)))),
        ),
        (Levels((Level("好", Decimal(4)),)), Levels((Level("优", Decimal(4)),))),
        (Items((Item("一", Decimal(4)),)), Items((Item("一", Decimal(4), gate=True),))),
        (Items((Item("一", Decimal(4)),)), Items((Item("二", Decimal(4)),))),
        (
            Checklist(Decimal(1), Decimal(1), ("甲",)),
            Checklist(Decimal(1), Decimal(1), ("甲", "乙")),
        ),
        (PassFail("达到", "没有达到"), PassFail("按期达到", "没有达到")),
        (PassFail("达到", "没有达到"), PassFail("达到", "没有按期达到")),
        (
            Discretionary(Decimal(0), Decimal(4)),
            Discretionary(Decimal(0), Decimal(4), deducts=True),
        ),
    ],
)
def test_anything_that_scores_otherwise_is_another_rule(
    rule: Rule | Profiles, other: Rule | Profiles
) -> None:
    assert differing(leaf(rule), leaf(rule)) == ()
    assert differing(leaf(rule), leaf(other)) == ("rule",)


ZERO = ZeroPolicy(Decimal(2), "说明")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda entry: replace(entry, measure=None), ("measure", "unit", "on_zero")),
        (lambda entry: replace(entry, measure=measure("乙 / 甲")), ("measure",)),
        (lambda entry: replace(entry, measure=measure("甲 / 乙", "个")), ("unit",)),
        (lambda entry: replace(entry, measure=measure(zero=ZERO)), ("on_zero",)),
        (lambda entry: replace(entry, conditions=(Condition("且", Decimal(1)),)), ("conditions",)),
        (lambda entry: replace(entry, ceiling=Decimal(5)), ("ceiling",)),
        (lambda entry: replace(entry, measure=measure("(甲) ÷ 乙")), ()),
        (
            lambda entry: replace(entry, standard="另一种说法", explanation="解释", reading="读法"),
            (),
        ),
    ],
)
def test_what_stands_around_a_rule_counts(
    change: Callable[[RuleEntry], RuleEntry], key: tuple[str, ...]
) -> None:
    assert differing(leaf(Proportional()), leaf(Proportional(), change=change)) == key


@pytest.mark.parametrize(
    ("of_four", "of_two"),
    [
        (
            lambda entry: replace(entry, measure=measure(zero=ZERO)),
            lambda entry: replace(entry, measure=measure(zero=ZeroPolicy(Decimal(1), "另说"))),
        ),
        (
            lambda entry: replace(entry, conditions=(Condition("且", Decimal(2)),)),
            lambda entry: replace(entry, conditions=(Condition("且", Decimal(1)),)),
        ),
        (
            lambda entry: replace(entry, ceiling=Decimal(5)),
            lambda entry: replace(entry, ceiling=Decimal("2.5")),
        ),
    ],
)
def test_points_around_a_rule_are_compared_in_proportion_too(
    of_four: Callable[[RuleEntry], RuleEntry], of_two: Callable[[RuleEntry], RuleEntry]
) -> None:
    rule = Proportional()
    assert differing(leaf(rule, "4", of_four), leaf(rule, "2", of_two)) == ()
    assert differing(leaf(rule, "4", of_four), leaf(rule, "2", of_four)) != ()


def test_a_penalty_is_no_normal_indicator() -> None:
    rule = Proportional()
    assert differing(leaf(rule), leaf(rule, role=Role.PENALTY)) == ("role",)
