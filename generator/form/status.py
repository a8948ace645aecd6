"""Where an evaluation stands, what hinders that it is published, and the way on."""

from __future__ import annotations

from datetime import datetime

from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import apply, contents
from generator.editing.files import content_of, digest
from generator.editing.sheet import Row, edit_of, rows
from generator.form.answers import page, see_other
from generator.form.changes import change_of, done_by, number_of, rows_before, score_of
from generator.form.checking import Checked, checked
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.part import NO_NOTICE, Notice, counts, tabs
from generator.form.places import Matter, settings_address, source_address
from generator.form.posted import Posted, one
from generator.form.standing import DRAFT, PUBLISHED, STATUS, option, row_of, standing
from generator.form.telling import TO_FILL_ID, TODO_IDS, Told, told
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.load.disclosure import DEPARTMENT_FILE
from generator.problems import Severity

PUBLISHED_ON = "evaluation.yml/published_on"
NEXT = {
    "draft": ("under_reply", "audited", "published"),
    "under_reply": ("audited", "published", "draft"),
    "audited": ("published", "under_reply", "draft"),
}
"""From which status an editor may go on to which here; others ask for more than a choice."""


def status_page(
    desk: Desk, matter: Matter, said: str = "", notice: Notice = NO_NOTICE, status: int = 200,
    typed: str = "",
) -> Response:  # fmt: skip
    """What hinders, and the buttons where nothing does."""
    found = checked(desk, matter.department, matter.year)
    row = row_of(found, STATUS)
    choices = [(one, option(row, one)) for one in NEXT.get(row.value, ())] if row else []
    published_on = row_of(found, PUBLISHED_ON)
    return page(
        desk, "status", status, matter=matter, said=said, notice=notice,
        name=department_name(desk.root, matter.department), counts=counts(found),
        tabs=tabs(desk, matter, found), score=score_of(found, desk.language),
        standing=standing(desk, matter, found, counts(found)), choices=choices,
        address=matter.address,
        others=_others(desk, found),
        day=typed or (published_on.value if published_on else "") or _today(),
        digest=digest(content_of(desk.root, f"{matter.folder}/evaluation.yml")),
        view=desk.view(matter.folder),
        files=_files(desk, matter),
        next_year=f"{desk.prefix}new?department={matter.department}",
        settings=settings_address(desk.prefix, f"{matter.department}/{DEPARTMENT_FILE}"),
        delete=matter.address(desk.prefix, "delete", "") if row and row.value == DRAFT else "",
    )  # fmt: skip


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _others(desk: Desk, found: Checked) -> tuple[tuple[Told, str], ...]:
    """Errors that are neither to be filled in nor to be looked at, with the line they are in."""
    made = []
    for problem in found.of(Severity.ERROR):
        if problem.id not in (TO_FILL_ID, *TODO_IDS):
            said = told(problem, desk.language)
            made.append((said, source_address(desk.prefix, said.file, said.line)))
    return tuple(made)


def _files(desk: Desk, matter: Matter) -> list[tuple[str, str]]:
    """The files of the evaluation, each with where it is edited as text."""
    found = sorted((desk.root / matter.folder).glob("*.yml"))
    return [(one.name, source_address(desk.prefix, f"{matter.folder}/{one.name}")) for one in found]


def changed_page(desk: Desk, matter: Matter, number: str) -> Response:
    """The page with what the last change did."""
    change = change_of(desk, number, f"{matter.folder}/evaluation.yml")
    if change is None:
        return status_page(desk, matter)
    now = rows(desk.root, matter.department, matter.year, desk.language)
    done = done_by(desk, change, rows_before(desk, matter, change), now)
    return status_page(desk, matter, notice=Notice("said.saved", done=done))


def change_status(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Change the status, if with the new one nothing is wrong."""
    say = form_words(desk.language)
    wanted, day = one(fields, "status"), one(fields, "published_on").strip()
    found = checked(desk, matter.department, matter.year)
    row = row_of(found, STATUS)
    if row is None or wanted not in NEXT.get(row.value, ()):
        return status_page(desk, matter, say("status.cannot"), status=409)
    if wanted == PUBLISHED and not day:
        return status_page(desk, matter, say("status.no_day"), status=422)
    edits = _edits(found, row, wanted, day)
    try:
        after = checked(desk, matter.department, matter.year, contents(desk.root, edits))
        if wanted != DRAFT and after.of(Severity.ERROR):
            return _hindered(desk, matter, after, day)
        file = f"{matter.folder}/evaluation.yml"
        note = say("note.status", name=option(row, wanted))
        done = number_of(apply(desk.root, edits, note, {file: one(fields, "digest")}))
    except Conflict:
        return status_page(desk, matter, say("status.changed"), status=409, typed=day)
    except NotEditable as fault:
        return status_page(desk, matter, say(f"not.{fault.reason}", **gaps(fault)), status=422)
    return see_other(matter.address(desk.prefix, "status", "", done=done))


def _edits(found: Checked, row: Row, wanted: str, day: str) -> list[Edit]:
    edits = [edit_of(row, wanted)]
    published_on = row_of(found, PUBLISHED_ON)
    if wanted == PUBLISHED and published_on is not None:
        edits.append(edit_of(published_on, day))
    return [edit for edit in edits if edit is not None]


def _hindered(desk: Desk, matter: Matter, after: Checked, day: str) -> Response:
    """The page with the first of the errors that the new status would bring."""
    say = form_words(desk.language)
    errors = after.of(Severity.ERROR)
    first = told(errors[0], desk.language)
    text = say("status.hindered", count=len(errors), first=first.message)
    return status_page(desk, matter, f"{text} {first.hint}".strip(), status=422, typed=day)
