"""A new year begun in the browser, carried over from the year before."""

from __future__ import annotations

from collections.abc import Mapping

from generator.carry_over import Asked, NotPossible, start
from generator.form.answers import page, see_other
from generator.form.departments import Named, departments, typed_fields, where
from generator.form.desk import Desk, Response
from generator.form.names import name_in
from generator.form.overview import evaluations
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.words import form_words
from generator.load import load
from generator.load.folder import FRAMEWORKS
from generator.load.survey import is_hidden
from generator.output import Refused, new_folder
from generator.problems import Report

MORE = ("from", "framework")


def new_page(
    desk: Desk,
    typed: Mapping[str, str] | None = None,
    said: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    """Where department and year are chosen; `said` is why the last try wrote nothing."""
    years = sorted({year for _, year in evaluations(desk.root)}, reverse=True)
    return page(
        desk, "new", status, departments=departments(desk), frameworks=_frameworks(desk),
        years=[str(year) for year in years], typed=typed or typed_fields({}, *MORE), said=said,
    )  # fmt: skip


def _frameworks(desk: Desk) -> list[Named]:
    found = sorted((desk.root / FRAMEWORKS).glob("*/framework.yml"))
    return [
        Named(one.parent.name, name_in(desk.root, f"{FRAMEWORKS}/{one.parent.name}/{one.name}"))
        for one in found
        if not is_hidden(one.parent.name)
    ]


def new_year(desk: Desk, fields: Posted, *, allowed: bool) -> Response:
    """Make the folder of a year, or say on the page why there is none."""
    say = form_words(desk.language)
    typed = typed_fields(fields, *MORE)
    asked = where(desk, fields, named=True)
    wrong = asked.wrong if allowed else "said.again"
    if wrong:
        return new_page(desk, typed, (say(wrong),), 422 if allowed else 403)
    former = one(fields, "from")
    chosen = int(former) if former.isascii() and former.isdigit() else None
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
    return see_other(Matter(asked.department, asked.year, "").address(desk.prefix, "matters"))
