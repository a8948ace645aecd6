"""Points off or added for each step: 每降低1%以内（含1%）扣0.2分, 每发现一类问题扣1分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.intake.wording.numbers import (
    NUMBER,
    PERCENT,
    UNITS,
    Quantity,
    number,
    quantity,
)
from generator.intake.wording.text import DASH

BELOW = r"降低|下降|低于|低|减少|少于|少|缺少|缺|不足|未完成|欠"
ABOVE = r"超过|超出|超|高于|高|增加|增长|上升|上浮|多|晚|迟到?|逾期|延迟|推迟|拖延|延期"
BOTH = r"增减|超过或低于|超过或降低|增加或减少|高于或低于|相差|偏离|偏差|差异|浮动|变动|差"
HAPPENS = r"出现|发现|发生|存在|有|缺失|涉及"
DIRECTIONS = ((BOTH, "both"), (BELOW, "below"), (ABOVE, "above"), (HAPPENS, "above"))

_VERB = rf"(?P<verb>{BOTH}|{BELOW}|{ABOVE}|{HAPPENS})?了?"
_BASE = r"(?P<base>计划数|目标值|计划|目标|指标值|预算数?)?的?"
_STEP = re.compile(
    rf"每{_VERB}(?:[（(](?P<other>{BELOW}|{ABOVE})[）)])?(?:完成)?{_BASE}(?:(?P<percent>{PERCENT})|(?P<number>{NUMBER})?(?P<unit>{UNITS}))"
    rf"(?P<within>以内)?(?:[（(]?含(?:本数|{NUMBER}%?)[）)]?)?(?P<what>.*)$"
)
_RANK = re.compile(r"每(?:一|1)?(?:个)?(?:位次|名次|名|位)(?:按|递减)?")
_ONCE = re.compile(
    r"((?:发现|出现|发生|存在|有|缺少?|少)?(?:一|1)(?:项|处|次|例|起|类|笔|个|条|人|件|户))(?=[^，]*$)"
)
_ANY = re.compile(r"任(?:何|意)?(?:一|1)?(?:项|类|条|处|方面|种|个)")
_SIGNED = re.compile(
    rf"(?P<sign>扣除?|扣减|减|加)(?P<low>{NUMBER})分?(?:{DASH}(?P<high>{NUMBER}))?分?$"
)
_FALLING = re.compile(rf"按?(?P<low>{NUMBER})分?(?:逐级)?递减$")


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off (or added) for each step, or flat where `step` is None.

    `what` is what follows the step (的变动率, 问题), `lead` what stands before 每; `relative` where
    the wording takes the step from a target; `taken` counts the phrases before that belong to it;
    `once` where any of several problems costs the points, and more of them no more.
    """

    low: Decimal
    high: Decimal
    adds: bool
    step: Quantity | None
    direction: str
    within: bool
    what: str
    lead: str
    relative: bool
    taken: int
    quote: str
    once: bool = False


def deduction(piece: str, waiting: Sequence[str]) -> Deduction | None:
    """The deduction that ends with this piece; `waiting` are the phrases right before it."""
    found = _SIGNED.search(piece) or _FALLING.search(piece)
    if found is None:
        return None
    taken = _reach(piece, waiting)
    quote = "，".join((*waiting[len(waiting) - taken :], piece))
    before = quote[: len(quote) - len(piece) + found.start()]
    low = number(found["low"])
    high = number(found.groupdict().get("high") or found["low"])
    low, high = sorted((low, high))
    adds = found.groupdict().get("sign") == "加"
    if adds and "每" not in before:
        return None
    return _stepped(before, low, high, adds, taken, quote)


def _reach(piece: str, waiting: Sequence[str]) -> int:
    """How many phrases before the piece reach back to the 每 it belongs to; none if it has one."""
    if "每" in piece or _ANY.search(piece):
        return 0
    if waiting and _ANY.search(waiting[-1]) and "每" not in waiting[-1]:
        return 1
    for back, text in enumerate(reversed(waiting), 1):
        if "每" in text:
            return back
    return 0


def _stepped(
    before: str, low: Decimal, high: Decimal, adds: bool, taken: int, quote: str
) -> Deduction:
    if _ANY.search(before) and "每" not in before and not adds:
        return Deduction(low, high, adds, None, "", False, "", before, False, taken, quote, True)
    before = _ONCE.sub(r"每\1", before) if "每" not in before else before
    at = before.rfind("每")
    lead, event = (before[:at], before[at:]) if at >= 0 else (before, "")
    flat = Deduction(low, high, adds, None, "", False, event[1:], lead, False, taken, quote)
    if _RANK.match(event):
        one = Quantity(Decimal(1), "位")
        return Deduction(low, high, adds, one, "above", False, "", lead, False, taken, quote)
    found = _STEP.search(event)
    if found is None:
        return flat
    step = _size(found)
    relative = bool(found["base"]) or bool(re.search(r"比(?:目标|计划|指标)值?$", lead))
    return Deduction(
        low,
        high,
        adds,
        step,
        "both" if found["other"] else _direction(found["verb"]),
        bool(found["within"]),
        found["what"].strip("，的"),
        lead,
        relative,
        taken,
        quote,
    )


def _size(found: re.Match[str]) -> Quantity:
    if found["percent"]:
        return quantity(found["percent"])
    return Quantity(number(found["number"]) if found["number"] else Decimal(1), found["unit"])


def _direction(verb: str | None) -> str:
    for pattern, direction in DIRECTIONS if verb else ():
        if re.fullmatch(pattern, verb or ""):
            return direction
    return ""
