"""Numbers and quantities of the genre: 0.5分, 百分之五, 2个百分点, 三天."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+|半)"
PERCENT = rf"(?:百分之{NUMBER}|{NUMBER}(?:%|个?百分点|个?百分之))"
UNITS = (
    r"(?:个?工作日|个?小时|分钟|万元|亿元|千元|元|人次|人|个月|个|家|件|例|项|次|起|处|笔|名次|位次|名|位|户|类|条|票|份|"
    r"套|台|场|期|篇|天|日|周|平方公里|公里|千米|米|亩|公顷|吨|平方米|立方米|批次|座|所|辆|艘|株|头|分)"
)
QUANTITY = rf"(?:{PERCENT}|{NUMBER}{UNITS}?)"

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `%` for percent and percentage points, "" for none."""

    value: Decimal
    unit: str
    points: bool = False
    """Whether the wording says percentage points (个百分点)."""

    def told(self) -> str | Decimal:
        """As rules.yml writes it."""
        return f"{self.value:f}%" if self.unit == "%" else self.value


def number(text: str) -> Decimal:
    """The value of what NUMBER matched."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    return Decimal("0.5") if text == "半" else Decimal(_chinese(text))


def _chinese(text: str) -> int:
    total = pending = 0
    for sign in text:
        if sign in "十百":
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
        else:
            pending = pending * 10 + _DIGITS.get(sign, 0)
    return total + pending


def quantity(text: str) -> Quantity:
    """The quantity that QUANTITY matched."""
    found = re.search(NUMBER, text.replace("百分之", "", 1))
    assert found is not None, text
    value = number(found[0])
    if "百分" in text or "%" in text:
        return Quantity(value, "%", "百分点" in text)
    return Quantity(value, text[text.index(found[0]) + len(found[0]) :])
