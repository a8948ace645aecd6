"""From where a step rule takes points off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.intake.wording.conditions import condition
from generator.intake.wording.deductions import Deduction
from generator.intake.wording.found import Note
from generator.intake.wording.numbers import QUANTITY, Quantity, quantity
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.spans import NOTHING, WHOLE, Bound, Span, amount
from generator.intake.wording.standard import Standard

_BASE = re.compile(rf"在({QUANTITY})的?基础上")
_APART = re.compile(r"相差|偏离|偏差|差异|浮动")
_CHANGE = re.compile(r"变动|变化|增长|增幅|调整率|差异|偏离|偏差")
_TIME = ("天", "日", "周", "月", "个月")


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where full points end, on which side points are lost, in what unit the value is measured."""

    at: Bound
    direction: str
    unit: str
    tolerance: Quantity | None
    used: tuple[Phrase, ...]
    doubts: tuple[Note, ...]


def threshold(standard: Standard, deduct: Deduction) -> Threshold | None:
    """The threshold of a deduction; None where it cannot be told at all."""
    for phrase, span in _conditions(standard):
        found = _from_span(phrase, span, deduct)
        if found is not None:
            return replace(found, used=(*found.used, *_repeated(standard, found)))
    if base := _BASE.search(deduct.lead):
        at = quantity(base[1])
        direction, doubts = _direction(deduct, "below")
        return Threshold(at, direction, at.unit, None, (), doubts)
    return _unsaid(standard, deduct)


def _conditions(standard: Standard) -> Iterator[tuple[Phrase, Span]]:
    """What gives full points, as spans; then other phrases that name one."""
    for phrase in standard.of("award"):
        span = condition(phrase.condition, standard.year)
        full = phrase.award and phrase.award.points(standard.weight) > 0
        if span and full and not span.rest:
            yield phrase, span
    for phrase in standard.of("text"):
        span = condition(phrase.text, standard.year)
        if span and not span.rest and not span.is_point:
            yield phrase, span


def _from_span(phrase: Phrase, span: Span, deduct: Deduction) -> Threshold | None:
    at, usual = _edge(span, phrase.award is not None, deduct)
    if at is None or deduct.step is None:
        return None
    unit = _unit(at, deduct.step)
    if unit is None:
        return None
    if isinstance(at, Quantity) and unit == "%" and not at.unit:
        at = replace(at, unit="%")
    if "±" in phrase.text and isinstance(at, Quantity):
        return Threshold(NOTHING, "both", "%", at, (phrase,), ())
    apart = bool(_APART.search(phrase.condition or phrase.text))
    if apart and deduct.direction in ("both", "") and isinstance(at, Quantity):
        return Threshold(WHOLE, "both", "%", at, (phrase,), ())
    direction, doubts = _direction(deduct, usual)
    if span.implied:
        doubts = (*doubts, _read(phrase.text, at))
    return Threshold(at, direction, unit, None, (phrase,), doubts)


def _edge(span: Span, full: bool, deduct: Deduction) -> tuple[Bound | None, str]:
    """The end of a span where points begin to be lost, and on which side that is."""
    if span.is_point:
        return span.low, deduct.direction or "below"
    if span.low is not None and span.high is None:
        return span.low, "below" if full else "above"
    if span.high is not None and span.low is None:
        return span.high, "above" if full else "below"
    return (span.high, "above") if deduct.direction == "above" else (span.low, "below")


def _unit(at: Bound, size: Quantity) -> str | None:
    """The unit of the measured value, from that of the threshold and of the step."""
    if isinstance(at, date):
        return "日期" if size.unit in _TIME else None
    if size.unit in _TIME:
        return _time(size.unit) if at.unit in _TIME else None
    if at.unit == "%" or size.unit == "%":
        return (at.unit or "%") if size.unit == "%" else None
    return at.unit or size.unit


def _time(unit: str) -> str:
    return "月" if unit in ("月", "个月") else "天"


def _direction(deduct: Deduction, usual: str) -> tuple[str, tuple[Note, ...]]:
    if deduct.direction in ("", usual):
        return usual, ()
    return deduct.direction, (("rule-direction", {"quote": deduct.quote}),)


def _read(quote: str, at: Bound) -> Note:
    return "rule-threshold", {
        "quote": quote,
        "read": str(at if isinstance(at, date) else at.told()),
    }


def _repeated(standard: Standard, found: Threshold) -> Iterator[Phrase]:
    """Phrases that only name the same edge again (变动率>100%)."""
    for phrase in standard.of("text"):
        span = condition(phrase.text, standard.year)
        ends = [amount(one) for one in (span.low, span.high) if one] if span else []
        if amount(found.at) in ends and phrase not in found.used:
            yield phrase


def _unsaid(standard: Standard, deduct: Deduction) -> Threshold | None:
    """Full points where nothing happens, at 100 %, at no day late: what such wording means."""
    size = deduct.step
    assert size is not None
    if size.unit == "%":
        at = NOTHING if deduct.direction == "above" and _CHANGE.search(standard.name) else WHOLE
        direction, unit = deduct.direction or "below", "%"
    elif deduct.direction == "below":
        return None
    else:
        unit = _time(size.unit) if size.unit in _TIME else size.unit
        at, direction = Quantity(Decimal(1 if unit == "位" else 0), unit), "above"
    counted = unit != "%" and deduct.direction == "above"
    return Threshold(at, direction, unit, None, (), () if counted else (_read(deduct.quote, at),))
