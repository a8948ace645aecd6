"""The bytes of a file with edits made in it, proven to differ in nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from generator.editing.asked import Asked
from generator.editing.edit import Edit, NotEditable
from generator.editing.entering import appended, entered
from generator.editing.placing import put
from generator.editing.removing import removed
from generator.editing.stretch import Stretch, overlap, replaced
from generator.editing.values import Plain, edited, nested, plain_of
from generator.editing.written import Written, read_written, way
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from generator.yaml_nodes.parse import parse

NEW_FILE = b"schema_version: 1\n"
BOM = codecs.BOM_UTF8


def changed(content: bytes | None, edits: Sequence[Edit]) -> bytes | None:
    """The bytes of one file with its edits made one after the other; None where it is to go.

    Positions in lists count in what the edits before have left. A file that is not there yet
    (None) begins with its schema version. A byte order mark and the line ends stay. Raises
    NotEditable where an edit cannot be made without touching anything else.
    """
    if edits[-1].path == () and edits[-1].value is None:
        return None
    if any(not edit.path for edit in edits):
        raise NotEditable(edits[0].file, "no-such-place")
    file = edits[0].file
    bom, text = _decoded(NEW_FILE if content is None else content, file)
    before = read_plain(text, file)
    wanted = before
    for edit in edits:
        wanted = edited(wanted, edit, edit.path)
    if wanted == before:
        return content
    after = _edited_text(text, edits, file)
    if read_plain(after, file) != wanted:
        raise NotEditable(file, "not-provable")
    return bom + after.encode()


def length(content: bytes | None, file: str, key: str) -> int:
    """How many items the list of a key at the top of a file has; raises NotEditable."""
    if content is None:
        return 0
    tree = read_plain(_decoded(content, file)[1], file)
    entries = tree.get(key) if isinstance(tree, dict) else None
    return len(entries) if isinstance(entries, list) else 0


def _decoded(data: bytes, file: str) -> tuple[bytes, str]:
    """The byte order mark of a file, and its text."""
    bom = BOM if data.startswith(BOM) else b""
    try:
        return bom, data.removeprefix(bom).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise NotEditable(file, "encoding") from fault


def read_plain(text: str, file: str) -> Plain:
    """What a reader of a text gets; raises NotEditable where it has to guess."""
    report = Report()
    node = parse(text.replace("\r\n", "\n"), file, report)
    errors = [one for one in report.problems if severity(one) is Severity.ERROR]
    if node is None or errors:
        line = errors[0].place.line if errors else 1
        raise NotEditable(file, "not-readable", line=line)
    return plain_of(node)


def _edited_text(text: str, edits: Sequence[Edit], file: str) -> str:
    """Edits that do not meet are made at once, so that a large file is read once."""
    line_break = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    root = read_written(text, file)
    pending: list[Stretch] = []
    for edit in edits:
        found = _stretches(text, root, edit)
        moves = edit.value is None or isinstance(edit.path[-1], int)
        if pending and (moves or overlap([*pending, *found])):
            text, pending = replaced(text, pending, line_break), []
            root = read_written(text, file)
            found = _stretches(text, root, edit)
        pending.extend(found)
        if moves:
            text, pending = replaced(text, pending, line_break), []
            root = read_written(text, file)
    return replaced(text, pending, line_break)


def _stretches(text: str, root: Written, edit: Edit) -> tuple[Stretch, ...]:
    try:
        found = _asked_stretches(text, root, edit)
    except ValueError as fault:
        raise NotEditable(edit.file, "character", why=str(fault)) from fault
    return tuple(one for one in found if text[one.start : one.end] != one.new)


def _asked_stretches(text: str, root: Written, edit: Edit) -> tuple[Stretch, ...]:
    asked = Asked(text, edit, tuple(way(root, edit.path)))
    if edit.value is None:
        return (removed(asked),)
    target, rest = asked.value, edit.path[len(asked.path) :]
    if not rest or target.is_empty:
        return put(asked, nested(rest, edit.value))
    step, value = rest[0], nested(rest[1:], edit.value)
    if target.is_list and step == len(target.items or ()):
        return appended(asked, value)
    if target.is_mapping and isinstance(step, str):
        return entered(asked, step, value)
    raise NotEditable(edit.file, "no-such-place")
