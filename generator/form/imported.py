"""What was read from a report that was imported, beside what is computed from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.form.answers import page, see_other
from generator.form.changes import score_of
from generator.form.checking import Checked, checked
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.part import counts, tabs
from generator.form.places import Matter, settings_address
from generator.form.words import form_words
from generator.intake.importing import Imported
from generator.load.disclosure import DEPARTMENT_FILE

FOUND = (
    ("facts", "facts", "import.facts"),
    ("judgements", "judgements", "import.judgements"),
    ("published", "places", "import.places"),
    ("finance", "tables", "import.tables"),
    ("findings", "achievements", "import.achievements"),
    ("findings", "problems", "import.problems"),
    ("findings", "recommendations", "import.recommendations"),
)
PUBLISHED, TOTALS = "published.yml", ("total", "grade")


@dataclass(frozen=True, slots=True)
class Printed:
    """A total and a grade as a place of the report prints them; whether others are computed."""

    where: str
    total: str
    grade: str
    total_differs: bool
    grade_differs: bool


def keep_summary(desk: Desk, about: Matter, made: Imported, file: str) -> None:
    """Remember what was found in a file, for the page that tells it."""
    desk.memory.keep(_key(about), dict(_summary(desk, made, file)))


def _key(about: Matter) -> str:
    return f"imported:{about.folder}"


def _summary(desk: Desk, made: Imported, file: str) -> Iterator[tuple[str, str]]:
    """What was found, a name and a number each; the first is the file it was found in."""
    say, draft = form_words(desk.language), made.draft
    yield say("import.file"), file
    levels = Counter(len(one.parents) for one in draft.indicators)
    yield say("import.indicators"), " / ".join(str(levels[level]) for level in sorted(levels))
    weights = [one.weight for one in draft.indicators if not one.parents and one.weight is not None]
    yield say("import.weights"), str(sum(weights))
    framework = "import.framework_new" if draft.framework else "import.framework_again"
    yield say("import.framework"), say(framework, id=draft.framework_id)
    for name, key, label in FOUND:
        found = draft.year.get(name, {}).get(key)
        if isinstance(found, list) and found:
            yield say(label), str(len(found))
    if f"{made.folders[-1].partition('/')[0]}/{DEPARTMENT_FILE}" in made.folders:
        yield say("import.department"), str(draft.department["name"])
        region = draft.department.get("region", "")
        yield say("ask.region"), str(region) or say("import.no_region")


def imported_page(desk: Desk, about: Matter) -> Response:
    """What was found in a report, and the way to what has to be looked at."""
    summary = desk.memory.of(_key(about))
    if not summary:
        return see_other(about.address(desk.prefix, "matters"))
    found = checked(desk, about.department, about.year)
    return page(
        desk, "imported", found=summary, name=department_name(desk.root, about.department),
        matter=about, next=about.address(desk.prefix, "matters") + "#todo",
        delete=about.address(desk.prefix, "delete"), tabs=tabs(desk, about, found),
        settings=settings_address(desk.prefix, f"{about.department}/{DEPARTMENT_FILE}"),
        printed=printed_totals(found), score=score_of(found, desk.language), counts=counts(found),
        address=about.address, view=desk.view(about.folder),
    )  # fmt: skip


def printed_totals(found: Checked) -> list[Printed]:
    """The totals and grades the report prints, place by place."""
    places: dict[str, dict[str, str]] = {}
    for row in found.rows:
        if row.anchor.startswith(f"{PUBLISHED}/") and row.path[-1] in TOTALS and row.value:
            places.setdefault(row.group, {})[str(row.path[-1])] = row.value
    score, grade = found.score, found.grade
    return [
        Printed(
            where, one.get("total", ""), one.get("grade", ""),
            _differs(one.get("total"), score), bool(grade and one.get("grade", grade) != grade),
        )
        for where, one in places.items()
    ]  # fmt: skip


def _differs(printed: str | None, computed: str | None) -> bool:
    """Whether two numbers are not the same; one that is not known differs from none."""
    try:
        return bool(printed and computed) and Decimal(printed or 0) != Decimal(computed or 0)
    except InvalidOperation:
        return True
