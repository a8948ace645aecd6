"""Proportional and complement: the ratio times the weight."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.rules import Complement, Proportional
from generator.score.rules import by_measure
from generator.score.trace import ComplementWorking, ProportionalWorking
from tests.unit.score.builders import measured


@pytest.mark.parametrize(
    ("shown", "weight", "raw"),
    [
        ("99.08", "3", "2.9724"),
        ("0", "3", "0"),
        ("0.01", "3", "0.0003"),
        ("99.99", "2", "1.9998"),
        ("100", "2", "2"),
        ("100.01", "2", "2.0002"),  # above the weight; held to it later
        ("-0.01", "2", "-0.0002"),
        ("50", "22.5", "11.25"),
        ("200/3", "3", "2"),
    ],
)
def test_proportional(shown, weight, raw):
    value = measured(shown)
    working = by_measure(Proportional(), Decimal(weight), value)
    assert working == ProportionalWorking(Proportional(), value, Fraction(raw))


@pytest.mark.parametrize(
    ("shown", "raw"),
    [
        ("0", "2"),
        ("0.01", "1.9998"),
        ("-0.01", "1.9998"),
        ("74.70", "0.506"),
        ("-74.70", "0.506"),
        ("99.99", "0.0002"),
        ("100", "0"),
        ("-100", "0"),
        ("100.01", "-0.0002"),
        ("353.05", "-5.061"),  # （1-353.05%）*2
        ("-353.05", "-5.061"),
    ],
)
def test_complement_looks_at_the_size_not_the_sign(shown, raw):
    value = measured(shown)
    working = by_measure(Complement(), Decimal(2), value)
    assert working == ComplementWorking(Complement(), value, Fraction(raw))


def test_a_ratio_in_times_counts_like_the_same_percentage():
    for rule in (Proportional(), Complement()):
        percent = by_measure(rule, Decimal(2), measured("75", "%"))
        times = by_measure(rule, Decimal(2), measured("0.75", "倍"))
        assert isinstance(percent, ProportionalWorking | ComplementWorking)
        assert isinstance(times, ProportionalWorking | ComplementWorking)
        assert percent.raw == times.raw
