"""A department: its names over the years, when it existed, what it came from."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR, Folder
from generator.model.disclosure import Department, FormerName, Predecessor, Succession
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

ENDED = "ended"


def load_department(folder: Folder, id: str, departments: Collection[str]) -> Department | None:
    """The department in a folder, or None when its file cannot be used.

    `departments` are the ids there are; a department comes from others, not from itself.
    """
    fields = folder.open("department.yml", required=True)
    if fields is None:
        return None
    name = fields.text("name")
    first, last = _year(fields, "first_year"), _year(fields, "last_year")
    if first is not None and last is not None and last < first:
        fields.problem("life-upside-down", fields.at("last_year"), first=first, last=last)
        first = last = None
    department = Department(
        id,
        name,
        fields.text("short_name", name),
        fields.text("region", ""),
        fields.flag("invented", False),
        fields.place,
        former_names=_former_names(fields, first, last),
        abbreviations=_abbreviations(fields),
        first_year=first,
        last_year=last,
        ended=_ended(fields),
        predecessors=_predecessors(fields, id, departments, first, last),
    )
    return department if fields.finish() else None


def _year(fields: Fields, key: str) -> int | None:
    """A fiscal year, or None where the key is left out or holds none."""
    if not fields.has(key):
        return None
    year = fields.integer(key, EARLIEST_YEAR, LATEST_YEAR)
    return year if year > EARLIEST_YEAR else None


def _ended(fields: Fields) -> str:
    """Why it ended; said where there is a last year, and only there."""
    has_end, has_last = fields.has(ENDED), fields.has("last_year")
    if has_end and not has_last:
        fields.problem("ended-without-year", fields.at(ENDED))
    if has_last and not has_end:
        fields.missing(ENDED, "last-year-without-reason")
    return fields.text(ENDED, "", length=PARAGRAPH_LENGTH)


def _abbreviations(fields: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text, place in fields.placed_texts("abbreviations"):
        if text in found:
            fields.warn("abbreviation-repeated", place, name=text)
        found[text] = None
    return tuple(found)


def _former_names(fields: Fields, first: int | None, last: int | None) -> tuple[FormerName, ...]:
    """Names it had before, oldest first; the present one, or the last, follows them."""
    found: list[FormerName] = []
    written = list(fields.children("former_names"))
    for one in written:
        name = one.text("name")
        until = one.integer("until", EARLIEST_YEAR, LATEST_YEAR)
        found.append(FormerName(name, one.text("short_name", name), until))
        one.finish()
        if until > EARLIEST_YEAR:
            _check_until(one, until, first, last)
    for (before, after), one in zip(pairwise(found), written[1:], strict=False):
        if EARLIEST_YEAR < after.until <= before.until:
            place = one.at("until")
            one.problem("former-names-order", place, found=after.until, before=before.until)
    return tuple(found)


def _check_until(fields: Fields, until: int, first: int | None, last: int | None) -> None:
    if last is not None and until >= last:
        fields.problem("former-name-late", fields.at("until"), found=until, last=last)
    elif first is not None and until < first:
        fields.problem("former-name-early", fields.at("until"), found=until, first=first)


def _predecessors(
    fields: Fields, id: str, known: Collection[str], first: int | None, last: int | None
) -> tuple[Predecessor, ...]:
    found: list[Predecessor] = []
    others = [one for one in known if one != id]
    for one in fields.children("predecessors"):
        if one.has("department") and one.text("department") == id:
            one.problem("own-predecessor", one.at("department"))
            department = id
        else:
            department = one.one_of("department", others, "department")
        year = one.integer("year", EARLIEST_YEAR, LATEST_YEAR)
        if year > EARLIEST_YEAR:
            _check_life(one, year, first, last)
        succession = one.choice("succession", Succession)
        reason = one.text("reason", length=PARAGRAPH_LENGTH)
        one.finish()
        found.append(Predecessor(department, succession, year, reason, one.place))
    return tuple(found)


def _check_life(fields: Fields, year: int, first: int | None, last: int | None) -> None:
    """A department takes another over while it exists."""
    if (first is not None and year < first) or (last is not None and year > last):
        place = fields.at("year")
        fields.problem("predecessor-year", place, found=year, first=first or "…", last=last or "…")
