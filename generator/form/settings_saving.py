"""What was typed on a page of settings: checked, saved, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import apply, contents
from generator.editing.files import digests_of
from generator.editing.sheet import edit_of
from generator.form.adding import item_path
from generator.form.answers import data, message, see_other
from generator.form.desk import Desk, Response
from generator.form.part import Notice, kept
from generator.form.places import field_id, has_settings, settings_address
from generator.form.posted import Posted, one
from generator.form.settings import Sheet, Tried, settings_page, settings_with, sheet_of
from generator.form.source_checking import judged
from generator.form.telling import as_data, beside
from generator.form.typed import Since, typed_since
from generator.form.undoing import NotDone, gaps, put_back, take_back
from generator.form.words import form_words

MOST_WHILE_TYPING = 20
"""Evaluations that are examined while somebody types; all of them are when it is saved."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was sent from a page, against the file as it is now."""

    file: str
    sheet: Sheet
    since: Since
    digests: dict[str, str]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that write what was typed."""
        typed = self.since.typed
        rows = (row for row in self.sheet.every if row.anchor in typed)
        found = (edit_of(row, typed[row.anchor]) for row in rows)
        return tuple(edit for edit in found if edit is not None)


def _attempt(desk: Desk, file: str, fields: Posted) -> Attempt:
    sheet, digests = sheet_of(desk, file), digests_of(desk.root, (file,))
    shown = desk.memory.of(one(fields, "page"))
    since = typed_since(sheet.every, fields, shown, digests, desk.language)
    return Attempt(file, sheet, since, digests)


def change_settings(desk: Desk, name: str, fields: Posted, *, allowed: bool) -> Response:
    """What is asked of a page of settings: "" to save, else the name of what is to be done."""
    file = one(fields, "file")
    if not has_settings(file) or not (desk.root / file).is_file():
        return message(desk, 404, "refused.missing")
    tried = _attempt(desk, file, fields)
    if name == "check":
        return _check(desk, tried) if allowed else data({}, 403)
    if not allowed:
        return settings_page(desk, file, kept(tried.since, "said.token"), status=403)
    try:
        if name == "undo":
            return _done(desk, file, take_back(desk, file, one(fields, "number")).number, "undone")
        if name == "restore":
            number = put_back(desk, file, file, one(fields, "number")).number
            return _done(desk, file, number, "restored")
    except NotDone as reason:
        return settings_page(desk, file, Notice(reason.key, reason.values), status=409)
    edits = tried.edits if not name else _removing(tried, one(fields, "entry"))
    if tried.since.stale:
        notice = kept(tried.since, "said.conflict", files=file)
        return settings_page(desk, file, notice, status=409)
    return _save(desk, tried, edits, "note.saved" if not name else "note.removed")


def _removing(tried: Attempt, entry: str) -> tuple[Edit, ...]:
    """The edit that takes an entry out of its list; the last one goes with the list."""
    path = item_path(entry)
    if path is None:
        return ()
    items = {row.path[1] for row in tried.sheet.rows if row.path[0] == path[0] and row.path[1:]}
    return (Edit(tried.file, path if len(items) > 1 else path[:1], None),)


def _save(desk: Desk, tried: Attempt, edits: Sequence[Edit], note: str) -> Response:
    """Write edits, or show what was typed and say why not."""
    file = tried.file
    try:
        bad = _bad(desk, tried, edits)
        if bad is not None:
            notice = kept(tried.since, "said.errors", count=len(bad.problems))
            return settings_page(desk, file, notice, bad, 422)
        change = apply(desk.root, edits, form_words(desk.language)(note), tried.digests)
    except NotEditable as fault:
        notice = kept(tried.since, f"not.{fault.reason}", **gaps(fault))
        return settings_page(desk, file, notice, status=422)
    except Conflict:
        notice = kept(tried.since, "said.conflict", files=file)
        return settings_page(desk, file, notice, status=409)
    if change is None:
        return settings_page(desk, file, Notice("said.nothing"))
    return _done(desk, file, change.number, "saved")


def _bad(desk: Desk, tried: Attempt, edits: Sequence[Edit]) -> Tried | None:
    """The errors that edits would bring; None where they bring none."""
    new = contents(desk.root, edits).get(tried.file)
    errors = judged(desk, tried.file, new)[1] if new is not None else []
    return Tried(errors, settings_with(desk, tried.file, new)) if errors else None


def _done(desk: Desk, file: str, number: int, how: str) -> Response:
    return see_other(settings_address(desk.prefix, file, done=str(number), how=how))


def _check(desk: Desk, tried: Attempt) -> Response:
    """What would be wrong if this were saved, for the script of the page."""
    say, file = form_words(desk.language), tried.file
    try:
        new = contents(desk.root, tried.edits).get(file) if not tried.since.stale else None
    except NotEditable as fault:
        return data({"changed": 0, "notice": say(f"not.{fault.reason}", **gaps(fault))})
    found = judged(desk, file, new, MOST_WHILE_TYPING)[0] if new is not None else []
    rows = settings_with(desk, file, new) if new is not None else tried.sheet.rows
    by_spot, others = beside(found, rows)
    fields = {
        field_id(row.anchor): as_data(by_spot[row.file, row.path], desk.language, row)
        for row in tried.sheet.every
        if (row.file, row.path) in by_spot
    }
    stale = say("said.conflict", files=file) if tried.since.stale else ""
    shown = {"fields": fields, "others": as_data(others, desk.language), "notice": stale}
    return data({"changed": len(tried.since.typed), **shown})
