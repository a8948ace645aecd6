"""Bands at every edge, and what becomes of values between them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.rules import Award, Bands, Gap
from generator.score.rules import Fault, by_measure, in_band
from generator.score.trace import BandWorking
from tests.unit.score.builders import band, judgement, measured

SATISFACTION = Bands(
    (band("95", None, "5"), band("80", "94", "3", "[]"), band(None, "80", "0")), None
)
"""满意度≥95%得5分,80%-94%得3分,低于80%不得分。"""


def working(rule: Bands, shown: str) -> BandWorking:
    found = by_measure(rule, Decimal(5), measured(shown))
    assert isinstance(found, BandWorking)
    assert found.rule == rule
    assert found.raw == found.band.points
    assert found.measured == measured(shown)
    return found


@pytest.mark.parametrize(
    ("shown", "points"),
    [
        ("1000", "5"),
        ("95.01", "5"),
        ("95.00", "5"),
        ("94.00", "3"),
        ("93.99", "3"),
        ("89.66", "3"),
        ("80.01", "3"),
        ("80.00", "3"),
        ("79.99", "0"),
        ("0", "0"),
        ("-5", "0"),
    ],
)
def test_a_value_falls_into_one_band(shown, points):
    for gap in (None, Gap.LOWER, Gap.UPPER):
        found = working(replace(SATISFACTION, gap=gap), shown)
        assert found.raw == Fraction(points)
        assert found.by_gap is False
    assert sum(in_band(one, Fraction(shown)) for one in SATISFACTION.bands) == 1


@pytest.mark.parametrize("shown", ["94.01", "94.50", "94.99"])
def test_a_value_in_a_gap_has_no_points_until_the_rule_says_how_to_read_it(shown):
    fault = by_measure(SATISFACTION, Decimal(5), measured(shown))
    assert fault == Fault("value-in-gap", {"value": shown})
    lower = working(replace(SATISFACTION, gap=Gap.LOWER), shown)
    assert lower.by_gap
    assert lower.raw == 3
    upper = working(replace(SATISFACTION, gap=Gap.UPPER), shown)
    assert upper.by_gap
    assert upper.raw == 5


@pytest.mark.parametrize(
    ("shown", "told"),
    [("94.0000001", "94.0000001"), ("94.999", "94.999"), ("283/3", "94.33"), ("94.5678", "94.57")],
)
def test_the_value_told_is_never_rounded_into_a_band(shown, told):
    fault = by_measure(SATISFACTION, Decimal(5), measured(shown))
    assert fault == Fault("value-in-gap", {"value": told})


LADDER = Bands(
    (band("100", None, "5"), band("80", "90", "3", "[]"), band("0", "70", "1", "[]")), None
)


@pytest.mark.parametrize(
    ("shown", "lower", "upper"),
    [
        ("99.99", "3", "5"),
        ("90.01", "3", "5"),
        ("79.99", "1", "3"),
        ("75", "1", "3"),
        ("70.01", "1", "3"),
    ],
)
def test_a_gap_belongs_to_one_of_its_two_neighbours(shown, lower, upper):
    assert working(replace(LADDER, gap=Gap.LOWER), shown).raw == Fraction(lower)
    assert working(replace(LADDER, gap=Gap.UPPER), shown).raw == Fraction(upper)


@pytest.mark.parametrize("gap", [None, Gap.LOWER, Gap.UPPER])
def test_beyond_the_outer_bands_is_no_gap_between_bands(gap):
    rule = replace(LADDER, gap=gap)
    below = by_measure(rule, Decimal(5), measured("-0.01"))
    assert below == Fault("value-in-gap", {"value": "-0.01"})
    capped = Bands((band("80", "100", "5", "[]"), band(None, "80", "0")), gap)
    above = by_measure(capped, Decimal(5), measured("100.01"))
    assert above == Fault("value-in-gap", {"value": "100.01"})


@pytest.mark.parametrize(
    ("closed", "below", "at", "above"),
    [
        ("[]", False, True, False),
        ("[)", False, False, False),
        ("(]", False, False, False),
        ("()", False, False, False),
    ],
)
def test_a_band_of_one_value_needs_both_edges(closed, below, at, above):
    point = band("50", "50", "1", closed)
    values = [Fraction("49.99"), Fraction("50"), Fraction("50.01")]
    assert [in_band(point, value) for value in values] == [below, at, above]


@pytest.mark.parametrize(
    ("closed", "low", "high"),
    [
        ("[]", True, True),
        ("[)", True, False),
        ("(]", False, True),
        ("()", False, False),
    ],
)
def test_an_edge_belongs_to_the_band_or_not(closed, low, high):
    one = band("10", "30", "2", closed)
    assert not in_band(one, Fraction("9.99"))
    assert in_band(one, Fraction("10")) is low
    assert in_band(one, Fraction("10.01"))
    assert in_band(one, Fraction("29.99"))
    assert in_band(one, Fraction("30")) is high
    assert not in_band(one, Fraction("30.01"))


@pytest.mark.parametrize(
    ("shown", "points"),
    [("-1", "4"), ("10", "4"), ("10.01", "2"), ("30", "2"), ("30.01", "0"), ("99", "0")],
)
def test_reverse_bands_closed_on_the_right(shown, points):
    """0-10%(含)计4；>30%不得分。"""
    bands = (band("30", None, "0", "(]"), band("10", "30", "2", "(]"), band(None, "10", "4", "(]"))
    assert working(Bands(bands), shown).raw == Fraction(points)


def test_a_gap_of_a_single_value():
    rule = Bands((band("95", None, "5", "()"), band(None, "95", "0", "()")))
    fault = by_measure(rule, Decimal(5), measured("95"))
    assert fault == Fault("value-in-gap", {"value": "95.00"})
    assert working(replace(rule, gap=Gap.UPPER), "95").raw == 5
    assert working(replace(rule, gap=Gap.LOWER), "95").raw == 0


def test_bands_read_counts_in_the_unit_of_the_measure():
    rule = Bands((band("1", None, "2"), band(None, "1", "0")))
    for shown, points in (("0", 0), ("1", 2), ("2", 2)):
        found = by_measure(rule, Decimal(2), measured(shown, "个"))
        assert isinstance(found, BandWorking)
        assert found.raw == points
    for shown, points in (("0.99", 0), ("1", 2)):
        found = by_measure(rule, Decimal(2), measured(shown, "万元"))
        assert isinstance(found, BandWorking)
        assert found.raw == points


RANGED = replace(
    SATISFACTION,
    bands=(
        replace(SATISFACTION.bands[0], least=Decimal("4.50")),
        *SATISFACTION.bands[1:],
    ),
    gap=Gap.UPPER,
)


@pytest.mark.parametrize(("shown", "by_gap"), [("96", False), ("94.5", True)])
@pytest.mark.parametrize("points", ["4.5", "4.7", "5"])
def test_points_are_chosen_within_the_range_of_a_band(shown, by_gap, points):
    one, value = judgement(points=Decimal(points)), measured(shown)
    assert by_measure(RANGED, Decimal(5), value, one) == BandWorking(
        RANGED, value, RANGED.bands[0], by_gap, Fraction(points),
        Award(Fraction("4.5"), Fraction(5)), one,
    )  # fmt: skip


@pytest.mark.parametrize("points", [None, "4.49", "5.01"])
def test_points_outside_the_range_of_a_band(points):
    one = judgement(points=None if points is None else Decimal(points))
    fault = Fault("chosen-points", {"low": "4.5", "high": "5"})
    assert by_measure(RANGED, Decimal(5), measured("96"), one) == fault
    assert by_measure(RANGED, Decimal(5), measured("96")) == fault


def test_points_in_a_range_need_a_reason_and_fixed_ones_are_not_chosen():
    bare = judgement(points=Decimal(5), reason=())
    assert by_measure(RANGED, Decimal(5), measured("96"), bare) == Fault("chosen-reason", {})
    one = judgement(points=Decimal(3))
    fixed = Fault("points-fixed", {"points": "3"})
    assert by_measure(RANGED, Decimal(5), measured("90"), one) == fixed
