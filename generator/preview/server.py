"""The server of a preview: pages made when they are asked for, in front of MkDocs's own server."""

from __future__ import annotations

import ipaddress
import logging
import os
import posixpath
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePath
from typing import Any, Protocol
from urllib.parse import parse_qs, quote, urlsplit

from mkdocs.livereload import LiveReloadServer

from generator.form.desk import Desk, Request
from generator.preview.notices import FOLDER, with_notices, with_script
from generator.preview.requests import Answer, Generated, own_file, where
from generator.preview.state import State

log = logging.getLogger("mkdocs.plugins.evaluations")

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], object]
WAIT = 50.0
"""Seconds a browser is kept waiting for news; then it asks again."""
PATIENCE = 10.0
"""Seconds a file is waited for that MkDocs may be about to write."""
STATUS = {200: "200 OK", 302: "302 Found", 304: "304 Not Modified", 404: "404 Not Found"}
NOTHING = "-"
"""No file has this name."""
FRESH = ("Cache-Control", "no-cache")
FOR_LONG = ("Cache-Control", "max-age=3600")
_VERSIONED = re.compile(r"\.[0-9a-f]{8}\.min\.(css|js)|plotly\.min\.js")
"""Files of the theme that get another name with another content, and the largest of all."""


class Shown(Protocol):
    """What the server asks of the preview behind it."""

    @property
    def state(self) -> State:
        """The data as they are."""

    @property
    def stand(self) -> object:
        """Another object whenever MkDocs has built the rest anew."""


@dataclass
class Front:
    """Answers requests: of the preview, of the form, of the plan, and else those of MkDocs."""

    server: LiveReloadServer
    shown: Shown
    generated: Generated
    language: str
    desk: Desk | None

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The application in the sense of WSGI."""
        if self.desk is not None and not _is_here(str(environ.get("HTTP_HOST", ""))):
            start("403 Forbidden", [("Content-Length", "0")])
            return []
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")
        root = self.server.mount_path
        if not path.startswith(root):
            return self.server.serve_request(environ, start)
        address = path[len(root) :]
        if self.desk is not None and path.startswith(self.desk.prefix):
            return self._form(path, environ, start)
        if address == f"{FOLDER}wait":
            return self._wait(environ, start)
        version, state = self.server._visible_epoch, self.shown.state
        found = self._own(address, state) or self._generated(address, state)
        if found is not None:
            return self._send(found, address, version, state, environ, start)
        if state.plan is not None and f"{address}/" in state.plan.pages:
            start(STATUS[302], [("Location", quote(f"{path}/"))])
            return []
        return self._written(address, version, state, environ, start)

    def _own(self, address: str, state: State) -> Answer | None:
        if address == f"{FOLDER}where":
            return where(state)
        return own_file(address[len(FOLDER) :]) if address.startswith(FOLDER) else None

    def _generated(self, address: str, state: State) -> Answer | None:
        page = address.removesuffix("index.html") if address.endswith("/index.html") else address
        plain = "" if address == "index.html" else page
        return self.generated.answer(plain, state, self.shown.stand)

    def _written(
        self, address: str, version: int, state: State, environ: Environ, start: Start
    ) -> Iterable[bytes]:
        """A file that MkDocs wrote: an asset, a page written by hand, that of what is not there."""
        with self.server._epoch_cond:
            self.server._epoch_cond.wait_for(
                lambda: self.server._visible_epoch == self.server._wanted_epoch, PATIENCE
            )
        name = f"{address}index.html" if address.endswith("/") or not address else address
        path = Path(self.server.root, below(name))
        if path.is_file():
            if path.suffix == ".html":
                answer = Answer(path.read_bytes(), "text/html; charset=utf-8")
                return self._send(answer, address, version, state, environ, start)
            return _file(path, environ, start)
        if (path / "index.html").is_file():
            start(STATUS[302], [("Location", quote(f"{self.server.mount_path}{address}/"))])
            return []
        if state.plan is None:
            return self._send(self.generated.unready(state), "", version, state, environ, start)
        page = Path(self.server.root, "404.html")
        body = page.read_bytes() if page.is_file() else b"404"
        answer = Answer(body, "text/html; charset=utf-8")
        return self._send(answer, address, version, state, environ, start, status=404)

    def _send(
        self,
        found: Answer,
        address: str,
        version: int,
        state: State,
        environ: Environ,
        start: Start,
        status: int = 200,
    ) -> Iterable[bytes]:
        body = found.body
        if found.type.startswith("text/html"):
            ways = self.generated.ways
            body = with_notices(body, address, state, self.language, ways)
            body = with_script(body, version, self.server.mount_path, self.language)
        length = ("Content-Length", str(len(body)))
        start(STATUS[status], [("Content-Type", found.type), length, FRESH])
        return [body]

    def _wait(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The version shown, as soon as it is newer than the one the browser has."""
        asked = parse_qs(str(environ.get("QUERY_STRING", ""))).get("version", ["0"])[0]
        have = int(asked) if asked.isascii() and asked.isdigit() else 0
        with self.server._epoch_cond:
            self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch > have, WAIT)
            body = b"%d" % self.server._visible_epoch
        headers = [("Content-Type", "text/plain"), ("Content-Length", str(len(body))), FRESH]
        start(STATUS[200], headers)
        return [body]

    def _form(self, path: str, environ: Environ, start: Start) -> Iterable[bytes]:
        from generator.form.app import respond  # the readers of reports behind it start slowly

        length = str(environ.get("CONTENT_LENGTH") or "0")
        size = int(length) if length.isascii() and length.isdigit() else 0
        if self.desk is None or size > self.desk.most_bytes(path):
            start("413 Content Too Large", [("Content-Length", "0")])
            return []
        asked = parse_qs(str(environ.get("QUERY_STRING", "")), keep_blank_values=True)
        request = Request(
            str(environ["REQUEST_METHOD"]),
            path,
            {name: values[0] for name, values in asked.items()},
            _headers(environ),
            environ["wsgi.input"].read(size) if size else b"",
        )
        answer = respond(request, self.desk)
        if answer is None:
            start(STATUS[404], [("Content-Length", "0")])
            return []
        given = [*answer.headers, ("Content-Length", str(len(answer.body)))]
        start(f"{answer.status} {_reason(answer.status)}", given)
        return [answer.body]


def show_newer(server: LiveReloadServer, work: Callable[[], None] | None = None) -> None:
    """Let browsers reload; `work` is done first, while files of MkDocs are not served."""
    with server._epoch_cond:
        server._wanted_epoch = max(round(time.monotonic() * 1000), server._visible_epoch + 1)
        wanted = server._wanted_epoch
    try:
        if work is not None:
            work()
    finally:
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch = wanted
            server._epoch_cond.notify_all()


def below(name: str, way: type[PurePath] = PurePath) -> PurePath:
    """What is asked for as a path below a folder; what would lead out of it, leads to nothing.

    On Windows `C:/` and backslashes do, which mean nothing in an address.
    """
    inside = way(posixpath.normpath(f"/{name}").lstrip("/"))
    leads_out = inside.drive or inside.root or ".." in inside.parts
    return way(NOTHING) if leads_out else inside


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_here(host: str) -> bool:
    """Whether the browser was asked for this computer.

    Another site can have its own name lead here (DNS rebinding), and would read drafts.
    """
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _file(path: Path, environ: Environ, start: Start) -> Iterable[bytes]:
    """A file as it is; a browser that has it already is told so."""
    status = path.stat()
    tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    kept = FOR_LONG if _VERSIONED.search(path.name) else FRESH
    if environ.get("HTTP_IF_NONE_MATCH") == tag:
        start(STATUS[304], [("ETag", tag), kept])
        return []
    body = path.read_bytes()
    type = LiveReloadServer._guess_type(os.fspath(path))
    length = ("Content-Length", str(len(body)))
    start(STATUS[200], [("Content-Type", type), length, ("ETag", tag), kept])
    return [body]


def _headers(environ: Mapping[str, Any]) -> dict[str, str]:
    """The headers of a request, names in lower case."""
    found = {
        name[5:].replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    if environ.get("CONTENT_TYPE"):
        found["content-type"] = str(environ["CONTENT_TYPE"])
    return found


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase
