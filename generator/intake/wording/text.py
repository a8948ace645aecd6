"""Text of a standard in one form: digits and signs narrow, stray blanks and line breaks gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

DASH = r"[-–—−~～〜至到]"
LEFT, RIGHT = "（(［[【", "）)］]】"

_NARROW = {wide: chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF1A)} | {
    wide: chr(wide - 0xFEE0) for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_SIGNS = str.maketrans("％﹪﹣－＋＝＜＞≧≦⩾⩽／＊．", "%%--+=<>≥≤≥≤/*.")
_TYPESET = (
    (re.compile(r"\\g(?:e|eq|eqslant)(?![a-z])"), "≥"),
    (re.compile(r"\\l(?:e|eq|eqslant)(?![a-z])"), "≤"),
    (re.compile(r"\\times"), "×"),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"\$"), ""),
    (re.compile(r">\s*="), "≥"),
    (re.compile(r"<\s*="), "≤"),
)
_LINE_OF_LIST = re.compile(r"\s*\n\s*(?=[①-⑳]|\d{1,2}\s*[.、)）](?!\d)|[（(]\d{1,2}[)）])")
_BLANKS = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def plain(text: str) -> str:
    """A text on one line, without blanks but between Latin words.

    A line that begins with the number of an item is set off from the one before.
    """
    text = text.translate(_NARROW).translate(_SIGNS)
    for pattern, sign in _TYPESET:
        text = pattern.sub(sign, text)
    text = _LINE_OF_LIST.sub("；", text.strip())
    return _BLANKS.sub("", text.replace("\u200b", "").replace("\ufeff", ""))


def split(text: str, signs: str) -> tuple[str, ...]:
    """The parts of a text between signs, brackets kept whole; empty parts left out."""
    return tuple(part for part in _parts(text, signs) if part)


def _parts(text: str, signs: str) -> Iterator[str]:
    inside = bracketed(text)
    start = 0
    for at, sign in enumerate(text):
        number = sign == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()
        if sign in signs and not inside[at] and not number:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def bracketed(text: str) -> list[bool]:
    """For each sign whether it stands inside brackets that are opened and closed."""
    inside = [False] * len(text)
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in LEFT:
            opened.append(at)
        elif sign in RIGHT and opened:
            start = opened.pop()
            inside[start : at + 1] = [True] * (at + 1 - start)
    return inside


def trimmed(text: str) -> str:
    """A phrase without signs around it and the 的 that ends a condition."""
    return re.sub(r"的?[，,；;：:、。]*$", "", text.lstrip("，,；;：:、。"))
