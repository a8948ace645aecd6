"""Step deductions on each side of every edge: distance, counted steps and raw points."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.rules import Basis, Direction, Reward, Step, Steps
from generator.score.rules import Fault, by_measure, count_steps
from generator.score.trace import StepWorking
from tests.unit.score.builders import measured


def step(
    threshold: str,
    size: str,
    deduct: str,
    steps: Steps,
    direction: Direction = Direction.BELOW,
    basis: Basis = Basis.POINTS,
) -> Step:
    return Step(Decimal(threshold), direction, Decimal(size), Decimal(deduct), basis, steps)


def check(
    rule: Step, weight: str, shown: str, distance: str, counted: str, raw: str, symbol: str = "%"
) -> None:
    value = measured(shown, symbol)
    assert by_measure(rule, Decimal(weight), value) == StepWorking(
        rule, value, Fraction(distance), Fraction(counted), Fraction(raw)
    )


@pytest.mark.parametrize(
    ("shown", "distance", "counted", "raw"),
    [
        ("150", "0", "0", "2"),
        ("100.01", "0", "0", "2"),
        ("100.00", "0", "0", "2"),
        ("99.99", "0.01", "1", "1.8"),
        ("99.01", "0.99", "1", "1.8"),
        ("99.00", "1", "1", "1.8"),  # 含1%
        ("98.99", "1.01", "2", "1.6"),
        ("98.00", "2", "2", "1.6"),
        ("90.00", "10", "10", "0"),
        ("89.99", "10.01", "11", "-0.2"),
        ("0", "100", "100", "-18"),
    ],
)
def test_a_started_step_counts_whole(shown, distance, counted, raw):
    """100%得满分，每降低1%以内（含1%）扣0.2分。"""
    check(step("100", "1", "0.2", Steps.STARTED), "2", shown, distance, counted, raw)


@pytest.mark.parametrize(
    ("shown", "distance", "counted", "raw"),
    [
        ("99.27", "0.73", "0", "5"),
        ("95.01", "4.99", "0", "5"),
        ("95.00", "5", "1", "3"),
        ("94.99", "5.01", "1", "3"),
        ("92.8", "7.2", "1", "3"),
        ("90.01", "9.99", "1", "3"),
        ("90.00", "10", "2", "1"),
        ("85.00", "15", "3", "-1"),
    ],
)
def test_only_completed_steps_count(shown, distance, counted, raw):
    """每低于5%扣2分。"""
    check(step("100", "5", "2", Steps.COMPLETED), "5", shown, distance, counted, raw)


@pytest.mark.parametrize(
    ("shown", "distance", "counted", "raw"),
    [
        ("100", "0", "0", "5"),
        ("99.99", "0.01", "0.002", "4.996"),
        ("92.8", "7.2", "1.44", "2.12"),
        ("90", "10", "2", "1"),
        ("87.5", "12.5", "2.5", "0"),
        ("87.49", "12.51", "2.502", "-0.004"),
    ],
)
def test_linear_steps_count_in_proportion(shown, distance, counted, raw):
    check(step("100", "5", "2", Steps.LINEAR), "5", shown, distance, counted, raw)


@pytest.mark.parametrize(
    ("steps", "shown", "distance", "counted", "raw"),
    [
        (Steps.STARTED, "99.99", "0", "0", "2"),
        (Steps.STARTED, "100.00", "0", "0", "2"),
        (Steps.STARTED, "100.01", "0.01", "1", "1.5"),
        (Steps.STARTED, "110.00", "10", "1", "1.5"),
        (Steps.STARTED, "110.01", "10.01", "2", "1"),
        (Steps.COMPLETED, "100.01", "0.01", "0", "2"),
        (Steps.COMPLETED, "109.99", "9.99", "0", "2"),
        (Steps.COMPLETED, "110.00", "10", "1", "1.5"),
        (Steps.COMPLETED, "119.99", "19.99", "1", "1.5"),
        (Steps.COMPLETED, "120.00", "20", "2", "1"),
        (Steps.LINEAR, "100.01", "0.01", "0.001", "1.9995"),
        (Steps.LINEAR, "115.00", "15", "1.5", "1.25"),
        (Steps.COMPLETED, "-73.20", "0", "0", "2"),
    ],
)
def test_points_are_lost_above_the_threshold(steps, shown, distance, counted, raw):
    """变动率≤100%得2分；>100%，每增加10%扣0.5分。"""
    rule = step("100", "10", "0.5", steps, Direction.ABOVE)
    check(rule, "2", shown, distance, counted, raw)


@pytest.mark.parametrize(
    ("basis", "shown", "distance", "counted", "raw"),
    [
        # 11.94 × 0.99 = 11.8206 is one percent of the threshold below it
        (Basis.RELATIVE, "11.94", "0", "0", "3"),
        (Basis.RELATIVE, "11.8207", "1193/1194", "0", "3"),
        (Basis.RELATIVE, "11.8206", "1", "1", "2.9"),
        (Basis.RELATIVE, "11.8205", "1195/1194", "1", "2.9"),
        (Basis.RELATIVE, "5.97", "50", "50", "-2"),
        # and one percentage point lies at 10.94
        (Basis.POINTS, "11.8206", "0.1194", "0", "3"),
        (Basis.POINTS, "10.95", "0.99", "0", "3"),
        (Basis.POINTS, "10.94", "1", "1", "2.9"),
        (Basis.POINTS, "10.93", "1.01", "1", "2.9"),
    ],
)
def test_a_step_of_one_percent_is_a_point_or_a_part_of_the_threshold(
    basis, shown, distance, counted, raw
):
    """在11.94%的基础上每降低1%扣0.1分: two readings."""
    rule = step("11.94", "1", "0.1", Steps.COMPLETED, basis=basis)
    check(rule, "3", shown, distance, counted, raw)


@pytest.mark.parametrize(
    ("steps", "shown", "distance", "counted", "raw"),
    [
        (Steps.COMPLETED, "222", "0", "0", "2"),
        (Steps.COMPLETED, "221", "0", "0", "2"),
        (Steps.COMPLETED, "219", "200/221", "0", "2"),
        (Steps.COMPLETED, "218", "300/221", "1", "1.9"),
        (Steps.STARTED, "220", "100/221", "1", "1.9"),
        (Steps.STARTED, "218", "300/221", "2", "1.8"),
        (Steps.LINEAR, "220", "100/221", "100/221", "432/221"),
    ],
)
def test_a_count_loses_points_by_percent_of_its_threshold(steps, shown, distance, counted, raw):
    """建立数量≥221个得2分，在221个的基础上每降低1%扣0.1分。"""
    rule = step("221", "1", "0.1", steps, basis=Basis.RELATIVE)
    check(rule, "2", shown, distance, counted, raw, "个")


def test_a_count_loses_points_by_pieces():
    rule = step("10", "3", "1", Steps.COMPLETED)
    check(rule, "5", "8", "2", "0", "5", "个")
    check(rule, "5", "7", "3", "1", "4", "个")
    check(rule, "5", "3", "7", "2", "3", "个")


def test_a_negative_threshold_is_the_measure_of_a_relative_distance_by_its_size():
    below = step("-10", "5", "1", Steps.COMPLETED, basis=Basis.RELATIVE)
    check(below, "5", "-11", "10", "2", "3")
    check(below, "5", "-9", "0", "0", "5")
    above = step("-10", "5", "1", Steps.COMPLETED, Direction.ABOVE, Basis.RELATIVE)
    check(above, "5", "-9", "10", "2", "3")


@pytest.mark.parametrize("shown", ["-1", "0", "1"])
def test_nothing_is_relative_to_zero(shown):
    rule = step("0", "1", "1", Steps.LINEAR, basis=Basis.RELATIVE)
    assert by_measure(rule, Decimal(2), measured(shown)) == Fault("relative-to-zero", {})


@pytest.mark.parametrize("shown", ["-0.01", "0", "0.01"])
def test_a_threshold_of_zero_is_fine_in_points(shown):
    rule = step("0", "1", "1", Steps.LINEAR, Direction.ABOVE)
    distance = str(max(Fraction(shown), Fraction(0)))
    check(rule, "2", shown, distance, distance, str(2 - Fraction(distance)))


@pytest.mark.parametrize(
    ("steps", "started", "completed"),
    [("0", 0, 0), ("0.01", 1, 0), ("0.99", 1, 0), ("1", 1, 1), ("1.01", 2, 1), ("7/2", 4, 3)],
)
def test_counting_steps(steps, started, completed):
    exact = Fraction(steps)
    assert count_steps(exact, Steps.STARTED) == started
    assert count_steps(exact, Steps.COMPLETED) == completed
    assert count_steps(exact, Steps.LINEAR) == exact


def test_a_step_is_not_started_by_an_error_of_binary_fractions():
    """(1 - 0.9) / 0.1 is a little less than 1 in floats, and 0.3 / 0.1 a little less than 3."""
    rule = step("1", "0.1", "1", Steps.COMPLETED)
    check(rule, "5", "0.9", "0.1", "1", "4", "个")
    check(rule, "5", "0.7", "0.3", "3", "2", "个")


@pytest.mark.parametrize(
    ("shown", "raw", "rewarded", "capped"),
    [
        ("100", "2", False, False),
        ("99.5", "2", False, False),
        ("97", "1.4", False, False),
        ("95", "1", False, False),  # just the most: nothing was taken away
        ("94", "1", False, True),
        ("104", "2.4", True, False),
        ("105", "2.5", True, False),
        ("106", "2.5", True, True),
    ],
)
def test_the_most_holds_only_what_goes_beyond_it(shown, raw, rewarded, capped):
    rule = replace(
        step("100", "1", "0.2", Steps.COMPLETED),
        most=Decimal(1),
        reward=Reward(Decimal(1), Decimal("0.1"), Decimal("0.5")),
    )
    found = by_measure(rule, Decimal(2), measured(shown))
    assert isinstance(found, StepWorking)
    assert (found.raw, found.rewarded, found.capped) == (Fraction(raw), rewarded, capped)
