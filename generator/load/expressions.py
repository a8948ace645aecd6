"""The text of a measure's expression to a tree.

Python's own parser reads the text and only plain arithmetic is taken from what it found, so
nothing in it is ever run.
"""

from __future__ import annotations

import ast
import keyword
import unicodedata
import warnings
from typing import Literal

from generator.model.expressions import Absolute, Binary, Expression, FactName, Negative, Number
from generator.yaml_nodes.scalars import Misfit, number

MAX_LENGTH = 500
MAX_NODES = 100

Operator = Literal["+", "-", "*", "/"]
_OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_TYPED = str.maketrans("×÷（）－＋＊／", "*/()-+*/")


class _NotArithmetic(Exception):
    """Something other than names, numbers, + - * / ( ) and abs()."""


def parse_expression(text: str) -> Expression | Misfit:
    """The tree of an expression, or a misfit when it is not plain arithmetic.

    ×, ÷ and full-width signs are read as the ASCII ones.
    """
    plain = text.translate(_TYPED)
    if len(plain) > MAX_LENGTH or any(sign in plain for sign in "#\\\n"):
        return Misfit("expression")
    if unicodedata.normalize("NFKC", plain) != plain:
        return Misfit("expression")
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(plain, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Misfit("expression")
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        return Misfit("expression")
    try:
        return _take(tree.body, plain)
    except _NotArithmetic:
        return Misfit("expression")


def _take(node: ast.expr, text: str) -> Expression:
    match node:
        case ast.Name(id=name):
            return FactName(name)
        case ast.Constant():
            value = number(ast.get_source_segment(text, node) or "")
            if isinstance(value, Misfit):
                raise _NotArithmetic
            return Number(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(_take(operand, text))
        case ast.Call(func=ast.Name(id="abs"), args=[argument], keywords=[]):
            return Absolute(_take(argument, text))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return Binary(_OPERATORS[type(op)], _take(left, text), _take(right, text))
    raise _NotArithmetic


def is_fact_name(text: str) -> bool:
    """Whether a text can stand in an expression as the name of a fact."""
    is_word = text.isidentifier() and not keyword.iskeyword(text) and text != "abs"
    return is_word and unicodedata.normalize("NFKC", text) == text
