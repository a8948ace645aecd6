"""The fields of a page: a row of the sheet as a person sees it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from generator.editing.sheet import Kind, Row
from generator.editing.sheet.typed import is_none, tidy
from generator.form.places import field_id, source_address
from generator.form.posted import field_name
from generator.form.telling import Spot, Told, told
from generator.problems import Problem
from generator.yaml_nodes.scalars import TO_FILL

CHOSEN_PARTS = 3
LINE_OF_TEXT = 46
MOST_LINES = 14
SHORT = (Kind.NUMBER, Kind.PERCENT, Kind.DAY, Kind.FLAG)
SHORT_LINE = 20
"""Fields that stand beside each other, where there is room."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that can be ticked; points and reason where they are asked for."""

    value: str
    text: str
    on: bool
    points: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `disk` is what the file says where that is another than was typed, else None."""

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


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of an entry; `more` are those that nobody has to fill in and nobody has.

    `entry` is the path of the entry as JSON where it can be taken out of its list, else "".
    """

    title: str
    entry: str
    fields: list[Field] = field(default_factory=list)
    more: list[Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shown:
    """What fields show besides their rows.

    Problems by value, what was typed, what the file says where that differs, and where in the
    report values came from.
    """

    problems: Mapping[Spot, Sequence[Problem]]
    typed: Mapping[str, str]
    disk: Mapping[str, str]
    prefix: str
    language: str
    origins: Mapping[str, str] = field(default_factory=dict)


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
        empty = not row.written and not row.required and row.anchor not in shown.typed
        (found[-1].more if empty and not made.problems else found[-1].fields).append(made)
    return tuple(found)


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
    told_ones = (told(one, shown.language) for one in shown.problems.get((row.file, row.path), ()))
    return Field(
        id=field_id(row.anchor),
        name=field_name(row.anchor),
        anchor=row.anchor,
        label=row.label,
        kind=row.kind.value,
        value=value,
        unit=row.unit,
        hint=row.hint,
        choices=_choices(row, value),
        required=row.required,
        to_fill=value.strip() == TO_FILL,
        nothing=bool(value) and is_none(value),
        lines=_lines(value),
        problems=tuple(told_ones),
        place=f"{row.file.rpartition('/')[2]}:{row.line}",
        source=source_address(shown.prefix, row.file, row.line),
        disk=shown.disk.get(row.anchor),
        narrow=row.kind in SHORT or (row.kind is Kind.LINE and len(value) <= SHORT_LINE),
        origin=shown.origins.get(row.anchor, ""),
    )


def _lines(value: str) -> int:
    """How high a field for a long text is."""
    lines = sum(1 + len(line) // LINE_OF_TEXT for line in value.split("\n"))
    return min(max(lines, 2), MOST_LINES)


def _choices(row: Row, value: str) -> tuple[Choice, ...]:
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


def _chosen(line: str) -> tuple[str, tuple[str, str]]:
    number, points, reason = (*(one.strip() for one in line.split("|", CHOSEN_PARTS - 1)), "", "")[
        :CHOSEN_PARTS
    ]
    return number, (points, reason)
