"""What a cell of Excel shows: a stored number under its number format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

# A format's quoted text, escaped signs, blanks of a width, fillings, colours and currencies.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?.,%]+)|(.)')
_OTHER = re.compile(r"[Ee][+-]|[?#0]\s*/|General", re.IGNORECASE)
_DIGITS = 15  # what Excel keeps of a number; more are noise of binary fractions


@dataclass(frozen=True, slots=True)
class Shown:
    """The text a cell shows; `exact` False where the stored number has more digits than that."""

    text: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Section:
    before: str
    digits: str
    after: str

    @property
    def percent(self) -> bool:
        return "%" in self.digits or "%" in self.after

    @property
    def least(self) -> int:
        """Decimals that are always shown."""
        return self.digits.partition(".")[2].count("0")

    @property
    def most(self) -> int:
        """Decimals shown at most."""
        return sum(self.digits.partition(".")[2].count(sign) for sign in "0#?")

    @property
    def thousands(self) -> bool:
        return bool(re.search(r"[0#?],+[0#?]", self.digits))

    @property
    def scaled(self) -> int:
        """How many times the number is divided by a thousand."""
        found = re.search(r",+(?=%|\.|$)", self.digits.rstrip("%"))
        return len(found[0]) if found else 0


def shown(value: object, number_format: str) -> Shown:
    """The text of a value as a person sees it; dates as year, month and day in Chinese."""
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return _number(stored(value), number_format or "General")
    if isinstance(value, datetime | date):
        return Shown(_day(value, number_format))
    if isinstance(value, time | timedelta):
        return Shown(str(value))
    return Shown(str(value))


def stored(value: float) -> Decimal:
    """The decimal number a person typed: as many digits as Excel keeps, no noise behind them."""
    return Decimal(str(value)) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")


def _number(number: Decimal, number_format: str) -> Shown:
    section = _section(number, number_format)
    if section is None:
        return Shown(_plain(number))
    size = abs(number) * (100 if section.percent else 1) / 1000**section.scaled
    rounded = size.quantize(Decimal(1).scaleb(-section.most), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    kept = decimals.rstrip("0")
    decimals = kept.ljust(section.least, "0")
    if section.thousands:
        whole = f"{int(whole):,}"
    sign = "-" if number < 0 and rounded else ""
    text = f"{whole}.{decimals}" if decimals else whole
    mark = "%" if "%" in section.digits else ""
    return Shown(f"{sign}{section.before}{text}{mark}{section.after}", exact=rounded == size)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(number: Decimal, number_format: str) -> _Section | None:
    """The part of a format that shows this number; None for forms that are shown plainly.

    One that shows no digits at all (“-” for zero) gives way to the first: nothing is lost.
    """
    parts = number_format.split(";")
    index = 1 if number < 0 and len(parts) > 1 else 2 if number == 0 and len(parts) > 2 else 0
    for part in (parts[index], parts[0]):
        section = _parsed(part)
        if section is not None and re.search("[0#]", section.digits):
            return section
    return None


def _parsed(part: str) -> _Section | None:
    if _OTHER.search(re.sub(r'"[^"]*"', "", part)):
        return None
    before = digits = after = ""
    for quoted, escaped, currency, places, other in _TOKEN.findall(part):
        text = quoted or escaped or currency or other
        if places:
            digits += places
        elif digits:
            after += text
        else:
            before += text
    # Brackets and signs of the part for negative numbers give way to a plain minus.
    before, after = (re.sub(r"[()+\-@\s]", "", one) for one in (before, after))
    return _Section(before, digits, after)


def _day(value: date, number_format: str) -> str:
    """Year, month and day; the day is left out where the format shows none."""
    month = f"{value.year}年{value.month}月"
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]', "", number_format).lower()
    return f"{month}{value.day}日" if "d" in plain or "m" not in plain else month
