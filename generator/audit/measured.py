"""Printed measured values beside computed ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.audit.ranges import measured_range, printed_range
from generator.model.evaluation import Evaluation
from generator.score.rounding import round_half_up
from generator.score.trace import LeafTrace, Measured

_PRINTED = re.compile(r"(?P<number>-?[0-9][0-9,]*(\.[0-9]+)?) ?(?P<unit>\D*)")


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """A measured value as printed, the places that print it so, and how it stands to the computed.

    `agrees`: the computed value, rounded to the printed digits, is the printed one. `possible`:
    the printed value may come from the facts as they were before they were rounded for print.
    Both are None where nothing was computed to compare with, or no number in the unit of the
    measure is printed; `possible` also where the range cannot be told.
    """

    printed: str
    places: tuple[str, ...]
    agrees: bool | None
    possible: bool | None


def compare_measured(evaluation: Evaluation, trace: LeafTrace) -> tuple[PrintedMeasure, ...]:
    """Every way a leaf's measured value is printed, beside the computed one."""
    places: dict[str, tuple[str, ...]] = {}
    for printed in evaluation.published:
        if (text := printed.measured.get(trace.indicator)) is not None:
            places[text] = (*places.get(text, ()), printed.where)
    return tuple(_compare(text, where, trace.measured) for text, where in places.items())


def _compare(text: str, where: tuple[str, ...], measured: Measured | None) -> PrintedMeasure:
    value = _number(text, measured.measure.unit.symbol) if measured is not None else None
    if measured is None or value is None:
        return PrintedMeasure(text, where, None, None)
    exponent = value.as_tuple().exponent
    agrees = round_half_up(measured.shown, max(0, -int(exponent))) == value
    computed = measured_range(measured)
    possible = agrees or (computed.meets(printed_range(value)) if computed is not None else None)
    return PrintedMeasure(text, where, agrees, possible)


def _number(text: str, symbol: str) -> Decimal | None:
    """The printed number; None when there is none, or when it is in another unit."""
    found = _PRINTED.fullmatch(text)
    if found is None or found["unit"] not in ("", symbol) or (symbol == "%" and not found["unit"]):
        return None
    return Decimal(found["number"].replace(",", ""))
