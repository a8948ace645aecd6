from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.units import Quantity, Unit, unit


@pytest.mark.parametrize(
    ("symbol", "dimension", "base"),
    [
        ("元", "money", "1.5"),
        ("万元", "money", "15000"),
        ("亿元", "money", "150000000"),
        ("%", "", "0.015"),
        ("倍", "", "1.5"),
        ("m²", "area", "1.5"),
        ("万m²", "area", "15000"),
        ("亩", "area", "1000"),
        ("m", "length", "1.5"),
        ("km", "length", "1500"),
        ("人", "人", "1.5"),
        ("个", "个", "1.5"),
    ],
)
def test_a_quantity_in_the_base_unit(symbol, dimension, base):
    quantity = Quantity(Decimal("1.5"), unit(symbol))
    assert quantity.unit.dimension == dimension
    assert quantity.unit.symbol == symbol
    assert quantity.base == Fraction(base)


def test_an_unknown_symbol_is_a_count_of_its_own():
    assert unit("例") == Unit("例", "例", Fraction(1))
    assert unit("例").dimension != unit("件").dimension


def test_a_recorded_number_keeps_its_zeros():
    quantity = Quantity(Decimal("477.50"), unit("万元"))
    assert str(quantity.value) == "477.50"
    assert quantity.base == 4_775_000


def test_thirds_of_a_square_metre_are_exact():
    assert Quantity(Decimal(3), unit("亩")).base == 2000
    assert Quantity(Decimal(1), unit("亩")).base * 3 == 2000


def test_a_symbol_with_several_strokes_is_a_count_of_its_own() -> None:
    for symbol in ("万元/人/年", "/" * 100_000, "人//年"):
        assert unit(symbol) == Unit(symbol, symbol)
