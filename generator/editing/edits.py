"""Edits written to the data folder: all of them or none, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.editing.changing import changed
from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.files import check_expected, content_of
from generator.editing.journal import FOLDER, Change, changes, former, journal, record

__all__ = [
    "Change",
    "Conflict",
    "Edit",
    "NotEditable",
    "Within",
    "apply",
    "contents",
    "history",
    "latest",
    "restore",
    "settle",
    "taken_back",
    "undo",
]

Within = str | tuple[str, ...]
"""How the names of files begin that are meant: a file, a folder, or several."""


def contents(root: Path, edits: Sequence[Edit]) -> dict[str, bytes | None]:
    """The files that edits change, with the bytes they would have; None where one is to go.

    Nothing is written. Raises NotEditable.
    """
    found: dict[str, bytes | None] = {}
    for file in dict.fromkeys(edit.file for edit in edits):
        before = content_of(root, file)
        after = changed(before, [edit for edit in edits if edit.file == file])
        if after != before:
            found[file] = after
    return found


def apply(
    root: Path, edits: Sequence[Edit], note: str, expected: Mapping[str, str] | None = None
) -> Change | None:
    """Write edits, one after the other, all of them or none; None where they change nothing.

    `note` says in the history what they were for; `expected` holds the digests files had when they
    were read. Raises Conflict where one has another, NotEditable where an edit cannot be made.
    """
    with journal(root) as folder:
        check_expected(root, expected or {})
        new = contents(root, edits)
        if not new:
            return None
        return record(root, folder, new, {file: content_of(root, file) for file in new}, note)


def history(root: Path, within: Within = "") -> tuple[Change, ...]:
    """The changes of a file, of a folder or of several, "" for all of them; the latest first."""
    return tuple(
        one
        for one in reversed(changes(root))
        if any(file.startswith(within) for file in one.before)
    )


def taken_back(known: Iterable[Change]) -> frozenset[int]:
    """The numbers of the changes that others took back."""
    return frozenset(one.undoes for one in known if one.undoes is not None)


def latest(root: Path, within: Within = "") -> Change | None:
    """The change that `undo` would take back; None where there is none."""
    known = history(root, within)
    undone = taken_back(known)
    return next((one for one in known if one.undoes is None and one.number not in undone), None)


def undo(root: Path, note: str = "", within: Within = "") -> Change | None:
    """Take back the latest change that was not taken back; None where there is none.

    `within` is a folder of the data, or several: changes of other files are left alone. Raises
    Conflict where a file was changed since by somebody else.
    """
    with journal(root) as folder:
        last = latest(root, within)
        if last is None:
            return None
        check_expected(root, last.after)
        new = {file: former(root, last.number, file) for file in last.before}
        old = {file: content_of(root, file) for file in new}
        return record(root, folder, new, old, note or last.note, last.number)


def restore(root: Path, file: str, number: int, note: str = "") -> Change | None:
    """Give a file the bytes it had before a change; None where it has them."""
    with journal(root) as folder:
        new, old = former(root, number, file), content_of(root, file)
        if new == old:
            return None
        return record(root, folder, {file: new}, {file: old}, note)


def settle(root: Path) -> None:
    """Bring a change to its end that was cut off, as the next change would."""
    if any((root / FOLDER).glob("*.open")):
        with journal(root):
            pass
