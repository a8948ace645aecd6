"""Words of a report quoted: shortened between words, never inside a number, and quoted once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

ELLIPSIS = "……"
_QUOTED = re.compile(r"“\{(\w+)\}”")
_INNER = str.maketrans("“”", "‘’")
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_PAUSE = re.compile(r"[，。；：、！？;]+|(?<!\d),|,(?!\d)")
_LEFT_OVER = " ，、：；（(《“‘"


def filled(template: str, values: Mapping[str, str]) -> str:
    """A text with its gaps filled, on one line; quotation marks inside others are single ones."""
    inner = {name: value.translate(_INNER) for name, value in values.items()}
    text = _QUOTED.sub(lambda gap: f"“{inner.get(gap[1], '')}”".translate(_BRACES), template)
    return " ".join(text.format_map(defaultdict(str, values)).split())


def quoted(text: str) -> str:
    """A text between quotation marks."""
    return f"“{text.translate(_INNER)}”"


def shortened(text: str, length: int) -> str:
    """The beginning of a text, at most so long but for the ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    pauses = [one.start() for one in _PAUSE.finditer(text, length // 2, length + 1)]
    end = pauses[-1] if pauses else length
    while end > 1 and _in_word(text, end):
        end -= 1
    return text[:end].rstrip(_LEFT_OVER) + ELLIPSIS


def ending(text: str, length: int) -> str:
    """The end of a text, at most so long but for the ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    start = len(text) - length
    pause = _PAUSE.search(text, start, len(text) - length // 2)
    start = pause.end() if pause else start
    while start < len(text) - 1 and _in_word(text, start):
        start += 1
    return ELLIPSIS + text[start:]


def clause(text: str, start: int, end: int) -> str:
    """The clauses of a text that a part of it stands in, with an ellipsis where others are."""
    first = max((one.end() for one in _PAUSE.finditer(text, 0, start)), default=0)
    last = next((one.start() for one in _PAUSE.finditer(text, end)), len(text))
    return (ELLIPSIS if first else "") + text[first:last] + (ELLIPSIS if last < len(text) else "")


def _in_word(text: str, at: int) -> bool:
    """Whether a place is inside a number or a Latin word."""
    pair = text[at - 1 : at + 1]
    return re.fullmatch(r"[\w.,%％²]{2}", pair, re.ASCII) is not None or pair[:1].isdigit()
