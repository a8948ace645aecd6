"""What a search costs a reader: bytes and seconds in Chromium, the first one and further ones."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.bench.measuring import Failed
from tests.browser.searching import DONE, MOVED

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUERIES = ("三公经费", "政府采购执行率", "满意度", "固定资产", "超编人员", "凭证", "重点工作")
EACH = 4
"""Queries of a visitor, who has nothing in the cache before the first."""
EMPTY = "() => !document.querySelector('.find-link')"
ROOM = "() => performance.setResourceTimingBufferSize(10000)"

Asked = tuple[int, float]


def searches(site: Path) -> dict[str, int]:
    """Bytes and milliseconds by kind; nothing without Chromium.

    The most bytes of any query, plain as they lie on the disk, and the median of the times, from
    typing to the results, of which waiting for the rest of the word is a part.
    """
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        return {}
    try:
        with sync_playwright() as playwright, _served(site) as base:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            visits = [_visit(browser, base, number) for number in range(len(QUERIES))]
            browser.close()
    except Error as error:
        raise Failed(f"search: {error}") from error
    first = [visit[0] for visit in visits]
    further = [asked for visit in visits for asked in visit[1:]]
    return {**_worst("first_search", first), **_worst("next_search", further)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A folder on this machine alone; gives the address of its root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _worst(name: str, asked: list[Asked]) -> dict[str, int]:
    moved, seconds = zip(*asked, strict=True)
    return {name: max(moved), f"{name}_ms": round(1000 * median(seconds))}


def _visit(browser: Browser, base: str, number: int) -> list[Asked]:
    """What the queries of a new visitor took, beginning with one of them."""
    page = browser.new_page()
    page.goto(f"{base}about/")
    page.evaluate(ROOM)
    queries = islice((*QUERIES, *QUERIES)[number:], EACH)
    asked = [_ask(page, query) for query in queries]
    page.close()
    return asked


def _ask(page: Page, query: str) -> Asked:
    box, before = page.locator("[data-find] input"), int(page.evaluate(MOVED))
    box.fill("")
    page.wait_for_function(EMPTY)
    start = time.perf_counter()
    box.fill(query)
    page.wait_for_function(DONE)
    seconds = time.perf_counter() - start
    if page.locator(".find-link").count() == 0:
        raise Failed(f"{query} is not found")
    return int(page.evaluate(MOVED)) - before, seconds
