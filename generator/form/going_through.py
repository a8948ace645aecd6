"""What is sent from the list of what is left to look at; each leads on to what comes next.

Items are ticked, warnings let stand, standards decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import apply
from generator.editing.files import digests_of
from generator.form.accepting import acceptances, open_warnings
from generator.form.answers import page, see_other
from generator.form.checking import Checked, checked
from generator.form.deciding import Decision, decision, rules_file
from generator.form.desk import Desk, Response
from generator.form.doubts import after_these, listed
from generator.form.matters import matters_page
from generator.form.names import department_name
from generator.form.part import Notice
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.standards import Standards, catalogue
from generator.form.telling import told
from generator.form.todo import todo_file, todo_items, without
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.problems import Problem


def tick(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Take items off what is to be looked at."""
    found = checked(desk, matter.department, matter.year)
    numbers = _numbers(fields)
    if numbers is None or not _is_fresh(desk, matter, fields):
        return matters_page(desk, matter, found, Notice("said.gone"), 409)
    note = form_words(desk.language)("note.todo", count=len(numbers))
    edits = without(desk, matter, numbers)
    return _written(desk, matter, found, edits, note, _next(desk, matter, found, numbers))


def _numbers(fields: Posted) -> list[int] | None:
    """The items meant; None where they are not named."""
    named = [name for text in fields.get("item", ()) for name in text.split()]
    return [int(name) for name in named] if named and all(map(str.isdecimal, named)) else None


def _is_fresh(desk: Desk, matter: Matter, fields: Posted) -> bool:
    file = todo_file(matter)
    now = digests_of(desk.root, (file,))[file]
    return now != "" and now == one(fields, "digest")


def _next(desk: Desk, matter: Matter, found: Checked, gone: Sequence[int]) -> str:
    """Where on the page to go on."""
    left, _ = listed(desk, matter, found, Standards(found, desk.language))
    return after_these([one.item.number for group in left for one in group.asked], gone)


def accept(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Let warnings stand, with the reason."""
    found = checked(desk, matter.department, matter.year)
    known, keys = open_warnings(found, matter), fields.get("key", ())
    reason = " ".join(one(fields, "reason").split())
    if not keys or any(key not in known for key in keys):
        return matters_page(desk, matter, found, Notice("said.gone"), 409)
    if not reason:
        return matters_page(desk, matter, found, Notice("said.reason"), 422)
    wanted = [known[key] for key in dict.fromkeys(keys)]
    note = _let_stand(desk, [problem for problem, _ in wanted])
    try:
        edits = tuple(acceptances(desk, wanted, reason))
    except NotEditable as fault:
        return _refused(desk, matter, found, fault)
    return _written(desk, matter, found, edits, note, "#warnings")


def _let_stand(desk: Desk, problems: Sequence[Problem]) -> str:
    """What the history says of warnings let stand: the one there is, or how many."""
    say = form_words(desk.language)
    if len(problems) > 1:
        return say("note.accepted_many", count=len(problems))
    return say("note.accepted", what=told(problems[0], desk.language).message)


def decide(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Write what was chosen for standards, and take the doubts about it off the list.

    Where evaluations that are published use them too, what it would do to those is shown first.
    """
    found = checked(desk, matter.department, matter.year)
    numbers = _numbers(fields)
    rules = rules_file(found)
    is_fresh = one(fields, "rules") == digests_of(desk.root, (rules,))[rules] if rules else False
    if not is_fresh or (numbers is not None and not _is_fresh(desk, matter, fields)):
        return matters_page(desk, matter, found, Notice("said.gone"), 409)
    try:
        made = decision(desk, matter, found, fields, _meant(desk, matter, found, numbers))
    except NotEditable as fault:
        return _refused(desk, matter, found, fault)
    if made is None:
        return matters_page(desk, matter, found, Notice("said.gone"), 409)
    if made.errors:
        notice = Notice("said.not_decided", {"count": made.errors})
        return matters_page(desk, matter, found, notice, 422)
    if any(effect.published for effect in made.effects) and not one(fields, "sure"):
        return _asked(desk, matter, made, fields)
    words = catalogue()[one(fields, "parameter")]
    note = form_words(desk.language)("note.decided", what=words[desk.language])
    gone = without(desk, matter, numbers or ())
    at = _next(desk, matter, found, numbers) if numbers else "#warnings"
    return _written(desk, matter, found, (*made.edits, *gone), note, at)


def _meant(
    desk: Desk, matter: Matter, found: Checked, numbers: Sequence[int] | None
) -> frozenset[str] | None:
    """The indicators of the items named; None where none is."""
    if numbers is None:
        return None
    items = todo_items(desk, matter, found)
    return frozenset(item.about for item in items if item.number in numbers)


def _asked(desk: Desk, matter: Matter, made: Decision, fields: Posted) -> Response:
    """The page that says what a decision does to what is published."""
    sent = [(name, value) for name, values in fields.items() for value in values]
    return page(
        desk, "decide", matter=matter, effects=made.effects, sent=sent, address=matter.address,
        name=department_name(desk.root, matter.department),
    )  # fmt: skip


def _refused(desk: Desk, matter: Matter, found: Checked, fault: NotEditable) -> Response:
    return matters_page(desk, matter, found, Notice(f"not.{fault.reason}", gaps(fault)), 422)


def _written(
    desk: Desk, matter: Matter, found: Checked, edits: Sequence[Edit], note: str, at: str
) -> Response:
    """Make edits of files as they are now, and go on."""
    expected = digests_of(desk.root, tuple({edit.file for edit in edits}))
    try:
        apply(desk.root, edits, note, expected)
    except Conflict:
        return matters_page(desk, matter, notice=Notice("said.gone"), status=409)
    except NotEditable as fault:
        return _refused(desk, matter, found, fault)
    return see_other(matter.address(desk.prefix, "matters", "") + at)
