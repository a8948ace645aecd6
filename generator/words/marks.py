"""Small pieces of typography: dates, lists, brackets, numbered headings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.words.catalogue import Words

_DIGITS = "零一二三四五六七八九"
_STOPS = "。."


def day(value: date, say: Words) -> str:
    """A day as in running text: 2022年11月30日, 30 November 2022."""
    month = say("mark.months").split()[value.month - 1]
    return say("mark.day", year=value.year, month=month, day=value.day)


def clause(sentence: str) -> str:
    """A sentence without its full stop, to stand inside another."""
    return sentence.rstrip(_STOPS)


def listed(items: Iterable[str], say: Words) -> str:
    """Short things in a row: 甲、乙."""
    return say("mark.listed", before="", after="").join(items)


def series(items: Iterable[str], say: Words) -> str:
    """Longer things in a row, which may hold commas: 甲；乙."""
    return say("mark.series", before="", after="").join(items)


def sentences(items: Iterable[str], say: Words) -> str:
    """Whole sentences one after the other."""
    return say("mark.sentences", before="", after="").join(items)


def noted(text: str, note: str, say: Words) -> str:
    """A text with a note in brackets; the text alone where there is none."""
    return say("mark.noted", text=text, note=note) if note else text


def titled(title: str, text: str, say: Words) -> str:
    """What a text is called, then the text: 问题一：……."""
    return say("mark.titled", title=title, text=text)


def ordinal(number: int, say: Words) -> str:
    """A number that counts headings: 一, 二 in Chinese, 1, 2 elsewhere."""
    return chinese_number(number) if say.language == "zh" else str(number)


def chinese_number(number: int) -> str:
    """A counting number below 100 in Chinese: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"
