"""What a person typed into a row, as an edit."""

from __future__ import annotations

import re

from generator.editing.edit import Edit
from generator.editing.sheet.keys import said
from generator.editing.sheet.row import Kind, Row
from generator.words.catalogue import LANGUAGES
from generator.yaml_nodes.emit import Typed, Value

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SEPARATORS = re.compile(r"[\n,，、;；]+")


def edit_of(row: Row, text: str) -> Edit | None:
    """The edit that writes a text into the place of a row; None where it says the same.

    A text of spaces alone deletes what is written.
    """
    text = tidy(text)
    if text == tidy(row.value) or same(row, text):
        return None
    if not text:
        return Edit(row.file, row.path, None) if row.written else None
    return Edit(row.file, row.path, value_of(row.kind, text))


def tidy(text: str) -> str:
    """A text with plain line breaks, without blank lines and spaces at the ends of lines."""
    lines = (line.strip() for line in _BREAKS.sub("\n", text).split("\n"))
    return "\n".join(line for line in lines if line)


def same(row: Row, text: str) -> bool:
    """Whether a text chooses the same of a checklist as the row does."""
    return (
        row.kind is Kind.CHECKLIST
        and bool(row.value)
        and sorted(_parts(text)) == sorted(_parts(row.value))
    )


def value_of(kind: Kind, text: str) -> Value:
    """A tidy text that is not empty as a value; what it is not is found when it is read."""
    match kind:
        case Kind.CHECKLIST:
            return [Typed(one) for one in _parts(text)]
        case Kind.CHOSEN:
            return [_chosen(line) for line in text.split("\n") if not is_none(line)]
        case Kind.LINES:
            return [] if is_none(text) else text.split("\n")
        case Kind.PARAGRAPHS:
            return f"{text}\n"
        case Kind.LINE:
            return " ".join(text.split("\n"))
    return Typed(" ".join(text.split("\n")))


def is_none(text: str) -> bool:
    """Whether a text says that there is none of what could be listed."""
    return text.strip() in {*(said("none", language) for language in LANGUAGES), "[]", "0"}


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    return [] if is_none(text) else [part for part in parts if part]


def _chosen(line: str) -> dict[str, Value]:
    parts = [part.strip() for part in line.replace("｜", "|").split("|", 2)]
    problem, points, reason = (*parts, "", "")[:3]
    found: dict[str, Value] = {"problem": Typed(problem)}
    if points:
        found["points"] = Typed(points)
    if reason:
        found["reason"] = reason
    return found
