"""A report chosen in the browser becomes a draft."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.form.answers import page, see_other
from generator.form.departments import (
    Where,
    departments,
    frameworks,
    only_region,
    regions,
    typed_fields,
    where,
)
from generator.form.desk import MAX_UPLOAD, Desk, Response
from generator.form.excel import excel_sent
from generator.form.imported import keep_summary
from generator.form.places import Matter, matter
from generator.form.posted import one
from generator.form.uploads import Sent, Upload
from generator.form.words import form_words
from generator.intake.importing import Imported, NotPossible, import_report
from generator.intake.readers import Unreadable
from generator.intake.recognise.report import Asked
from generator.output import Refused
from generator.workbook.reading import NotOurs, read_workbook

MORE = ("framework",)
WORKBOOK = ".xlsx"
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
        frameworks=frameworks(desk), regions=regions(desk),
        typed=typed or {**typed_fields({}, *MORE), "region": only_region(desk)},
        existing=existing, largest=MAX_UPLOAD, megabytes=MAX_UPLOAD // MEGABYTE,
    )  # fmt: skip


def import_file(desk: Desk, sent: Sent, *, allowed: bool) -> Response:
    """Make the draft of the report that was sent, or say on the page why there is none."""
    say = form_words(desk.language)
    typed = typed_fields(sent.fields, *MORE)
    asked, file = where(desk, sent.fields, named=False), sent.files.get("file")
    if allowed and file is not None and (returned := exported(file)) is not None:
        return _workbook(desk, sent, returned, typed)
    wrong = "said.again" if not allowed else asked.wrong
    if not wrong and (file is None or not file.name):
        wrong = "import.no_file"
    if wrong or file is None:
        return import_page(desk, typed, (say(wrong),), status=422 if allowed else 403)
    about = Matter(asked.department, asked.year, "")
    if (desk.root / about.folder).exists():
        existing = about.address(desk.prefix, "matters")
        return import_page(desk, typed, (say("import.there"),), existing, status=409)
    try:
        made = _imported(desk, asked, file, one(sent.fields, "framework"))
    except Unreadable as reason:
        told = (reason.message(desk.language), reason.hint(desk.language))
        return import_page(desk, typed, told, status=422)
    except NotPossible as reason:
        text = str(reason.args[0 if desk.language == "zh" else 1])
        more = (say("import.framework_hint"),) if typed["framework"] else ()
        return import_page(desk, typed, (text, *more), status=409)
    except Refused as refusal:
        return import_page(desk, typed, (str(refusal),), status=409)
    keep_summary(desk, about, made, file.name)
    return see_other(about.address(desk.prefix, "imported"))


def exported(file: Upload) -> Matter | None:
    """The evaluation of which a file is the workbook; None for all other files."""
    if not file.name.lower().endswith(WORKBOOK):
        return None
    try:
        found = read_workbook(file.content)
    except NotOurs:
        return None
    return Matter(found.department, int(found.year), "") if found.year.isdecimal() else None


def _workbook(desk: Desk, sent: Sent, found: Matter, typed: Mapping[str, str]) -> Response:
    """What a workbook would change that was taken for a report."""
    say = form_words(desk.language)
    about = matter(desk.root, found.department, str(found.year), "")
    if about is None:
        return import_page(
            desk, typed, (say("import.workbook_of", folder=found.folder),), status=422
        )
    return excel_sent(desk, about, sent, say("import.workbook"))


def _imported(desk: Desk, asked: Where, file: Upload, framework: str) -> Imported:
    with tempfile.TemporaryDirectory(prefix="evaluations-report-") as folder:
        name = PurePosixPath(file.name)
        path = Path(folder) / f"{name.stem[:LONGEST_STEM]}{name.suffix[:8]}"
        path.write_bytes(file.content)
        wanted = Asked(asked.department, asked.year, framework, asked.name, asked.region)
        return import_report(path, desk.root, wanted)
