"""Full points where all is done, in proportion below: 达到指标值得满分，未达到按比例扣分."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Found
from generator.intake.wording.numbers import Quantity
from generator.intake.wording.spans import WHOLE, told
from generator.intake.wording.standard import Standard


def proportion(standard: Standard) -> Found | None:
    """The measured value times the weight, or in proportion up to a threshold below 100 %."""
    awards = [one for one in standard.of("award") if one.award]
    phrases = standard.of("proportion")
    full = [one for one in awards if one.award and one.award.high]
    if not phrases or len(full) != 1 or full[0].award is None:
        return None
    if full[0].award.points(standard.weight) != standard.weight:
        return None
    used = (*phrases, *awards)
    doubts = (("rule-proportion", {"quote": phrases[0].text}),)
    span = condition(full[0].condition, standard.year)
    at = span.low if span else WHOLE
    if at is None or (isinstance(at, Quantity) and at.value == 100):
        return Found({"kind": "proportional"}, used, unit="%", doubts=doubts)
    if not isinstance(at, Quantity) or at.value <= 0:
        return None
    ends = [
        {"at": told(at), "share": "100%"},
        {"at": told(Quantity(Decimal(0), at.unit)), "share": "0%"},
    ]
    rule = {"kind": "interpolation", "points_at": ends}
    return Found(rule, used, unit=at.unit or "%", doubts=doubts)
