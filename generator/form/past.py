"""The history as it is listed: the changes of a file, or of the files of a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editing.edits import Change, Within, history, taken_back
from generator.editing.journal import former
from generator.editing.sheet import Row
from generator.form.altered import Altered
from generator.form.changes import Line, done_by, still, time_of
from generator.form.checking import rows_with
from generator.form.desk import Desk
from generator.form.places import Matter

MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Past:
    """A change of the history as it is listed."""

    number: int
    time: str
    note: str
    files: tuple[str, ...]
    undone: bool
    undoes: int | None
    done: tuple[Altered | Line, ...]


def past(
    desk: Desk, within: Within, about: Matter | None = None, now: Sequence[Row] = ()
) -> tuple[Past, ...]:
    """The latest changes of a file, or of the files whose names begin with that of a folder,
    or of several.

    With an evaluation and its rows, what was done to it is told by the names of its values.
    """
    known = history(desk.root, within)
    undone, own = taken_back(known), known[:MOST_CHANGES]
    last = _last_of_files(desk, own)
    before = _rows_before(desk, about, last) if about else ()
    made = []
    for change in own:
        files = [file for file, one in last.items() if one is change and about]
        done = done_by(desk, change, before, now, files)
        made.append(_as_past(change, change.number in undone, done))
    return tuple(made)


def _last_of_files(desk: Desk, own: Sequence[Change]) -> dict[str, Change]:
    """The change that left each file as it is, of those listed, the latest first."""
    found: dict[str, Change] = {}
    for change in own:
        for file in still(desk, change):
            found.setdefault(file, change)
    return found


def _rows_before(desk: Desk, about: Matter, last: Mapping[str, Change]) -> tuple[Row, ...]:
    """The rows of an evaluation, each file as it was before the last change of it."""
    own = {file: change for file, change in last.items() if file.startswith(f"{about.folder}/")}
    if not own:
        return ()
    former_ones = {file: former(desk.root, one.number, file) for file, one in own.items()}
    return rows_with(desk, about, former_ones)


def _as_past(change: Change, is_undone: bool, done: tuple[Altered | Line, ...]) -> Past:
    return Past(
        change.number,
        time_of(change),
        change.note,
        tuple(change.before),
        is_undone,
        change.undoes,
        done,
    )
