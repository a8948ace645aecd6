"""Rules over judgements in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model.rules import Checklist, award
from generator.score.trace import (
    ChecklistWorking,
    Deduction,
    DiscretionaryWorking,
    ItemsWorking,
    JudgedWorking,
    LevelWorking,
    PassFailWorking,
)
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import series


def judged_line(working: JudgedWorking, weight: Decimal, raw: str, say: Words) -> str:
    """What was judged and what it gives."""
    match working:
        case LevelWorking():
            return _level_line(working, raw, say)
        case ChecklistWorking(rule, _, deductions):
            return _checklist_line(rule, deductions, numbers.plain_points(weight), raw, say)
        case ItemsWorking():
            return _items_line(working, weight, raw, say)
        case PassFailWorking(rule=rule, passed=passed):
            return say("working.passed", what=rule.passing if passed else rule.failing, points=raw)
        case DiscretionaryWorking():
            return _discretion_line(working, numbers.plain_points(weight), raw, say)


def _level_line(working: LevelWorking, raw: str, say: Words) -> str:
    level = working.level.name
    if (within := working.within) is None:
        return say("working.level", level=level, points=raw)
    low, high = numbers.exact(within.least), numbers.exact(within.most)
    return say("working.level_chosen", level=level, low=low, high=high, points=raw)


def _items_line(working: ItemsWorking, weight: Decimal, raw: str, say: Words) -> str:
    items, met = working.rule.items, working.met
    if working.barred:
        names = series((f"{number}. {items[number - 1].name}" for number in working.barred), say)
        return say("working.barred", gates=names, points=raw)
    gives = (award(items[number - 1], weight).most for number in met)
    earned = " + ".join(numbers.exact(points) for points in gives) or "0"
    return say("working.items", met=len(met), count=len(items), sum=f"{earned} = {raw}")


def _discretion_line(working: DiscretionaryWorking, weight: str, raw: str, say: Words) -> str:
    rule, off = working.rule, working.judgement.deducted
    low, high = numbers.plain_points(rule.least), numbers.plain_points(rule.most)
    if off is None:
        return say("working.chosen", low=low, high=high, points=raw)
    total = f"{weight} − {numbers.plain_points(off)} = {raw}"
    return say("working.taken_off", low=low, high=high, sum=total)


def _checklist_line(
    rule: Checklist, deductions: Sequence[Deduction], weight: str, raw: str, say: Words
) -> str:
    if not deductions:
        return say("working.nothing_found", points=raw)
    points = [one.points for one in deductions]
    counted = [max(points)] if rule.once else points
    off = "".join(f" − {numbers.plain_points(one)}" for one in counted)
    found = series((f"{one.number}. {one.problem}" for one in deductions), say)
    key = "working.found_once" if rule.once else "working.found"
    return say(key, found=found, sum=f"{weight}{off} = {raw}")
