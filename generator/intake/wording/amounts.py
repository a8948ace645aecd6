"""Figures of a sentence, with what they are called: 预算下达数为 2,183.41 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.intake.wording.naming import own_name, years_in
from generator.intake.wording.numbers import UNITS

_UNIT = (
    rf"(?:%|％|个百分点|万m²|万平方米|万亩|万人次|万人|万吨|万户|万家|m²|㎡|{UNITS}"
    r"|所|座|艘|辆|株|头|床|卷|册)"
)
_FIGURE = re.compile(
    rf"(?P<value>(?<![\d.A-Za-z〔\[(（-])-?\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})"
)
_SENTENCE = re.compile(r"[^。；;！\n]+")
_NOT_FIGURES = re.compile(
    r"《[^》]*》|[〔\[]\d{4}[〕\]]\s*\d+\s*号|\d{4}\s*年(?!度?[^，。；]{0,3}\d{4})\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    r"|[（(]\d{1,2}[)）]|表\s*\d+[-－]\d+|第\s*\d+\s*[项条款页名次批]"
)

_SCORED = re.compile(r"(?:扣|得|计|加|减)(?:分|除)?$|得分")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a sentence names it.

    `unit` as printed (万元, 家, %), "" for none. `period` is the year as printed (2021) or ""
    where the sentence names none. `start` and `end` are places in the text given to `amounts`.
    """

    name: str
    value: Decimal
    unit: str
    period: str
    start: int
    end: int


def amounts(text: str) -> tuple[Amount, ...]:
    """The figures of a text in their order; days and numbers of documents are none of them."""
    hidden = _NOT_FIGURES.sub(lambda found: "　" * len(found[0]), text)
    return tuple(
        amount
        for sentence in _SENTENCE.finditer(hidden)
        for amount in _of_sentence(text, hidden, sentence.start(), sentence.end())
    )


def _of_sentence(text: str, hidden: str, start: int, end: int) -> Iterator[Amount]:
    at, name = start, ""
    for found in _FIGURE.finditer(hidden, start, end):
        before = text[at : found.start()]
        name = own_name(before, text[found.end() : end]) or name
        value = Decimal(re.sub(r"[,，]", "", found["value"]))
        unit = "%" if found["unit"] == "％" else found["unit"]
        if not (unit == "分" and _SCORED.search(name)):
            period = _period(before, text[start : found.start()])
            yield Amount(name, value, unit, period, found.start(), found.end())
        at = found.end()


def _period(before: str, sentence: str) -> str:
    """The year right before a figure, else that of the sentence so far if it names only one."""
    if years := years_in(before):
        return years[-1]
    return years[0] if len(years := list(dict.fromkeys(years_in(sentence)))) == 1 else ""
