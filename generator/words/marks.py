"""Small pieces of Chinese typography: dates, numbered headings."""

from __future__ import annotations

from datetime import date

_DIGITS = "零一二三四五六七八九"


def day(value: date) -> str:
    """A day as in running text: 2022年11月30日."""
    return f"{value.year}年{value.month}月{value.day}日"


def clause(sentence: str) -> str:
    """A sentence without its full stop, to stand inside another."""
    return sentence.rstrip("。")


def chinese_number(number: int) -> str:
    """A counting number below 100 in Chinese: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"
