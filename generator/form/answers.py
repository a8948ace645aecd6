"""Answers with the headers that keep a page to itself."""

from __future__ import annotations

import json
from typing import Any

from generator.form.desk import Desk, Response
from generator.form.words import form_words
from generator.render.pages import environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = (
    ("content-security-policy", POLICY),
    ("x-frame-options", "DENY"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-store"),
)


def cookie_name(desk: Desk) -> str:
    """The cookie of this run; cookies do not keep ports apart, so its name does."""
    port = desk.base.split("//", 1)[-1].split("/", 1)[0].rpartition(":")[2]
    return f"form-{port}"


def page(desk: Desk, template: str, status: int = 200, **values: Any) -> Response:
    """A page of the form; it gives the browser the token of this run."""
    say = form_words(desk.language)
    made = environment(desk.language).get_template(f"form/{template}.html")
    body = made.render(
        **values, say=say, prefix=desk.prefix, base=desk.base, language=desk.language,
        token=desk.token,
    )  # fmt: skip
    cookie = f"{cookie_name(desk)}={desk.token}; Path={desk.prefix}; HttpOnly; SameSite=Strict"
    headers = (("content-type", "text/html; charset=utf-8"), ("set-cookie", cookie))
    return Response(status, (*ALWAYS, *headers), body.encode())


def message(desk: Desk, status: int, key: str) -> Response:
    """A page that says why nothing was done; it gives away no token."""
    say = form_words(desk.language)
    made = environment(desk.language).get_template("form/message.html")
    body = made.render(say=say, prefix=desk.prefix, language=desk.language, text=say(key))
    headers = (("content-type", "text/html; charset=utf-8"),)
    return Response(status, (*ALWAYS, *headers), body.encode())


def data(values: Any, status: int = 200) -> Response:
    """An answer for the script of a page."""
    body = json.dumps(values, ensure_ascii=False).encode()
    return Response(status, (*ALWAYS, ("content-type", "application/json; charset=utf-8")), body)


def file(body: bytes, type: str) -> Response:
    """A file that pages of the form load."""
    return Response(200, (*ALWAYS, ("content-type", type)), body)


def see_other(address: str) -> Response:
    """Sends the browser on after a change, so that a reload does not repeat it."""
    return Response(303, (*ALWAYS, ("location", address)), b"")
