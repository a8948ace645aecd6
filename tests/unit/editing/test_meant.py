"""What is offered in place of a text that is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.sheet import Kind, Row
from generator.editing.sheet.meant import meant


def row(kind=Kind.NUMBER, unit="万元"):
    return Row("f.yml", ("value",), "f.yml/value", "", "", "数值", "", kind, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,263.50", "2263.50"),
        ("２２６３．５", "2263.5"),
        ("2263.5万元", "2263.5"),
        ("2,263.5 万元", "2263.5"),
        ("−5", "-5"),
        ("2263.50", None),
        ("2263.5亿元", None),
        ("2263.5元", None),
        ("待填", None),
        ("", None),
        ("约两千", None),
        ("1 2", None),
    ],
)
def test_a_number(text, expected):
    assert meant(row(), text) == expected


@pytest.mark.parametrize(
    ("kind", "unit", "text", "expected"),
    [
        (Kind.NUMBER, "%", "99.08%", None),
        (Kind.NUMBER, "%", "99.08", None),
        (Kind.NUMBER, "%", "９９.０８％", "99.08"),
        (Kind.PERCENT, "", "99.08", "99.08%"),
        (Kind.PERCENT, "", "99.08%", None),
        (Kind.PERCENT, "", "0.9908", None),
        (Kind.DAY, "", "2021年6月30日", "2021-06-30"),
        (Kind.DAY, "", "2021-06-30", None),
        (Kind.LINE, "", "2,263.50", None),
    ],
)
def test_others(kind, unit, text, expected):
    assert meant(row(kind, unit), text) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**12, min_value=0))
def test_separators_and_the_unit_never_change_the_number(number):
    assert Decimal(meant(row(), f"{number:,.2f}万元") or "") == number
