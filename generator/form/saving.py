"""What was typed on a page: checked, saved, or kept on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import apply, contents
from generator.editing.files import digests_of
from generator.editing.sheet import Row, edit_of
from generator.editing.sheet.meant import corrections
from generator.editing.sheet.typed import tidy
from generator.form.answers import data, see_other
from generator.form.changes import number_of
from generator.form.checking import Checked, checked
from generator.form.desk import Desk, Response
from generator.form.doubts import settling
from generator.form.part import (
    Notice,
    bar,
    counts,
    digests,
    kept,
    part_page,
    problems_by_spot,
    rows_of,
)
from generator.form.places import Matter, field_id
from generator.form.posted import Posted, one
from generator.form.standing import DRAFT, STATUS
from generator.form.telling import TO_FILL_ID, as_data
from generator.form.typed import Since, typed_since
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.form.wrong import wrong
from generator.problems.newer import new_errors
from generator.words.catalogue import Words
from generator.yaml_nodes.scalars import TO_FILL


@dataclass(frozen=True)
class Attempt:
    """What was sent from a page, against the data as they are now."""

    matter: Matter
    now: Checked
    rows: tuple[Row, ...]
    since: Since
    digests: Mapping[str, str]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that write what was typed."""
        draft = is_draft(self.now.rows)
        found = (
            edit_of(row, filled(row, self.since.typed[row.anchor], draft=draft))
            for row in self.rows
            if row.anchor in self.since.typed
        )
        return tuple(edit for edit in found if edit is not None)

    def with_typed(self, texts: Mapping[str, str]) -> Attempt:
        """The same with other texts in place of some."""
        return replace(self, since=replace(self.since, typed={**self.since.typed, **texts}))


def is_draft(rows: Sequence[Row]) -> bool:
    """Whether something may still be to be filled in."""
    return any(row.anchor == STATUS and row.value == DRAFT for row in rows)


def filled(row: Row, text: str, *, draft: bool) -> str:
    """What has to be there and was emptied is still to be filled in, as long as that is allowed."""
    return TO_FILL if draft and row.required and not tidy(text) else text


def attempt(desk: Desk, matter: Matter, fields: Posted) -> Attempt:
    """What was typed, told from what the page showed when it was made."""
    now = checked(desk, matter.department, matter.year)
    rows = rows_of(now, matter)
    found = digests(desk, matter, rows)
    shown = desk.memory.of(one(fields, "page"))
    since = typed_since(rows, fields, shown, found, desk.language)
    return Attempt(matter, now, rows, since, found)


def save(desk: Desk, matter: Matter, fields: Posted, *, allowed: bool) -> Response:
    """Save what was typed, or show the page with it and say why not."""
    tried = attempt(desk, matter, fields)
    if not allowed:
        return part_page(desk, matter, tried.now, kept(tried.since, "said.token"), 403)
    if tried.since.stale:
        notice = kept(tried.since, "said.conflict", files="、".join(tried.since.stale))
        return part_page(desk, matter, tried.now, notice, 409)
    try:
        return _saved(desk, tried, one(fields, "item"))
    except NotEditable as fault:
        notice = kept(tried.since, f"not.{fault.reason}", **gaps(fault))
        return part_page(desk, matter, tried.now, notice, 422)
    except Conflict as fault:
        again = attempt(desk, matter, fields)
        notice = kept(again.since, "said.conflict", files="、".join(fault.files))
        return part_page(desk, matter, again.now, notice, 409)


def _saved(desk: Desk, tried: Attempt, item: str) -> Response:
    matter, edits = tried.matter, tried.edits
    meant = corrections(tried.rows, tried.since.typed)
    if not edits:
        return part_page(desk, matter, tried.now, Notice("said.nothing"))
    if meant:
        corrected = {anchor: tried.since.typed[anchor] for anchor in meant}
        return _not_saved(desk, tried.with_typed(meant), corrected)
    after = checked(desk, matter.department, matter.year, contents(desk.root, edits))
    if new_errors(tried.now.problems, after.problems):
        return _not_saved(desk, tried, {}, after)
    say = form_words(desk.language)
    done = settling(desk, matter, after)
    expected = {**tried.digests, **digests_of(desk.root, {one.file for one in done})}
    change = apply(desk.root, (*edits, *done), say("note.saved"), expected)
    if change is None:
        return part_page(desk, matter, tried.now, Notice("said.nothing"))
    more = {"item": item} if item else {}
    return see_other(matter.address(desk.prefix, done=number_of(change), how="saved", **more))


def _not_saved(
    desk: Desk, tried: Attempt, corrected: Mapping[str, str], after: Checked | None = None
) -> Response:
    """The page with what was typed and what is wrong with it, at the first such field."""
    matter, new = tried.matter, contents(desk.root, tried.edits)
    after = after or checked(desk, matter.department, matter.year, new)
    errors = new_errors(tried.now.problems, after.problems)
    found = wrong(desk, matter, after.rows, errors, corrected)
    key = "said.errors" if errors else "said.corrected"
    notice = kept(tried.since, key, count=len(errors) or len(corrected))
    notice = replace(notice, after=after, wrong=found, corrected=corrected)
    return part_page(desk, matter, tried.now, notice, 422)


def validate(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """What would be wrong if this were saved, for the script of the page."""
    tried = attempt(desk, matter, fields)
    say = form_words(desk.language)
    edits = tried.edits
    try:
        new = contents(desk.root, edits) if not tried.since.stale else {}
    except NotEditable as fault:
        text = say(f"not.{fault.reason}", **gaps(fault))
        return data({"changed": len(edits), "notice": text, "fields": {}})
    after = checked(desk, matter.department, matter.year, new) if new else tried.now
    by_spot, others = problems_by_spot(tried.now, after, matter)
    own = {
        spot: [found for found in listed if found.id != TO_FILL_ID]
        for spot, listed in by_spot.items()
    }
    files = "、".join(tried.since.stale)
    return data(
        {
            "changed": len(edits),
            "notice": say("said.conflict", files=files) if tried.since.stale else "",
            "fields": {
                field_id(row.anchor): as_data(own.get((row.file, row.path), ()), desk.language, row)
                for row in tried.rows
            },
            "meant": {
                field_id(anchor): {"value": text, "text": say("field.take", value=text)}
                for anchor, text in corrections(tried.rows, tried.since.typed).items()
            },
            "others": as_data(others, desk.language),
            **bar(desk, after, tried.now),
            "to_fill": _to_fill_text(say, counts(after)["to_fill"]),
        }
    )


def _to_fill_text(say: Words, count: int) -> str:
    return say("state.to_fill", count=count) if count else say("state.filled")
