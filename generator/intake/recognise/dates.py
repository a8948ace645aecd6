"""Days as reports print them, in figures or in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.intake.recognise.numbering import chinese_number

_FIGURES = re.compile(r"(20\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?")
_CHINESE = re.compile(
    r"([二][〇零○Oo0][一二三四五六七八九〇零○]{2})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*"
    r"([一二三四五六七八九十]{1,3})\s*日"
)
_DIGITS = {sign: str(at) for at, sign in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "0": "0",
}
_SPAN = re.compile(
    r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[-－—–~～至到]+\s*"
    r"(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)


def days(text: str) -> Iterator[date]:
    """The days a text names, in order."""
    found = [(one.start(), one[1], one[2], one[3]) for one in _FIGURES.finditer(text)]
    for one in _CHINESE.finditer(text):
        year = "".join(_DIGITS[sign] for sign in one[1])
        found.append((one.start(), year, str(chinese_number(one[2])), str(chinese_number(one[3]))))
    for _, year, month, day in sorted(found):
        if (given := _day(year, month, day)) is not None:
            yield given


def span(text: str) -> tuple[date, date] | None:
    """The first and the last day of a span; None where the text names none."""
    found = _SPAN.search(text)
    if found is None:
        return None
    first = _day(found[1], found[2], found[3])
    last = _day(found[4] or found[1], found[5], found[6])
    return (first, last) if first is not None and last is not None else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
