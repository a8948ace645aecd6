from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.score.rounding import exact_sum, round_half_up

digits = st.integers(0, 6)
terminating = st.decimals(
    Decimal("-1e30"), Decimal("1e30"), places=9, allow_nan=False, allow_infinity=False
)
money = st.decimals(Decimal("-1e12"), Decimal("1e12"), allow_nan=False).filter(
    lambda value: -9 <= int(value.as_tuple().exponent) <= 0
)


@given(terminating, digits)
def test_agrees_with_decimal_for_values_that_terminate(value, digits):
    with localcontext() as context:
        context.prec = 100
        expected = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert round_half_up(Fraction(value), digits) == expected


@given(st.integers(-(10**9), 10**9), digits)
def test_every_half_goes_away_from_zero(whole, digits):
    half = Fraction(2 * whole + 1, 2 * 10**digits)
    away = whole + 1 if half > 0 else whole
    assert round_half_up(half, digits) == Fraction(away, 10**digits)


@given(st.fractions(), digits)
def test_is_never_further_off_than_half_a_digit(value, digits):
    rounded = round_half_up(value, digits)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**digits)
    assert rounded.as_tuple().exponent == -digits
    assert not (rounded == 0 and rounded.is_signed())


@given(st.fractions(), st.fractions(), digits)
def test_keeps_the_order(one, other, digits):
    low, high = sorted((one, other))
    assert round_half_up(low, digits) <= round_half_up(high, digits)


@given(st.fractions(), digits)
def test_is_symmetric_and_stable(value, digits):
    rounded = round_half_up(value, digits)
    assert round_half_up(-value, digits) == rounded.copy_negate()
    assert round_half_up(Fraction(rounded), digits) == rounded


@given(st.lists(money))
def test_sums_are_exact_in_any_order(values):
    assert Fraction(exact_sum(values)) == sum(map(Fraction, values))
    assert exact_sum(reversed(values)) == exact_sum(values)
