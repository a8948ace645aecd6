"""What is taken back of an evaluation or of a file, and what would be taken back next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.editing.edit import Conflict, NotEditable
from generator.editing.edits import Change, Within, latest, restore, undo
from generator.form.desk import Desk
from generator.form.words import form_words


class NotDone(Exception):
    """Nothing was taken back; the key of the words that say why, and what fills their gaps."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = values or {}


@dataclass(frozen=True, slots=True)
class Undo:
    """The button that takes a change back: what it says, and the number of the change."""

    label: str
    number: int


def undo_button(desk: Desk, within: Within) -> Undo | None:
    """The button for a file, or a folder; None where there is nothing to take back."""
    change = latest(desk.root, within)
    if change is None:
        return None
    return Undo(form_words(desk.language)("do.undo", what=change.note), change.number)


def take_back(desk: Desk, within: Within, number: str) -> Change:
    """Undo the latest change of a file or a folder, if it is the one of a number.

    Raises NotDone.
    """
    last = latest(desk.root, within)
    if last is None:
        raise NotDone("said.no_undo")
    if number not in ("", str(last.number)):
        raise NotDone("said.other_undo")
    note = form_words(desk.language)("note.undo", number=last.number)
    try:
        change = undo(desk.root, note, within)
    except Conflict as fault:
        raise NotDone("said.undo_conflict", {"files": "、".join(fault.files)}) from fault
    except NotEditable as fault:
        raise NotDone(f"not.{fault.reason}", gaps(fault)) from fault
    if change is None:
        raise NotDone("said.no_undo")
    return change


def put_back(desk: Desk, within: Within, file: str, number: str) -> Change:
    """Give a file the bytes it had before a change. Raises NotDone."""
    if not number.isdecimal() or not file.startswith(within):
        raise NotDone("said.gone")
    note = form_words(desk.language)("note.restored", number=number)
    try:
        change = restore(desk.root, file, int(number), note)
    except NotEditable as fault:
        raise NotDone(f"not.{fault.reason}", gaps(fault)) from fault
    if change is None:
        raise NotDone("said.nothing")
    return change


def gaps(fault: NotEditable) -> dict[str, object]:
    """What fills the words that say why an edit cannot be made."""
    return {"file": fault.file, "line": 1, "why": "", **fault.values}
