"""The page of the site's settings, and that of what is known of a department."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.editing.aside import data_with
from generator.editing.files import digests_of
from generator.editing.journal import former
from generator.editing.sheet import Option, Row, blank_settings, settings_rows
from generator.editing.sheet.keys import FileKeys, settings_keys
from generator.form.answers import page
from generator.form.changes import change_of, done_by
from generator.form.departments import departments
from generator.form.desk import Desk, Response
from generator.form.fields import Group, Shown, groups
from generator.form.keys_help import meaning_of
from generator.form.names import department_name
from generator.form.part import DONE, NO_NOTICE, Notice
from generator.form.past import past
from generator.form.places import source_address
from generator.form.telling import beside, told
from generator.form.undoing import undo_button
from generator.load.disclosure import DEPARTMENT_FILE
from generator.problems import Problem

DEPARTMENTS = "predecessors"
"""The list whose entries name departments."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and those of the entries that could be added to its lists."""

    rows: tuple[Row, ...]
    blank: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def every(self) -> tuple[Row, ...]:
        """All of them."""
        return (*self.rows, *(row for rows in self.blank.values() for row in rows))


@dataclass(frozen=True, slots=True)
class Tried:
    """A file as it would be with what was typed: its problems, and its rows."""

    problems: Sequence[Problem]
    rows: Sequence[Row]


def sheet_of(desk: Desk, file: str) -> Sheet:
    """The rows of a file as they are, with help and with what can be chosen."""
    found = settings_rows(desk.root, file, desk.language)
    blank = blank_settings(desk.root, file, desk.language)
    every = (*found, *(row for rows in blank.values() for row in rows))
    names = {str(row.path[-1]): row.label for row in every}
    names |= {one.value: one.text for row in every for one in row.options}
    fitted = {anchor: _fitted(desk, rows, names) for anchor, rows in blank.items()}
    return Sheet(_fitted(desk, found, names), fitted)


def _fitted(desk: Desk, rows: Sequence[Row], names: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows with what they mean; where a department is named, it is chosen."""
    return tuple(
        _with_departments(desk, row)
        if row.path[0] == DEPARTMENTS and row.path[-1] == "department"
        else replace(row, hint=meaning_of(row, names, desk.language))
        for row in rows
    )


def _with_departments(desk: Desk, row: Row) -> Row:
    own = row.file.rpartition("/")[0]
    known = (one for one in departments(desk) if one.id != own)
    return replace(row, options=tuple(Option(one.id, f"{one.name}（{one.id}）") for one in known))


def settings_with(desk: Desk, file: str, content: bytes | None) -> tuple[Row, ...]:
    """The rows of a file as they would be with another content."""
    with data_with(desk.root, (), {file: content}) as aside:
        return settings_rows(aside, file, desk.language)


def keys_of(desk: Desk, file: str) -> FileKeys:
    """The keys of a file."""
    return settings_keys(desk.language)[file.rpartition("/")[2]]


def page_key(digests: Mapping[str, str]) -> str:
    """The name by which the values of a page are remembered."""
    return json.dumps(["settings", sorted(digests.items())])


def settings_page(
    desk: Desk,
    file: str,
    notice: Notice = NO_NOTICE,
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The fields of a file, as it is or as it was tried."""
    sheet, known = sheet_of(desk, file), keys_of(desk, file)
    found = digests_of(desk.root, (file,))
    desk.memory.keep(page_key(found), {row.anchor: row.value for row in sheet.every})
    tried = tried or Tried(_problems(desk, file), sheet.rows)
    by_spot, others = beside(tried.problems, tried.rows)
    shown = Shown(by_spot, notice.typed, notice.disk, desk.prefix, desk.language)
    return page(
        desk, "settings", status, file=file, part=known.name, name=_name(desk, file),
        groups=groups(sheet.rows, shown, known.adding), fresh=_fresh(sheet, shown, known),
        others=[told(one, desk.language) for one in others],
        readable=bool(sheet.rows), notice=notice, digests=found, page_key=page_key(found),
        past=past(desk, file), undo=undo_button(desk, file),
        source=source_address(desk.prefix, file),
        view=desk.view(file.rpartition("/")[0]),
    )  # fmt: skip


def _problems(desk: Desk, file: str) -> list[Problem]:
    return [one for one in desk.problems() if one.place.file == file and not one.accepted]


def _name(desk: Desk, file: str) -> str:
    folder, _, name = file.rpartition("/")
    return department_name(desk.root, folder) if name == DEPARTMENT_FILE else ""


def _fresh(sheet: Sheet, shown: Shown, known: FileKeys) -> list[tuple[str, Group, bool]]:
    """For each list how an entry is called, its fields, and whether something was typed there."""
    made = []
    for anchor, rows in sheet.blank.items():
        (group,) = groups([replace(row, group="") for row in rows], shown)
        name = known.lists[anchor.rpartition("/")[2]]
        made.append((name, group, any(row.anchor in shown.typed for row in rows)))
    return made


def settings_done(desk: Desk, file: str, number: str, how: str) -> Response:
    """The page with what the change did that led to it."""
    change = change_of(desk, number, file) if how in DONE else None
    if change is None:
        return settings_page(desk, file)
    before = settings_with(desk, file, former(desk.root, change.number, file))
    done = done_by(desk, change, before, sheet_of(desk, file).rows)
    return settings_page(desk, file, Notice(DONE[how], done=done))
