"""From a rule to its formula."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Judgement
from generator.model.rules import (
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Interpolation,
    Items,
    JudgedRule,
    Levels,
    MeasuredRule,
    PassFail,
    Proportional,
    Step,
)
from generator.score.rules.bands import by_bands
from generator.score.rules.checklists import by_checklist
from generator.score.rules.faults import Fault
from generator.score.rules.interpolation import by_interpolation
from generator.score.rules.judged import by_discretion, by_items, by_level, by_requirement
from generator.score.rules.keys import asked, fits, written_key
from generator.score.rules.steps import by_steps
from generator.score.workings import (
    ComplementWorking,
    JudgedWorking,
    Measured,
    MeasuredWorking,
    ProportionalWorking,
)


def by_measure(
    rule: MeasuredRule, weight: Decimal, measured: Measured, judgement: Judgement | None = None
) -> MeasuredWorking | Fault:
    """Score a measured value; the judgement chooses points where a band leaves them open."""
    match rule:
        case Proportional():
            return ProportionalWorking(rule, measured, measured.base * Fraction(weight))
        case Complement():
            raw = (1 - abs(measured.base)) * Fraction(weight)
            return ComplementWorking(rule, measured, raw)
        case Step():
            return by_steps(rule, weight, measured)
        case Bands():
            return by_bands(rule, weight, measured, judgement)
        case Interpolation():
            return by_interpolation(rule, weight, measured)


def by_judgement(rule: JudgedRule, weight: Decimal, judgement: Judgement) -> JudgedWorking | Fault:
    """Score a recorded judgement."""
    if not fits(rule, judgement):
        return Fault("judgement-kind", {"kind": rule.kind, "expected": written_key(asked(rule))})
    match rule:
        case Levels():
            return by_level(rule, weight, judgement)
        case Checklist():
            return by_checklist(rule, weight, judgement)
        case Items():
            return by_items(rule, weight, judgement)
        case PassFail():
            return by_requirement(rule, weight, judgement)
        case Discretionary():
            return by_discretion(rule, weight, judgement)
