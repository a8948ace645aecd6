"""Entries that a change put on a list beside an evaluation, or took off it, by their texts."""

from __future__ import annotations

from generator.editing.edits import Change
from generator.editing.files import content_of
from generator.editing.journal import former
from generator.form.altered import Altered
from generator.form.desk import Desk
from generator.form.words import form_words
from generator.load.accepted import ACCEPTED
from generator.load.todo import TODO
from generator.yaml_nodes.readable import items_at, readable, text_at

LISTS = {
    TODO: ("todo", "text", "listed.todo"),
    ACCEPTED: ("accepted", "reason", "listed.accepted"),
}
"""The files that hold nothing but a list: its key, that of the text of an entry, and what an entry
is called."""


def entries_altered(desk: Desk, change: Change, file: str) -> tuple[Altered, ...]:
    """The entries that came or went in such a file; none where its lines tell more."""
    name = file.rpartition("/")[2]
    if name not in LISTS:
        return ()
    say = form_words(desk.language)
    key, text, called = LISTS[name]
    states = former(desk.root, change.number, file), content_of(desk.root, file)
    old, new = (_texts(state, key, text) for state in states)
    went, came = ([one for one in some if one not in others] for some, others in
                  ((old, new), (new, old)))  # fmt: skip
    gone, empty = say("listed.off"), say("field.empty")
    return (
        *(Altered(say(called), one, gone) for one in went),
        *(Altered(say(called), empty, one) for one in came),
    )


def _texts(content: bytes | None, key: str, text: str) -> list[str]:
    found = (text_at(one, text) for one in items_at(readable(content), key))
    return [one for one in found if one]
