"""Printed measured values beside computed ones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from generator.model.evaluation import Evaluation
from generator.score.rounding import round_half_up
from generator.score.trace import LeafTrace


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """A measured value as printed, the places that print it so, and whether it is the computed one.

    `agrees` is None where nothing was computed to compare with, or no number is printed.
    """

    printed: str
    places: tuple[str, ...]
    agrees: bool | None


def compare_measured(evaluation: Evaluation, trace: LeafTrace) -> tuple[PrintedMeasure, ...]:
    """Every way a leaf's measured value is printed, beside the computed one."""
    places: dict[str, tuple[str, ...]] = {}
    for printed in evaluation.published:
        if (text := printed.measured.get(trace.indicator)) is not None:
            places[text] = (*places.get(text, ()), printed.where)
    measured = trace.measured
    return tuple(
        PrintedMeasure(text, where, _agrees(text, measured.shown) if measured else None)
        for text, where in places.items()
    )


def _agrees(printed: str, computed: Fraction) -> bool | None:
    """Whether the computed value, rounded to the printed digits, is the printed one."""
    number = printed.rstrip("%").replace(",", "").split(" ")[0]
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    return round_half_up(computed, max(0, -exponent)) == value
