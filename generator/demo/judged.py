"""Judgements drawn for the rules that ask for one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from generator.model.evaluation import Chosen, Judgement
from generator.model.rules import (
    Checklist,
    Discretionary,
    Items,
    JudgedRule,
    Level,
    Levels,
    PassFail,
    award,
)

LEVEL_WIDTH = 14
"""Points of quality from one level to the next."""


def judged(
    blank: Judgement, rule: JudgedRule, weight: Decimal, quality: int, rng: Random
) -> Judgement:
    """A judgement as the rule asks for; the better the quality, the better it turns out."""
    luck = quality + rng.randint(-8, 10)
    match rule:
        case Levels(levels):
            level = levels[max(0, min(len(levels) - 2, (96 - luck) // LEVEL_WIDTH))]
            return replace(blank, level=level.name, points=_within(level, weight, rng))
        case Checklist():
            return replace(blank, found=_found(rule, 100 - luck, rng))
        case Items(items):
            met = [
                n for n, one in enumerate(items, 1) if one.gate or luck + rng.randint(0, 30) > 84
            ]
            return replace(blank, met=tuple(met))
        case PassFail():
            return replace(blank, passed=luck > 68)
        case Discretionary():
            return replace(blank, points=_given(rule, luck))


def _within(level: Level, weight: Decimal, rng: Random) -> Decimal | None:
    """Points inside the range of a level, in tenths; None where they are fixed."""
    given = award(level, weight)
    if not given.is_range:
        return None
    least, most = -(-given.least * 10 // 1), given.most * 10 // 1
    return Decimal(rng.randint(int(least), int(most))).scaleb(-1)


def _found(rule: Checklist, missing: int, rng: Random) -> tuple[Chosen, ...]:
    """Problems found: the more, the more is missing; half points where they are chosen."""
    many = max(0, min(2, rng.randint(0, max(0, missing)) // 11))
    numbers = sorted(rng.sample(range(1, len(rule.problems) + 1), many))
    if rule.least == rule.most:
        return tuple(Chosen(number, None, "") for number in numbers)
    halves = int((rule.most - rule.least) * 2)
    return tuple(
        Chosen(number, rule.least + Decimal(rng.randint(0, halves)) / 2, rule.problems[number - 1])
        for number in numbers
    )


def _given(rule: Discretionary, luck: int) -> Decimal:
    """Points in halves, between the least and the most."""
    share = Fraction(max(0, min(100, luck)), 100)
    return Decimal(int(Fraction(rule.most) * 2 * share)) / 2
