"""The numbers that head the parts of a report: 第一部分 一、 （一） 1. （1） ① 一是."""

from __future__ import annotations

import re
from dataclasses import dataclass

CHINESE = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMS = (
    (
        0,
        re.compile(
            rf"第([{CHINESE}]{{1,3}})(?:部分|章|篇)"
            r"(?=[\s　、.．：:]|[^的中、，。]{0,30}$)[\s　、.．：:]*"
        ),
    ),
    (1, re.compile(rf"([{CHINESE}]{{1,3}})\s*[、．]\s*")),
    (2, re.compile(rf"[（(]\s*([{CHINESE}]{{1,3}})\s*[)）]\s*[、.．]?\s*")),
    (3, re.compile(r"(\d{1,2})\s*(?:[.．](?!\d)|、)\s*")),
    (4, re.compile(r"[（(]\s*(\d{1,2})\s*[)）]\s*[、.．]?\s*")),
    (5, re.compile(rf"([{_CIRCLED}])\s*[、.．]?\s*")),
    (6, re.compile(rf"([{CHINESE}]{{1,2}})是(?!否)[，,：:]?\s*")),
)
"""Each form with its rank; a form of a higher rank stands below one of a lower."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a part; `printed` is how a place in the report is named by it."""

    rank: int
    number: int
    printed: str


def chinese_number(text: str) -> int:
    """一 to 九十九; 0 where it is none."""
    tens, ten, ones = text.rpartition("十")
    if any(sign not in CHINESE for sign in text):
        return 0
    if not ten:
        return CHINESE.find(text) + 1 if len(text) == 1 else 0
    return (CHINESE.find(tens) + 1 if tens else 1) * 10 + (CHINESE.find(ones) + 1 if ones else 0)


def numbered(text: str) -> tuple[Mark, str] | None:
    """The number a paragraph begins with, and what follows it; None where there is none."""
    for rank, form in _FORMS:
        if found := form.match(text):
            number = _number(found[1])
            return (Mark(rank, number, _printed(rank, found[1])), text[found.end() :])
    return None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return _CIRCLED.find(text) + 1 if text in _CIRCLED else chinese_number(text)


def _printed(rank: int, text: str) -> str:
    if rank in (2, 4):
        return f"（{text}）"
    if rank == 0:
        return f"第{text}部分"
    return f"{text}是" if rank == 6 else text
