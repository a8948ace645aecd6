"""A row's text as the content of a cell, and a cell's content as the text of a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.editing.sheet.row import Kind, Row
from generator.yaml_nodes import scalars
from generator.yaml_nodes.characters import forbidden
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.scalars import TO_FILL, Misfit

TEXT = "@"
DAY = "yyyy-mm-dd"
_DECIMALS = re.compile(r"0\.(0+)")
MOST_DIGITS = 15
"""More than these Excel does not keep in a number."""
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts days in a way of its own."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell, and its number format."""

    value: str | int | float | date
    format: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the content of a cell cannot be taken: a key of the words, what was probably meant."""

    key: str
    shown: str
    meant: str | None = None


def content_of(row: Row) -> Content:
    """A row's value for a cell: numbers, percentages and days as such, all else as text."""
    found: Content | None = None
    match row.kind:
        case Kind.NUMBER:
            found = _number(scalars.number(row.value), "")
        case Kind.PERCENT:
            found = _number(scalars.percent(row.value), "%")
        case Kind.DAY:
            day = scalars.day(row.value)
            found = Content(day, DAY) if isinstance(day, date) and day >= FIRST_DAY else None
        case Kind.CHOICE:
            return Content(shown_options(row).get(row.value, row.value), TEXT)
    return found or Content(row.value, empty_format(row) if not row.value else TEXT)


def empty_format(row: Row) -> str:
    """The format of a cell in which something is still to be entered."""
    formats = {Kind.NUMBER: "General", Kind.PERCENT: "0.00%", Kind.DAY: DAY}
    return formats.get(row.kind, TEXT)


def _number(value: Decimal | Misfit, sign: str) -> Content | None:
    """A number with the decimals it is written with; None where Excel would not keep it."""
    if isinstance(value, Misfit) or len(value.as_tuple().digits) > MOST_DIGITS:
        return None
    digits = max(0, -int(value.as_tuple().exponent))
    form = f"0.{'0' * digits}{sign}" if digits else f"0{sign}"
    kept = value.scaleb(-2) if sign else value
    plain = int(kept) if kept == kept.to_integral_value() else float(kept)
    return Content(plain, form)


def shown_options(row: Row) -> dict[str, str]:
    """What a list shows for each option, by value: their texts, where these tell them apart."""
    texts = [" ".join(one.text.split()) for one in row.options]
    if len(set(texts)) < len(texts):
        texts = [one.value for one in row.options]
    return {one.value: text for one, text in zip(row.options, texts, strict=True)}


def text_of(row: Row, value: Any, form: str) -> str | Fault:
    """What a cell says, as the text of a row; `form` is its number format."""
    percent = "%" in form
    match value:
        case None:
            return ""
        case bool():
            text = "是" if value else "否"
        case int() | float():
            text = _typed_number(row, Decimal(repr(value)), form)
        case datetime() | date():
            day = value.date() if isinstance(value, datetime) else value
            text = day.isoformat()
        case _:
            text = str(value).strip()
    if percent and row.kind is Kind.NUMBER and row.unit != "%" and text.endswith("%"):
        return Fault("percent_in_number", text)
    return _fitting(row, text)


def _typed_number(row: Row, number: Decimal, form: str) -> str:
    """A number as people would type it: 0.9908 in a percent cell is 99.08%.

    Zeros at the end that the format shows are kept, for a report that prints 0.80 means it; other
    digits are never lost to a format.
    """
    shown = _DECIMALS.search(form.split(";", maxsplit=1)[0])
    least = len(shown[1]) if shown else 0
    if "%" not in form:
        return _plain(number, least)
    bare = row.kind is Kind.NUMBER and row.unit == "%"
    return _plain(number.scaleb(2), least) + ("" if bare else "%")


def _plain(number: Decimal, least: int) -> str:
    """A number with at least so many decimals."""
    text = f"{number:f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def _fitting(row: Row, text: str) -> str | Fault:
    """The text, if the row can take it."""
    if not text or text == TO_FILL:
        return text
    if any(forbidden(char) for char in text if char not in "\n\r\t"):
        return Fault("has_control", _short(text))
    if len(text) > PARAGRAPH_LENGTH and row.kind is Kind.LINE:
        return Fault("too_long_text", _short(text))
    if row.kind is Kind.CHOICE and row.options:
        return _option(row, text)
    parse = _PARSERS.get(row.kind)
    if parse is None or (row.kind is Kind.NUMBER and _is_percent_fact(row, text)):
        return text
    found = parse(text)
    if isinstance(found, Misfit):
        return Fault(_FAULTS[row.kind], _short(text), found.meant)
    return text


def _is_percent_fact(row: Row, text: str) -> bool:
    return row.unit == "%" and not isinstance(scalars.percent(text), Misfit)


def _option(row: Row, text: str) -> str | Fault:
    shown = shown_options(row)
    if text in shown:
        return text
    for value, words in shown.items():
        if words == " ".join(text.split()):
            return value
    return Fault("not_an_option", _short(text), nearest(text, [*shown.values(), *shown]))


_PARSERS: dict[Kind, Callable[[str], object]] = {
    Kind.NUMBER: scalars.number,
    Kind.PERCENT: scalars.percent,
    Kind.DAY: scalars.day,
    Kind.FLAG: scalars.flag,
}
_FAULTS = {
    Kind.NUMBER: "not_a_number",
    Kind.PERCENT: "not_a_percent",
    Kind.DAY: "not_a_day",
    Kind.FLAG: "not_a_flag",
}


def same(row: Row, one: str, other: str) -> bool:
    """Whether two texts of a row say the same: 0.9 and 0.90 do, so do other line breaks."""
    if _lines(one) == _lines(other):
        return True
    parse = {Kind.NUMBER: scalars.number, Kind.PERCENT: scalars.percent}.get(row.kind)
    if parse is None:
        return False
    numbers = [parse(text) for text in (one, other)]
    return numbers[0] == numbers[1] and not isinstance(numbers[0], Misfit)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"\r\n|\r|\n", text) if line.strip()]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
