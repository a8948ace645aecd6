"""What a condition of a standard says of the measured value."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.intake.wording.bounds import (
    AT_LEAST,
    AT_MOST,
    MEASURED,
    OVER,
    UNDER,
    VALUE,
    Reader,
    bound,
    mark,
    one_bound,
)
from generator.intake.wording.days import DAY, day
from generator.intake.wording.numbers import number
from generator.intake.wording.spans import NOTHING, WHOLE, Span
from generator.intake.wording.text import DASH, trimmed


def _pair(found: re.Match[str]) -> Span:
    first, second = bound(found["a"]), bound(found["b"])
    second = second if second.unit or not first.unit else replace(second, unit=first.unit)
    first = first if first.unit else replace(first, unit=second.unit)
    marks = {"a": found["mark1"], "b": found["mark2"]}
    if found["of2"] and number(found["of2"]) == first.value:
        marks = {"a": found["mark2"], "b": None}
    if first.value > second.value:
        first, second, marks = second, first, {"a": marks["b"], "b": marks["a"]}
    low_closed = marks["a"] != "不含"
    high_closed = marks["b"] != "不含"
    return Span(
        first,
        low_closed,
        second,
        high_closed,
        sure_low=bool(marks["a"]),
        sure_high=bool(marks["b"]),
    )


def _two_signs(found: re.Match[str]) -> Span:
    """80%≤X<95%, 95%>X≥80%."""
    first, second = bound(found["a"]), bound(found["b"])
    closed, closed2 = found["s"] in "≤≥", found["t"] in "≤≥"
    if found["s"] in ">≥":
        first, second, closed, closed2 = second, first, closed2, closed
    return Span(first, closed, second, closed2)


def _two_words(found: re.Match[str]) -> Span:
    """大于等于80%小于95%, 80%以上95%以下, in either order."""
    one, other = one_bound(found["one"]), one_bound(found["other"])
    low, high = (one, other) if one.low is not None else (other, one)
    return replace(low, high=high.high, high_closed=high.high_closed, sure_high=high.sure_high)


_BOUND = (
    rf"(?:(?:{AT_LEAST}|{OVER}|{AT_MOST}|{UNDER}){VALUE}|{VALUE}(?:[（(]不?含[）)])?及?以[上下]"
)
_BOUND += r"(?:[（(]不?含[）)])?)"
_DOUBLE: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(rf"(?P<a>{VALUE})(?P<s>[<≤])[^\d<≤>≥]*(?P<t>[<≤])(?P<b>{VALUE})"), _two_signs),
    (re.compile(rf"(?P<a>{VALUE})(?P<s>[>≥])[^\d<≤>≥]*(?P<t>[>≥])(?P<b>{VALUE})"), _two_signs),
    (
        re.compile(rf"(?P<one>{_BOUND})[，,]?(?:但|且|并|而)?(?!(?<=\d)\d)(?P<other>{_BOUND})"),
        _two_words,
    ),
    (
        re.compile(
            rf"(?P<a>-?{MEASURED}){mark(1)}{DASH}(?P<b>{MEASURED}){mark(2)}(?:之间|以内|区间|以下)?(?![\d.])"
        ),
        _pair,
    ),
)

_REST = re.compile(
    r"^(?:其余|其他|其它|否则|其后|此后|以后|除此之外|不符合上述条件)(?:情况|情形|的)*$"
)
_WORDS: tuple[tuple[re.Pattern[str], Span], ...] = (
    (
        re.compile(
            r"(?:没有|无|未|零)(?:增长|增加|超支|结余|结转结余|结转|调整|变动|超出|上升)(?:的|$)"
        ),
        Span(high=NOTHING, implied=True),
    ),
    (
        re.compile(r"(?:不超过?|未超过?|不高于|不多于)(?:上年|去年|上一?年度?)"),
        Span(high=WHOLE, implied=True),
    ),
    (
        re.compile(r"(?<!不)(?<!未)(?:超过?|高于|多于)(?:上年|去年|上一?年度?)"),
        Span(low=WHOLE, low_closed=False, implied=True),
    ),
    (re.compile(r"^(?:有|实现)(?:增长|增加|提高)$"), Span(low=NOTHING, implied=True)),
    (
        re.compile(r"^(?:下降|超支|负增长|减少)$"),
        Span(high=NOTHING, high_closed=False, implied=True),
    ),
    (
        re.compile(
            r"(?:达到?|完成)(?:年初|年度|既定|预期)*(?:计划数?|目标值?|指标值|任务|要求)$"
            r"|^全部|(?:不低于|达到)(?:同类)?平均"
        ),
        Span(low=WHOLE, implied=True),
    ),
)


def condition(text: str, year: int | None) -> Span | None:
    """The span a condition names; None where it speaks of no measured value."""
    text = trimmed(text)
    if _REST.search(text):
        return Span(rest=True)
    if found := DAY.search(text):
        when = day(found, year)
        if when is None:
            return None
        return Span(high=when, lead=text[: found.start()], tail=text[found.end() :])
    for pattern, read in _DOUBLE:
        if hit := pattern.search(text):
            return replace(read(hit), lead=text[: hit.start()], tail=text[hit.end() :])
    single = one_bound(text)
    if single.low is not None or single.high is not None:
        return single
    return _in_words(text)


def _in_words(text: str) -> Span | None:
    for pattern, span in _WORDS:
        if found := pattern.search(text):
            return replace(span, lead=text[: found.start()], tail=text[found.end() :])
    return None
