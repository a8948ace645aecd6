"""Text to typed values by ASCII patterns, with what was probably meant when it does not fit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MAX_DIGITS = 30
MAX_EXPONENT = 15

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?([0-9]{1,4})")
_NOT_FINITE = re.compile(r"[-+]?\.?(nan|inf|infinity)", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LEADING_ZEROS = re.compile(r"^(-?)0+(?=[0-9])")
_NUMBER_AND_UNIT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*([^\d\s.,:eE_+\-/].*)")
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])日?")
_SEPARATOR = re.compile(r"(?<=[0-9])[,，_' ](?=[0-9]{3}(?![0-9]))")
_SPREADSHEET = re.compile(r"=\s*[A-Za-z($0-9]|#(?:REF!|DIV/0!|VALUE!|N/A|NAME\?|NUM!|NULL!)")
_DASHES = str.maketrans(dict.fromkeys("−–—－", "-"))


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a text is no value of the asked type: a problem id and what was probably meant."""

    id: str
    meant: str | None = None


def number(text: str) -> Decimal | Misfit:
    """An exact decimal; trailing zeros are kept, a negative zero loses its sign."""
    if _NUMBER.fullmatch(text) and not _LEADING_ZEROS.match(text):
        if sum(char.isdigit() for char in text) > MAX_DIGITS:
            return Misfit("number-too-long")
        value = Decimal(text)
        return value if value else abs(value)
    if _NOT_FINITE.fullmatch(text):
        return Misfit("not-finite")
    if _SPREADSHEET.match(text):
        return Misfit("spreadsheet-value")
    plain = _SEPARATOR.sub("", _ascii(text)).removeprefix("+").removeprefix("'")
    plain = _LEADING_ZEROS.sub(r"\1", plain)
    if _NUMBER.fullmatch(plain):
        return Misfit("not-a-number", plain)
    if found := _EXPONENT.fullmatch(plain):
        short = int(found[1]) <= MAX_EXPONENT
        return Misfit("not-a-number", f"{Decimal(plain):f}" if short else None)
    if found := _NUMBER_AND_UNIT.fullmatch(plain):
        return Misfit("unit-in-number", found[1])
    return Misfit("not-a-number")


def _ascii(text: str) -> str:
    """A number typed with full-width or other digits and dashes, in plain ones."""
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return unicodedata.normalize("NFKC", digits).translate(_DASHES).strip()


def percent(text: str) -> Decimal | Misfit:
    """A percentage written with its sign: `99.08%` gives 99.08.

    A small number without the sign may be a ratio: both readings are offered, none is taken.
    """
    if text.endswith("%"):
        value = number(text[:-1])
        if isinstance(value, Decimal):
            return value
    plain = _ascii(text).replace(" ", "")
    bare = plain.removesuffix("%")
    if not _NUMBER.fullmatch(bare) or len(bare) > MAX_DIGITS:
        return Misfit("not-a-percent")
    if bare == plain and 0 < abs(Decimal(bare)) <= 1:
        hundredfold = f"{(Decimal(bare) * 100).normalize():f}"
        return Misfit("not-a-percent", f"{bare}% / {hundredfold}%")
    return Misfit("not-a-percent", f"{bare}%")


def day(text: str) -> date | Misfit:
    """A calendar day written as 2021-12-31."""
    if found := _DAY.fullmatch(text):
        return _date(found) or Misfit("no-such-day")
    if found := _LOOSE_DAY.match(unicodedata.normalize("NFKC", text).strip()):
        meant = _date(found)
        return Misfit("not-a-day", meant.isoformat() if meant else None)
    return Misfit("not-a-day")


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


TO_FILL = "待填"
"""What an editor or a tool writes where a value is still to be filled in."""

YES = ("是", "true")
NO = ("否", "false")
_MEANT = {
    **dict.fromkeys(["是", "对", "有", "y", "yes", "t", "true", "on", "1", "√"], "是"),
    **dict.fromkeys(["否", "不", "无", "不是", "n", "no", "f", "false", "off", "0", "×"], "否"),
}


def flag(text: str) -> bool | Misfit:
    """是 or 否 (true and false are taken too)."""
    if text in YES:
        return True
    if text in NO:
        return False
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    return Misfit("not-a-flag", _MEANT.get(folded))
