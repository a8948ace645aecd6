"""Measured values from facts: exact arithmetic with units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.model.evaluation import Fact
from generator.model.expressions import (
    Absolute,
    Binary,
    Expression,
    FactName,
    Negative,
    Number,
    fact_names,
)
from generator.model.framework import Measure
from generator.model.units import DATE, DAYS, Unit
from generator.score.workings import Measured, Undefined

Operator = Literal["+", "-", "*", "/"]

Dimensions = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted; empty for a plain ratio or number."""

_A_DATE: Dimensions = ((DATE, 1),)
_SOME_DAYS: Dimensions = ((DAYS, 1),)


@dataclass(frozen=True, slots=True)
class MissingFacts:
    """The measure uses facts the evaluation does not have."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitsDiffer:
    """Dimensions that cannot be added, or a result in another dimension than declared."""

    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class ZeroDivisor:
    """A divisor is zero and no policy says what to score; `policy` is the key that would."""

    policy: str


class _Mismatch(Exception):
    def __init__(self, found: Dimensions, expected: Dimensions) -> None:
        self.fault = UnitsDiffer(written(found), written(expected))


class _NegativeDivision(Exception):
    """Met while calculating."""


class _DivisionByZero(Exception):
    def __init__(self, *, zero_by_zero: bool) -> None:
        self.zero_by_zero = zero_by_zero


@dataclass(frozen=True, slots=True)
class NegativeDivisor:
    """A divisor is negative: budgets and last year's amounts are none, so no ratio is meant."""


Outcome = Measured | Undefined | MissingFacts | UnitsDiffer | ZeroDivisor | NegativeDivisor


def measure(definition: Measure, facts: Mapping[str, Fact]) -> Outcome:
    """The value of a measure, exact, or why there is none.

    Units are settled before any number is looked at, so that a zero divisor hides no mismatch.
    """
    names = tuple(dict.fromkeys(fact_names(definition.expression)))
    if missing := tuple(name for name in names if name not in facts):
        return MissingFacts(missing)
    used = tuple(facts[name] for name in names)
    try:
        found = _dimensions(definition.expression, facts)
        _require(found, _of(definition.unit))
        return Measured(definition, used, _value(definition.expression, facts))
    except _Mismatch as mismatch:
        return mismatch.fault
    except _NegativeDivision:
        return NegativeDivisor()
    except _DivisionByZero as division:
        policy = definition.on_zero_by_zero if division.zero_by_zero else definition.on_zero
        if policy is None:
            return ZeroDivisor("on_zero_by_zero" if division.zero_by_zero else "on_zero")
        return Undefined(definition, used, policy)


def _value(expression: Expression, facts: Mapping[str, Fact]) -> Fraction:
    match expression:
        case FactName(id):
            return facts[id].quantity.base
        case Number(value):
            return Fraction(value)
        case Absolute(of):
            return abs(_value(of, facts))
        case Negative(of):
            return -_value(of, facts)
        case Binary(operator, left, right):
            return _calculate(operator, _value(left, facts), _value(right, facts))


def _calculate(operator: Operator, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if right == 0:
                raise _DivisionByZero(zero_by_zero=left == 0)
            if right < 0:
                raise _NegativeDivision
            return left / right


def _dimensions(expression: Expression, facts: Mapping[str, Fact]) -> Dimensions:
    match expression:
        case FactName(id):
            return _of(facts[id].quantity.unit)
        case Number():
            return ()
        case Absolute(of) | Negative(of):
            found = _dimensions(of, facts)
            if found == _A_DATE:
                raise _Mismatch(_A_DATE, _SOME_DAYS)
            return found
        case Binary(operator, left, right):
            return _joined(operator, _dimensions(left, facts), _dimensions(right, facts))


def _joined(operator: Operator, one: Dimensions, other: Dimensions) -> Dimensions:
    """The dimensions of a sum, difference, product or quotient.

    A date minus a date is days, a date moved by days is a date; nothing else is done to dates.
    """
    match operator, one == _A_DATE, other == _A_DATE:
        case "-", True, True:
            return _SOME_DAYS
        case "+" | "-", True, False:
            _require(other, _SOME_DAYS)
            return _A_DATE
        case "+", _, True:
            _require(one, _SOME_DAYS)
            return _A_DATE
        case "*" | "/", False, False:
            return _times(one, other, 1 if operator == "*" else -1)
        case "*" | "/", _, _:
            raise _Mismatch(_A_DATE, _SOME_DAYS)
        case _:
            _require(other, one)
            return one


def _require(found: Dimensions, expected: Dimensions) -> None:
    if found != expected:
        raise _Mismatch(found, expected)


def _of(unit: Unit) -> Dimensions:
    over = ((unit.dimension, 1),) if unit.dimension else ()
    return _times(over, ((unit.per, 1),), -1) if unit.per else over


def _times(left: Dimensions, right: Dimensions, sign: int) -> Dimensions:
    powers = Counter(dict(left))
    for dimension, power in right:
        powers[dimension] += sign * power
    return tuple(sorted((dimension, power) for dimension, power in powers.items() if power))


def written(dimensions: Dimensions) -> str:
    """Dimensions as text, such as money/人; a plain ratio is %."""
    over = "·".join(name for name, power in dimensions for _ in range(power))
    under = "·".join(name for name, power in dimensions for _ in range(-power))
    return f"{over or '1'}/{under}" if under else over or "%"
