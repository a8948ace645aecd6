"""A desk over a copy of the minimal data, asked as a browser would."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.build import examine
from generator.form.answers import cookie_name
from generator.form.app import respond
from generator.form.desk import Desk, Request, Response

HOST = "127.0.0.1:8000"
BASE = f"http://{HOST}/jixiao/"


class _Fields(HTMLParser):
    """The fields of the form of a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._inside = False
        self._text: tuple[str, list[str]] | None = None
        self._select = ""
        self._first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == "form"
        if not self._inside:
            return
        if tag == "input" and given.get("name"):
            box = given.get("type") == "checkbox"
            if not box or "checked" in given:
                self.found.append((given["name"], given.get("value", "")))
        elif tag == "textarea" and given.get("name"):
            self._text = (given["name"], [])
        elif tag == "select":
            self._select, self._first = given["name"], None
        elif tag == "option" and (self._first is None or "selected" in given):
            self._first = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._text is not None:
            self.found.append((self._text[0], "".join(self._text[1]).removeprefix("\n")))
            self._text = None
        elif tag == "select" and self._select:
            self.found.append((self._select, self._first or ""))
            self._select = ""


@dataclass
class Browser:
    """Keeps the cookie of the form and sends what a page would."""

    desk: Desk
    cookie: str = ""

    def get(self, name: str, headers: Mapping[str, str] | None = None) -> Response:
        parts = urlsplit(name)
        query = dict(parse_qsl(parts.query))
        sent = {"host": HOST, "cookie": self.cookie, **(headers or {})}
        answer = respond(Request("GET", f"/jixiao/_form/{parts.path}", query, sent), self.desk)
        assert answer is not None
        for key, value in answer.headers:
            if key == "set-cookie":
                self.cookie = value.split(";")[0]
        return answer

    def fields(self, page: Response) -> dict[str, str | list[str]]:
        parser = _Fields()
        parser.feed(text(page))
        found: dict[str, str | list[str]] = {}
        for name, value in parser.found:
            before = found.get(name)
            if before is None:
                found[name] = value
            else:
                found[name] = [*(before if isinstance(before, list) else [before]), value]
        return found

    def post(
        self, name: str, fields: Mapping[str, object], headers: Mapping[str, str] | None = None
    ) -> Response:
        body = urlencode(list(fields.items()), doseq=True).encode()
        return self.send(name, body, "application/x-www-form-urlencoded", headers)

    def send(
        self, name: str, body: bytes, type: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        sent = {
            "host": HOST,
            "origin": f"http://{HOST}",
            "cookie": self.cookie,
            "content-type": type,
            **(headers or {}),
        }
        answer = respond(Request("POST", f"/jixiao/_form/{name}", {}, sent, body), self.desk)
        assert answer is not None
        return answer

    def about(self, part: str = "", **more: str) -> dict[str, str]:
        own = {"department": DEPARTMENT, "year": YEAR, "part": part, "token": self.desk.token}
        return {**own, **more}

    def edit(self, part: str) -> Response:
        return self.get(f"edit?department={DEPARTMENT}&year={YEAR}&part={part}")


DEPARTMENT, YEAR = "example-agriculture", "2024"
CASES = Path(__file__).parents[2] / "cases" / "minimal"


def desk_over(root: Path, base: str = BASE, language: str = "zh") -> Desk:
    return Desk(root, language, base, lambda: examine(root).problems)


def copied(folder: Path) -> Path:
    """The minimal data, ready to be changed."""
    return Path(shutil.copytree(CASES, folder / "data"))


def text(answer: Response) -> str:
    return answer.body.decode()


def seen(answer: Response) -> str:
    """The text of a page without its tags."""
    return unescape(re.sub(r"<[^>]+>", " ", text(answer)))


def header(answer: Response, name: str) -> str:
    return next((value for key, value in answer.headers if key == name), "")


def cookie_of(desk: Desk) -> str:
    return f"{cookie_name(desk)}={desk.token}"
