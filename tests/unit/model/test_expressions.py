from decimal import Decimal

import pytest

from generator.model.expressions import (
    Absolute,
    Binary,
    FactName,
    Negative,
    Number,
    fact_names,
)

A, B = FactName("a"), FactName("b")


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        (A, ["a"]),
        (Number(Decimal(1)), []),
        (Negative(A), ["a"]),
        (Absolute(Negative(B)), ["b"]),
        (Binary("-", B, A), ["b", "a"]),
        (Binary("/", Binary("-", A, B), B), ["a", "b", "b"]),
        (Binary("*", Number(Decimal(2)), Absolute(A)), ["a"]),
    ],
)
def test_names_come_in_reading_order_as_often_as_they_stand(expression, names):
    assert list(fact_names(expression)) == names
