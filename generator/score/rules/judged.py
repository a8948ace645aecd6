"""Levels, parts, requirements, points at discretion: scores of a recorded judgement."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Judgement
from generator.model.rules import Discretionary, Items, Levels, PassFail, award
from generator.score.rules.faults import Fault, award_fault, list_fault, range_fault
from generator.score.workings import (
    DiscretionaryWorking,
    ItemsWorking,
    LevelWorking,
    PassFailWorking,
)


def by_level(rule: Levels, weight: Decimal, judgement: Judgement) -> LevelWorking | Fault:
    """raw = points of the level, or those chosen within its range."""
    level = next((one for one in rule.levels if one.name == judgement.level), None)
    if level is None:
        known = "、".join(one.name for one in rule.levels)
        return Fault("level-unknown", {"found": judgement.level, "known": known})
    gives = award(level, weight)
    if fault := award_fault(gives, judgement):
        return fault
    if judgement.points is None:
        return LevelWorking(rule, judgement, level, gives.most)
    return LevelWorking(rule, judgement, level, Fraction(judgement.points), gives)


def by_items(rule: Items, weight: Decimal, judgement: Judgement) -> ItemsWorking | Fault:
    """raw = sum of the points of the parts that are met; zero when a gate is not among them."""
    met = judgement.met or ()
    if fault := list_fault(met, len(rule.items)):
        return fault
    barred = tuple(
        number for number, item in enumerate(rule.items, 1) if item.gate and number not in met
    )
    earned = (award(rule.items[number - 1], weight).most for number in met)
    raw = Fraction(0) if barred else sum(earned, Fraction(0))
    return ItemsWorking(rule, judgement, met, raw, barred)


def by_requirement(rule: PassFail, weight: Decimal, judgement: Judgement) -> PassFailWorking:
    """raw = weight when passed, else zero."""
    passed = bool(judgement.passed)
    return PassFailWorking(rule, judgement, passed, Fraction(weight) if passed else Fraction(0))


def by_discretion(
    rule: Discretionary, weight: Decimal, judgement: Judgement
) -> DiscretionaryWorking | Fault:
    """raw = the points chosen, or weight − the points chosen to be taken off."""
    points = judgement.deducted if rule.deducts else judgement.points
    if fault := range_fault(points, rule.least, rule.most, judgement.reason):
        return fault
    chosen = Fraction(points or 0)
    return DiscretionaryWorking(
        rule, judgement, Fraction(weight) - chosen if rule.deducts else chosen
    )
