"""Where an evaluation stands on its way to being published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.editing.sheet import Row
from generator.form.checking import Checked
from generator.form.desk import Desk
from generator.form.places import Matter

STATUS = "evaluation.yml/status"
DRAFT, PUBLISHED = "draft", "published"
HINDERING = ("to_fill", "todo", "errors")


@dataclass(frozen=True, slots=True)
class Standing:
    """The status as written and as it is called, where it is changed, how much hinders that.

    `excel` is where the workbook is.
    """

    status: str
    name: str
    address: str
    excel: str
    hindered: int


def standing(
    desk: Desk, matter: Matter, found: Checked, counts: Mapping[str, int]
) -> Standing | None:
    """Where an evaluation stands; None where its head cannot be read."""
    row = row_of(found, STATUS)
    if row is None:
        return None
    address = matter.address(desk.prefix, "status", "")
    excel = matter.address(desk.prefix, "excel", "")
    hindered = sum(counts[one] for one in HINDERING)
    return Standing(row.value, option(row, row.value), address, excel, hindered)


def row_of(found: Checked, anchor: str) -> Row | None:
    """The row of a name; None where the file of it cannot be read."""
    return next((row for row in found.rows if row.anchor == anchor), None)


def option(row: Row, value: str) -> str:
    """How an option of a row is called."""
    return next((one.text for one in row.options if one.value == value), value)
