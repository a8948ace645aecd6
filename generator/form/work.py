"""Pages for work beyond the fields: reports, new years, workbooks, status, drafts, sources."""

from __future__ import annotations

from collections.abc import Mapping

from generator.form.answers import data, message
from generator.form.deleting import delete, delete_page, recover
from generator.form.desk import Desk, Request, Response
from generator.form.excel import excel_confirmed, excel_page, excel_sent, workbook_file
from generator.form.guard import has_token
from generator.form.imported import imported_page
from generator.form.importing import import_file, import_page
from generator.form.places import Matter, has_settings, matter
from generator.form.posted import one
from generator.form.settings import settings_done, settings_page
from generator.form.settings_saving import change_settings
from generator.form.source_editing import (
    check_source,
    entry_line,
    save_source,
    saved_page,
    source_page,
)
from generator.form.starting_year import first_typed, new_page, new_year, started_page
from generator.form.status import change_status, changed_page, status_page
from generator.form.uploads import Sent, sent

OF_EVALUATIONS = ("imported", "started", "excel", "workbook.xlsx", "status", "delete")
SETTINGS = ("settings", "settings/check", "settings/remove", "settings/undo", "settings/restore")
CHANGES = ("import", "new", "excel", "excel/confirm", "status", "delete", "recover", "source",
           "source/check", *SETTINGS)  # fmt: skip


def work_page(name: str, request: Request, desk: Desk) -> Response | None:
    """The page asked for; None for names that are none of these."""
    asked = request.query
    if name == "import":
        return import_page(desk)
    if name == "new":
        return new_page(desk, first_typed(desk, asked.get("department", "")))
    if name == "source":
        file, line, done, back = (asked.get(key, "") for key in ("file", "line", "done", "back"))
        line = line or entry_line(desk, file, asked.get("find", ""))
        if done:
            return saved_page(desk, file, line, done, back)
        return source_page(desk, file, line, back=back)
    if name == "settings":
        return _settings(asked, desk)
    if name not in OF_EVALUATIONS:
        return None
    about = matter(desk.root, asked.get("department", ""), asked.get("year", ""), "")
    if about is None:
        return message(desk, 404, "refused.missing")
    if name == "started":
        return started_page(desk, about, asked.get("former", ""))
    return _of_evaluation(name, asked.get("done", ""), desk, about)


def _settings(asked: Mapping[str, str], desk: Desk) -> Response:
    file, number, how = (asked.get(key, "") for key in ("file", "done", "how"))
    if not has_settings(file) or not (desk.root / file).is_file():
        return message(desk, 404, "refused.missing")
    return settings_done(desk, file, number, how) if number else settings_page(desk, file)


def _of_evaluation(name: str, done: str, desk: Desk, about: Matter) -> Response:
    if name == "imported":
        return imported_page(desk, about)
    if name == "excel":
        return excel_page(desk, about)
    if name == "workbook.xlsx":
        return workbook_file(desk, about)
    if name == "delete":
        return delete_page(desk, about)
    return changed_page(desk, about, done) if done else status_page(desk, about)


def work_done(name: str, request: Request, desk: Desk) -> Response | None:
    """What is asked for done; None for names that are none of these."""
    if name not in CHANGES:
        return None
    given = sent(request)
    if given is None:
        return message(desk, 400, "refused.bad")
    token = one(given.fields, "token") or request.headers.get("x-form-token", "")
    allowed = has_token(request, desk, token)
    if name == "import":
        return import_file(desk, given, allowed=allowed)
    if name == "new":
        return new_year(desk, given.fields, allowed=allowed)
    if name == "source":
        return save_source(desk, given.fields, allowed=allowed)
    if name in SETTINGS:
        what = name.removeprefix("settings").removeprefix("/")
        return change_settings(desk, what, given.fields, allowed=allowed)
    if not allowed:
        return data({}, 403) if name == "source/check" else message(desk, 403, "refused.token")
    if name == "source/check":
        return check_source(desk, given.fields)
    if name == "recover":
        return recover(desk, given.fields)
    return _done(name, given, desk)


def _done(name: str, given: Sent, desk: Desk) -> Response:
    department, year = (one(given.fields, key) for key in ("department", "year"))
    about = matter(desk.root, department, year, "")
    if about is None:
        return message(desk, 404, "refused.missing")
    if name == "excel":
        return excel_sent(desk, about, given)
    if name == "excel/confirm":
        return excel_confirmed(desk, about, given.fields)
    if name == "delete":
        return delete(desk, about, given.fields)
    return change_status(desk, about, given.fields)
