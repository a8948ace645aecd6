"""Formulas as reports print them, to expressions: （A-B）/B×100%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.intake.wording.text import LEFT, RIGHT
from generator.load.expressions import MAX_LENGTH
from generator.model.expressions import Absolute, Binary, Expression, FactName, Negative, Number

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_OTHER = r"+\-*×/÷()（）\[\]［］【】{}|｜∣=≥≤<>。；;，,：:\s%"
_NAME = re.compile(rf"[^\d{_OTHER}][^{_OTHER}]*")
_NOTE = re.compile(r"[（(][^（(）)+\-*×/÷]*[）)]")
_BARS = "|｜∣"
_SIGNS: dict[str, Literal["+", "-", "*", "/"]] = {
    "+": "+",
    "-": "-",
    "*": "*",
    "×": "*",
    "/": "/",
    "÷": "/",
}
DEEPEST = 20
"""Brackets inside brackets beyond this are no formula of a report."""


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression whose fact names are operands as printed; `end` is where it ends."""

    tree: Expression
    end: int


def formula(text: str) -> Formula | None:
    """The formula a text begins with; None where none does."""
    reader = _Reader(text[:MAX_LENGTH])
    try:
        tree = reader.sum(0)
    except _Broken:
        return None
    return Formula(tree, reader.at)


class _Broken(Exception):
    """Something that is no formula."""


class _Reader:
    """Reads a formula from the left; stops where it cannot go on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def sum(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise _Broken
        left = self.product(depth)
        while self.peek() in ("+", "-"):
            operator = _SIGNS[self.taken()]
            left = Binary(operator, left, self.product(depth))
        return left

    def product(self, depth: int) -> Expression:
        left = self.one(depth)
        while self.peek() in ("*", "×", "/", "÷"):
            operator = _SIGNS[self.taken()]
            left = Binary(operator, left, self.one(depth))
        return left

    def taken(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def one(self, depth: int) -> Expression:
        sign = self.peek()
        if depth > DEEPEST:
            raise _Broken
        if sign in ("-", "+"):
            self.at += 1
            value = self.one(depth + 1)
            return Negative(value) if sign == "-" else value
        if sign and sign in LEFT + "{":
            return self.inside(depth, RIGHT + "}", absolute=False)
        if sign and sign in _BARS:
            return self.inside(depth, _BARS, absolute=True)
        return self.leaf()

    def inside(self, depth: int, closing: str, absolute: bool) -> Expression:
        self.at += 1
        value = self.sum(depth + 1)
        if not self.peek() or self.peek() not in closing:
            raise _Broken
        self.at += 1
        if self.text.startswith("的绝对值", self.at) or self.text.startswith("绝对值", self.at):
            self.at = self.text.index("绝对值", self.at) + 3
            absolute = True
        return Absolute(value) if absolute else value

    def leaf(self) -> Expression:
        if found := _NUMBER.match(self.text, self.at):
            self.at = found.end()
            value = Decimal(found[0].rstrip("%"))
            return Number(value / 100 if found[0].endswith("%") else value)
        found = _NAME.match(self.text, self.at)
        if found is None:
            raise _Broken
        self.at = found.end()
        if note := _NOTE.match(self.text, self.at):
            self.at = note.end()
        name = re.sub(r"的?绝对值$", "", found[0])
        return Absolute(FactName(name)) if name != found[0] else FactName(name)
