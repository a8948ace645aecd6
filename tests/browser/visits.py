"""Visits to a site: a page in a browser, with all that went wrong on it and all it asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, Route

from tests.site.building import EVALUATION

PARTS = ("", "indicators/", "finance/", "goals/", "findings/", "method/", "audit/", "card/")
ADDRESSES = (
    "",
    "years/",
    "years/2021/",
    "indicators/",
    "indicators/budget-execution-rate/",
    "compare/",
    "data/",
    "method/",
    "changes/",
    "accessibility/",
    "about/",
    "shanting-industry-it/",
    *(f"{EVALUATION}/{part}" for part in PARTS),
)
"""Every kind of page there is of the real evaluation."""
BODY = "shili-gongxin"
"""An invented department, renamed, whose framework was revised between two years."""
YEARS = (2021, 2022)
INVENTED = f"{BODY}/{YEARS[1]}/"
CHOICE = f"compare/?e={BODY}/{YEARS[0]}&e={BODY}/{YEARS[1]}&e=shili-jiaoyu/{YEARS[1]}"
"""A comparison with limits, and one of two bodies that may not be made."""
YEAR = f"years/{YEARS[1]}/"
CONCEPT = "indicators/shili-budget-execution/"
CHANGE = f"{INVENTED}change/"
WITHDRAWN = "shili-yingji/2021/"
DISTRICT_ADDRESSES = (
    YEAR,
    CONCEPT,
    CHOICE,
    f"{BODY}/",
    CHANGE,
    WITHDRAWN,
    *(f"{INVENTED}{part}" for part in PARTS),
)
"""Every kind of page there is of invented evaluations, beside those that show both."""
ENGLISH = ("en/", f"en/{INVENTED}", f"en/{CHOICE}", f"en/{CHANGE}")
OVERVIEW = f"{EVALUATION}/"
INDICATORS = f"{EVALUATION}/indicators/"
FINANCE = f"{EVALUATION}/finance/"
DRAWN_ADDRESSES = (OVERVIEW, FINANCE)
"""Pages with charts."""
KINDS = (
    "",
    "years/",
    YEAR,
    "indicators/",
    CONCEPT,
    CHOICE,
    "data/",
    "method/",
    "changes/",
    "accessibility/",
    "about/",
    f"{BODY}/",
    CHANGE,
    WITHDRAWN,
    *(f"{INVENTED}{part}" for part in PARTS if part != "card/"),
    f"en/{CHANGE}",
    f"en/{YEAR}",
)
"""Every kind of page once, with the most on it; cards stand in pages of others."""
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}


@dataclass
class Visit:
    """A page that is looked at, and what happened to it."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        self.page.goto(self.base + address, wait_until="load")
        return self.page

    def open_all(self) -> None:
        self.page.evaluate(
            "document.querySelectorAll('details').forEach(one => { one.open = true })"
        )

    def open_some(self) -> None:
        """Open some of many details, of each kind of content about one."""
        some = "document.querySelectorAll('details:nth-of-type(6n+1)')"
        self.page.evaluate(f"{some}.forEach(one => {{ one.open = true }})")

    def arrive(self, address: str) -> Page:
        """Go to a page and wait until what its scripts put there stands there."""
        page = self.go(address)
        if "compare/?" in address:
            page.locator(".compare-table").wait_for()
        return page

    def see_all(self) -> None:
        """Bring every chart into view once and wait until it is drawn."""
        for chart in self.page.locator("figure.chart:visible").all():
            chart.scroll_into_view_if_needed()
            chart.locator("svg.main-svg").first.wait_for()
        self.page.evaluate("scrollTo(0, 0)")

    def count(self, name: str) -> int:
        """How often a file of this name was asked for."""
        return sum(url.partition("?")[0].endswith(name) for url in self.asked)


@dataclass(frozen=True)
class Site:
    """A site on a host of this machine, and the folder it is served from."""

    browser: Browser
    base: str
    folder: Path

    @contextmanager
    def visit(self, **settings: Any) -> Iterator[Visit]:
        """A fresh visitor; other hosts cannot be reached, but asking them is noted."""
        context = self.browser.new_context(**{"viewport": WIDE, "locale": "zh-CN", **settings})
        context.set_default_timeout(10_000)
        visit = Visit(context.new_page(), self.base)

        def note_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                visit.errors.append(f"{message.type}: {message.text}")

        def note_request(request: Request) -> None:
            visit.asked.append(request.url)

        def note_response(response: Response) -> None:
            if response.status >= 400:
                visit.errors.append(f"{response.status}: {response.url}")

        def refuse(route: Route) -> None:
            visit.foreign.append(route.request.url)
            route.abort()

        visit.page.on("console", note_console)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("request", note_request)
        visit.page.on("response", note_response)
        context.route(lambda url: not url.startswith((self.base, "data:", "blob:")), refuse)
        try:
            yield visit
        finally:
            context.close()
