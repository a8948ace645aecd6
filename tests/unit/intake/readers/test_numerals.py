from __future__ import annotations

import pytest

from generator.intake.readers.numerals import chinese, counted


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (100, "一百"),
     (105, "一百〇五"), (110, "一百一十"), (1001, "一千〇一"), (12000, "12000")],
)  # fmt: skip
def test_chinese(number: int, text: str):
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("japaneseCounting", 12, "十二"),
        ("ideographDigital", 12, "一二"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("none", 7, ""),
        ("someFutureFormat", 7, "7"),
        ("japaneseCounting", 0, "0"),
    ],
)
def test_formats(form: str, number: int, text: str):
    assert counted(number, form) == text
