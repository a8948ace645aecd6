"""A value taken out of a text, with its key or its dash."""

from __future__ import annotations

from generator.editing.asked import Asked
from generator.editing.edit import Edit, NotEditable
from generator.editing.stretch import Stretch, dash_of, whole_lines
from generator.editing.values import goes_with_key
from generator.editing.written import Written, end_of_line, next_line, start_of_line


def removed(asked: Asked) -> Stretch:
    """What is taken out.

    A list of which nothing is left is written as empty; a mapping below a key goes with its key.
    """
    if len(asked.path) < len(asked.edit.path) or not asked.path:
        raise NotEditable(asked.edit.file, "no-such-place")
    around = asked.around
    at = around.position(asked.path[-1])
    items = around.items or ()
    assert at is not None
    if len(items) == 1 and goes_with_key(len(asked.path), around.is_mapping, asked.path[-2:-1]):
        above = Edit(asked.edit.file, asked.path[:-1], None)
        return removed(Asked(asked.text, above, asked.values[:-1]))
    if around.flow:
        return _from_brackets(around, at)
    if len(items) == 1:
        return _emptied(asked)
    if around.is_list:
        return lines_of_item(asked.text, around, at)
    return _lines_of_key(asked.text, around, at)


def lines_of_item(text: str, around: Written, at: int) -> Stretch:
    """The lines of an item of a list that is not in brackets."""
    item = (around.items or ())[at]
    dash = dash_of(text, around, item)
    if text[start_of_line(text, dash) : dash].strip(" "):
        return _on_a_line_with_others(text, around, at, dash)
    return whole_lines(text, dash, max(item.end, dash))


def _on_a_line_with_others(text: str, around: Written, at: int, dash: int) -> Stretch:
    """The first item of a list inside of a list: the next one takes its place."""
    items = around.items or ()
    return Stretch(dash, dash_of(text, around, items[at + 1]), "")


def _lines_of_key(text: str, around: Written, at: int) -> Stretch:
    """The lines of a key; where it stands behind a dash, the next key takes its place."""
    keys, items = around.keys or (), around.items or ()
    key, value = keys[at], items[at]
    lead = text[start_of_line(text, key.start) : key.start]
    if not lead.strip(" "):
        return whole_lines(text, key.start, max(value.end, key.end))
    between = text[next_line(text, max(value.end, key.end)) : keys[at + 1].start]
    kept = between[: between.rfind("\n") + 1]
    if not kept:
        return Stretch(key.start, keys[at + 1].start, "")
    return Stretch(start_of_line(text, key.start), keys[at + 1].start, kept + lead)


def _from_brackets(around: Written, at: int) -> Stretch:
    items, starts = around.items or (), [one.start for one in around.keys or around.items or ()]
    if at > 0:
        return Stretch(items[at - 1].end, items[at].end, "")
    if len(items) > 1:
        return Stretch(starts[0], starts[1], "")
    return Stretch(starts[0], items[0].end, "")


def _emptied(asked: Asked) -> Stretch:
    """The last entry taken out: empty brackets stay in its place."""
    whole = Asked(asked.text, asked.edit, asked.values[:-1])
    if len(whole.values) < 2:
        raise NotEditable(asked.edit.file, "nothing-left")
    text, around, sign = asked.text, asked.around, whole.sign
    rest = text[sign : end_of_line(text, sign)]
    comment = rest[rest.index(" #") :].rstrip() if rest.strip().startswith("#") else ""
    return Stretch(sign, around.end, (" []" if around.is_list else " {}") + comment)
