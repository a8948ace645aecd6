"""Values that were changed, by the names people know them by: as they were, as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.editing.sheet import Kind, Row
from generator.form.words import form_words

MOST_CHARACTERS = 400
AROUND = 30
"""Characters that are shown before the first difference of long texts."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A value that was changed: what it is called, and its old and new text, cut where long."""

    what: str
    old: str
    new: str


def altered(row: Row, old: str, new: str, language: str) -> Altered:
    """The change of a value from one text to another."""
    texts = [_read(row, text) for text in (old, new)]
    start = max(0, _common(*texts) - AROUND) if max(map(len, texts)) > MOST_CHARACTERS else 0
    empty = form_words(language)("field.empty")
    return Altered(row.name, *(_cut(text, start) or empty for text in texts))


def alterations(
    before: Sequence[Row], after: Sequence[Row], files: Collection[str], language: str
) -> Iterator[tuple[str, Altered]]:
    """The values of files that differ, each with its file; what is gone stands at the end."""
    old = {row.anchor: row for row in before if row.file in files}
    new = {row.anchor: row for row in after if row.file in files}
    seen = set()
    for anchor, row in {**new, **old, **new}.items():
        was, now = (rows[anchor].value if anchor in rows else "" for rows in (old, new))
        spot = (row.file, row.path, anchor in new)
        if was != now and spot not in seen:
            seen.add(spot)
            yield row.file, altered(row, was, now, language)


def _read(row: Row, text: str) -> str:
    """The text with what is chosen as a person reads it."""
    texts = {one.value: one.text for one in row.options}
    if row.kind is Kind.CHECKLIST:
        return "\n".join(_numbered(line, texts) for line in text.split("\n"))
    if row.kind is Kind.LINES:
        return "\n".join(texts.get(line, line) for line in text.split("\n"))
    return texts.get(text, text)


def _numbered(line: str, texts: dict[str, str]) -> str:
    return f"{line}. {texts[line]}" if line in texts else line


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    differ = (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differ, min(len(one), len(other)))


def _cut(text: str, start: int) -> str:
    """The text from a place on, as far as it is shown."""
    shown = text[start : start + MOST_CHARACTERS]
    before, behind = "…" if start else "", "…" if len(text) > start + len(shown) else ""
    return f"{before}{shown}{behind}" if shown else ""
