from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.forms import filling_in
from tests.browser.visits import Site
from tests.real_data import real_data
from tests.site.building import UNDER, Built, published_site, whole_site

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Nothing but the page is to ask anybody, and no name of a host is found."""

PATIENCE = 30_000
"""Milliseconds: a busy machine is no fault of a page."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium from the system; without it these tests are skipped, unless it is required."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        said = f"NO BROWSER: none of {', '.join(BROWSERS)} is installed; nothing was looked at"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as published; nobody may write to it."""
    return published_site(tmp_path_factory)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with the invented district, in Chinese and below it in English; so with it."""
    return whole_site(tmp_path_factory)


@pytest.fixture(scope="module")
def district(browser: Browser, whole: Built) -> Iterator[Site]:
    """The whole site on a host of this machine."""
    with serving(whole.site.parent) as host:
        yield Site(browser, f"{host}{UNDER}/", whole.site)


@pytest.fixture(scope="module")
def site(browser: Browser, built: Built) -> Iterator[Site]:
    """The published site on a host of this machine."""
    with serving(built.site.parent) as host:
        yield Site(browser, f"{host}{UNDER}/", built.site)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the data to be changed."""
    return Path(shutil.copytree(real_data(), tmp_path / "data"))


@pytest.fixture
def form(root: Path) -> Iterator[str]:
    """The address of the form over that copy."""
    with filling_in(root) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page as wide as a laptop's."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its root."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
