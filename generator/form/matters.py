"""The page of what is left to look at in an evaluation, and of what was changed in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.editing.files import content_of, digest
from generator.editing.sheet import Row
from generator.form import undoing
from generator.form.accepting import key_of, open_warnings
from generator.form.answers import page, see_other
from generator.form.changes import score_of
from generator.form.checking import Checked, checked
from generator.form.deciding import rules_file
from generator.form.desk import Desk, Response
from generator.form.doubts import heading, listed
from generator.form.names import department_name
from generator.form.part import NO_NOTICE, Notice, counts, tabs
from generator.form.past import past
from generator.form.places import PARTS, Matter, field_id, source_address
from generator.form.posted import Posted, one
from generator.form.standards import Choice, Standards, parameter_of
from generator.form.standing import standing
from generator.form.telling import Told, beside, sort_of, told
from generator.form.todo import todo_file
from generator.load.folder import FRAMEWORKS


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the source line it is about and the field where it is put right.

    `key` names a warning that can be let stand, `shared` says that one before it, of the same
    line, stands for it too; `choice` is what its standard leaves open, `what` the value it is
    about as its page calls it.
    """

    told: Told
    id: str
    line: str
    fix: str
    accepted: str
    key: str
    shared: bool
    choice: Choice | None
    what: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Warnings of one kind; where a parameter settles them, it and what it asks."""

    heading: str
    parameter: str
    findings: tuple[Finding, ...]


def within(matter: Matter, found: Checked) -> tuple[str, ...]:
    """The folders whose changes are those of an evaluation: its own and that of its framework."""
    framework = found.framework
    own = (f"{matter.folder}/",)
    return (*own, f"{FRAMEWORKS}/{framework.id}/") if framework else own


def matters_page(
    desk: Desk,
    matter: Matter,
    found: Checked | None = None,
    notice: Notice = NO_NOTICE,
    status: int = 200,
) -> Response:
    """Errors, what is to be filled in, doubts, warnings, and the history."""
    found = found or checked(desk, matter.department, matter.year)
    standards = Standards(found, desk.language)
    by_sort = _findings(desk, matter, found, standards)
    left, done = listed(desk, matter, found, standards)
    files = within(matter, found)
    number = counts(found)
    return page(
        desk,
        "matters",
        status,
        matter=matter,
        name=department_name(desk.root, matter.department),
        tabs=tabs(desk, matter, found),
        counts=number,
        standing=standing(desk, matter, found, number),
        score=score_of(found, desk.language),
        notice=notice,
        errors=[one for one in by_sort["errors"] if not one.accepted],
        warnings=_alike((one for one in by_sort["warnings"] if not one.accepted), desk.language),
        accepted=[one for one in by_sort["warnings"] if one.accepted],
        to_fill=by_sort["to_fill"],
        todo=left,
        settled=done,
        todo_digest=digest(content_of(desk.root, todo_file(matter))),
        rules_digest=_rules_digest(desk, found),
        past=past(desk, files, matter, found.rows),
        undo=undoing.undo_button(desk, files),
        view=desk.view(matter.folder),
        address=matter.address,
    )


def _rules_digest(desk: Desk, found: Checked) -> str:
    file = rules_file(found)
    return digest(content_of(desk.root, file)) if file else ""


def _findings(
    desk: Desk, matter: Matter, found: Checked, standards: Standards
) -> dict[str, list[Finding]]:
    by_spot, _ = beside(found.problems, found.rows)
    rows = {
        id(problem): row
        for row in reversed(found.rows)
        for problem in by_spot.get((row.file, row.path), ())
    }
    # An acceptance is about a line: of the warnings of one line the first has its key.
    open_ones = open_warnings(found, matter)
    known = dict(open_ones)
    made: dict[str, list[Finding]] = {"errors": [], "to_fill": [], "todo": [], "warnings": []}
    for problem, line in zip(found.problems, found.lines, strict=True):
        row = rows.get(id(problem))
        said = told(problem, desk.language, row)
        key = key_of(problem, line)
        parameter = parameter_of(problem.id)
        leaf = str(problem.values.get("id", ""))
        choice = standards.choice(leaf, parameter) if parameter else None
        own = key if known.pop(key, None) else ""
        made[sort_of(problem)].append(
            Finding(
                said, problem.id, line, _fix(desk, matter, said, row), problem.accepted or "",
                own, key in open_ones and not own, choice, row.name if row else said.message,
            )
        )  # fmt: skip
    return made


def _fix(desk: Desk, matter: Matter, said: Told, row: Row | None) -> str:
    """Where a problem is put right."""
    if row is None:
        return source_address(desk.prefix, said.file, said.line, back=matter.folder)
    part = row.anchor.split("/")[0]
    return matter.address(desk.prefix, part=part) + f"#{field_id(row.anchor)}"


def _alike(findings: Iterable[Finding], language: str) -> tuple[Alike, ...]:
    """The warnings by kind, those with a choice apart from those without."""
    by_kind: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        parameter = parameter_of(finding.id) if finding.choice else ""
        by_kind.setdefault((finding.id, parameter), []).append(finding)
    return tuple(
        Alike(heading("", parameter, language), parameter, tuple(own))
        for (_, parameter), own in by_kind.items()
    )


def take_back(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Undo the latest change of an evaluation."""
    found = checked(desk, matter.department, matter.year)
    try:
        change = undoing.take_back(desk, within(matter, found), one(fields, "number"))
    except undoing.NotDone as reason:
        notice = Notice(reason.key, reason.values)
        return matters_page(desk, matter, notice=notice, status=409)
    return _done(desk, matter, change.number, tuple(change.before), "undone", fields)


def put_back(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Give a file the bytes it had before a change."""
    file, number = one(fields, "file"), one(fields, "number")
    found = checked(desk, matter.department, matter.year)
    try:
        change = undoing.put_back(desk, within(matter, found), file, number)
    except undoing.NotDone as reason:
        notice = Notice(reason.key, reason.values)
        return matters_page(desk, matter, notice=notice, status=409)
    return _done(desk, matter, change.number, tuple(change.before), "restored", fields)


def _done(
    desk: Desk, matter: Matter, number: int, changed: tuple[str, ...], how: str, fields: Posted
) -> Response:
    part = one(fields, "part")
    part = part if part in PARTS else changed[0].rpartition("/")[2]
    if part not in PARTS:
        return see_other(matter.address(desk.prefix, "matters", "", done=str(number), how=how))
    return see_other(matter.address(desk.prefix, part=part, done=str(number), how=how))
