"""Full points up to a threshold, then points off for each step: 每降低1%扣0.1分."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from generator.intake.wording.deductions import Deduction
from generator.intake.wording.found import Found, Note
from generator.intake.wording.full_points import full_points
from generator.intake.wording.numbers import Quantity
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.spans import amount, told
from generator.intake.wording.standard import Standard
from generator.intake.wording.thresholds import Threshold, threshold

DAYS = {"天": 1, "日": 1, "周": 7}
PARTS = ("%", "周", "月", "个月", "万元", "亿元", "元", "公里", "千米", "米", "亩", "吨")
"""Units of which there are parts; a step of one case or one day is never begun only."""
LIMITS = ("floor", "most", "most_added", "ceiling", "linear", "started", "completed")


def step(standard: Standard) -> Found | None:
    """The step rule of a standard that takes points off for each step of a measured value."""
    stepped = [one for one in standard.of("deduction") if one.deduction and one.deduction.step]
    taking = [one for one in stepped if one.deduction and not one.deduction.adds]
    if not taking:
        return None
    phrase, deduct = taking[0], taking[0].deduction
    assert deduct is not None
    assert deduct.step is not None
    start = threshold(standard, deduct)
    if start is None:
        return None
    rule, doubts, readings = _rule(standard, deduct, deduct.step, start)
    used = (phrase, *start.used, *_nothing_happened(standard, start), *standard.of(*LIMITS))
    adding = [one for one in stepped if one.deduction and one.deduction.adds]
    rewards, around = _reward(standard, adding)
    awards = [one.award for one in start.used if one.award]
    return Found(
        {**rule, **rewards},
        (*used, *adding[:1]),
        unit=start.unit,
        noun=deduct.what if start.unit != "%" else "",
        doubts=(*start.doubts, *doubts, *full_points(awards, standard.weight)),
        readings=readings,
        around=around,
    )


def _nothing_happened(standard: Standard, start: Threshold) -> tuple[Phrase, ...]:
    """What gives full points where cases are counted from none: 没有违规得2分."""
    if start.unit == "%" or isinstance(start.at, date) or start.at.value != 0:
        return ()
    return tuple(
        one
        for one in standard.of("award")
        if one.award and one.award.points(standard.weight) == standard.weight
    )


def _rule(
    standard: Standard, deduct: Deduction, size: Quantity, start: Threshold
) -> tuple[dict[str, Any], tuple[Note, ...], tuple[Note, ...]]:
    basis, notes = _basis(deduct, size, start)
    counting, more = _counting(standard, deduct, size)
    if size.unit in DAYS:
        size = Quantity(size.value * DAYS[size.unit], "天")
    rule: dict[str, Any] = {
        "kind": "step",
        "threshold": told(start.at),
        "direction": start.direction,
        "step": size.told(),
        "deduct": deduct.high,
        "basis": basis,
        "steps": counting,
    }
    if start.tolerance is not None:
        rule["tolerance"] = start.tolerance.told()
    if most := standard.of("most"):
        rule["most"] = Decimal(most[0].value) if _is_number(most[0].value) else deduct.high
    ranged = (("rule-severity", {"quote": deduct.quote}),) if deduct.low != deduct.high else ()
    return rule, (*notes, *more, *ranged), (*notes, *more)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))


def _basis(deduct: Deduction, size: Quantity, start: Threshold) -> tuple[str, tuple[Note, ...]]:
    """Whether steps are points of the measured value or percent of the threshold."""
    if size.unit != "%":
        return "points", ()
    if start.unit != "%" or deduct.relative:
        return "relative", ()
    same = isinstance(start.at, date) or amount(start.at) in (0, 100)
    if size.points or same:
        return "points", ()
    return "points", (("rule-basis", {"quote": deduct.quote}),)


def _counting(
    standard: Standard, deduct: Deduction, size: Quantity
) -> tuple[str, tuple[Note, ...]]:
    """How a step that is not full counts."""
    for kind in ("linear", "completed", "started"):
        if standard.has(kind) or (kind == "started" and deduct.within):
            return kind, ()
    if size.value == 1 and size.unit not in PARTS:
        return "completed", ()
    return "completed", (("rule-steps", {"quote": deduct.quote}),)


def _reward(standard: Standard, adding: list[Phrase]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Points added on the good side, and the most that can be earned."""
    if not adding or adding[0].deduction is None or adding[0].deduction.step is None:
        return {}, {}
    add = adding[0].deduction
    assert add.step is not None
    reward: dict[str, Any] = {"step": add.step.told(), "add": add.high}
    around: dict[str, Any] = {}
    if most := standard.of("most_added"):
        reward["most"] = Decimal(most[0].value)
        around["ceiling"] = standard.weight + Decimal(most[0].value)
    if ceiling := standard.of("ceiling"):
        around["ceiling"] = Decimal(ceiling[0].value)
    return {"reward": reward}, around
