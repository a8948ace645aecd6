"""Text to typed values by ASCII patterns, with what was probably meant when it does not fit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MAX_DIGITS = 30

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LEADING_ZERO = re.compile(r"-?0[0-9]")
_NUMBER_AND_UNIT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*([^\d\s.,:eE_+\-/].*)")
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_DASHES = str.maketrans(dict.fromkeys("−–—－", "-"))


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a text is no value of the asked type: a problem id and what was probably meant."""

    id: str
    meant: str | None = None


def number(text: str) -> Decimal | Misfit:
    """An exact decimal; trailing zeros are kept, a negative zero loses its sign."""
    if _NUMBER.fullmatch(text) and not _LEADING_ZERO.match(text):
        if sum(char.isdigit() for char in text) > MAX_DIGITS:
            return Misfit("number-too-long")
        value = Decimal(text)
        return value if value else abs(value)
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    plain = re.sub(r"(?<=[0-9])[,，_ ](?=[0-9]{3}(?![0-9]))", "", plain).removeprefix("+")
    if _NUMBER.fullmatch(plain) and not _LEADING_ZERO.match(plain):
        return Misfit("not-a-number", plain)
    if found := _NUMBER_AND_UNIT.fullmatch(plain):
        return Misfit("unit-in-number", found[1])
    return Misfit("not-a-number")


def percent(text: str) -> Decimal | Misfit:
    """A percentage written with its sign: `99.08%` gives 99.08."""
    if text.endswith("%"):
        value = number(text[:-1])
        if isinstance(value, Decimal):
            return value
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).replace(" ", "")
    if _NUMBER.fullmatch(plain.removesuffix("%")):
        return Misfit("not-a-percent", plain.removesuffix("%") + "%")
    return Misfit("not-a-percent")


def day(text: str) -> date | Misfit:
    """A calendar day written as 2021-12-31."""
    if found := _DAY.fullmatch(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return Misfit("no-such-day")
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _LOOSE_DAY.match(plain):
        meant = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        return Misfit("not-a-day", meant)
    return Misfit("not-a-day")


YES = ("是", "true")
NO = ("否", "false")


def flag(text: str) -> bool | Misfit:
    """是 or 否 (true and false are taken too)."""
    if text in YES:
        return True
    if text in NO:
        return False
    return Misfit("not-a-flag")
