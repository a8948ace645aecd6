"""Figures of a sentence, with what they are called: 预算下达数为 2,183.41 万元."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a sentence names it.

    `unit` as printed (万元, 家, %), "" for none. `period` is the year as printed (2021) or ""
    where the sentence names none. `start` and `end` are places in the text given to `amounts`.
    """

    name: str
    value: Decimal
    unit: str
    period: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """The amount an operand stands for; `sure` False where another amount may be meant as well."""

    amount: Amount
    sure: bool


def amounts(text: str) -> tuple[Amount, ...]:
    """The figures of a text in their order; days and numbers of documents are none of them."""
    return ()


def match(operands: Sequence[str], found: Sequence[Amount]) -> Mapping[str, Match]:
    """For each operand that a figure is found for, that figure; others are left out."""
    return {}
