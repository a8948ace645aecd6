"""Points in proportion between anchors, on them, and beyond the outer ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.rules import Anchor, Interpolation
from generator.score.rules import by_measure
from generator.score.trace import InterpolationWorking
from tests.unit.score.builders import measured

ANCHORS = tuple(
    Anchor(Decimal(at), Decimal(points)) for at, points in (("60", "0"), ("80", "3"), ("90", "5"))
)
RULE = Interpolation(ANCHORS)


@pytest.mark.parametrize(
    ("shown", "low", "high", "raw"),
    [
        ("0", 0, 0, "0"),
        ("60", 0, 0, "0"),
        ("70", 0, 1, "1.5"),
        ("80", 1, 1, "3"),
        ("81", 1, 2, "3.2"),
        ("89.99", 1, 2, "4.998"),
        ("90", 2, 2, "5"),
        ("100", 2, 2, "5"),
    ],
)
def test_the_two_anchors_and_the_points(shown: str, low: int, high: int, raw: str) -> None:
    value = measured(shown)
    assert by_measure(RULE, Decimal(5), value) == InterpolationWorking(
        RULE, value, ANCHORS[low], ANCHORS[high], Fraction(raw)
    )
