from decimal import ROUND_HALF_UP, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest

from generator.model.framework import Rounding, RoundingMode
from generator.score.rounding import EXACT, exact_sum, round_half_up, rounded


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        # binary fractions round these the other way
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("0.125", 2, "0.13"),
        ("0.506", 2, "0.51"),
        ("2.6749", 2, "2.67"),
        ("1.0049999999999999999999999999999", 2, "1.00"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("0.4999", 0, "0"),
        ("-0.125", 2, "-0.13"),
        ("-0.5", 0, "-1"),
        ("-2.674", 2, "-2.67"),
        ("0", 2, "0.00"),
        ("3", 2, "3.00"),
        ("99.995", 2, "100.00"),
        ("1/3", 6, "0.333333"),
        ("2/3", 6, "0.666667"),
        ("1/3", 0, "0"),
    ],
)
def test_rounds_half_away_from_zero(value, digits, expected):
    assert str(round_half_up(Fraction(value), digits)) == expected


@pytest.mark.parametrize("value", ["-0.001", "-0.0049", "0.004"])
def test_a_rounded_zero_has_no_sign(value):
    assert str(round_half_up(Fraction(value), 2)) == "0.00"


def test_no_digit_is_lost_however_large_the_value():
    value = Decimal("123456789012345678901234567890123456789.125")
    assert str(round_half_up(Fraction(value), 2)) == "123456789012345678901234567890123456789.13"


def test_the_decimal_context_of_the_program_has_no_say():
    with localcontext() as context:
        context.prec = 2
        assert str(round_half_up(Fraction("1234.565"), 2)) == "1234.57"
        assert str(exact_sum([Decimal("1234.56"), Decimal("0.01")])) == "1234.57"


@pytest.mark.parametrize("whole", range(-21, 22))
@pytest.mark.parametrize("digits", [0, 1, 2, 3])
def test_agrees_with_decimal_quantize_at_and_around_every_half(whole, digits):
    for beside in ("-0.0001", "0", "0.0001"):
        value = (Decimal(whole) / 2 + Decimal(beside)).scaleb(-digits)
        expected = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        assert round_half_up(Fraction(value), digits) == expected


def test_a_framework_says_how_many_digits():
    rounding = Rounding(1, RoundingMode.HALF_UP)
    assert str(rounded(Fraction("2.25"), rounding)) == "2.3"


def test_a_sum_keeps_every_digit():
    values = [Decimal("100000000000000000000000000000"), Decimal("0.01"), Decimal("0.002")]
    assert str(exact_sum(values)) == "100000000000000000000000000000.012"
    assert str(exact_sum([Decimal("4.50"), Decimal("0.50")])) == "5.00"
    assert exact_sum([]) == 0


def test_what_could_not_be_exact_is_an_error_not_a_guess():
    assert exact_sum([Decimal(10) ** 99]) == Decimal(10) ** 99
    with pytest.raises(Inexact):
        EXACT.add(Decimal(10) ** 99, Decimal("0.01"))


def test_nothing_has_no_sign():
    assert str(round_half_up(Fraction(0), 2)) == "0.00"
    assert str(round_half_up(Fraction("-0.001"), 2)) == "0.00"
