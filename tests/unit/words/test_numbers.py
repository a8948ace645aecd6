from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.units import Quantity, unit
from generator.words import numbers
from generator.words.catalogue import words
from generator.words.marks import chinese_number, day


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"), ("0.90", "0.90"), ("4.00", "4.00"), ("2163.32", "2,163.32"),
        ("-5.06", "−5.06"), ("1234567.8", "1,234,567.8"),
        ("12345678901234567890.12345", "12,345,678,901,234,567,890.12345"),
    ],
)  # fmt: skip
def test_decimal_keeps_its_digits(value: str, text: str) -> None:
    assert numbers.decimal(Decimal(value)) == text


@given(st.decimals("-1e18", "1e18", places=4))
def test_decimal_reads_back_exactly(value: Decimal) -> None:
    assert (
        Decimal(numbers.decimal(value).replace(",", "").replace("−", "-")).as_tuple()
        == value.as_tuple()
    )


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("2", 2, "2.00"), ("0.5", 2, "0.50"), ("0.505", 2, "0.505"), ("22.5", 0, "22.5"),
     ("-0.505", 2, "−0.505"), ("1000", 1, "1,000.0")],
)  # fmt: skip
def test_points(value: str, digits: int, text: str) -> None:
    assert numbers.points(Decimal(value), digits) == text
    assert numbers.exact_points(Fraction(Decimal(value)), digits) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.00", "2"), ("0.50", "0.5"), ("100", "100"), ("1E+2", "100"), ("0", "0"), ("0.00", "0"),
     ("1500.0", "1,500"), ("-4.00", "−4")],
)  # fmt: skip
def test_plain_points(value: str, text: str) -> None:
    assert numbers.plain_points(Decimal(value)) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(216332, 218341), "99.08%"), (Fraction(1), "100.00%"), (Fraction(0), "0.00%"),
        (Fraction(-1, 3), "−33.33%"), (Fraction(5, 100000), "0.01%"), (Fraction(40), "4,000.00%"),
    ],
)  # fmt: skip
def test_percent(ratio: Fraction, text: str) -> None:
    assert numbers.percent(ratio) == text


@pytest.mark.parametrize(
    ("value", "symbol", "text"),
    [("2163.32", "万元", "2,163.32 万元"), ("89.66", "%", "89.66%"), ("35", "人", "35 人"),
     ("68", "万m²", "68 万m²"), ("1.5", "", "1.5")],
)  # fmt: skip
def test_quantity(value: str, symbol: str, text: str) -> None:
    assert numbers.quantity(Quantity(Decimal(value), unit(symbol)), words()) == text


@pytest.mark.parametrize(
    ("value", "symbol", "text"),
    [
        (Fraction(9908, 100), "%", "99.08%"), (Fraction(100), "%", "100.00%"),
        (Fraction(221), "个", "221 个"), (Fraction(1, 3), "万元", "0.33 万元"),
        (Fraction(5, 2), "", "2.50"),
    ],
)  # fmt: skip
def test_measured(value: Fraction, symbol: str, text: str) -> None:
    assert numbers.measured(value, symbol, words()) == text


@given(st.fractions(), st.sampled_from(["%", "万元", ""]))
def test_no_number_shows_an_exponent_or_a_negative_zero(value: Fraction, symbol: str) -> None:
    text = numbers.measured(value, symbol, words())
    assert re.match(r"−?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?( 万元|%)?$", text)
    assert not re.match(r"−0+(\.0+)?( 万元|%)?$", text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_chinese_number(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_chinese_numbers_are_distinct() -> None:
    assert len({chinese_number(number) for number in range(1, 100)}) == 99


def test_day() -> None:
    from datetime import date

    assert day(date(2022, 11, 3), words()) == "2022年11月3日"
