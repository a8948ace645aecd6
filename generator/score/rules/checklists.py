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
    """raw = weight − sum of the deductions, or the largest of them where they count once."""
    found = judgement.found or ()
    if fault := list_fault([chosen.number for chosen in found], len(rule.problems)):
        return fault
    deductions: list[Deduction] = []
    for chosen in found:
        cost = _deducted(rule, chosen)
        if isinstance(cost, Fault):
            return cost
        problem = rule.problems[chosen.number - 1]
        deductions.append(Deduction(chosen.number, problem, cost, chosen.reason))
    points = [one.points for one in deductions]
    off = max(points, default=Decimal(0)) if rule.once else exact_sum(points)
    return ChecklistWorking(rule, judgement, tuple(deductions), Fraction(weight) - Fraction(off))


def _deducted(rule: Checklist, chosen: Chosen) -> Decimal | Fault:
    """What one problem costs: the fixed deduction, or the one chosen with its reason."""
    if rule.least == rule.most and chosen.points is None:
        return rule.least
    if chosen.points is None or not rule.least <= chosen.points <= rule.most:
        return Fault("chosen-points", {"low": rule.least, "high": rule.most})
    if rule.least != rule.most and not chosen.reason:
        return Fault("chosen-reason", {})
    return chosen.points
