"""Expressions as they are read: 支出 ÷ 预算."""

from __future__ import annotations

from generator.model.expressions import (
    Absolute,
    Binary,
    Expression,
    FactName,
    Negative,
    Number,
)
from generator.words import numbers

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def written(expression: Expression, shown: dict[str, str], around: int = 0) -> str:
    """An expression with its facts as shown, brackets only where they are needed."""
    match expression:
        case FactName(id):
            text = shown[id]
            return f"({text})" if text.startswith("−") and around else text
        case Number(value):
            return numbers.decimal(value)
        case Absolute(of):
            return f"|{written(of, shown)}|"
        case Negative(of):
            return f"−{written(of, shown, 3)}"
        case Binary(operator, left, right):
            strength = _STRENGTH[operator]
            text = (
                f"{written(left, shown, strength)} {_SIGNS[operator]} "
                f"{written(right, shown, strength + (operator in '-/'))}"
            )
            return f"({text})" if strength < around else text
