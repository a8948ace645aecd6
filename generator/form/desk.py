"""What the preview hands over to the form, and what passes between them."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from generator.build import Examined, examine
from generator.load import Readings
from generator.problems import Problem

FOLDER = "_form/"
"""Below the root of the preview; no page of a site can have this address."""
MAX_BODY = 4 * 1024 * 1024
"""Bytes of a request; whoever reads it from the wire refuses more before reading."""
PAGES_KEPT = 200
MAX_UPLOAD = 100 * 1024 * 1024
"""Bytes of a report or a workbook that is sent; a reader of reports takes no larger one."""
UPLOADS = ("import", "excel", "excel/confirm")
"""The addresses to which files are sent."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request: `path` as asked for, without the query; names of headers in lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; a header may stand in it more than once."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Examiner:
    """Examines data folders one after the other, keeping what did not change in between."""

    def __init__(self) -> None:
        self._readings = Readings()
        self._lock = threading.Lock()

    def __call__(self, root: Path) -> Examined:
        """The folder read, checked and scored."""
        with self._lock:
            return examine(root, self._readings)


class Memory:
    """What the last pages showed when they were made, to tell what was typed since."""

    def __init__(self) -> None:
        self._pages: dict[str, Mapping[str, str]] = {}

    def keep(self, page: str, values: Mapping[str, str]) -> None:
        """Remember the values of a page by name."""
        self._pages.pop(page, None)
        self._pages[page] = values
        for oldest in list(self._pages)[:-PAGES_KEPT]:
            self._pages.pop(oldest, None)

    def of(self, page: str) -> Mapping[str, str]:
        """The values of a page; none where it is forgotten."""
        return self._pages.get(page, {})


@dataclass(frozen=True)
class Desk:
    """A preview that is running: one for each run of the server.

    `root` is the data folder, `base` the address of the preview with the path of the site
    (`http://127.0.0.1:8000/jixiao/`), `problems` gives those of the data as they are now.
    `examine` is asked for copies of parts of the data only; it must not be the preview's own.
    """

    root: Path
    language: str
    base: str
    problems: Callable[[], Sequence[Problem]]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    examine: Callable[[Path], Examined] = field(default_factory=Examiner)
    memory: Memory = field(default_factory=Memory)

    @property
    def prefix(self) -> str:
        """The path below which the form stands, `/jixiao/_form/`."""
        return urlsplit(self.base).path.rstrip("/") + "/" + FOLDER

    def view(self, folder: str = "") -> str:
        """The address of the page of the site that shows a folder of the data, "" for its root."""
        return f"{self.base.rstrip('/')}/{folder}".rstrip("/") + "/"

    def most_bytes(self, path: str) -> int:
        """How large a request to a path may be."""
        sent = path.removeprefix(self.prefix) in UPLOADS
        return MAX_UPLOAD + MAX_BODY if sent else MAX_BODY
