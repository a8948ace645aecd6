"""What the start and the end of a line in a Chinese report say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMERAL = "[一二三四五六七八九十百〇零]"
NUMBERED = re.compile(
    rf"第{_NUMERAL}+[章节条部]|{_NUMERAL}+[、.．]|[（(]{_NUMERAL}+[）)]"
    r"|[（(]\d{1,2}[）)]|\d{1,2}(?:\.\d{1,2})*[、.．](?!\d)|\d{1,2}[)）]|[①-⑳⑴-⒇⒈-⒛]"
)
CAPTION = re.compile(r"(?:续)?[表图]\s*\d|附件|附表|附录|续表|单位\s*[：:]")
_AMOUNT_FIRST = re.compile(r"[\d,，.]+\s*(?:万元|亿元|元|%|％|个百分点)")
_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:万元|亿元|元|%|％|人|家|个|件)")
ENDS = tuple("。；：！？…”’》】）)]!?;:.")
GOES_ON = tuple("，、,（(《“‘-—")
PAGE_NUMBER = re.compile(
    r"[-—–－]\s*\d{1,4}\s*[-—–－]|\d{1,4}\s*/\s*\d{1,4}"
    r"|第\s*\d{1,4}\s*页(?:[\s/，,]*共\s*\d{1,4}\s*页)?"
)
CONTINUED = re.compile(
    r"[（(]?续\s*(?:上?\s*表|前\s*表|)\s*[\d.\-－—]*\s*[）)]?|.{0,40}[（(]续表?[）)]|续表.{0,40}"
)
_CONTENTS = re.compile(
    r"(?P<title>.{1,60}?)(?:\s*[.…·．。]{4,}\s*|\s*\t\s*|\s*…{2,}\s*)(?P<page>\d{1,4})"
)
_LONG = 45  # signs: no heading is longer
_FEWEST = 3  # entries of a table of contents


def begins(text: str) -> bool:
    """Whether a line shows by its first signs that it begins something: a number, a caption."""
    return bool(NUMBERED.match(text) or CAPTION.match(text))


def breaks_off(text: str, after: str) -> bool:
    """Whether a line surely ends in mid sentence, and what stands after goes on with it.

    Sure are: a comma at the end; running text, not a heading, without a full stop at its end; an
    amount that stands alone at the start of what follows.
    """
    if not text or not after or begins(after) or CAPTION.match(text):
        return False
    if text.endswith(GOES_ON):
        return True
    if text.endswith(ENDS):
        return False
    return running(text) or bool(_AMOUNT_FIRST.match(after) and "，" in text)


def running(text: str) -> bool:
    """Whether a line is of running text: no heading is so long or holds stops or amounts."""
    body = NUMBERED.sub("", text, count=1)
    return (
        len(text) >= _LONG
        or any(sign in body for sign in "。；")
        or ("，" in body and bool(_AMOUNT.search(body)))
    )


def of_contents(lines: Sequence[str]) -> bool:
    """Whether lines are a table of contents: each leads to a page, none before the last one."""
    pages = [page_of_contents(line) for line in lines]
    known = [page for page in pages if page is not None]
    return len(pages) == len(known) >= _FEWEST and known == sorted(known)


def page_of_contents(text: str) -> int | None:
    """The page an entry of a table of contents leads to; None where the line is none."""
    found = _CONTENTS.fullmatch(text.strip())
    return int(found["page"]) if found else None
