"""Conditions with one bound: ≥95%, 低于80%, 95%以上, 不超过100%（含）."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.intake.wording.numbers import NUMBER, PERCENT, UNITS, Quantity, quantity
from generator.intake.wording.spans import Span

MEASURED = rf"(?:{PERCENT}|(?<![A-Za-z\d.])(?:\d+(?:,\d{{3}})*(?:\.\d+)?){UNITS}?)"
VALUE = rf"(?:-?{MEASURED}|第[一二三四五六七八九十]+名)"
AT_LEAST = r"≥|不低于|不少于|不小于|不得?低于|大于或?等于|高于或?等于|达到?了?|至少|完成"
OVER = r"(?<!不)(?<!没有)(?<!未)(?:>|大于|高于|超过|超出|多于|增长超过)"
AT_MOST = r"≤|不超过?|未超过?|没有超过|不高于|不大于|不多于|小于或?等于|低于或?等于|控制在"
UNDER = r"(?<!不)(?:<|小于|低于|少于|不足|未达到?|不到)"

Reader = Callable[[re.Match[str]], Span]


def mark(number: int) -> str:
    """The pattern of （含） and （不含） behind a number."""
    return rf"(?:[（(](?P<mark{number}>不?含)(?:本数|(?P<of{number}>{NUMBER})[%分]?)?[）)])?"


def bound(text: str) -> Quantity:
    """The value a condition names."""
    found = quantity(text.lstrip("-第"))
    value = -found.value if text.startswith("-") else found.value
    return replace(found, value=value, unit="位" if text.startswith("第") else found.unit)


def one_bound(text: str) -> Span:
    """A condition with one bound."""
    for pattern, read in _SINGLE:
        if found := pattern.search(text):
            return replace(read(found), lead=text[: found.start()], tail=text[found.end() :])
    return Span()


def _low(closed: bool) -> Reader:
    return lambda found: Span(low=bound(found["a"]), low_closed=closed and _marked(found) != "不含")


def _high(closed: bool) -> Reader:
    return lambda found: Span(high=bound(found["a"]), high_closed=closed or _marked(found) == "含")


def _marked(found: re.Match[str]) -> str | None:
    return found.groupdict().get("mark1") or found.groupdict().get("mark2")


def _above(found: re.Match[str]) -> Span:
    """95%以上; by custom the number belongs to it."""
    return Span(low=bound(found["a"]), low_closed=_marked(found) != "不含")


def _below(found: re.Match[str]) -> Span:
    """60%以下: whether the number belongs to it shows beside the other conditions."""
    mark = _marked(found)
    return Span(high=bound(found["a"]), high_closed=mark != "不含", sure_high=bool(mark))


def _point(found: re.Match[str]) -> Span:
    value = bound(found["a"])
    return Span(value, True, value, True)


_M1, _M2 = mark(1), mark(2)
_A = rf"(?P<a>{VALUE})"
_SINGLE: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(rf"(?:{AT_LEAST}){_A}{_M1}(?:及?以上)?{_M2}"), _low(True)),
    (re.compile(rf"(?:{AT_MOST}){_A}{_M1}(?:及?以[内下])?{_M2}"), _high(True)),
    (re.compile(rf"{OVER}{_A}{_M1}(?:以上)?"), _low(False)),
    (re.compile(rf"{UNDER}{_A}{_M1}(?:以下)?"), _high(False)),
    (re.compile(rf"{_A}{_M1}及?以上{_M2}"), _above),
    (re.compile(rf"{_A}{_M1}及?以[内里]{_M2}"), _high(True)),
    (re.compile(rf"{_A}{_M1}及?以下{_M2}"), _below),
    (re.compile(rf"{_A}{_M1}$"), _point),
)
