"""A stretch of measured values, as a condition of a standard names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.intake.wording.numbers import Quantity

Bound = Quantity | date

NOTHING, WHOLE = Quantity(Decimal(0), "%"), Quantity(Decimal(100), "%")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of measured values; None for an end that is open without limit.

    `lead` is what the wording says before it. `sure_low`, `sure_high`: whether the wording says
    if the end belongs to it. `rest` stands for all that no other condition names; `implied` says
    the number is not in the wording (没有增长 for 0 %).
    """

    low: Bound | None = None
    low_closed: bool = True
    high: Bound | None = None
    high_closed: bool = True
    lead: str = ""
    sure_low: bool = True
    sure_high: bool = True
    rest: bool = False
    implied: bool = False
    tail: str = ""

    @property
    def is_point(self) -> bool:
        """Whether it is one value only."""
        return self.low is not None and self.low == self.high

    @property
    def unit(self) -> str:
        """The unit of its bounds, 日期 for days, "" for none."""
        for one in (self.low, self.high):
            if isinstance(one, date):
                return "日期"
            if one is not None and one.unit:
                return one.unit
        return ""

    def told(self) -> dict[str, Any]:
        """Its edges as rules.yml writes them."""
        edges: dict[str, Any] = {}
        if self.low is not None:
            edges["from" if self.low_closed else "above"] = told(self.low)
        if self.high is not None:
            edges["to" if self.high_closed else "below"] = told(self.high)
        return edges


def told(bound: Bound) -> Any:
    """A bound as rules.yml writes it."""
    return bound if isinstance(bound, date) else bound.told()


def amount(bound: Bound) -> Decimal:
    """A bound as a number, to compare it with others."""
    return Decimal(bound.toordinal()) if isinstance(bound, date) else bound.value
