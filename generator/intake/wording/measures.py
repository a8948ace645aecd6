"""What a rule measures: the expression over facts, its unit, what holds for a divisor of zero."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.intake.quantities import Quantity, quantities
from generator.intake.wording.arithmetic import formula
from generator.intake.wording.assigning import assigned, half
from generator.intake.wording.expressions import (
    NAMELESS,
    fact_id,
    operands,
    value,
    without_percent,
    written,
)
from generator.intake.wording.found import Found, Note
from generator.intake.wording.matching import Match, likeness
from generator.intake.wording.standard import Standard
from generator.intake.wording.wordings import Wording, wording
from generator.intake.wording.zeros import on_zero
from generator.model.expressions import Binary

_PLACEHOLDER = re.compile(
    r"^(?:实际|计划|年初|目标|按计划|应|已|预期|指标|完成)+(?:完成|发放|达到)?(?:项目|任务)?(?:数量?|值|人数|率)$"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """Keys of `measure` in rules.yml, the operand each fact name stands for, doubts, readings."""

    keys: Mapping[str, Any]
    operands: Mapping[str, str]
    doubts: tuple[Note, ...] = ()
    readings: tuple[Note, ...] = ()


def measure(standard: Standard, found: Found, reason: str, score: Decimal | None = None) -> Measure:
    """The measure of a rule over facts."""
    figures = [one for one in quantities(reason) if not one.nothing]
    if found.unit != "%":
        return _single(standard, found, "measure-count")
    words = _words(standard, found)
    if words is None:
        return _single(standard, found, "measure-unsaid")
    matched = assigned(words.tree, figures, standard.year)
    missing = [name for name in operands(words.tree) if name not in matched]
    printed = _printed_rate(standard, figures)
    if missing and printed and not _says_none(missing, reason):
        return _printed(standard, words)
    return _composed(standard, words, reason, score, _differs(words, matched, printed))


def _words(standard: Standard, found: Found) -> Wording | None:
    """The formula of the score itself, of the explanation, of the standard."""
    own = formula(found.noun) if found.noun else None
    if own and own.end == len(found.noun) and isinstance(own.tree, Binary):
        return Wording(without_percent(own.tree), found.noun, True)
    return wording(standard.explanation, *(one.text for one in standard.of("definition")))


def _single(standard: Standard, found: Found, kind: str) -> Measure:
    """One fact, named like the indicator or what the wording counts."""
    name = fact_id(found.noun) if found.unit != "%" else ""
    name = name or fact_id(standard.name) or NAMELESS
    doubt: Note = (kind, {"name": name.removeprefix("_"), "unit": found.unit})
    return Measure({"expression": name, "unit": found.unit}, {name: name}, (doubt,))


def _printed(standard: Standard, words: Wording) -> Measure:
    """The rate as the report prints it, where it does not print what it is made of."""
    name = fact_id(standard.name) or NAMELESS
    note: Note = ("measure-rate-only", {"formula": words.quote, "fact": standard.name})
    return Measure({"expression": name, "unit": "%"}, {name: standard.name}, (note,), (note,))


def _printed_rate(standard: Standard, figures: Sequence[Quantity]) -> Quantity | None:
    """The rate that the report prints for the indicator."""
    rates = [one for one in figures if one.unit == "%"]
    if len(rates) > 1:
        rates = sorted(rates, key=lambda one: -likeness(standard.name, one.name))
    return rates[0] if rates else None


def _says_none(missing: Sequence[str], reason: str) -> bool:
    """Whether the report says that there is none of what is missing (无政府采购预算数)."""
    return any(
        re.search(rf"(?:无|没有|未安排|未发生)[^，。；]{{0,6}}{re.escape(one)}", reason)
        for one in missing
    )


def _composed(
    standard: Standard,
    words: Wording,
    reason: str,
    score: Decimal | None,
    differs: Sequence[Note],
) -> Measure:
    names = _names(words, standard)
    if not all(names.values()) or len(set(names.values())) < len(names):
        return _single(standard, Found(None, (), unit="%"), "measure-unsaid")
    expression = written(words.tree, names)
    doubts: list[Note] = []
    if not words.printed:
        doubts.append(("measure-described", {"quote": words.quote, "expression": expression}))
    if "100 *" in expression:
        doubts.append(("measure-scaled", {"quote": words.quote, "expression": expression}))
    zero, more = on_zero(words.tree, reason, score)
    keys = {"expression": expression, "unit": "%", **zero}
    return Measure(
        keys, {fact: operand for operand, fact in names.items()}, (*doubts, *more, *differs)
    )


def _differs(
    words: Wording, matched: Mapping[str, Match], printed: Quantity | None
) -> tuple[Note, ...]:
    """A doubt where the printed figures do not come to the printed rate, rounding apart."""
    if printed is None or len(matched) < len(operands(words.tree)):
        return ()
    found = value(words.tree, {name: one.amount.value for name, one in matched.items()})
    if found is None or abs(found * 100 - Fraction(printed.value)) <= Fraction(half(printed.value)):
        return ()
    told = f"{(Decimal(round(found * 10000)) / 100).quantize(Decimal('0.01'))}%"
    return (("measure-differs", {"computed": told, "printed": f"{printed.value}%"}),)


def _names(words: Wording, standard: Standard) -> dict[str, str]:
    """Names of facts for operands; one that fits any indicator is set off by that of this one."""
    return {
        operand: fact_id(f"{standard.name}_{operand}" if _PLACEHOLDER.match(operand) else operand)
        for operand in operands(words.tree)
    }
