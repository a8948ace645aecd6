"""What a change did: values by name, else lines that went and came, and the state before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.editing.edits import Change, Within, history
from generator.editing.files import content_of, digest
from generator.editing.journal import former
from generator.editing.sheet import Row
from generator.form.altered import Altered, alterations
from generator.form.checking import Checked, checked, rows_with
from generator.form.desk import Desk
from generator.form.listed import entries_altered
from generator.form.places import Matter
from generator.form.words import form_words
from generator.words.catalogue import Words

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


def score_text(say: Words, score: Score | None, before: Score | None) -> str:
    """The score as it is said, with what it was where it is another now."""
    if score is None:
        return say("state.no_score")
    text = say("state.score", score=score.score, grade=score.grade)
    if before is not None and before != score:
        text += say("state.was", score=before.score, grade=before.grade)
    return text


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


def number_of(change: Change | None) -> str:
    """How an address names a change; "" where nothing was changed."""
    return str(change.number) if change else ""


def change_of(desk: Desk, number: str, within: Within) -> Change | None:
    """The change that an address names; None where it is none of these files."""
    known = history(desk.root, within)
    return next((one for one in known if number_of(one) == number), None)


def time_of(change: Change) -> str:
    """When a change was made, by the clock of this computer."""
    return change.time.astimezone().strftime("%Y-%m-%d %H:%M")


def lines_of(desk: Desk, change: Change) -> tuple[Line, ...]:
    """What a change did to the lines of files that nobody changed since."""
    found: list[Line] = []
    for file in still(desk, change):
        now = content_of(desk.root, file)
        found.extend(changed_lines(former(desk.root, change.number, file), now, file))
    return tuple(found[:MOST_LINES])


def still(desk: Desk, change: Change) -> Iterator[str]:
    """The files that are as a change left them."""
    for file, after in change.after.items():
        if digest(content_of(desk.root, file)) == after:
            yield file


def done_by(
    desk: Desk,
    change: Change,
    before: Sequence[Row],
    after: Sequence[Row],
    files: Collection[str] | None = None,
) -> tuple[Altered | Line, ...]:
    """What a change did to files that nobody changed since.

    Values with a name are told by it, from the rows of an evaluation before the change and now;
    of files in which there is none such, the lines are. `files` are those of which the rows tell
    what this change did, all of them where it is None.
    """
    known = tuple(still(desk, change)) if files is None else files
    named = tuple(alterations(before, after, known, desk.language))
    listed = {file: entries_altered(desk, change, file) for file in still(desk, change)}
    told = {file for file, _ in named} | {file for file, entries in listed.items() if entries}
    lines = tuple(line for line in lines_of(desk, change) if line.file not in told)
    done: list[Altered | Line] = [one for _, one in named]
    done.extend(one for entries in listed.values() for one in entries)
    return tuple([*done, *lines][:MOST_LINES])


def before_change(desk: Desk, matter: Matter, change: Change) -> Checked:
    """An evaluation with its files as they were before a change."""
    return checked(desk, matter.department, matter.year, _former(desk, matter, change))


def rows_before(desk: Desk, matter: Matter, change: Change) -> tuple[Row, ...]:
    """The rows of an evaluation as they were before a change, without examining it."""
    return rows_with(desk, matter, _former(desk, matter, change))


def _former(desk: Desk, matter: Matter, change: Change) -> Mapping[str, bytes | None]:
    return {
        file: former(desk.root, change.number, file)
        for file in change.before
        if file.startswith(f"{matter.folder}/")
    }
