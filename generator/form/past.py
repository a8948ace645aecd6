"""The history as it is listed: the changes of a file, or of the files of a folder."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.edits import Change, Within, history, taken_back
from generator.form.changes import Line, lines_of, time_of
from generator.form.desk import Desk

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
    lines: tuple[Line, ...]


def past(desk: Desk, within: Within) -> tuple[Past, ...]:
    """The latest changes of a file, or of the files whose names begin with that of a folder,
    or of several."""
    own = [
        change
        for change in history(desk.root)
        if any(file.startswith(within) for file in change.before)
    ]
    undone = taken_back(own)
    return tuple(_as_past(desk, change, change.number in undone) for change in own[:MOST_CHANGES])


def _as_past(desk: Desk, change: Change, is_undone: bool) -> Past:
    return Past(
        change.number,
        time_of(change),
        change.note,
        tuple(change.before),
        is_undone,
        change.undoes,
        lines_of(desk, change),
    )
