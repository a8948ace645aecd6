"""What was typed on a page since it was made, told from what the files say now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.editing.sheet import Row, edit_of
from generator.editing.sheet.typed import tidy
from generator.form.posted import Posted, one, typed


@dataclass(frozen=True, slots=True)
class Since:
    """What differs since a page was made.

    `typed` are the texts that differ from what the page showed, by anchor; `disk` what the file
    says now where it is no longer what the page showed; `gone` typed texts without an entry;
    `stale` the files that were changed since.
    """

    typed: Mapping[str, str]
    disk: Mapping[str, str]
    gone: tuple[tuple[str, str], ...]
    stale: tuple[str, ...]


def typed_since(
    rows: Sequence[Row],
    fields: Posted,
    shown: Mapping[str, str],
    digests: Mapping[str, str],
    language: str,
) -> Since:
    """What was typed into rows; `shown` is what the page showed, `digests` are those of now."""
    stale = tuple(file for file, own in digests.items() if own != one(fields, f"h:{file}"))
    given: dict[str, str] = {}
    disk: dict[str, str] = {}
    for row in rows:
        text = typed(row, fields, language)
        before = shown.get(row.anchor, row.value)
        if text is None or tidy(text) == tidy(before) or _is_same(row, text, before):
            continue
        given[row.anchor] = text
        # What a page of an earlier run showed is not known: any difference may be somebody else's.
        if tidy(row.value) != tidy(before) or (not shown and row.file in stale):
            disk[row.anchor] = row.value
    return Since(given, disk, _gone(fields, shown, rows), stale)


def _is_same(row: Row, text: str, before: str) -> bool:
    return edit_of(replace(row, value=before), text) is None


def _gone(
    fields: Posted, shown: Mapping[str, str], rows: Sequence[Row]
) -> tuple[tuple[str, str], ...]:
    """Texts typed into entries that are no longer there."""
    known = {row.anchor for row in rows}
    return tuple(
        (name.removeprefix("v:"), texts[0])
        for name, texts in fields.items()
        if name.startswith("v:")
        and "|" not in name
        and name.removeprefix("v:") not in known
        and tidy(texts[0]) != tidy(shown.get(name.removeprefix("v:"), ""))
    )
