"""Entries added to a list and taken from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.editing.changing import read_plain
from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import Change, apply, contents
from generator.editing.files import content_of, digest
from generator.editing.sheet import Row, blank_rows, edit_of
from generator.editing.sheet.keys import file_keys
from generator.editing.sheet.meant import corrections
from generator.editing.values import nested
from generator.form.answers import message, page, see_other
from generator.form.changes import number_of
from generator.form.checking import checked
from generator.form.desk import Desk, Response
from generator.form.fields import Shown, groups, name_lists
from generator.form.names import department_name
from generator.form.part import NO_NOTICE, Notice, part_page
from generator.form.places import Matter
from generator.form.posted import Posted, one, typed
from generator.form.saving import filled, is_draft
from generator.form.telling import Spot, beside
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.form.wrong import Wrong, field_wrong, first_of, not_taken, said
from generator.problems import Problem
from generator.problems.newer import new_errors
from generator.yaml_nodes.emit import Value


def add_page(
    desk: Desk,
    matter: Matter,
    anchor: str,
    notice: Notice = NO_NOTICE,
    problems: Mapping[Spot, Sequence[Problem]] | None = None,
    status: int = 200,
) -> Response:
    """The fields of an entry that is to be added to a list."""
    rows = _blank(desk, matter, anchor)
    if not rows:
        return message(desk, 404, "refused.missing")
    notice = replace(notice, wrong=_wrong(desk, rows, problems or {}, notice.corrected))
    shown = Shown(problems or {}, notice.typed, {}, desk.prefix, desk.language, {},
                  notice.corrected, first_of(notice.wrong))  # fmt: skip
    return page(
        desk,
        "add",
        status,
        matter=matter,
        name=department_name(desk.root, matter.department),
        part=file_keys(desk.language)[matter.part].name,
        title=list_name(matter.part, anchor, desk.language),
        list=anchor,
        groups=groups(rows, shown),
        names=name_lists(rows),
        notice=notice,
        address=matter.address,
    )


def _wrong(
    desk: Desk,
    rows: Sequence[Row],
    problems: Mapping[Spot, Sequence[Problem]],
    corrected: Mapping[str, str],
) -> tuple[Wrong, ...]:
    found: list[Wrong] = []
    for row in rows:
        texts = [not_taken(desk, corrected[row.anchor])] if row.anchor in corrected else []
        texts += [said(desk, problem, row) for problem in problems.get((row.file, row.path), ())]
        found += (field_wrong(row, text) for text in texts)
    return tuple(found)


def list_name(part: str, anchor: str, language: str) -> str:
    """How the entries of a list are called."""
    known = file_keys(language)[part]
    return known.lists.get(anchor.rpartition("/")[2]) or known.name


def _blank(desk: Desk, matter: Matter, anchor: str) -> tuple[Row, ...]:
    found = blank_rows(desk.root, matter.department, matter.year, desk.language)
    own = found.get(anchor, ())
    return own if anchor.startswith(f"{matter.part}/") else ()


def add(desk: Desk, matter: Matter, fields: Posted, *, allowed: bool) -> Response:
    """Add an entry, or show what was typed and say what is wrong with it."""
    anchor = one(fields, "list")
    file = f"{matter.folder}/{matter.part}"
    known = digest(content_of(desk.root, file))
    rows = _blank(desk, matter, anchor)
    if not rows:
        return message(desk, 404, "refused.missing")
    now = checked(desk, matter.department, matter.year)
    given = {row.anchor: typed(row, fields, desk.language) or "" for row in rows}
    place = _place(rows[0], anchor)
    entry = _entry(rows, given, len(place), draft=is_draft(now.rows))
    kept = {anchor: text for anchor, text in given.items() if text}
    if not allowed:
        return add_page(desk, matter, anchor, Notice("said.token", typed=kept), status=403)
    if entry is None:
        return add_page(desk, matter, anchor, Notice("said.nothing", typed=kept), status=422)
    meant = corrections(rows, kept)
    if meant:
        typed_so = {one: kept[one] for one in meant}
        notice = Notice("said.corrected", {"count": len(meant)}, typed={**kept, **meant})
        return add_page(desk, matter, anchor, replace(notice, corrected=typed_so), status=422)
    try:
        edits = [Edit(rows[0].file, place, entry)]
        after = checked(desk, matter.department, matter.year, contents(desk.root, edits))
        errors = new_errors(now.problems, after.problems)
        if errors:
            by_spot, _ = beside(errors, after.rows)
            notice = Notice("said.errors", {"count": len(errors)}, typed=kept)
            return add_page(desk, matter, anchor, notice, _all(by_spot, errors, rows), 422)
        change = apply(desk.root, edits, form_words(desk.language)("note.added"), {file: known})
    except Conflict:
        notice = Notice("said.conflict", {"files": file}, typed=kept)
        return add_page(desk, matter, anchor, notice, status=409)
    except NotEditable as fault:
        notice = Notice(f"not.{fault.reason}", gaps(fault), typed=kept)
        return add_page(desk, matter, anchor, notice, status=422)
    return _done(desk, matter, change)


def _all(
    by_spot: Mapping[Spot, Sequence[Problem]], errors: Sequence[Problem], rows: Sequence[Row]
) -> dict[Spot, Sequence[Problem]]:
    """The errors beside the fields of the entry; those about others beside the first."""
    own = {(row.file, row.path) for row in rows}
    found: dict[Spot, Sequence[Problem]] = {
        spot: problems for spot, problems in by_spot.items() if spot in own
    }
    told = [problem for problems in found.values() for problem in problems]
    rest = [problem for problem in errors if problem not in told]
    first = (rows[0].file, rows[0].path)
    return {**found, first: [*found.get(first, ()), *rest]} if rest else found


def _place(row: Row, anchor: str) -> tuple[str | int, ...]:
    """The path of the new entry: as many steps as the list has, and one more."""
    return row.path[: anchor.count("/") + 1] if "/" in anchor else row.path


def _entry(
    rows: Sequence[Row], given: Mapping[str, str], depth: int, *, draft: bool
) -> Value | None:
    """What was typed as a mapping; None where nothing was."""
    if not any(text.strip() for text in given.values()):
        return None
    found: dict[str, Value] = {}
    for row in rows:
        edit = edit_of(row, filled(row, given[row.anchor], draft=draft))
        if edit is None or edit.value is None:
            continue
        key, *rest = row.path[depth:]
        assert isinstance(key, str)
        found[key] = nested(tuple(rest), edit.value)
    return found


def remove(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Take an entry out of its list, if the evaluation is still sound without it."""
    now = checked(desk, matter.department, matter.year)
    file = f"{matter.folder}/{matter.part}"
    path = item_path(one(fields, "entry"))
    content = content_of(desk.root, file)
    if path is None or content is None or digest(content) != one(fields, f"h:{file}"):
        return part_page(desk, matter, now, Notice("said.gone"), 409)
    try:
        edits = [Edit(file, () if _is_alone(content, path, file) else path, None)]
        after = checked(desk, matter.department, matter.year, contents(desk.root, edits))
        errors = new_errors(now.problems, after.problems)
        if errors:
            said = Notice("said.needed", {"count": len(errors)}, after=after)
            return part_page(desk, matter, now, said, 422)
        note = form_words(desk.language)("note.removed")
        change = apply(desk.root, edits, note, {file: digest(content)})
    except NotEditable as fault:
        return part_page(desk, matter, now, Notice(f"not.{fault.reason}", gaps(fault)), 422)
    except Conflict:
        return part_page(desk, matter, now, Notice("said.gone"), 409)
    return _done(desk, matter, change)


def item_path(text: str) -> tuple[str | int, ...] | None:
    """The path of an entry as a page sent it."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    is_path = isinstance(found, list) and all(isinstance(step, str | int) for step in found)
    is_item = is_path and len(found) > 1 and type(found[-1]) is int and found[-1] >= 0
    return tuple(found) if is_item else None


def _is_alone(content: bytes, path: tuple[str | int, ...], file: str) -> bool:
    """Whether a file holds nothing but this one entry, and goes with it."""
    tree = read_plain(content.decode("utf-8-sig"), file)
    entries = tree.get(str(path[0])) if isinstance(tree, dict) else None
    others = set(tree) - {"schema_version", path[0]} if isinstance(tree, dict) else set()
    return len(path) == len(("list", "item")) and len(entries or ()) == 1 and not others


def _done(desk: Desk, matter: Matter, change: Change | None) -> Response:
    return see_other(matter.address(desk.prefix, done=number_of(change), how="saved"))
