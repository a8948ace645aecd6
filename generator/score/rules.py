"""The formulas: one function for each kind of rule, exact, before clamp and rounding.

Each takes the rule, the weight of the indicator in points and a measured value or a judgement,
and gives the working with its raw points, or a fault that says why there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Judgement
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
from generator.score.rounding import round_half_up
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
    meant: str | None = None


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
            return Fraction(-(-steps.numerator // steps.denominator))
        case Steps.COMPLETED:
            return Fraction(steps.numerator // steps.denominator)
        case Steps.LINEAR:
            return steps


def in_band(band: Band, value: Fraction) -> bool:
    """Whether a value, in the unit of the measure, lies in a band."""
    return not below(band, value) and not _above(band, value)


def below(band: Band, value: Fraction) -> bool:
    """Whether a value lies below a band."""
    if band.low is None:
        return False
    low = Fraction(band.low)
    return value < low or (value == low and not band.low_closed)


def _above(band: Band, value: Fraction) -> bool:
    if band.high is None:
        return False
    high = Fraction(band.high)
    return value > high or (value == high and not band.high_closed)


def _bands(rule: Bands, measured: Measured) -> Working | Fault:
    value = measured.shown
    for band in rule.bands:
        if in_band(band, value):
            return BandWorking(rule, measured, band, False, Fraction(band.points))
    over = [band for band in rule.bands if below(band, value)]
    under = [band for band in rule.bands if _above(band, value)]
    if rule.gap is None or not over or not under:
        return Fault("value-in-gap", {"value": f"{round_half_up(value, 6).normalize():f}"})
    band = over[-1] if rule.gap is Gap.UPPER else under[0]
    return BandWorking(rule, measured, band, True, Fraction(band.points))


EXPECTED_KEY = {
    Levels.kind: "level",
    Checklist.kind: "found",
    Items.kind: "met",
    PassFail.kind: "met",
    Discretionary.kind: "points",
}
"""The key a judgement needs for each kind of rule."""


def by_judgement(rule: JudgedRule, weight: Decimal, judgement: Judgement) -> Working | Fault:
    """Score a recorded judgement."""
    given = given_keys(judgement)
    expected = "passed" if isinstance(rule, PassFail) else EXPECTED_KEY[rule.kind]
    if given != {expected}:
        return Fault("judgement-kind", {"kind": rule.kind, "expected": EXPECTED_KEY[rule.kind]})
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


def given_keys(judgement: Judgement) -> set[str]:
    """Which of the fields that judge something are filled in."""
    fields = ("level", "found", "met", "passed", "points")
    return {name for name in fields if getattr(judgement, name) is not None}


def _level(rule: Levels, judgement: Judgement) -> Working | Fault:
    for level in rule.levels:
        if level.name == judgement.level:
            return LevelWorking(rule, judgement, level, Fraction(level.points))
    known = "、".join(level.name for level in rule.levels)
    return Fault("level-unknown", {"found": judgement.level, "known": known})


def _checklist(rule: Checklist, weight: Decimal, judgement: Judgement) -> Working | Fault:
    deductions: list[Deduction] = []
    for chosen in judgement.found or ():
        number = chosen.number
        if not 1 <= number <= len(rule.problems) or number in [one.number for one in deductions]:
            return Fault("list-number", {"number": number, "count": len(rule.problems)})
        points = rule.least if chosen.points is None else chosen.points
        if rule.least != rule.most and chosen.points is None:
            return Fault("chosen-points", {"low": rule.least, "high": rule.most})
        if not rule.least <= points <= rule.most:
            return Fault("chosen-points", {"low": rule.least, "high": rule.most})
        if rule.least != rule.most and not chosen.reason:
            return Fault("chosen-reason", {})
        deductions.append(Deduction(number, rule.problems[number - 1], points, chosen.reason))
    lost = sum((Fraction(one.points) for one in deductions), Fraction(0))
    return ChecklistWorking(rule, judgement, tuple(deductions), Fraction(weight) - lost)


def _items(rule: Items, judgement: Judgement) -> Working | Fault:
    met = judgement.met or ()
    for number in met:
        if not 1 <= number <= len(rule.items) or met.count(number) > 1:
            return Fault("list-number", {"number": number, "count": len(rule.items)})
    raw = sum((Fraction(rule.items[number - 1].points) for number in met), Fraction(0))
    return ItemsWorking(rule, judgement, met, raw)


def _discretionary(rule: Discretionary, judgement: Judgement) -> Working | Fault:
    points = judgement.points
    if points is None or not rule.least <= points <= rule.most:
        return Fault("chosen-points", {"low": rule.least, "high": rule.most})
    if not judgement.reason:
        return Fault("chosen-reason", {})
    return DiscretionaryWorking(rule, judgement, Fraction(points))
