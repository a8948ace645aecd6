"""What can be chosen or ticked in a field."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.sheet import Kind, Row
from generator.editing.sheet.typed import is_none, tidy
from generator.yaml_nodes.scalars import TO_FILL

CHOSEN_PARTS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that can be ticked; points and reason where they are asked for."""

    value: str
    text: str
    on: bool
    points: str = ""
    reason: str = ""


def is_picked(row: Row) -> bool:
    """Whether the lines of a row are picked from a list of names."""
    return row.kind is Kind.LINES and bool(row.refers and row.options)


def choices(row: Row, value: str) -> tuple[Choice, ...]:
    """The choices of a row with what its text chooses; what is not among them stands first."""
    if is_picked(row):
        return _picked(row, value)
    if row.kind is Kind.CHECKLIST:
        ticked = tidy(value).split("\n")
        return tuple(Choice(one.value, one.text, one.value in ticked) for one in row.options)
    if row.kind is Kind.CHOSEN:
        given = dict(_chosen(line) for line in tidy(value).split("\n"))
        return tuple(
            Choice(one.value, one.text, one.value in given, *given.get(one.value, ("", "")))
            for one in row.options
        )
    known = [one.value for one in row.options]
    extra = (Choice(value, value, True),) if value and value not in known else ()
    return (*extra, *(Choice(one.value, one.text, one.value == value) for one in row.options))


def _picked(row: Row, value: str) -> tuple[Choice, ...]:
    """The names in a text, also those that are not known, then the others."""
    lines = [] if is_none(value) else tidy(value).split("\n")
    names = {one.value: one.text for one in row.options}
    picked = (Choice(one, names.get(one, one), True) for one in lines if one not in ("", TO_FILL))
    others = (Choice(one, text, False) for one, text in names.items() if one not in lines)
    return (*picked, *others)


def _chosen(line: str) -> tuple[str, tuple[str, str]]:
    number, points, reason = (*(one.strip() for one in line.split("|", CHOSEN_PARTS - 1)), "", "")[
        :CHOSEN_PARTS
    ]
    return number, (points, reason)
