"""Texts made comparable: reports print the same name with other blanks, widths and marks."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"[\s,.;:!?()\[\]<>\"'`~|/\\_、。“”‘’「」《》〈〉【】·…—–-]+")
_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]+(?=[\u3000-\u9fff\uff00-\uffef])"
)
_COMMA = re.compile(r"(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A text without blanks and marks, full-width letters and digits as plain ones."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def bare(text: str) -> str:
    """A text without any blank: 合 计 is 合计."""
    return _BLANKS.sub("", text)


def tidy(text: str) -> str:
    """A name as it is written: no blank between Chinese, no comma of half width between them."""
    return _COMMA.sub("，", _BETWEEN_CHINESE.sub("", text.strip()))


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """How alike two texts are once folded, 0 to 1."""
    one, other = folded(one), folded(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
