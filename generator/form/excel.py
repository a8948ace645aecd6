"""An evaluation as a workbook, out of the browser and back."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace

from generator.editing.edit import Conflict, NotEditable
from generator.editing.edits import apply, contents
from generator.editing.files import digests_of
from generator.editing.sheet import rows
from generator.form.altered import altered
from generator.form.answers import ALWAYS, page, see_other
from generator.form.changes import number_of
from generator.form.checking import checked
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.telling import Told, told
from generator.form.undoing import gaps
from generator.form.uploads import Sent
from generator.form.words import form_words
from generator.problems.newer import new_errors
from generator.workbook.merging import Change, Plan, Trouble, plan
from generator.workbook.reading import NotOurs, Returned, read_workbook
from generator.workbook.words import said
from generator.workbook.writing import Exported, workbook_bytes

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the workbook: what its value was and is to be, or why it cannot be taken."""

    where: str
    name: str
    old: str
    new: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a workbook would change; `content` is the workbook itself, as text for the page.

    `said` are reasons for which nothing can be written, `since` files changed after the export.
    """

    name: str
    content: str
    digests: dict[str, str]
    changes: tuple[Cell, ...] = ()
    troubles: tuple[Cell, ...] = ()
    errors: tuple[Told, ...] = ()
    since: tuple[str, ...] = ()
    missing: int = 0
    said: tuple[str, ...] = ()

    @property
    def can_be_written(self) -> bool:
        """Whether there is something to write and nothing against it."""
        return bool(self.changes) and not (self.troubles or self.errors or self.said)


def workbook_file(desk: Desk, matter: Matter) -> Response:
    """The workbook as a download."""
    found = rows(desk.root, matter.department, matter.year, desk.language)
    digests = digests_of(desk.root, sorted({row.file for row in found}))
    made = Exported(matter.department, matter.year, desk.language, digests, found)
    name = f"{matter.department}-{matter.year}.xlsx"
    headers = (("content-type", EXCEL), ("content-disposition", f'attachment; filename="{name}"'))
    return Response(200, (*ALWAYS, *headers), workbook_bytes(made))


def excel_page(
    desk: Desk, matter: Matter, summary: Summary | None = None, status: int = 200, lead: str = ""
) -> Response:
    """Where a workbook is fetched and brought back; with what it would change, once it is back.

    `lead` is said first, where another page led here.
    """
    return page(
        desk, "excel", status, matter=matter, summary=summary, lead=lead, address=matter.address,
        name=department_name(desk.root, matter.department),
        download=matter.address(desk.prefix, "workbook.xlsx", ""),
        back=matter.address(desk.prefix, "edit", "facts.yml"),
    )  # fmt: skip


def excel_sent(desk: Desk, matter: Matter, sent: Sent, lead: str = "") -> Response:
    """What the workbook that was sent would change."""
    file = sent.files.get("file")
    if file is None or not file.name:
        return excel_page(desk, matter, _nothing(desk, "excel.no_file"), 422)
    summary = _summary(desk, matter, file.name, file.content)
    return excel_page(desk, matter, summary, 422 if summary.said else 200, lead)


def excel_confirmed(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Write what the summary showed, provided nothing changed since."""
    try:
        content = base64.b64decode(one(fields, "content"), validate=True)
    except (binascii.Error, ValueError):
        return excel_page(desk, matter, _nothing(desk, "excel.no_file"), 422)
    summary = _summary(desk, matter, one(fields, "name"), content)
    shown = {key[2:]: values[0] for key, values in fields.items() if key.startswith("h:")}
    if not summary.can_be_written or shown != summary.digests:
        changed = (form_words(desk.language)("excel.again"),)
        return excel_page(desk, matter, replace(summary, said=summary.said or changed), 409)
    return _written(desk, matter, summary, content)


def _written(desk: Desk, matter: Matter, summary: Summary, content: bytes) -> Response:
    say = form_words(desk.language)
    planned = _planned(desk, matter, read_workbook(content))
    try:
        note = say("note.excel", file=summary.name)
        edits = [one.edit for one in planned.changes]
        done = number_of(apply(desk.root, edits, note, summary.digests))
    except Conflict:
        return excel_page(desk, matter, replace(summary, said=(say("excel.again"),)), 409)
    except NotEditable as fault:
        text = _refused(desk, fault)
        return excel_page(desk, matter, replace(summary, said=(text,)), 422)
    return see_other(
        matter.address(desk.prefix, part=_first(planned, matter), done=done, how="saved")
    )


def _first(planned: Plan, matter: Matter) -> str:
    return planned.changes[0].row.file.removeprefix(f"{matter.folder}/")


def _refused(desk: Desk, fault: NotEditable) -> str:
    return form_words(desk.language)(f"not.{fault.reason}", **gaps(fault))


def _nothing(desk: Desk, key: str) -> Summary:
    return Summary("", "", {}, said=(form_words(desk.language)(key),))


def _planned(desk: Desk, matter: Matter, returned: Returned) -> Plan:
    language = returned.language or desk.language
    return plan(rows(desk.root, matter.department, matter.year, language), returned)


def _summary(desk: Desk, matter: Matter, name: str, content: bytes) -> Summary:
    empty = Summary(name, "", {})
    try:
        returned = read_workbook(content)
    except NotOurs as refusal:
        return replace(empty, said=(_one_language(str(refusal), desk.language),))
    found = f"{returned.department}/{returned.year}"
    if found != matter.folder:
        other = said("other", desk.language, found=found, wanted=matter.folder)
        return replace(empty, said=(other,))
    planned = _planned(desk, matter, returned)
    digests = digests_of(desk.root, sorted({one.edit.file for one in planned.changes}))
    since = digests_of(desk.root, sorted(one for one in returned.digests if one.endswith(".yml")))
    made = replace(
        empty,
        content=base64.b64encode(content).decode(),
        digests=digests,
        changes=tuple(_change(desk, one) for one in planned.changes),
        troubles=tuple(_trouble(desk, one) for one in planned.troubles),
        since=tuple(file for file, now in since.items() if now != returned.digests[file]),
        missing=planned.missing,
    )  # fmt: skip
    return _tried(desk, matter, planned, made)


def _tried(desk: Desk, matter: Matter, planned: Plan, made: Summary) -> Summary:
    """The summary with the errors that the changes would bring."""
    if made.troubles or not made.changes:
        return made
    try:
        new = contents(desk.root, [one.edit for one in planned.changes])
    except NotEditable as fault:
        return replace(made, said=(_refused(desk, fault),))
    before = checked(desk, matter.department, matter.year)
    after = checked(desk, matter.department, matter.year, new)
    errors = new_errors(before.problems, after.problems)
    return replace(made, errors=tuple(told(one, desk.language) for one in errors))


def _change(desk: Desk, change: Change) -> Cell:
    told = altered(change.row, change.row.value, change.text, desk.language)
    return Cell(change.where, told.what, told.old, told.new)


def _trouble(desk: Desk, trouble: Trouble) -> Cell:
    said_gaps = {name: _shown(desk, text) for name, text in (trouble.gaps or {}).items()}
    why = said(trouble.key, desk.language, **said_gaps)
    if trouble.meant:
        why += f" → {said('meant', desk.language, meant=trouble.meant)}"
    return Cell(trouble.where, "", _shown(desk, trouble.shown), "", why)


def _shown(desk: Desk, text: str) -> str:
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return short or said("empty", desk.language)


def _one_language(text: str, language: str) -> str:
    """The half of a message that is said in Chinese, then in English."""
    chinese, _, english = text.partition(" / ")
    return english if language == "en" and english else chinese
