"""Chinese texts marked as such on pages in another language, so that they are read out rightly.

The data keep their language, and a reader's software must be told where it is. What is Chinese
shows in the text itself, so one pass over a finished page marks it, whoever wrote the page.
"""

from __future__ import annotations

import re
from html import unescape

_HAN = "〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{_HAN}]")
_RUN = re.compile(f"[（《〈「『【]?[{_HAN}](?:[^A-Za-z&]*[{_HAN}。，、；：！？）》〉」』】])?")
_WORD = re.compile("[a-z]{2,}")
_PIECE = re.compile(
    r"<(script|style|title|textarea|svg)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL
)
"""Whole elements whose text takes no marks, comments, tags, and texts."""
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
LANG = ' lang="zh"'


def mark_chinese(html: str) -> str:
    """The page with `lang="zh"` around Chinese texts: on an element that holds nothing else, else
    on a span around each run."""
    if not _CHINESE.search(html):
        return html
    pieces = [found[0] for found in _PIECE.finditer(html)]
    for at in range(1, len(pieces) - 1):
        text = pieces[at]
        if not text.startswith("<") and _CHINESE.search(text):
            _mark(pieces, at)
    return "".join(pieces)


def _mark(pieces: list[str], at: int) -> None:
    """Mark the text at a place, on the tag before it where that holds only Chinese."""
    before, text, after = pieces[at - 1 : at + 2]
    tag = _TAG.match(before)
    if tag is not None and LANG in before:
        return
    alone = tag is not None and after.startswith(f"</{tag[1]}") and " lang=" not in before
    if tag is not None and alone and _is_chinese(text):
        pieces[at - 1] = f"<{tag[1]}{LANG}{before[len(tag[0]) :]}"
    elif tag is None or tag[1] != "option":
        pieces[at] = _RUN.sub(lambda run: f"<span{LANG}>{run[0]}</span>", text)


def _is_chinese(text: str) -> bool:
    """Whether a text has no words of another language, abbreviations in capitals aside."""
    return not _WORD.search(unescape(text))
