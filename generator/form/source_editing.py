"""A data file edited as text: for all that has no field."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.editing.edit import Conflict, NotEditable
from generator.editing.edits import history
from generator.editing.files import content_of, digest
from generator.editing.whole import put_files
from generator.form.answers import data, message, page, see_other
from generator.form.changes import Line, changed_lines, lines_of
from generator.form.desk import Desk, Response
from generator.form.keys_help import help_for
from generator.form.places import edit_link
from generator.form.posted import Posted, one
from generator.form.source_checking import judged
from generator.form.telling import Told, told
from generator.form.undoing import gaps
from generator.form.words import form_words
from generator.problems import Problem
from generator.yaml_nodes.source import MAX_BYTES

ENCODINGS = ("utf-8", "gb18030")
"""What a file is read as; it is written as the first of them."""
BOM = codecs.BOM_UTF8
MOST_WHILE_TYPING = 20
"""Evaluations that are examined while somebody types; all of them are when it is saved."""
NAMES = ("indicator", "id", "name", "heading")
"""Keys by which an entry is called."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file as text with plain line breaks, and how its bytes differ from that."""

    text: str
    digest: str
    encoding: str
    mark: bool
    breaks: str

    def bytes_of(self, text: str) -> bytes:
        """The bytes of another text, with the mark and the line breaks of this one."""
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        if plain and not plain.endswith("\n"):
            plain += "\n"
        return (BOM if self.mark else b"") + plain.replace("\n", self.breaks).encode()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file with the problems on it."""

    number: int
    text: str
    marked: bool
    problems: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a page shows besides the file: what was typed, why it was not saved, what differs.

    `forced` says that it may be saved all the same; `done` are the lines of the last change.
    """

    typed: str | None = None
    said: str = ""
    problems: Sequence[Problem] | None = None
    differs: tuple[Line, ...] = ()
    forced: bool = False
    done: tuple[Line, ...] = ()


NOTHING_TRIED = Tried()


def _read(desk: Desk, file: str) -> Text | None:
    """A data file, None where there is none that can be shown."""
    try:
        content = content_of(desk.root, file)
    except NotEditable:
        return None
    if content is None or len(content) > MAX_BYTES or not file.endswith(".yml"):
        return None
    body = content.removeprefix(BOM)
    for encoding in ENCODINGS:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        breaks = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        return Text(plain, digest(content), encoding, body != content, breaks)
    return None


def source_page(
    desk: Desk, file: str, line: str, tried: Tried = NOTHING_TRIED, status: int = 200
) -> Response:
    """A data file to be edited, with numbers before its lines and its problems beside."""
    text = _read(desk, file)
    if text is None:
        return message(desk, 404, "refused.missing")
    shown = text.text if tried.typed is None else tried.typed.replace("\r\n", "\n")
    found = tried.problems
    if found is None:
        found = [one for one in desk.problems() if one.place.file == file and not one.accepted]
    marked = int(line) if line.isascii() and line.isdigit() else 0
    problems = [told(one, desk.language) for one in found]
    return page(
        desk, "source", status, file=file, text=shown, digest=text.digest, tried=tried,
        lines=_lines(shown, marked, [one for one in problems if one.file == file]),
        problems=problems, marked=marked, encoding=text.encoding,
        help=help_for(file, desk.language),
        edit=edit_link(desk.prefix.removesuffix("_form/"), file), odd=text.encoding != ENCODINGS[0],
    )  # fmt: skip


def entry_line(desk: Desk, file: str, name: str) -> str:
    """The line in which the entry of a name begins, "" where there is none.

    `name` is an id, or keys joined by dots of which the first is the id.
    """
    text = _read(desk, file) if name else None
    wanted = {name, name.partition(".")[0]}
    lines = text.text.split("\n") if text else []
    for number, line in enumerate(lines, 1):
        key, _, value = line.strip().removeprefix("- ").partition(":")
        if value.split(" #")[0].strip(" '\"") in wanted and key in NAMES:
            return str(number)
    keys = (number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{name}:"))
    return str(next(keys, ""))


def _lines(text: str, marked: int, problems: Sequence[Told]) -> list[SourceLine]:
    by_line: dict[int, list[Told]] = {}
    for found in problems:
        by_line.setdefault(found.line, []).append(found)
    return [
        SourceLine(number, line, number == marked, tuple(by_line.get(number, ())))
        for number, line in enumerate(text.removesuffix("\n").split("\n"), 1)
    ]


def saved_page(desk: Desk, file: str, line: str, number: str) -> Response:
    """The page with what the change did that led to it."""
    for change in history(desk.root, file):
        if str(change.number) == number:
            lines = tuple(one for one in lines_of(desk, change) if one.file == file)
            return source_page(desk, file, line, Tried(done=lines))
    return source_page(desk, file, line)


def save_source(desk: Desk, fields: Posted, *, allowed: bool) -> Response:
    """Save what was typed, or show it again and say why not."""
    say = form_words(desk.language)
    file, typed = one(fields, "file"), one(fields, "text")
    line = one(fields, "line")
    text = _read(desk, file)
    if text is None:
        return message(desk, 404, "refused.missing")
    if not allowed:
        return source_page(desk, file, line, Tried(typed, say("said.token")), 403)
    new = text.bytes_of(typed)
    if one(fields, "digest") != text.digest:
        differs = changed_lines(content_of(desk.root, file), new, file)
        tried = Tried(typed, say("write.conflict"), differs=differs)
        return source_page(desk, file, line, tried, 409)
    if len(new) > MAX_BYTES:
        return source_page(desk, file, line, Tried(typed, say("refused.large")), 413)
    found, bad, forced = judged(desk, file, new)
    if bad and not (forced and one(fields, "anyway")):
        key = "write.errors_draft" if forced else "write.errors"
        tried = Tried(typed, say(key, count=len(bad)), found, forced=forced)
        return source_page(desk, file, line, tried, 422)
    return _put(desk, file, line, typed, {file: new}, text.digest)


def _put(
    desk: Desk, file: str, line: str, typed: str, new: Mapping[str, bytes], expected: str
) -> Response:
    say = form_words(desk.language)
    try:
        change = put_files(desk.root, new, say("note.source"), {file: expected})
    except Conflict:
        return source_page(desk, file, line, Tried(typed, say("write.conflict")), 409)
    except NotEditable as fault:
        said = say(f"not.{fault.reason}", **gaps(fault))
        return source_page(desk, file, line, Tried(typed, said), 422)
    if change is None:
        return source_page(desk, file, line, Tried(said=say("said.nothing")))
    return see_other(source_saved(desk.prefix, file, line, change.number))


def source_saved(prefix: str, file: str, line: str, number: int) -> str:
    """The address of a file after a change."""
    asked = {"file": file, "line": line, "done": str(number)}
    return f"{prefix}source?{urlencode(asked)}"


def check_source(desk: Desk, fields: Posted) -> Response:
    """What would be wrong with what is typed, for the script of the page."""
    file = one(fields, "file")
    text = _read(desk, file)
    if text is None:
        return data({}, 404)
    say = form_words(desk.language)
    new = text.bytes_of(one(fields, "text"))
    found, bad, forced = judged(desk, file, new, MOST_WHILE_TYPING)
    key = "write.found_draft" if forced else "write.found"
    return data(
        {
            "notice": say(key, count=len(bad)) if bad else say("write.fine"),
            "bad": bool(bad),
            "problems": [_as_data(told(one, desk.language), file) for one in found],
        }
    )


def _as_data(found: Told, file: str) -> dict[str, object]:
    where = {"file": "" if found.file == file else found.file, "line": found.line}
    return {
        "severity": found.severity, "message": found.message, "hint": found.hint, **where
    }  # fmt: skip
