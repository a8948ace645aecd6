"""What a change did: lines that went and came, the score before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.editing.edits import Change
from generator.editing.files import content_of, digest
from generator.editing.journal import former
from generator.form.checking import Checked, checked
from generator.form.desk import Desk
from generator.form.places import Matter
from generator.form.words import form_words

MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line that went ("-") or came ("+"), with its number in the file."""

    file: str
    number: int
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """A computed score and grade as they are said."""

    score: str
    grade: str


def score_of(found: Checked, language: str) -> Score | None:
    """The computed score; None where there is none."""
    if found.score is None:
        return None
    return Score(found.score, found.grade or form_words(language)("state.ungraded"))


def changed_lines(before: bytes | None, after: bytes | None, file: str) -> tuple[Line, ...]:
    """The lines that differ between two states of a file."""
    old, new = (_lines(data) for data in (before, after))
    found: list[Line] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        found.extend(Line(file, at + 1, "-", old[at]) for at in range(low, high))
        found.extend(Line(file, at + 1, "+", new[at]) for at in range(start, stop))
    return tuple(found)


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8-sig", "replace").splitlines()


def time_of(change: Change) -> str:
    """When a change was made, by the clock of this computer."""
    return change.time.astimezone().strftime("%Y-%m-%d %H:%M")


def lines_of(desk: Desk, change: Change) -> tuple[Line, ...]:
    """What a change did to files that nobody changed since."""
    found: list[Line] = []
    for file, after in change.after.items():
        now = content_of(desk.root, file)
        if digest(now) == after:
            found.extend(changed_lines(former(desk.root, change.number, file), now, file))
    return tuple(found[:MOST_LINES])


def score_before(desk: Desk, matter: Matter, change: Change) -> Score | None:
    """The score with the files as they were before a change."""
    own: Mapping[str, bytes | None] = {
        file: former(desk.root, change.number, file)
        for file in change.before
        if file.startswith(f"{matter.folder}/")
    }
    found = checked(desk, matter.department, matter.year, own)
    return score_of(found, desk.language)
