"""Expressions for rules.yml: names of facts made of operands, no idle hundred per cent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from generator.load.expressions import is_fact_name
from generator.model.expressions import (
    Absolute,
    Binary,
    Expression,
    FactName,
    Negative,
    Number,
    fact_names,
)

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


NAMELESS = "测量值"
"""A fact that nothing names."""


def fact_id(operand: str) -> str:
    """A name for a fact, not beginning with a digit and without marks; "" where none is left."""
    name = unicodedata.normalize("NFKC", operand)
    name = re.sub(r"[^\w]|_(?=_)", "", name).strip("_")
    name = f"_{name}" if name[:1].isdigit() else name
    return name if is_fact_name(name) else ""


def operands(tree: Expression) -> tuple[str, ...]:
    """The names in an expression, each once."""
    return tuple(dict.fromkeys(fact_names(tree)))


def without_percent(tree: Expression) -> Expression:
    """A ratio without × 100%; a factor of 100 beside votes times points divides the divisor."""
    if isinstance(tree, Binary) and tree.operator == "*":
        left, right = tree.left, tree.right
        if right in (Number(Decimal(1)), Number(Decimal(100))):
            return without_percent(left)
        if left in (Number(Decimal(1)), Number(Decimal(100))):
            return without_percent(right)
    if isinstance(tree, Binary) and tree.operator == "/" and _is_scaled(tree):
        tree = Binary("/", tree.left, Binary("*", Number(Decimal(100)), tree.right))
    return _plain(tree)


def _is_scaled(tree: Binary) -> bool:
    """Whether votes are counted with points out of 100: (A×100+B×80)/C."""
    left = tree.left
    factors = [node.value for node in _factors(left)]
    return (
        isinstance(left, Binary)
        and left.operator == "+"
        and max(factors, default=Decimal(0)) == 100
    )


def _factors(tree: Expression) -> list[Number]:
    match tree:
        case Number():
            return [tree]
        case Binary(_, left, right):
            return [*_factors(left), *_factors(right)]
    return []


def _plain(tree: Expression) -> Expression:
    """Without factors of 1 (票数×100%)."""
    match tree:
        case Binary("*", left, Number(value)) if value == 1:
            return _plain(left)
        case Binary(operator, left, right):
            return Binary(operator, _plain(left), _plain(right))
        case Absolute(of):
            return Absolute(_plain(of))
        case Negative(of):
            return Negative(_plain(of))
    return tree


def written(tree: Expression, names: Mapping[str, str]) -> str:
    """An expression as rules.yml holds it; `names` gives the fact for each operand."""
    match tree:
        case FactName(name):
            return names[name]
        case Number(value):
            return f"{value.normalize():f}"
        case Absolute(of):
            return f"abs({written(of, names)})"
        case Negative(of):
            return f"-{_held(of, names, 3)}"
        case Binary(operator, left, right):
            strength = _STRENGTH[operator]
            loose = operator in ("-", "/")
            after = _held(right, names, strength + loose)
            return f"{_held(left, names, strength)} {operator} {after}"


def _held(tree: Expression, names: Mapping[str, str], strength: int) -> str:
    text = written(tree, names)
    weaker = isinstance(tree, Binary) and _STRENGTH[tree.operator] < strength
    return f"({text})" if weaker or (isinstance(tree, Negative) and strength > 1) else text


def value(tree: Expression, values: Mapping[str, Decimal | Fraction]) -> Fraction | None:
    """What an expression comes to; None for a divisor of zero or a name without a value."""
    match tree:
        case FactName(name):
            return Fraction(values[name]) if name in values else None
        case Number(number):
            return Fraction(number)
        case Absolute(of):
            inner = value(of, values)
            return None if inner is None else abs(inner)
        case Negative(of):
            inner = value(of, values)
            return None if inner is None else -inner
        case Binary(operator, left, right):
            one, other = value(left, values), value(right, values)
            return None if one is None or other is None else _joined(operator, one, other)


def _joined(operator: str, one: Fraction, other: Fraction) -> Fraction | None:
    if operator == "/":
        return one / other if other else None
    if operator == "*":
        return one * other
    return one + other if operator == "+" else one - other
