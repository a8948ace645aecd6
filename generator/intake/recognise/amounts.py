"""Numbers as reports print them, read as exact values."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

NUMBER = r"[-－−]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-－−]?\d+(?:\.\d+)?"
_WHOLE = re.compile(rf"\s*({NUMBER})\s*(%|％|分|个|家|人|万元|元|件)?\s*")
_WEIGHT = re.compile(r"[（(\[【]\s*(\d+(?:\.\d+)?)\s*(?:分|%|％)?\s*[)）\]】]\s*$")
_WEIGHT_INSIDE = re.compile(r"[（(\[【]\s*(\d+(?:\.\d+)?)\s*分\s*[)）\]】](?=\s*[（(])")


def exact(text: str) -> Decimal:
    """A number as printed, thousands separators and full-width digits included."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-")
    return Decimal(plain.strip())


def amount(text: str) -> Decimal | None:
    """The number a cell holds, with at most a unit behind it; None for anything else."""
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text))
    return exact(found[1]) if found else None


def weighted(text: str) -> tuple[str, Decimal | None]:
    """A name with its weight in brackets behind it: 预算管理（20分）."""
    found = _WEIGHT.search(text)
    if found is None and (inside := _WEIGHT_INSIDE.search(text)) is not None:
        return f"{text[: inside.start()]}{text[inside.end() :]}".strip(), exact(inside[1])
    return (text[: found.start()].strip(), exact(found[1])) if found else (text.strip(), None)
