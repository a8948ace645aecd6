"""Columns of numbers as tables print them: the unit of a column, and each cell in that unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from generator.intake.amounts import NUMBER, exact, measured

_POWERS = {"元": 0, "千元": 3, "万元": 4, "亿元": 8}
FEW = 3
"""How many numbers a column has at least for each cell that is not certain."""
LONGEST = 20
"""Signs of a cell that may be a number with a remark; longer ones are texts."""


def is_numeric(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a column are numbers of one kind; few may hold words besides."""
    read = [measured(text) for text in texts]
    units = {one[1] for one in read if one is not None and one[1]}
    odd = [text for text, one in zip(texts, read, strict=True) if one is None]
    return (
        bool(texts)
        and len(odd) * FEW <= len(texts) - len(odd)
        and all(offered(text) is not None for text in odd)
        and (len(units) < 2 or units <= _POWERS.keys())
    )


def printed_unit(texts: Sequence[str]) -> str:
    """The unit that the cells of a column print; "" where they print none, or several."""
    units = {one[1] for text in texts if (one := measured(text)) is not None}
    counted = units - {""}
    return counted.pop() if len(counted) == 1 and (units == counted or _is_count(counted)) else ""


def _is_count(units: set[str]) -> bool:
    return not units & {*_POWERS, "%"}


def in_unit(text: str, unit: str) -> Decimal | None:
    """The number of a cell in the unit of its column; None where it cannot be told."""
    found = measured(text)
    if found is None or found[1] in ("", unit):
        return found[0] if found is not None else None
    value, own = found
    if own in _POWERS and unit in _POWERS:
        return Decimal(f"{value.scaleb(_POWERS[own] - _POWERS[unit]):f}")
    return None


def offered(text: str) -> Decimal | None:
    """The one number that stands among the words of a cell."""
    found = re.findall(NUMBER, unicodedata.normalize("NFKC", text))
    return exact(found[0]) if len(found) == 1 and len(text) <= LONGEST else None
