"""What a page sends: texts by the names of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from generator.editing.sheet import Kind, Row
from generator.editing.sheet.keys import said
from generator.editing.sheet.typed import tidy
from generator.form.desk import Request
from generator.yaml_nodes.scalars import TO_FILL

Posted = Mapping[str, Sequence[str]]
MAX_FIELDS = 20_000
NOTHING = "-"
"""What the box sends that says that nothing of a list holds."""


def posted(request: Request) -> Posted | None:
    """The fields of a form; None where they cannot be read."""
    try:
        text = request.body.decode("utf-8")
        return parse_qs(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except (UnicodeDecodeError, ValueError):
        return None


def one(fields: Posted, name: str) -> str:
    """The single text of a field, "" where there is none."""
    return next(iter(fields.get(name, ())), "")


def field_name(anchor: str) -> str:
    """The name of the field of a row."""
    return f"v:{anchor}"


def typed(row: Row, fields: Posted, language: str) -> str | None:
    """What was typed or chosen for a row; None where its field was not on the page."""
    name = field_name(row.anchor)
    if f"has:{row.anchor}" in fields:
        return _chosen(row, fields, name, language)
    if row.kind in (Kind.CHECKLIST, Kind.CHOSEN):
        return None
    return one(fields, name) if name in fields else None


def _chosen(row: Row, fields: Posted, name: str, language: str) -> str:
    ticked = fields.get(name, ())
    if row.kind is Kind.LINES:
        return _picked(row, ticked, language)
    numbers = [option.value for option in row.options if option.value in ticked]
    if not numbers and NOTHING in ticked:
        return said("none", language)
    if not numbers:
        return row.value if row.value == TO_FILL else ""
    if row.kind is Kind.CHECKLIST:
        return "\n".join(numbers)
    return "\n".join(_with_points(number, fields, name) for number in numbers)


def _picked(row: Row, ticked: Sequence[str], language: str) -> str:
    """The names ticked: those that were there as they stood, then the others."""
    names = [one for one in ticked if one != NOTHING]
    if not names and NOTHING in ticked:
        return said("none", language)
    if not names:
        return row.value if row.value == TO_FILL else ""
    before = [one for one in tidy(row.value).split("\n") if one in names]
    return "\n".join([*before, *(one for one in names if one not in before)])


def _with_points(number: str, fields: Posted, name: str) -> str:
    points = one(fields, f"{name}|{number}|points").strip()
    reason = " ".join(one(fields, f"{name}|{number}|reason").split())
    return f"{number} | {points} | {reason}"
