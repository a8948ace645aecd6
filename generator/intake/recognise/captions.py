"""Tables with what stands above them: number, title, unit; and texts without such lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.document import Paragraph, Table
from generator.intake.recognise.outline import Outline, Unit

_CAPTION = re.compile(
    r"^(?P<number>附?表\s*\d+(?:\s*[-－—.]\s*\d+)*)\s*[：:、.．]?\s*(?P<title>.*)$"
)
_UNIT = re.compile(r"[（(]?\s*(?:金额)?单位\s*[：:]\s*(?P<unit>[^\s）)]+)\s*[）)]?")
_TITLE = re.compile(r"^[^。；，：:]{4,40}表(?:\s*[（(][^（）()]{1,8}[）)])?$")
_UNIT_OF_TITLE = re.compile(r"\s*[（(](?P<unit>元|千元|万元|亿元)[）)]$")
_NEAR = 3
"""Paragraphs above a table that may be its caption."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table with its number (表 1-1), title and unit as printed; empty where there is none."""

    table: Table
    number: str
    title: str
    unit: str
    below: Unit


def captioned(found: Outline) -> tuple[Captioned, ...]:
    """All tables of a report with their captions."""
    return tuple(one for unit in found.units for one in _of_unit(unit))


def texts(unit: Unit) -> tuple[Paragraph, ...]:
    """The paragraphs below a heading but captions of tables."""
    return tuple(one for one in unit.paragraphs if one.text.strip() and not is_caption(one.text))


def is_caption(text: str) -> bool:
    """Whether a paragraph belongs to a table: its number and title, or its unit."""
    text = text.strip()
    found = _CAPTION.match(text)
    return (found is not None and not text.endswith("。")) or _UNIT.fullmatch(text) is not None


def _of_unit(unit: Unit) -> Iterator[Captioned]:
    above: list[Paragraph] = []
    for block in unit.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        yield _with_caption(block, above[-_NEAR:], unit)
        above = []


def _with_caption(table: Table, above: list[Paragraph], below: Unit) -> Captioned:
    number = title = unit = ""
    for paragraph in above:
        text = paragraph.text.strip()
        if named := _UNIT.search(text):
            unit, text = named["unit"], _UNIT.sub("", text).strip()
        if (found := _CAPTION.match(text)) and not text.endswith("。"):
            number, title = _number(found["number"]), found["title"].strip()
        elif not title and _TITLE.search(text):
            title = text
    if not unit and (own := _UNIT_OF_TITLE.search(title)):
        unit, title = own["unit"], title[: own.start()].strip()
    return Captioned(table, number, title, unit, below)


def _number(text: str) -> str:
    """The number of a table in one way of writing: 表 1-1."""
    kind, digits = re.match(r"(附?表)\s*(.*)", text).groups()  # type: ignore[union-attr]
    return f"{kind} {re.sub(r'[-－—.]', '-', re.sub(chr(32), '', digits))}"
