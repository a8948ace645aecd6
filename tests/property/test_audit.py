"""The audit never calls a figure wrong that honest rounding can give, and its ranges are sharp."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.audit.ranges import measured_range
from generator.audit.verdicts import Computed, Verdict, verdict
from generator.model.evaluation import Fact
from generator.score.measures import measure
from generator.score.rounding import round_half_up
from generator.score.trace import Measured
from tests.unit.score.builders import fact, measure_of

EXPRESSIONS = (
    "甲 / 乙",
    "(甲 - 乙) / 乙",
    "(甲 - 乙) / 丙",
    "甲 / 乙 - 丙 / 丁",
    "(甲 / 乙 - 丙 / 丁) / (丙 / 丁)",
    "(甲 + 乙 + 丙) / 丁",
)
NAMES = "甲乙丙丁"

unrounded = st.fractions(min_value=1, max_value=3000, max_denominator=10_000)
digits = st.integers(0, 3)


def rounded_facts(values: tuple[Fraction, ...], places: int) -> dict[str, Fact]:
    """The facts as a report prints them."""
    return {
        name: fact(name, round_half_up(value, places))
        for name, value in zip(NAMES, values, strict=True)
    }


def value_of(text: str, values: tuple[Fraction, ...]) -> Fraction:
    """The exact value of an expression, by Python itself."""
    names = dict(zip(NAMES, values, strict=True))
    return Fraction(eval(text, {"__builtins__": {}}, names))


def computed(text: str, facts: dict[str, Fact]) -> Computed:
    found = measure(measure_of(text), facts)
    assume(isinstance(found, Measured))
    assert isinstance(found, Measured)
    return Computed(found.shown, measured_range(found))


@given(st.sampled_from(EXPRESSIONS), st.tuples(*[unrounded] * 4), digits, digits)
def test_what_was_rounded_honestly_is_never_called_wrong(
    text: str, values: tuple[Fraction, ...], places: int, printed_places: int
) -> None:
    """Computed from unrounded figures, printed rounded, as reports are made."""
    printed = round_half_up(value_of(text, values) * 100, printed_places)
    found = computed(text, rounded_facts(values, places))
    assume(found.range is not None)
    assert verdict(printed, found) in (Verdict.EXACT, Verdict.ROUNDING)


@given(st.sampled_from(EXPRESSIONS), st.tuples(*[unrounded] * 4), digits)
def test_a_range_holds_every_value_its_operands_allow(
    text: str, values: tuple[Fraction, ...], places: int
) -> None:
    found = computed(text, rounded_facts(values, places))
    assume(found.range is not None)
    assert found.range is not None
    assert found.range.low <= value_of(text, values) * 100 <= found.range.high


@given(st.sampled_from(EXPRESSIONS), st.tuples(*[unrounded] * 4), digits)
def test_both_ends_of_a_range_are_reached(
    text: str, values: tuple[Fraction, ...], places: int
) -> None:
    """By brute force over the corners of what the printed operands stand for."""
    facts = rounded_facts(values, places)
    found = computed(text, facts)
    assume(found.range is not None)
    assert found.range is not None
    half = Fraction(1, 2 * 10**places)
    corners: list[tuple[Fraction, ...]] = [()]
    for name in NAMES:
        own = Fraction(facts[name].quantity.value)
        corners = [(*corner, own + side) for corner in corners for side in (-half, half)]
    reached = {value_of(text, corner) * 100 for corner in corners}
    assert found.range.low == min(reached)
    assert found.range.high == max(reached)


@given(st.tuples(*[unrounded] * 4), st.integers(1, 3))
def test_a_figure_beyond_the_range_is_contradicted(
    values: tuple[Fraction, ...], places: int
) -> None:
    found = computed("甲 / 乙", rounded_facts(values, 2))
    assume(found.range is not None)
    assert found.range is not None
    beyond = round_half_up(found.range.high, places) + Decimal(1).scaleb(-places)
    assume(round_half_up(found.value, places) != beyond)
    assert verdict(beyond, found) is Verdict.CONTRADICTS
