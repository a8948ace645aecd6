"""Checklists: points off for each problem found."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Chosen, Judgement
from generator.model.rules import Checklist
from generator.score.rounding import exact_sum
from generator.score.rules.faults import Fault, list_fault
from generator.score.workings import ChecklistWorking, Deduction


def by_checklist(
    rule: Checklist, weight: Decimal, judgement: Judgement
) -> ChecklistWorking | Fault:
    """raw = weight − sum of the deductions."""
    found = judgement.found or ()
    if fault := list_fault([chosen.number for chosen in found], len(rule.problems)):
        return fault
    deductions: list[Deduction] = []
    for chosen in found:
        points = _deducted(rule, chosen)
        if isinstance(points, Fault):
            return points
        problem = rule.problems[chosen.number - 1]
        deductions.append(Deduction(chosen.number, problem, points, chosen.reason))
    raw = Fraction(weight) - Fraction(exact_sum(one.points for one in deductions))
    return ChecklistWorking(rule, judgement, tuple(deductions), raw)


def _deducted(rule: Checklist, chosen: Chosen) -> Decimal | Fault:
    """What one problem costs: the fixed deduction, or the one chosen with its reason."""
    if rule.least == rule.most and chosen.points is None:
        return rule.least
    if chosen.points is None or not rule.least <= chosen.points <= rule.most:
        return Fault("chosen-points", {"low": rule.least, "high": rule.most})
    if rule.least != rule.most and not chosen.reason:
        return Fault("chosen-reason", {})
    return chosen.points
