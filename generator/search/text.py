"""How text is compared in a search: one form for what is written and what is typed, cut into words.

`theme_overrides/assets/search.js` does the same in the browser; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

CJK = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters written without spaces, as the inside of a character class."""

LETTER = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
"""Letters and digits that make words, as the inside of a character class."""

QUOTES = "\"'`‘’‚‛“”„‟′″‵‶「」『』〈〉《》〝〞〟"
"""Signs left out on both sides: “三公”经费 is found as 三公经费."""

_QUOTES = re.compile(f"[{QUOTES}]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_SPACE = re.compile("[ \t\r\f\v\u200b\ufeff]+")
_IDLE_SPACE = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")
_WORD = re.compile(f"(?:[{LETTER}]|(?<=[0-9])\\.(?=[0-9]))+|[{CJK}]+")
_CJK = re.compile(f"[{CJK}]")


def normalise(text: str) -> str:
    """The form in which texts are compared: NFKC, small letters; no quotes, no thousands
    separators, no spaces beside Chinese.

    `“三公” 经费 2,163.32` becomes `三公经费2163.32`.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = _QUOTES.sub("", text)
    text = _THOUSANDS.sub("", text)
    text = _SPACE.sub(" ", text)
    return _IDLE_SPACE.sub("", text).strip(" ")


def grams(normalised: str) -> list[str]:
    """The words of a normalised text: runs of letters and digits; Chinese as overlapping pairs.

    The last character of a Chinese run stands alone, so that every character begins a word:
    绩效评价84.48 gives 绩效, 效评, 评价, 价, 84.48.
    """
    found: list[str] = []
    for run in _WORD.findall(normalised):
        if _CJK.match(run):
            found.extend(run[start : start + 2] for start in range(len(run)))
        else:
            found.append(run)
    return found
