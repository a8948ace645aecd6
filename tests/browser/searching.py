"""Someone who uses the search box."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Locator

from tests.browser.visits import Visit
from tests.site.building import ROOT

DONE = """() => !/正在搜索|^输入|^Searching|^Enter/
    .test(document.querySelector('.find-status').textContent)"""
ITEMS = """() => [...document.querySelectorAll('.find-link')].map((link) => ({
    address: link.href, title: link.querySelector('.find-title').textContent,
    partial: Boolean(link.closest('.find-partial')),
    invented: Boolean(link.querySelector('.find-invented')) }))"""
MOVED = """() => performance.getEntriesByType('resource')
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""


@cache
def queries() -> list[dict[str, Any]]:
    """The measured queries; what their keys mean stands at the head of the file."""
    path = ROOT / "tests" / "cases" / "search" / "queries.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["query"]
    return found


@dataclass(frozen=True)
class Found:
    """A result as shown; the address is relative to the site."""

    address: str
    title: str
    partial: bool
    invented: bool


@dataclass(frozen=True)
class Searcher:
    """The search box on a visited page."""

    visit: Visit

    @property
    def box(self) -> Locator:
        return self.visit.page.locator("[data-find] input")

    @property
    def links(self) -> Locator:
        return self.visit.page.locator(".find-link")

    @property
    def status(self) -> str:
        return self.visit.page.inner_text(".find-status")

    def is_open(self) -> bool:
        return self.visit.page.locator("#__search").is_checked()

    def search(self, query: str) -> list[Found]:
        self.box.fill("")
        self.visit.page.wait_for_function("() => !document.querySelector('.find-link')")
        self.box.fill(query)
        self.wait()
        return self.results()

    def wait(self) -> None:
        self.visit.page.wait_for_function(DONE)

    def results(self) -> list[Found]:
        return [
            Found(
                unquote(one["address"]).removeprefix(self.visit.base),
                one["title"],
                one["partial"],
                one["invented"],
            )
            for one in self.visit.page.evaluate(ITEMS)
        ]

    def moved(self) -> int:
        """Bytes of all that was loaded so far, as they went over the wire."""
        size: int = self.visit.page.evaluate(MOVED)
        return size
