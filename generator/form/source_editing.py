"""A data file edited as text: for all that has no field."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from generator.editing.edit import Conflict, NotEditable
from generator.editing.files import content_of, digest
from generator.editing.whole import put_files
from generator.form.answers import data, message, page, see_other
from generator.form.changes import Line, change_of, changed_lines, lines_of
from generator.form.desk import Desk, Response
from generator.form.keys_help import help_for
from generator.form.places import edit_link, matter
from generator.form.posted import Posted, one
from generator.form.source_checking import judged
from generator.form.telling import Told, as_data, told
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
    desk: Desk, file: str, line: str, tried: Tried = NOTHING_TRIED, status: int = 200,
    back: str = "",
) -> Response:  # fmt: skip
    """A data file to be edited, with numbers before its lines and its problems beside.

    `back` is the folder of the evaluation whose list of doubts led here, "" for none.
    """
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
        back=back, list=_list(desk, back),
    )  # fmt: skip


def _list(desk: Desk, back: str) -> str:
    """The address of the list of doubts of an evaluation, "" where there is none of that name."""
    department, _, year = back.partition("/")
    about = matter(desk.root, department, year, "")
    return about.address(desk.prefix, "matters") + "#todo" if about else ""


def entry_line(desk: Desk, file: str, name: str) -> str:
    """The line in which the entry of a name begins, "" where there is none.

    `name` is an id, or keys joined by dots of which the first is the id.
    """
    text = _read(desk, file) if name else None
    wanted = {name, name.partition(".")[0]}
    lines = text.text.split("\n") if text else []
    for number, line in enumerate(lines, 1):
        entry = line.strip().removeprefix("- ")
        inline = entry.startswith("{")
        key, _, value = entry.removeprefix("{").strip().partition(":")
        value = value.split(" #")[0]
        if inline:
            value = value.split(", ")[0].rstrip("}")
        if value.strip(" '\"") in wanted and key in NAMES:
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


def saved_page(desk: Desk, file: str, line: str, number: str, back: str = "") -> Response:
    """The page with what the change did that led to it."""
    change = change_of(desk, number, file)
    lines = lines_of(desk, change) if change else ()
    done = tuple(one for one in lines if one.file == file)
    return source_page(desk, file, line, Tried(done=done), back=back)


def save_source(desk: Desk, fields: Posted, *, allowed: bool) -> Response:
    """Save what was typed, or show it again and say why not."""
    say = form_words(desk.language)
    file, typed = one(fields, "file"), one(fields, "text")
    line, back = one(fields, "line"), one(fields, "back")
    show = partial(source_page, desk, file, line, back=back)
    text = _read(desk, file)
    if text is None:
        return message(desk, 404, "refused.missing")
    if not allowed:
        return show(Tried(typed, say("said.token")), 403)
    new = text.bytes_of(typed)
    if one(fields, "digest") != text.digest:
        differs = changed_lines(content_of(desk.root, file), new, file)
        tried = Tried(typed, say("write.conflict"), differs=differs)
        return show(tried, 409)
    if len(new) > MAX_BYTES:
        return show(Tried(typed, say("refused.large")), 413)
    found, bad, forced = judged(desk, file, new)
    if bad and not (forced and one(fields, "anyway")):
        key = "write.errors_draft" if forced else "write.errors"
        tried = Tried(typed, say(key, count=len(bad)), found, forced=forced)
        return show(tried, 422)
    return _put(desk, fields, {file: new}, text.digest, show)


def _put(
    desk: Desk,
    fields: Posted,
    new: Mapping[str, bytes],
    expected: str,
    show: Callable[..., Response],
) -> Response:
    say = form_words(desk.language)
    file, line, typed, back = (one(fields, key) for key in ("file", "line", "text", "back"))
    try:
        change = put_files(desk.root, new, say("note.source"), {file: expected})
    except Conflict:
        return show(Tried(typed, say("write.conflict")), 409)
    except NotEditable as fault:
        said = say(f"not.{fault.reason}", **gaps(fault))
        return show(Tried(typed, said), 422)
    if change is None:
        return show(Tried(said=say("said.nothing")))
    return see_other(source_saved(desk.prefix, file, line, change.number, back))


def source_saved(prefix: str, file: str, line: str, number: int, back: str = "") -> str:
    """The address of a file after a change."""
    asked = {"file": file, "line": line, "done": str(number), "back": back}
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
            "problems": [
                {**one, "file": "" if one["file"] == file else one["file"]}
                for one in as_data(found, desk.language)
            ],
        }
    )
