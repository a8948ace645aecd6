"""What a browser asks of a preview, answered from the state of the data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from generator.build import PageFile, Plan
from generator.preview.state import State
from generator.preview.where import shown_at
from generator.render.problems import Ways, error_page
from generator.search.index import FOLDER as SEARCH

OWN = {"preview.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "zip": "application/zip",
}
OTHER = "application/octet-stream"
Frame = Callable[[PageFile, State], bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an address and their type."""

    body: bytes
    type: str


@dataclass
class Generated:
    """Everything the plan of a site holds, made when asked for, kept while the plan stands."""

    frame: Frame
    language: str
    ways: Ways
    _pages: dict[str, bytes] = field(default_factory=dict)
    _of: object = None
    _searched: dict[str, bytes] = field(default_factory=dict)

    def answer(self, address: str, state: State, stand: object) -> Answer | None:
        """What stands at an address (`a/b/`, `a/b.csv`); None where the plan has nothing.

        `stand` is an object that is another one when pages have to be framed anew.
        """
        plan = state.plan
        if plan is None:
            return None
        if address in plan.pages:
            return Answer(self._page(address, state, (plan, stand)), TYPES["html"])
        if address.startswith(f"{SEARCH}/"):
            return self._search(address, plan)
        file = f"{address}index.html" if address.endswith("/") else address
        make = plan.files.get(file)
        body = make() if make else plan.beside(file) if file.endswith(".csv") else None
        return None if body is None else Answer(body, _type(file))

    def unready(self, state: State) -> Answer:
        """The page of a preview that has nothing good to show yet."""
        page = PageFile("index.md", error_page((), self.language, self.ways), None)
        return Answer(self.frame(page, state), TYPES["html"])

    def _page(self, address: str, state: State, of: tuple[object, object]) -> bytes:
        known = self._of
        if not isinstance(known, tuple) or any(a is not b for a, b in zip(known, of, strict=True)):
            self._of, self._pages = of, {}
        pages = self._pages
        if address not in pages and state.plan is not None:
            pages[address] = self.frame(state.plan.page(address), state)
        return pages[address]

    def _search(self, address: str, plan: Plan) -> Answer | None:
        """A file of the index; those of the index before stay until it is read again."""
        if address == f"{SEARCH}/index.json":
            self._searched = plan.search()
        found = self._searched.get(address) or plan.search().get(address)
        return None if found is None else Answer(found, _type(address))


def where(state: State) -> Answer:
    """Where the last edit shows, as JSON."""
    found = [{"address": address, "title": title} for address, title in shown_at(state)]
    return Answer(json.dumps(found, ensure_ascii=False).encode(), TYPES["json"])


@cache
def own_file(name: str) -> Answer | None:
    """A file that pages of a preview load."""
    if name not in OWN:
        return None
    return Answer(files("generator.preview").joinpath(name).read_bytes(), OWN[name])


def _type(name: str) -> str:
    return TYPES.get(name.rpartition(".")[2], OTHER)
