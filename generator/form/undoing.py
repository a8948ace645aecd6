"""What would be taken back next of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.edits import Change, history
from generator.form.desk import Desk
from generator.form.places import Matter
from generator.form.words import form_words


def latest_change(desk: Desk, matter: Matter) -> Change | None:
    """The latest change of an evaluation that was not taken back; None where there is none."""
    known = history(desk.root)
    undone = {one.undoes for one in known}
    own = (
        one
        for one in known
        if one.undoes is None
        and one.number not in undone
        and any(file.startswith(f"{matter.folder}/") for file in one.before)
    )
    return next(own, None)


@dataclass(frozen=True, slots=True)
class Undo:
    """The button that takes a change back: what it says, and the number of the change."""

    label: str
    number: int


def undo_button(desk: Desk, matter: Matter) -> Undo | None:
    """The button; None where there is nothing to take back."""
    change = latest_change(desk, matter)
    if change is None:
        return None
    return Undo(form_words(desk.language)("do.undo", what=change.note), change.number)
