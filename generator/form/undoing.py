"""What would be taken back next of an evaluation, or of a file."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.edits import latest
from generator.form.desk import Desk
from generator.form.words import form_words


@dataclass(frozen=True, slots=True)
class Undo:
    """The button that takes a change back: what it says, and the number of the change."""

    label: str
    number: int


def undo_button(desk: Desk, within: str) -> Undo | None:
    """The button for a file, or a folder; None where there is nothing to take back."""
    change = latest(desk.root, within)
    if change is None:
        return None
    return Undo(form_words(desk.language)("do.undo", what=change.note), change.number)
