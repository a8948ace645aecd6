"""The form: one request answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from generator.editing.edit import NotEditable
from generator.form.adding import add, add_page, remove
from generator.form.answers import data, file, message
from generator.form.changes import before_change, change_of, done_by, score_of
from generator.form.checking import Checked, checked
from generator.form.desk import Desk, Request, Response
from generator.form.going_through import accept, decide, tick
from generator.form.guard import has_token, refusal
from generator.form.matters import matters_page, put_back, take_back, within
from generator.form.overview import start_page
from generator.form.part import DONE, NO_NOTICE, Notice, part_page
from generator.form.places import Matter, matter
from generator.form.posted import Posted, one, posted
from generator.form.saving import save, validate
from generator.form.work import work_done, work_page

log = logging.getLogger("mkdocs.plugins.evaluations")
STATIC = {
    "form.css": "text/css; charset=utf-8",
    "form.js": "text/javascript; charset=utf-8",
    "work.js": "text/javascript; charset=utf-8",
}
ACTIONS: dict[str, Callable[[Desk, Matter, Posted], Response]] = {
    "validate": validate,
    "todo": tick,
    "accept": accept,
    "decide": decide,
    "undo": take_back,
    "restore": put_back,
    "remove": remove,
}
TYPED: dict[str, Callable[..., Response]] = {"save": save, "add": add}
"""What is asked with the texts of a page, which stay on it where nothing could be done."""


def respond(request: Request, desk: Desk) -> Response | None:
    """The answer to a request below `/_form/`; None for any other address."""
    if not request.path.startswith(desk.prefix):
        return None
    refused = refusal(request, desk)
    if refused is not None:
        return message(desk, *refused)
    name = request.path.removeprefix(desk.prefix)
    try:
        answer = (_changed if request.method == "POST" else _shown)(name, request, desk)
    except (OSError, NotEditable):
        log.exception("the form could not answer %s", name)
        return message(desk, 500, "refused.disk")
    if request.method == "HEAD":
        return Response(answer.status, answer.headers, b"")
    return answer


def _shown(name: str, request: Request, desk: Desk) -> Response:
    asked = request.query
    if name in STATIC:
        return file(_static(name), STATIC[name])
    if name == "":
        return start_page(desk, asked.get("q", ""))
    work = work_page(name, request, desk)
    if work is not None:
        return work
    about = matter(
        desk.root, asked.get("department", ""), asked.get("year", ""), asked.get("part", "")
    )
    if about is None or name not in ("add", "edit", "matters"):
        return message(desk, 404, "refused.missing")
    if name == "add" and about.part:
        return add_page(desk, about, asked.get("list", ""))
    found = checked(desk, about.department, about.year)
    notice = _done(desk, about, found, asked)
    if name == "matters" or not about.part:
        return matters_page(desk, about, found, notice)
    return part_page(desk, about, found, notice, item=asked.get("item", ""))


def _done(desk: Desk, about: Matter, found: Checked, asked: Mapping[str, str]) -> Notice:
    """What the change did that led to this page."""
    number, how = (asked.get(key, "") for key in ("done", "how"))
    change = change_of(desk, number, within(about, found)) if how in DONE else None
    if change is None:
        return NO_NOTICE
    before = before_change(desk, about, change)
    done = done_by(desk, change, before.rows, found.rows)
    return Notice(DONE[how], done=done, was=score_of(before, desk.language))


def _changed(name: str, request: Request, desk: Desk) -> Response:
    work = work_done(name, request, desk)
    if work is not None:
        return work
    fields = posted(request)
    if fields is None:
        return message(desk, 400, "refused.bad")
    about = matter(desk.root, *(one(fields, key) for key in ("department", "year", "part")))
    if about is None or name not in (*ACTIONS, *TYPED):
        return message(desk, 404, "refused.missing")
    given = one(fields, "token") or request.headers.get("x-form-token", "")
    allowed = has_token(request, desk, given)
    if name in TYPED and about.part:
        return TYPED[name](desk, about, fields, allowed=allowed)
    if name == "validate" and not allowed:
        return data({}, 403)
    if not allowed or (name in ("validate", "remove", *TYPED) and not about.part):
        return message(desk, 403, "refused.token")
    return ACTIONS[name](desk, about, fields)


@cache
def _static(name: str) -> bytes:
    return files("generator.form").joinpath(name).read_bytes()
