"""A new year begun in the browser, carried over from the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.carry_over import Asked, NotPossible, start
from generator.editing.sheet.keys import file_keys
from generator.form.answers import page, see_other
from generator.form.checking import Checked, checked
from generator.form.departments import (
    departments,
    frameworks,
    only_region,
    regions,
    typed_fields,
    where,
)
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.overview import evaluations
from generator.form.part import counts, tabs
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.telling import TO_FILL_ID
from generator.form.words import form_words
from generator.load import load
from generator.output import Refused, new_folder
from generator.problems import Report
from generator.yaml_nodes.scalars import TO_FILL

MORE = ("from", "framework")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a new evaluation: how many values were carried over, and how many are open."""

    name: str
    address: str
    carried: int
    to_fill: int


def new_page(
    desk: Desk,
    typed: Mapping[str, str] | None = None,
    said: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    """Where department and year are chosen; `said` is why the last try wrote nothing."""
    years = sorted({year for _, year in evaluations(desk.root)}, reverse=True)
    return page(
        desk, "new", status, departments=departments(desk), frameworks=frameworks(desk),
        regions=regions(desk), years=[str(year) for year in years],
        typed=typed or first_typed(desk), said=said,
    )  # fmt: skip


def first_typed(desk: Desk, department: str = "") -> dict[str, str]:
    """What stands in the fields at first: a department with the year after its last one."""
    years = [year for one, year in evaluations(desk.root) if one == department]
    year = str(max(years) + 1) if years else ""
    known = {"region": only_region(desk), "department": department, "year": year}
    return {**typed_fields({}, *MORE), **known}


def new_year(desk: Desk, fields: Posted, *, allowed: bool) -> Response:
    """Make the folder of a year, or say on the page why there is none."""
    say = form_words(desk.language)
    typed = typed_fields(fields, *MORE)
    asked = where(desk, fields, named=True)
    wrong = asked.wrong if allowed else "said.again"
    if wrong:
        return new_page(desk, typed, (say(wrong),), 422 if allowed else 403)
    year = one(fields, "from")
    chosen = int(year) if year.isascii() and year.isdigit() else None
    wanted = Asked(
        asked.department, asked.year, chosen, one(fields, "framework"), asked.name, asked.region
    )
    try:
        started = start(desk.root, load(desk.root, Report()), wanted)
        new_folder(desk.root / started.folder, started.files)
    except NotPossible as reason:
        told = str(reason.args[0 if desk.language == "zh" else 1])
        return new_page(desk, typed, (told,), 409)
    except Refused as refusal:
        return new_page(desk, typed, (str(refusal),), 409)
    former = "" if started.former is None else f"{started.former.department}/{started.former.year}"
    about = Matter(asked.department, asked.year, "")
    return see_other(about.address(desk.prefix, "started", former=former))


def started_page(desk: Desk, matter: Matter, former: str) -> Response:
    """What was carried over from an evaluation, and what is to be filled in."""
    found = checked(desk, matter.department, matter.year)
    department, _, year = former.partition("/")
    return page(
        desk, "started", matter=matter, name=department_name(desk.root, matter.department),
        former=department_name(desk.root, department) if former else "", year=year,
        parts_of=_parts(desk, matter, found), counts=counts(found), tabs=tabs(desk, matter, found),
        address=matter.address, view=desk.view(matter.folder),
    )  # fmt: skip


def _parts(desk: Desk, matter: Matter, found: Checked) -> list[Part]:
    """The parts that have something in them."""
    made = []
    for part, known in file_keys(desk.language).items():
        file = f"{matter.folder}/{part}"
        values = [row.value for row in found.rows if row.file == file and row.value]
        to_fill = sum(one.id == TO_FILL_ID and one.place.file == file for one in found.problems)
        if values:
            carried = sum(value != TO_FILL for value in values)
            address = matter.address(desk.prefix, part=part)
            made.append(Part(known.name, address, carried, to_fill))
    return made
