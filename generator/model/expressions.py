"""The arithmetic of a measure: a small tree over facts and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class FactName:
    """The value of the fact with this id."""

    id: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the expression, without unit."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Absolute:
    """The value without its sign."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """The value with its sign turned."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values joined by one of the four operations."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


Expression = FactName | Number | Absolute | Negative | Binary


def fact_names(expression: Expression) -> Iterator[str]:
    """The fact ids an expression uses, in reading order, repeated when used twice."""
    match expression:
        case FactName(id):
            yield id
        case Number():
            return
        case Absolute(of) | Negative(of):
            yield from fact_names(of)
        case Binary(_, left, right):
            yield from fact_names(left)
            yield from fact_names(right)
