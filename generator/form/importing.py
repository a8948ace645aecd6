"""A report chosen in the browser becomes a draft."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.form.answers import page, see_other
from generator.form.departments import Where, departments, typed_fields, where
from generator.form.desk import MAX_UPLOAD, Desk, Response
from generator.form.names import department_name
from generator.form.places import Matter
from generator.form.uploads import Sent, Upload
from generator.form.words import form_words
from generator.intake.importing import Imported, NotPossible, import_report
from generator.intake.readers import Unreadable
from generator.intake.recognise.report import Asked
from generator.output import Refused

FOUND = (
    ("facts", "facts", "import.facts"),
    ("judgements", "judgements", "import.judgements"),
    ("published", "places", "import.places"),
    ("finance", "tables", "import.tables"),
    ("findings", "achievements", "import.achievements"),
    ("findings", "problems", "import.problems"),
    ("findings", "recommendations", "import.recommendations"),
)
LONGEST_STEM = 60
MEGABYTE = 1024 * 1024


def import_page(
    desk: Desk,
    typed: Mapping[str, str] | None = None,
    said: tuple[str, ...] = (),
    existing: str = "",
    status: int = 200,
) -> Response:
    """Where a report is chosen; `said` is why the last try wrote nothing."""
    return page(
        desk, "import", status, departments=departments(desk), said=said,
        typed=typed or typed_fields({}),
        existing=existing, largest=MAX_UPLOAD, megabytes=MAX_UPLOAD // MEGABYTE,
    )  # fmt: skip


def import_file(desk: Desk, sent: Sent, *, allowed: bool) -> Response:
    """Make the draft of the report that was sent, or say on the page why there is none."""
    say = form_words(desk.language)
    typed = typed_fields(sent.fields)
    asked, file = where(desk, sent.fields, named=False), sent.files.get("file")
    wrong = "said.again" if not allowed else asked.wrong
    if not wrong and (file is None or not file.name):
        wrong = "import.no_file"
    if wrong or file is None:
        return import_page(desk, typed, (say(wrong),), status=422 if allowed else 403)
    matter = Matter(asked.department, asked.year, "")
    if (desk.root / matter.folder).exists():
        existing = matter.address(desk.prefix, "matters")
        return import_page(desk, typed, (say("import.there"),), existing, status=409)
    try:
        made = _imported(desk, asked, file)
    except Unreadable as reason:
        told = (reason.message(desk.language), reason.hint(desk.language))
        return import_page(desk, typed, told, status=422)
    except NotPossible as reason:
        text = str(reason.args[0 if desk.language == "zh" else 1])
        return import_page(desk, typed, (text,), status=409)
    except Refused as refusal:
        return import_page(desk, typed, (str(refusal),), status=409)
    desk.memory.keep(_key(matter), dict(_summary(desk, made, file)))
    return see_other(matter.address(desk.prefix, "imported"))


def _imported(desk: Desk, asked: Where, file: Upload) -> Imported:
    with tempfile.TemporaryDirectory(prefix="evaluations-report-") as folder:
        name = PurePosixPath(file.name)
        path = Path(folder) / f"{name.stem[:LONGEST_STEM]}{name.suffix[:8]}"
        path.write_bytes(file.content)
        wanted = Asked(asked.department, asked.year, "", asked.name, asked.region)
        return import_report(path, desk.root, wanted)


def _key(matter: Matter) -> str:
    return f"imported:{matter.folder}"


def _summary(desk: Desk, made: Imported, file: Upload) -> Iterator[tuple[str, str]]:
    """What was found, a name and a number each; the first is the file it was found in."""
    say, draft = form_words(desk.language), made.draft
    yield say("import.file"), file.name
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
    yield say("import.doubts"), str(len(made.doubts))


def imported_page(desk: Desk, matter: Matter) -> Response:
    """What was found in a report, and the way to what has to be looked at."""
    found = desk.memory.of(_key(matter))
    if not found:
        return see_other(matter.address(desk.prefix, "matters"))
    return page(
        desk, "imported", found=found, name=department_name(desk.root, matter.department),
        matter=matter, next=matter.address(desk.prefix, "matters") + "#todo",
        delete=matter.address(desk.prefix, "delete"),
        view=f"{desk.base.rstrip('/')}/{matter.folder}/",
    )  # fmt: skip
