"""The page of what is left to look at in an evaluation, and of what was changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.checks.acceptance import acceptance_for, accepted_file
from generator.editing.changing import length
from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import Change, apply
from generator.editing.files import content_of, digest
from generator.editing.sheet import Row
from generator.form import undoing
from generator.form.answers import page, see_other
from generator.form.changes import score_of
from generator.form.checking import Checked, checked
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.part import Notice, counts, tabs
from generator.form.past import past
from generator.form.places import PARTS, Matter, field_id, source_address
from generator.form.posted import Posted, one
from generator.form.standing import standing
from generator.form.telling import TO_FILL_ID, TODO_IDS, Told, beside, told
from generator.form.todo import Item, items, without
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.load.accepted import one_spaced
from generator.load.todo import TODO
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the source line it is about and the field where it is put right."""

    told: Told
    id: str
    line: str
    fix: str
    accepted: str
    key: str


def matters_page(
    desk: Desk,
    matter: Matter,
    found: Checked | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> Response:
    """Errors, doubts, warnings, what is to be filled in, and the history."""
    found = found or checked(desk, matter.department, matter.year)
    findings = _findings(desk, matter, found)
    own = [one for one in findings if one.id not in (TO_FILL_ID, *TODO_IDS)]
    return page(
        desk,
        "matters",
        status,
        matter=matter,
        name=department_name(desk.root, matter.department),
        tabs=tabs(desk, matter, found),
        counts=counts(found),
        standing=standing(desk, matter, found, counts(found)),
        score=score_of(found, desk.language),
        notice=notice or Notice(),
        errors=[one for one in own if one.told.severity == "error"],
        warnings=[one for one in own if one.told.severity != "error" and not one.accepted],
        accepted=[one for one in own if one.accepted],
        to_fill=[one for one in findings if one.id == TO_FILL_ID],
        todo=todo_items(desk, matter, found.rows),
        todo_digest=digest(content_of(desk.root, f"{matter.folder}/{TODO}")),
        past=past(desk, f"{matter.folder}/"),
        undo=undoing.undo_button(desk, f"{matter.folder}/"),
        view=f"{desk.base.rstrip('/')}/{matter.folder}/",
        address=matter.address,
    )


def todo_items(desk: Desk, matter: Matter, rows: Sequence[Row]) -> tuple[Item, ...]:
    """What an import or a new folder left to look at."""
    return items(content_of(desk.root, f"{matter.folder}/{TODO}"), matter, desk.prefix, rows)


def _findings(desk: Desk, matter: Matter, found: Checked) -> list[Finding]:
    by_spot, _ = beside(found.problems, found.rows)
    fixes = {
        id(problem): matter.address(desk.prefix, part=row.anchor.split("/")[0])
        + f"#{field_id(row.anchor)}"
        for row in reversed(found.rows)
        for problem in by_spot.get((row.file, row.path), ())
    }
    made: list[Finding] = []
    for problem, line in zip(found.problems, found.lines, strict=True):
        said = told(problem, desk.language)
        source = source_address(desk.prefix, said.file, said.line)
        fix = fixes.get(id(problem), source)
        key = _key(problem, line)
        made.append(Finding(said, problem.id, line, fix, problem.accepted or "", key))
    return made


def _key(problem: Problem, line: str) -> str:
    """What tells a warning from others, as it is sent back."""
    return "\n".join((problem.id, problem.place.file, one_spaced(line)))


def tick(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Take an item off what is to be looked at."""
    file = f"{matter.folder}/{TODO}"
    content = content_of(desk.root, file)
    stale = content is None or one(fields, "digest") != digest(content)
    if stale or not one(fields, "item").isdecimal():
        return matters_page(desk, matter, notice=Notice("said.gone"), status=409)
    edit = without(file, content, int(one(fields, "item")))
    note = form_words(desk.language)("note.todo")
    return _changed(desk, matter, edit, note, content, "#todo")


def accept(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Let a warning stand, with the reason."""
    found = checked(desk, matter.department, matter.year)
    key, reason = one(fields, "key").replace("\r\n", "\n"), " ".join(one(fields, "reason").split())
    known = {
        _key(problem, line): (problem, line)
        for problem, line in zip(found.problems, found.lines, strict=True)
        if severity(problem) is Severity.WARNING
    }
    if key not in known:
        return matters_page(desk, matter, found, Notice("said.gone"), 409)
    if not reason:
        return matters_page(desk, matter, found, Notice("said.reason"), 422)
    problem, line = known[key]
    file, entry = accepted_file(problem), acceptance_for(problem, line, reason)
    content = content_of(desk.root, file)
    note = form_words(desk.language)("note.accepted", id=problem.id)
    try:
        edit = Edit(file, ("accepted", length(content, file, "accepted")), entry)
    except NotEditable as fault:
        return matters_page(desk, matter, found, _refused(fault), 422)
    return _changed(desk, matter, edit, note, content)


def _refused(fault: NotEditable) -> Notice:
    return Notice(f"not.{fault.reason}", gaps(fault))


def _changed(
    desk: Desk, matter: Matter, edit: Edit, note: str, content: bytes | None, at: str = ""
) -> Response:
    """Make an edit of a file that had this content when it was thought of."""
    try:
        apply(desk.root, [edit], note, {edit.file: digest(content)})
    except Conflict:
        return matters_page(desk, matter, notice=Notice("said.gone"), status=409)
    except NotEditable as fault:
        return matters_page(desk, matter, notice=_refused(fault), status=422)
    return see_other(matter.address(desk.prefix, "matters", "") + at)


def take_back(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Undo the latest change of an evaluation."""
    try:
        change = undoing.take_back(desk, f"{matter.folder}/", one(fields, "number"))
    except undoing.NotDone as reason:
        notice = Notice(reason.key, reason.values)
        return matters_page(desk, matter, notice=notice, status=409)
    return _done(desk, matter, change, "undone", fields)


def put_back(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Give a file the bytes it had before a change."""
    file, number = one(fields, "file"), one(fields, "number")
    try:
        change = undoing.put_back(desk, f"{matter.folder}/", file, number)
    except undoing.NotDone as reason:
        notice = Notice(reason.key, reason.values)
        return matters_page(desk, matter, notice=notice, status=409)
    return _done(desk, matter, change, "restored", fields)


def _done(desk: Desk, matter: Matter, change: Change, how: str, fields: Posted) -> Response:
    part = one(fields, "part")
    part = part if part in PARTS else next(iter(change.before)).rpartition("/")[2]
    part = part if part in PARTS else PARTS[0]
    return see_other(matter.address(desk.prefix, part=part, done=str(change.number), how=how))
