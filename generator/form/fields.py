"""The fields of a page: a row of the sheet as a person sees it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from generator.editing.sheet import Kind, Option, Row
from generator.editing.sheet.typed import is_none
from generator.form.choices import Choice, choices, is_picked
from generator.form.places import field_id, source_address
from generator.form.posted import field_name
from generator.form.telling import TO_FILL_ID, Spot, Told, told
from generator.problems import Problem
from generator.yaml_nodes.scalars import TO_FILL

PICKED = "picked"
"""The kind of a field whose lines are ticked in a list of names."""
LINE_OF_TEXT = 46
MOST_LINES = 14
SHORT = (Kind.NUMBER, Kind.PERCENT, Kind.DAY, Kind.FLAG)
SHORT_LINE = 20
"""Fields that stand beside each other, where there is room."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `disk` is what the file says where that is another than was typed, else None.

    `corrected` is what was typed where the value is what was probably meant by it, `focus` whether
    the page begins there, `names` the list of names on the page that can be typed into it.
    """

    id: str
    name: str
    anchor: str
    label: str
    kind: str
    value: str
    unit: str
    hint: str
    choices: tuple[Choice, ...]
    required: bool
    to_fill: bool
    nothing: bool
    lines: int
    problems: tuple[Told, ...]
    place: str
    source: str
    disk: str | None
    narrow: bool
    origin: str
    corrected: str
    focus: bool
    names: str


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of an entry; `more` are those that few reports have, and this one has not.

    `entry` is the path of the entry as JSON where it can be taken out of its list, else "".
    """

    title: str
    entry: str
    fields: list[Field] = field(default_factory=list)
    more: list[Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shown:
    """What fields show besides their rows.

    Problems by value, what was typed, what the file says where that differs, where in the report
    values came from; what was typed where something else was meant, and the anchor of the field
    where the page begins.
    """

    problems: Mapping[Spot, Sequence[Problem]]
    typed: Mapping[str, str]
    disk: Mapping[str, str]
    prefix: str
    language: str
    origins: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    focus: str = ""


def groups(rows: Sequence[Row], shown: Shown, removable: Collection[str] = ()) -> tuple[Group, ...]:
    """The fields of rows by the entry they belong to, in the order of the rows.

    `removable` are the lists whose entries can be taken out.
    """
    found: list[Group] = []
    for row in rows:
        entry = _entry(row, removable)
        if not found or _is_another(found[-1], row, entry):
            found.append(Group(row.group, entry))
        made = _field(row, shown)
        (found[-1].fields if _stands(row, made, shown) else found[-1].more).append(made)
    return tuple(found)


def _stands(row: Row, made: Field, shown: Shown) -> bool:
    """Whether a field is seen without opening anything."""
    expected = row.written or row.required or row.usual
    return expected or row.anchor in shown.typed or bool(made.problems)


def _is_another(group: Group, row: Row, entry: str) -> bool:
    """Whether a row belongs to another entry; a cell a fact points to belongs to the fact."""
    return group.title != row.group or bool(entry and group.entry and entry != group.entry)


def _entry(row: Row, removable: Collection[str]) -> str:
    """The path of the item of a list a row belongs to."""
    last = max((at for at, step in enumerate(row.path) if isinstance(step, int)), default=0)
    anchored = row.anchor.startswith(f"{row.file.rpartition('/')[2]}/")
    if not last or not anchored or row.path[last - 1] not in removable:
        return ""
    return json.dumps(row.path[: last + 1], ensure_ascii=False)


def _field(row: Row, shown: Shown) -> Field:
    value = shown.typed.get(row.anchor, row.value)
    problems = shown.problems.get((row.file, row.path), ())
    return Field(
        id=field_id(row.anchor),
        name=field_name(row.anchor),
        anchor=row.anchor,
        label=row.label,
        kind=PICKED if is_picked(row) else row.kind.value,
        value=value,
        unit=row.unit,
        hint=row.hint,
        choices=choices(row, value),
        required=row.required,
        to_fill=value.strip() == TO_FILL,
        nothing=bool(value) and is_none(value),
        lines=_lines(value),
        problems=tuple(told(one, shown.language, row) for one in problems if one.id != TO_FILL_ID),
        place=f"{row.file.rpartition('/')[2]}:{row.line}",
        source=source_address(shown.prefix, row.file, row.line),
        disk=shown.disk.get(row.anchor),
        narrow=row.kind in SHORT or (row.kind is Kind.LINE and len(value) <= SHORT_LINE),
        origin=shown.origins.get(row.anchor, ""),
        corrected=shown.corrected.get(row.anchor, ""),
        focus=row.anchor == shown.focus,
        names=names_id(row),
    )


def names_id(row: Row) -> str:
    """The list of names a page has for the texts of a row; "" where they are free."""
    return f"names-{row.refers}" if row.refers and row.kind is Kind.LINE else ""


def name_lists(rows: Sequence[Row]) -> dict[str, tuple[Option, ...]]:
    """The lists of names that fields of rows need, by the id each has on the page."""
    return {names_id(row): row.options for row in rows if names_id(row)}


def _lines(value: str) -> int:
    """How high a field for a long text is."""
    lines = sum(1 + len(line) // LINE_OF_TEXT for line in value.split("\n"))
    return min(max(lines, 2), MOST_LINES)
