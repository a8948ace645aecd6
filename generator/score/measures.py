"""Measured values from facts: exact arithmetic with units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

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
from generator.score.trace import Measured, Undefined

Dimensions = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted; empty for a plain ratio or number."""


@dataclass(frozen=True, slots=True)
class MissingFact:
    """The measure uses a fact the evaluation does not have."""

    id: str


@dataclass(frozen=True, slots=True)
class UnitsDiffer:
    """Dimensions that cannot be added, or a result in another dimension than declared."""

    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class ZeroDivisor:
    """A divisor is zero and no policy says what to score; `policy` is the key that would."""

    policy: str


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Fraction
    dimensions: Dimensions


class _DivisionByZero(Exception):
    def __init__(self, *, zero_by_zero: bool) -> None:
        self.zero_by_zero = zero_by_zero


class _Dimension(Exception):
    def __init__(self, found: Dimensions, expected: Dimensions) -> None:
        self.fault = UnitsDiffer(written(found), written(expected))


Outcome = Measured | Undefined | MissingFact | UnitsDiffer | ZeroDivisor


def measure(definition: Measure, facts: Mapping[str, Fact]) -> Outcome:
    """The value of a measure, exact, or why there is none."""
    used: dict[str, Fact] = {}
    for id in fact_names(definition.expression):
        if id not in facts:
            return MissingFact(id)
        used[id] = facts[id]
    in_use = tuple(used.values())
    expected = _power(definition.unit.dimension, 1)
    try:
        amount = _evaluate(definition.expression, facts)
        if amount.dimensions != expected:
            raise _Dimension(amount.dimensions, expected)
    except _Dimension as mismatch:
        return mismatch.fault
    except _DivisionByZero as division:
        policy = definition.on_zero_by_zero if division.zero_by_zero else definition.on_zero
        if policy is None:
            return ZeroDivisor("on_zero_by_zero" if division.zero_by_zero else "on_zero")
        return Undefined(definition, in_use, policy)
    return Measured(definition, in_use, amount.value)


def _evaluate(expression: Expression, facts: Mapping[str, Fact]) -> _Amount:
    match expression:
        case FactName(id):
            quantity = facts[id].quantity
            return _Amount(quantity.base, _power(quantity.unit.dimension, 1))
        case Number(value):
            return _Amount(Fraction(value), ())
        case Absolute(of):
            amount = _evaluate(of, facts)
            return _Amount(abs(amount.value), amount.dimensions)
        case Negative(of):
            amount = _evaluate(of, facts)
            return _Amount(-amount.value, amount.dimensions)
        case Binary(operator, left, right):
            return _join(operator, _evaluate(left, facts), _evaluate(right, facts))


def _join(operator: str, left: _Amount, right: _Amount) -> _Amount:
    if operator in "+-":
        if left.dimensions != right.dimensions:
            raise _Dimension(right.dimensions, left.dimensions)
        sign = 1 if operator == "+" else -1
        return _Amount(left.value + sign * right.value, left.dimensions)
    if operator == "*":
        return _Amount(left.value * right.value, _times(left.dimensions, right.dimensions, 1))
    if right.value == 0:
        raise _DivisionByZero(zero_by_zero=left.value == 0)
    return _Amount(left.value / right.value, _times(left.dimensions, right.dimensions, -1))


def _power(dimension: str, power: int) -> Dimensions:
    return ((dimension, power),) if dimension else ()


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
