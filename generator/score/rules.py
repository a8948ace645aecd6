"""The formulas: one function for each kind of rule, exact, before clamp and rounding.

Each takes the rule, the weight of the indicator in points and a measured value or a judgement,
and gives the working with its raw points, or a fault that says why there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import ceil, floor

from generator.model.evaluation import Chosen, Judgement
from generator.model.rules import (
    Band,
    Bands,
    Basis,
    Checklist,
    Complement,
    Direction,
    Discretionary,
    Gap,
    Items,
    JudgedRule,
    Levels,
    MeasuredRule,
    PassFail,
    Proportional,
    Step,
    Steps,
)
from generator.score.rounding import exact_sum, round_half_up
from generator.score.trace import (
    BandWorking,
    ChecklistWorking,
    ComplementWorking,
    Deduction,
    DiscretionaryWorking,
    ItemsWorking,
    LevelWorking,
    Measured,
    PassFailWorking,
    ProportionalWorking,
    StepWorking,
    Working,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a rule gives no points: an id of the catalogue of problems and its values."""

    id: str
    values: Mapping[str, object]


def by_measure(rule: MeasuredRule, weight: Decimal, measured: Measured) -> Working | Fault:
    """Score a measured value."""
    match rule:
        case Proportional():
            return ProportionalWorking(rule, measured, measured.base * Fraction(weight))
        case Complement():
            raw = (1 - abs(measured.base)) * Fraction(weight)
            return ComplementWorking(rule, measured, raw)
        case Step():
            return _step(rule, weight, measured)
        case Bands():
            return _bands(rule, measured)


def _step(rule: Step, weight: Decimal, measured: Measured) -> Working | Fault:
    threshold = Fraction(rule.threshold)
    beyond = measured.shown - threshold
    if rule.direction is Direction.BELOW:
        beyond = -beyond
    distance = max(beyond, Fraction(0))
    if rule.basis is Basis.RELATIVE:
        if threshold == 0:
            return Fault("relative-to-zero", {})
        distance = distance / abs(threshold) * 100
    counted = count_steps(distance / Fraction(rule.step), rule.steps)
    raw = Fraction(weight) - counted * Fraction(rule.deduct)
    return StepWorking(rule, measured, distance, counted, raw)


def count_steps(steps: Fraction, counting: Steps) -> Fraction:
    """How many steps count: begun ones as whole, completed ones only, or in proportion."""
    match counting:
        case Steps.STARTED:
            return Fraction(ceil(steps))
        case Steps.COMPLETED:
            return Fraction(floor(steps))
        case Steps.LINEAR:
            return steps


def in_band(band: Band, value: Fraction) -> bool:
    """Whether a value, in the unit of the measure, lies in a band."""
    return not below(band, value) and not above(band, value)


def below(band: Band, value: Fraction) -> bool:
    """Whether a value lies below a band."""
    if band.low is None:
        return False
    low = Fraction(band.low)
    return value < low or (value == low and not band.low_closed)


def above(band: Band, value: Fraction) -> bool:
    """Whether a value lies above a band."""
    if band.high is None:
        return False
    high = Fraction(band.high)
    return value > high or (value == high and not band.high_closed)


def _bands(rule: Bands, measured: Measured) -> Working | Fault:
    value = measured.shown
    if hit := next((band for band in rule.bands if in_band(band, value)), None):
        return BandWorking(rule, measured, hit, False, Fraction(hit.points))
    if assigned := _across_gap(rule, value):
        return BandWorking(rule, measured, assigned, True, Fraction(assigned.points))
    return Fault("value-in-gap", {"value": _outside(rule.bands, value)})


def _across_gap(rule: Bands, value: Fraction) -> Band | None:
    """The neighbour a value between two bands is given to; None beyond the outer bands too."""
    higher = [band for band in rule.bands if below(band, value)]
    lower = [band for band in rule.bands if above(band, value)]
    if not higher or not lower or rule.gap is None:
        return None
    return higher[-1] if rule.gap is Gap.UPPER else lower[0]


def _outside(bands: Iterable[Band], value: Fraction) -> str:
    """A value in no band, with as many decimals as it takes to see that; at least two."""
    shown = (round_half_up(value, digits) for digits in count(2))
    told = next(one for one in shown if not any(in_band(band, Fraction(one)) for band in bands))
    return f"{told:f}"


JUDGEMENT_KEYS = {
    Levels: "level",
    Checklist: "found",
    Items: "met",
    PassFail: "passed",
    Discretionary: "points",
}
"""The field of a judgement that each kind of rule asks for."""


def written_key(field: str) -> str:
    """The key under which a field of a judgement stands in the data; `met` serves two."""
    return "met" if field == "passed" else field


def given_keys(judgement: Judgement) -> tuple[str, ...]:
    """Which keys that judge something are filled in, as written in the data."""
    return tuple(written_key(field) for field in _given(judgement))


def _given(judgement: Judgement) -> list[str]:
    return [field for field in JUDGEMENT_KEYS.values() if getattr(judgement, field) is not None]


def by_judgement(rule: JudgedRule, weight: Decimal, judgement: Judgement) -> Working | Fault:
    """Score a recorded judgement."""
    asked = JUDGEMENT_KEYS[type(rule)]
    if _given(judgement) != [asked]:
        return Fault("judgement-kind", {"kind": rule.kind, "expected": written_key(asked)})
    match rule:
        case Levels():
            return _level(rule, judgement)
        case Checklist():
            return _checklist(rule, weight, judgement)
        case Items():
            return _items(rule, judgement)
        case PassFail():
            passed = bool(judgement.passed)
            raw = Fraction(weight) if passed else Fraction(0)
            return PassFailWorking(rule, judgement, passed, raw)
        case Discretionary():
            return _discretionary(rule, judgement)


def _level(rule: Levels, judgement: Judgement) -> Working | Fault:
    for level in rule.levels:
        if level.name == judgement.level:
            return LevelWorking(rule, judgement, level, Fraction(level.points))
    known = "、".join(level.name for level in rule.levels)
    return Fault("level-unknown", {"found": judgement.level, "known": known})


def _checklist(rule: Checklist, weight: Decimal, judgement: Judgement) -> Working | Fault:
    found = judgement.found or ()
    if fault := _numbers([chosen.number for chosen in found], len(rule.problems)):
        return fault
    deductions: list[Deduction] = []
    for chosen in found:
        points = _deducted(rule, chosen)
        if isinstance(points, Fault):
            return points
        problem = rule.problems[chosen.number - 1]
        deductions.append(Deduction(chosen.number, problem, points, chosen.reason))
    raw = Fraction(weight) - Fraction(exact_sum(one.points for one in deductions))
    return ChecklistWorking(rule, judgement, tuple(deductions), raw)


def _deducted(rule: Checklist, chosen: Chosen) -> Decimal | Fault:
    """What one problem costs: the fixed deduction, or the one chosen with its reason."""
    if rule.least == rule.most and chosen.points is None:
        return rule.least
    if chosen.points is None or not rule.least <= chosen.points <= rule.most:
        return Fault("chosen-points", {"low": rule.least, "high": rule.most})
    if rule.least != rule.most and not chosen.reason:
        return Fault("chosen-reason", {})
    return chosen.points


def _items(rule: Items, judgement: Judgement) -> Working | Fault:
    met = judgement.met or ()
    if fault := _numbers(met, len(rule.items)):
        return fault
    raw = Fraction(exact_sum(rule.items[number - 1].points for number in met))
    return ItemsWorking(rule, judgement, met, raw)


def _numbers(numbers: Sequence[int], length: int) -> Fault | None:
    """The first number that is not in a list counted from 1, or stands there twice."""
    for position, number in enumerate(numbers):
        if not 1 <= number <= length or number in numbers[:position]:
            return Fault("list-number", {"number": number, "count": length})
    return None


def _discretionary(rule: Discretionary, judgement: Judgement) -> Working | Fault:
    points = judgement.points
    if points is None or not rule.least <= points <= rule.most:
        return Fault("chosen-points", {"low": rule.least, "high": rule.most})
    if not judgement.reason:
        return Fault("chosen-reason", {})
    return DiscretionaryWorking(rule, judgement, Fraction(points))
