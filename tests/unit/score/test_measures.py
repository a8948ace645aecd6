"""Measured values from facts: exact, with units, and what happens when a divisor is zero."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.evaluation import Fact
from generator.score.measures import (
    MissingFacts,
    NegativeDivisor,
    UnitsDiffer,
    ZeroDivisor,
    measure,
    written,
)
from generator.score.trace import Measured, Undefined
from tests.unit.score.builders import fact, facts, measure_of

MONEY = facts(预算="4.10", 实际="2.86", 上年="-3.00")
PEOPLE = {"人数": fact("人数", "35", "人"), "上年人数": fact("上年人数", "32", "人")}


def value_of(text: str, known: dict[str, Fact], symbol: str = "%") -> Fraction:
    found = measure(measure_of(text, symbol), known)
    assert isinstance(found, Measured), found
    return found.base


@pytest.mark.parametrize(
    ("text", "symbol", "expected"),
    [
        ("实际 / 预算", "%", "286/410"),
        ("(实际 - 预算) / 预算", "%", "-124/410"),
        ("abs(实际 - 预算) / 预算", "%", "124/410"),
        ("(实际 + 预算) / 预算", "%", "696/410"),
        ("-实际 / 预算", "%", "-286/410"),
        ("1 - 实际 / 预算", "%", "124/410"),
        ("实际 / 预算 * 2", "%", "572/410"),
        ("实际 * 实际 / (预算 * 预算)", "%", "81796/168100"),
        ("(实际 - 上年) / abs(上年)", "%", "586/300"),
        ("3 / 4", "%", "3/4"),
        ("2.50 - 0.5", "倍", "2"),
        ("实际 - 预算", "万元", "-12400"),
        ("-(实际 + 上年)", "元", "1400"),
        ("预算 - 实际 - 预算 + 实际", "万元", "0"),
    ],
)
def test_values_are_exact_in_the_base_unit(text, symbol, expected):
    assert value_of(text, MONEY, symbol) == Fraction(expected)


def test_thirds_are_not_rounded_on_the_way():
    known = facts(一="1", 三="3")
    assert value_of("一 / 三 * 三 / 一", known) == 1
    assert value_of("一 / 三 + 一 / 三 + 一 / 三", known) == 1


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (("1", "亿元"), ("1", "万元"), "10000"),
        (("1", "万元"), ("1", "元"), "10000"),
        (("477.50", "万元"), ("4775000", "元"), "1"),
        (("89.39", "亿元"), ("893900", "万元"), "1"),
        (("68", "万m²"), ("680000", "m²"), "1"),
        (("1", "km"), ("250", "m"), "4"),
        (("3", "亩"), ("2000", "m²"), "1"),
        (("50", "%"), ("2", "倍"), "1/4"),
        (("35", "人"), ("39", "人"), "35/39"),
    ],
)
def test_amounts_in_different_units_of_one_dimension(one, other, ratio):
    known = {"甲": fact("甲", *one), "乙": fact("乙", *other)}
    assert value_of("甲 / 乙", known) == Fraction(ratio)
    assert value_of("(甲 - 乙) / 乙", known) == Fraction(ratio) - 1


def test_a_measured_value_is_shown_in_its_own_unit():
    known = {"甲": fact("甲", "3", "亿元"), "乙": fact("乙", "5000", "万元")}
    for symbol, shown in (("亿元", "3.5"), ("万元", "35000"), ("元", "350000000")):
        found = measure(measure_of("甲 + 乙", symbol), known)
        assert isinstance(found, Measured)
        assert found.base == 350_000_000
        assert found.shown == Fraction(shown)


def test_a_percentage_is_a_ratio_inside_and_a_percentage_outside():
    found = measure(measure_of("满意度"), {"满意度": fact("满意度", "89.66", "%")})
    assert isinstance(found, Measured)
    assert found.base == Fraction("0.8966")
    assert found.shown == Fraction("89.66")


def test_dimensions_cancel():
    known = {**MONEY, **PEOPLE}
    change = "(实际 / 人数 - 预算 / 上年人数) / (预算 / 上年人数)"
    expected = (Fraction("2.86") / 35 - Fraction("4.10") / 32) / (Fraction("4.10") / 32)
    assert value_of(change, known) == expected


@pytest.mark.parametrize(
    ("text", "symbol", "found", "expected"),
    [
        ("实际 + 人数", "万元", "人", "money"),
        ("人数 - 实际", "人", "money", "人"),
        ("实际 + 1", "万元", "%", "money"),
        ("1 - 实际", "%", "money", "%"),
        ("实际 - 预算", "%", "money", "%"),
        ("实际 / 预算", "万元", "%", "money"),
        ("实际 / 人数", "万元", "money/人", "money"),
        ("实际 / 人数", "%", "money/人", "%"),
        ("人数 / 实际", "%", "人/money", "%"),
        ("1 / 人数", "%", "1/人", "%"),
        ("实际 * 预算", "%", "money·money", "%"),
        ("1 / 实际 / 人数", "%", "1/money·人", "%"),
        ("人数", "家", "人", "家"),
        ("abs(实际) + 人数", "万元", "人", "money"),
        ("-实际 + 人数", "万元", "人", "money"),
    ],
)
def test_dimensions_that_do_not_fit(text, symbol, found, expected):
    assert measure(measure_of(text, symbol), {**MONEY, **PEOPLE}) == UnitsDiffer(found, expected)


def test_counts_of_different_things_never_add_up():
    known = {"人数": fact("人数", "3", "人"), "件数": fact("件数", "4", "件")}
    assert measure(measure_of("人数 + 件数", "人"), known) == UnitsDiffer("件", "人")


def test_a_zero_divisor_hides_no_mismatch_of_units():
    known = {"零": fact("零", "0"), **PEOPLE}
    definition = measure_of("人数 / 零", zero="0", zero_by_zero="0")
    assert measure(definition, known) == UnitsDiffer("人/money", "%")
    assert measure(
        measure_of("人数 / 人数 + 零 / 零 + 零", zero_by_zero="0"), known
    ) == UnitsDiffer("money", "%")


ZERO = facts(零="0", 一="0.90")


@pytest.mark.parametrize("text", ["一 / 零", "-一 / 零", "零 / (一 / 零 * 零)", "一 / (一 - 一)"])
def test_something_by_zero(text):
    assert measure(measure_of(text), ZERO) == ZeroDivisor("on_zero")
    assert measure(measure_of(text, zero_by_zero="2"), ZERO) == ZeroDivisor("on_zero")
    definition = measure_of(text, zero="0", zero_by_zero="2")
    found = measure(definition, ZERO)
    assert isinstance(found, Undefined)
    assert found.policy == definition.on_zero
    assert found.measure == definition


@pytest.mark.parametrize("text", ["零 / 零", "(一 - 一) / 零", "abs(零) / 零", "零 * 2 / 零"])
def test_zero_by_zero(text):
    assert measure(measure_of(text), ZERO) == ZeroDivisor("on_zero_by_zero")
    assert measure(measure_of(text, zero="0"), ZERO) == ZeroDivisor("on_zero_by_zero")
    definition = measure_of(text, zero="0", zero_by_zero="2")
    found = measure(definition, ZERO)
    assert isinstance(found, Undefined)
    assert found.policy == definition.on_zero_by_zero


def test_an_undefined_measure_keeps_its_facts():
    found = measure(measure_of("一 / 零", zero="0"), ZERO)
    assert isinstance(found, Undefined)
    assert found.facts == (ZERO["一"], ZERO["零"])


def test_zero_over_something_is_zero():
    assert value_of("零 / 一", ZERO) == 0


def test_facts_stand_once_in_reading_order():
    found = measure(measure_of("(实际 - 预算) / 预算 + 0 * 实际 / 预算"), MONEY)
    assert isinstance(found, Measured)
    assert found.facts == (MONEY["实际"], MONEY["预算"])


def test_every_missing_fact_is_named_once():
    definition = measure_of("(甲 - 实际) / (乙 + 甲)")
    assert measure(definition, MONEY) == MissingFacts(("甲", "乙"))


def test_numbers_need_no_fact():
    found = measure(measure_of("12.5", "倍"), {})
    assert isinstance(found, Measured)
    assert found.facts == ()
    assert found.base == Fraction(Decimal("12.5"))


@pytest.mark.parametrize(
    ("dimensions", "text"),
    [
        ((), "%"),
        ((("money", 1),), "money"),
        ((("money", 2),), "money·money"),
        ((("money", -1),), "1/money"),
        ((("money", 1), ("人", -2)), "money/人·人"),
    ],
)
def test_dimensions_as_text(dimensions, text):
    assert written(dimensions) == text


def test_a_negative_divisor_is_no_ratio():
    found = measure(measure_of("甲 / 乙"), facts(甲="1", 乙="-8.30"))
    assert found == NegativeDivisor()


@pytest.mark.parametrize(("divisor", "ratio"), [("0.5", "2"), ("0.00001", "100000"), ("1", "1")])
def test_a_divisor_below_one_is_a_divisor(divisor, ratio):
    assert value_of(f"1 / {divisor}", {}, "倍") == Fraction(ratio)


DAYS = {
    "起": fact("起", "738000", "日期"),
    "止": fact("止", "738031", "日期"),
    "期": fact("期", "30", "天"),
    **PEOPLE,
}


@pytest.mark.parametrize(
    ("text", "symbol", "expected"),
    [
        ("止 - 起", "天", "31"),
        ("止 - 起 - 期", "天", "1"),
        ("(止 - 起) / 期", "倍", "31/30"),
        ("起 + 期", "日期", "738030"),
        ("期 + 起", "日期", "738030"),
        ("止 - 期", "日期", "738001"),
    ],
)
def test_dates_and_days(text, symbol, expected):
    assert value_of(text, DAYS, symbol) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("起 + 止", "日期", "天"),
        ("起 + 人数", "人", "天"),
        ("起 - 人数", "人", "天"),
        ("人数 + 起", "人", "天"),
        ("期 - 起", "日期", "天"),
        ("起 * 期", "日期", "天"),
        ("2 * 起", "日期", "天"),
        ("起 / 期", "日期", "天"),
        ("期 / 起", "日期", "天"),
        ("起 / 止", "日期", "天"),
        ("abs(起)", "日期", "天"),
        ("-起", "日期", "天"),
    ],
)
def test_nothing_else_is_done_to_dates(text, found, expected):
    for symbol in ("日期", "天", "%"):
        assert measure(measure_of(text, symbol), DAYS) == UnitsDiffer(found, expected)
