"""Numbers as reports print them, read as exact values."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

NUMBER = r"[-－−]?(?:\d{1,3}(?:[,，] ?\d{3})+|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+)(?: ?[.．]\d+)?"
"""A number with its thousands set off, and blanks where a line was broken or set wide."""
UNITS = (
    "万平方米|平方公里|平方米|万m²|万m2|m²|m2|万亩|亩|公里|万元|亿元|千元|元|万人次|人次|万人|人|名|万户|户|"
    "个百分点|家|个|件|项|次|份|处|台|套|辆|批次|批|场次|场|期|篇|条|所|座|起|例|艘|株|公顷|天|日|吨|万吨|%|％|‰"
)
_WHOLE = re.compile(rf"\s*({NUMBER})\s*({UNITS}|分)?\s*")
_WEIGHT = re.compile(r"[（(\[【]\s*(\d+(?:\.\d+)?)\s*(?:分|%|％)?\s*[)）\]】]\s*$")
_WEIGHT_INSIDE = re.compile(r"[（(\[【]\s*(\d+(?:\.\d+)?)\s*分\s*[)）\]】](?=\s*[（(])")


def exact(text: str) -> Decimal:
    """A number as printed, thousands separators and full-width digits included."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-")
    return Decimal("".join(plain.split()))


def measured(text: str) -> tuple[Decimal, str] | None:
    """The number a cell holds and the unit behind it, "" for none; None for anything else."""
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text))
    return (exact(found[1]), found[2] or "") if found else None


def amount(text: str) -> Decimal | None:
    """The number a cell holds, with at most a unit behind it; None for anything else."""
    found = measured(text)
    return found[0] if found else None


def weighted(text: str) -> tuple[str, Decimal | None]:
    """A name with its weight in brackets behind it: 预算管理（20分）."""
    found = _WEIGHT.search(text)
    if found is None and (inside := _WEIGHT_INSIDE.search(text)) is not None:
        return f"{text[: inside.start()]}{text[inside.end() :]}".strip(), exact(inside[1])
    return (text[: found.start()].strip(), exact(found[1])) if found else (text.strip(), None)
