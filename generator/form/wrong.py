"""What keeps a page from being saved, listed above it with the way to each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editing.sheet import Row
from generator.form.desk import Desk
from generator.form.places import Matter, field_id, source_address
from generator.form.telling import beside, told
from generator.form.words import form_words
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Wrong:
    """A thing that is wrong: what it is about, why, and the address of it.

    `anchor` is that of the field on the page itself, "" where it is elsewhere.
    """

    what: str
    why: str
    address: str
    anchor: str


def wrong(
    desk: Desk,
    matter: Matter,
    rows: Sequence[Row],
    errors: Sequence[Problem],
    corrected: Mapping[str, str],
) -> tuple[Wrong, ...]:
    """The errors of an evaluation, and what was typed where something else was meant.

    Those of the page stand first, in its order. `rows` are those of the whole evaluation.
    """
    own = f"{matter.part}/"
    ordered = sorted(rows, key=lambda row: not row.anchor.startswith(own))
    by_spot, others = beside(errors, ordered)
    found: list[Wrong] = []
    for row in ordered:
        texts = [not_taken(desk, corrected[row.anchor])] if row.anchor in corrected else []
        texts += [said(desk, one, row) for one in by_spot.pop((row.file, row.path), ())]
        found += (_at(desk, matter, row, text) for text in texts)
    return (*found, *(_elsewhere(desk, one) for one in others))


def field_wrong(row: Row, why: str) -> Wrong:
    """What is wrong with a field of the page itself."""
    what = " › ".join(filter(None, (row.group, row.label)))
    return Wrong(what, why, f"#{field_id(row.anchor)}", row.anchor)


def first_of(found: Sequence[Wrong]) -> str:
    """The anchor of the first field of the page with which something is wrong; "" if none is."""
    return next((one.anchor for one in found if one.anchor), "")


def _at(desk: Desk, matter: Matter, row: Row, why: str) -> Wrong:
    part = row.anchor.partition("/")[0]
    if part == matter.part:
        return field_wrong(row, why)
    address = f"{matter.address(desk.prefix, part=part)}#{field_id(row.anchor)}"
    return Wrong(row.name, why, address, "")


def _elsewhere(desk: Desk, problem: Problem) -> Wrong:
    place = problem.place
    address = source_address(desk.prefix, place.file, place.line)
    return Wrong(f"{place.file}:{place.line}", said(desk, problem), address, "")


def said(desk: Desk, problem: Problem, row: Row | None = None) -> str:
    """A problem with the way out of it."""
    found = told(problem, desk.language, row)
    return f"{found.message} {found.hint}".strip()


def not_taken(desk: Desk, text: str) -> str:
    """That something was typed in place of which something else was probably meant."""
    return form_words(desk.language)("field.not_taken", typed=text)
