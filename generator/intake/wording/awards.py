"""What a phrase gives: 得2分, 得满分, 不得分, 得80%, 得8至10分, 各占1/2权重分."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.intake.wording.numbers import NUMBER, number
from generator.intake.wording.text import DASH

_GETS = r"(?:可?得分?为?|计分?为?|记|给予?|赋|评|加)"
_WHOLE = r"(?:分值|标准分值?|权重分?值?|满分|总分|该项分值?|本项分值?|该?指标分值?|该?指标权重)"
_ZERO = (
    r"不予?(?:得|计|给|加)分|不得(?=$)|(?<![\d.])(?:得分|得|计|记)?(?:等于|为|=)?(?:0|零)分"
    r"|得分?(?:为|等于|=)(?:0|零)(?![\d.])"
)
AWARD = re.compile(
    rf"(?P<zero>{_ZERO})"
    rf"|(?P<full>(?:{_GETS}|按)?(?:满分|全分|全部分值|该项满分)(?:计算|计)?|不扣分)"
    rf"|(?P<half>{_GETS}(?:{_WHOLE}的?)?(?:一半|半数)分?)"
    rf"|(?P<each>各)?(?:占|{_GETS})?(?:{_WHOLE}的?)?(?P<over>\d)/(?P<under>\d)(?:{_WHOLE}|分值?)?"
    rf"|(?P<each2>各)?{_GETS}(?:{_WHOLE}的?)?(?P<a>{NUMBER})%?(?:{DASH}(?P<b>{NUMBER}))?%"
    rf"(?:的?{_WHOLE})?(?:的?分值?)?"
    rf"|(?P<each3>各)?(?:{_GETS}(?P<c>{NUMBER})|(?<![\d.%])(?P<c2>\d+(?:\.\d+)?))分?"
    rf"(?:{DASH}(?P<d>{NUMBER}))?分(?!之|值|钟|类|点|[（(]?不?含|及?以[上下内])"
    rf"|{_GETS}(?P<e>{NUMBER})(?=$)"
)
RANGE_OF_SHARES = re.compile(rf"(?P<a>{NUMBER})%?{DASH}(?P<b>{NUMBER})%$")


@dataclass(frozen=True, slots=True)
class Award:
    """Points, or percent of the weight where `share`; `low` differs from `high` in a range."""

    low: Decimal
    high: Decimal
    share: bool = False
    each: bool = False

    def points(self, weight: Decimal) -> Decimal:
        """The most it gives on an indicator of this weight."""
        return self.high * weight / 100 if self.share else self.high

    def told(self, shares: bool, weight: Decimal) -> Mapping[str, Any]:
        """As rules.yml writes it; 满分 and 0 are shares where their neighbours are."""
        low, high, share = self.low, self.high, self.share
        if share and not shares:
            low, high = (plainly(one * weight / 100) for one in (low, high))
            share = False
        shares = share or (shares and high == 0)
        first, last = (f"{one:f}%" if shares else one for one in (low, high))
        value = last if low == high else {"from": first, "to": last}
        return {"share" if shares else "points": value}


def in_shares(awards: Iterable[Award]) -> bool:
    """Whether awards are written as shares: one is, or all are 满分 or nothing."""
    given = list(awards)
    return any(one.share and one.high not in (0, 100) for one in given) or all(
        one.share or one.high == 0 for one in given
    )


def plainly(value: Decimal) -> Decimal:
    """A computed decimal without an exponent and idle zeros."""
    return Decimal(f"{value.normalize():f}")


def award_of(found: re.Match[str]) -> Award:
    """The award that AWARD matched."""
    group = found.groupdict()
    each = any(group.get(key) for key in ("each", "each2", "each3"))
    if group["zero"]:
        return Award(Decimal(0), Decimal(0))
    if group["full"]:
        return Award(Decimal(100), Decimal(100), True)
    if group["half"]:
        return Award(Decimal(50), Decimal(50), True)
    if group["over"]:
        under = int(group["under"]) or 1
        part = Decimal(100 * int(group["over"])) / under
        return Award(part, part, True, each)
    for low, high, share in (
        ("a", "b", True),
        ("c", "d", False),
        ("c2", "d", False),
        ("e", "e", False),
    ):
        if group[low]:
            return _ranged(number(group[low]), group[high], share, each)
    return Award(Decimal(0), Decimal(0))


def share_range(found: re.Match[str]) -> Award:
    """The award that RANGE_OF_SHARES matched (一档100-80%)."""
    return _ranged(number(found["a"]), found["b"], True, False)


def _ranged(one: Decimal, other: str | None, share: bool, each: bool) -> Award:
    low, high = sorted((one, number(other) if other else one))
    return Award(low, high, share, each)
