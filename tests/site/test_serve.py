"""`mkdocs serve` while data is edited: new scores at once, mistakes over the last good pages."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.build import examine
from generator.preview.notices import as_built
from tests.site.building import EVALUATION, MKDOCS, QUIET, ROOT, Project, copy_project, tree
from tests.unit.rebuilding.test_rebuilding import CASE, EDITS
from tests.unit.rebuilding.test_rebuilding import text as text_edit

PATIENCE = 30.0
"""Seconds until a page must have changed; it takes less than two."""
FINANCE = f"{EVALUATION}/finance.yml"
RIGHT, OTHER, WRONG = "支出决算数: 2163.32", "支出决算数: 2100.00", "支出决算数: 2,163.32"


class Preview:
    """A running preview of a project."""

    def __init__(self, project: Project, base: str, process: subprocess.Popen[bytes]) -> None:
        self.project = project
        self.base = base
        self._process = process

    def get(self, address: str = "") -> str:
        """A page, or nothing while there is none."""
        try:
            with urllib.request.urlopen(self.base + address, timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, OSError):
            return ""

    def wait(self, address: str, shown: Callable[[str], object]) -> str:
        """The page once it shows what is waited for."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            assert self._process.poll() is None, "the preview ended by itself"
            page = self.get(address)
            if page and shown(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"waited in vain; the page: {text(page)[:600]}")

    def edit(self, old: str, new: str) -> None:
        self.project.replace(f"evaluations/{FINANCE}", old, new)

    def bytes(self, address: str) -> bytes:
        """What stands at an address."""
        with urllib.request.urlopen(self.base + quote(address), timeout=30) as answer:
            return bytes(answer.read())

    def version_after(self, known: int) -> int:
        """The version after an edit, once no newer one follows."""
        newest = self.version(known)
        assert newest > known, "nothing newer came"
        while True:
            time.sleep(1.5)
            if self.version() == newest:
                return newest
            newest = self.version()

    def version(self, known: int = 0) -> int:
        """The version shown, as soon as it is newer than one that is known."""
        with urllib.request.urlopen(f"{self.base}_preview/wait?version={known}") as answer:
            return int(answer.read())


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def preview(project: Project) -> Iterator[Preview]:
    """The preview, ended with the block."""
    port = free_port()
    command = [*MKDOCS, "serve", "-f", str(project.config), "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command,
        cwd=project.folder,
        env={**environ, **QUIET, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Preview(project, f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of sound data."""
    project = copy_project(tmp_path_factory.mktemp("serve") / "project")
    with preview(project) as one:
        one.wait("", lambda page: "84.48" in page)
        yield one


class TestRunning:
    """One preview, edited step after step; each test leaves sound data behind."""

    def test_a_saved_change_shows_on_every_page(self, running: Preview) -> None:
        running.edit(RIGHT, OTHER)
        running.wait(f"{EVALUATION}/", lambda page: "84.40" in page)
        assert "84.40" in running.get("")
        assert "2.89" in running.get(f"{EVALUATION}/indicators/")
        assert "2100.00" in running.get("data/facts.csv")
        running.edit(OTHER, RIGHT)
        running.wait(f"{EVALUATION}/", lambda page: "84.40" not in page)

    def test_a_mistake_is_told_over_the_last_good_pages(self, running: Preview) -> None:
        data = (running.project.data / FINANCE).read_text(encoding="utf-8")
        line = data[: data.index(RIGHT)].count("\n") + 1
        running.edit(RIGHT, WRONG)
        for address in (f"{EVALUATION}/", "", "about/"):
            page = running.wait(address, lambda page: 'role="alert"' in page)
            assert re.search(rf"{FINANCE}:{line}:\d+", page), address
        assert "84.48" in running.get(f"{EVALUATION}/")
        running.edit(WRONG, RIGHT)
        page = running.wait(f"{EVALUATION}/", lambda page: 'role="alert"' not in page)
        assert "84.48" in page

    def test_a_file_that_is_no_yaml_does_not_end_the_preview(self, running: Preview) -> None:
        path = running.project.data / FINANCE
        good = path.read_bytes()
        path.write_bytes(b"\xff\xfe[[[" * 40)
        running.wait("", lambda page: 'role="alert"' in page)
        path.unlink()
        time.sleep(0.5)
        assert 'role="alert"' in running.wait("", lambda page: 'role="alert"' in page)
        path.write_bytes(good)
        running.wait("", lambda page: 'role="alert"' not in page)

    def test_a_draft_is_shown_and_marked(self, running: Preview) -> None:
        name = f"evaluations/{EVALUATION}/evaluation.yml"
        running.project.replace(name, "status: published", "status: draft")
        page = running.wait(f"{EVALUATION}/", lambda page: "草稿" in page)
        assert "84.48" in page
        running.project.replace(name, "status: draft", "status: published")
        running.wait(f"{EVALUATION}/", lambda page: "草稿" not in page)

    def test_a_new_name_of_the_site_is_taken_over(self, running: Preview) -> None:
        running.project.replace("evaluations/site.yml", "name: 部门", "name: 新的部门")
        running.wait("about/", lambda page: "新的部门整体绩效评价公开" in page)
        running.project.replace("evaluations/site.yml", "name: 新的部门", "name: 部门")
        running.wait("about/", lambda page: "新的部门整体绩效评价公开" not in page)


def test_begun_with_mistakes_it_shows_them_and_then_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    project.replace(f"evaluations/{FINANCE}", RIGHT, WRONG)
    with preview(project) as one:
        page = one.wait("", lambda page: 'role="alert"' in page)
        assert re.search(rf"{FINANCE}:\d+:\d+", page)
        one.edit(WRONG, RIGHT)
        page = one.wait("", lambda page: 'role="alert"' not in page)
        assert "84.48" in page
        assert "84.48" in one.get(f"{EVALUATION}/")


def whole(preview: Preview, folder: Path) -> dict[str, bytes]:
    """The site of a preview's data, drafts included, built whole by MkDocs."""
    config = load_config(str(preview.project.config), site_dir=str(folder))
    config.site_url = preview.base
    plugin: Any = config.plugins["evaluations"]
    plugin.__init__()  # MkDocs keeps it from one build of a process to the next
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url=preview.base)
    return {name: one for name, one in tree(folder).items() if not name.startswith("sitemap")}


RANKS = "example-water/2023/judgements.yml", "points: 15", "points: 5"


def restore(data: Path, preview: Preview) -> None:
    """The data as they were before the edits."""
    version = preview.version()
    for path in data.rglob("*.y*ml"):
        if not (CASE / path.relative_to(data)).exists():
            path.unlink()
    shutil.copytree(CASE, data, dirs_exist_ok=True)
    preview.version_after(version)


def test_every_address_serves_what_a_build_of_the_same_data_has(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project.data)
    shutil.copytree(CASE, project.data)
    (project.data / "pages").mkdir(exist_ok=True)
    shutil.copy(ROOT / "evaluations" / "pages" / "about.md", project.data / "pages")
    kinds = {**EDITS, "ranks": text_edit(*RANKS)}
    names = sorted(kinds)
    Random(5).shuffle(names)
    compared = 0
    with preview(project) as one:
        one.wait("", lambda page: "</html>" in page)
        for number, kind in enumerate(names):
            version = one.version()
            kinds[kind](project.data)
            one.version_after(version)
            if examine(project.data).errors:
                assert 'role="alert"' in one.get("about/"), kind
                restore(project.data, one)
                continue
            compared += 1
            assert 'role="alert"' not in one.get("about/"), kind
            built = whole(one, tmp_path / f"site-{number}")
            assert len(built) > 150
            for name, content in built.items():
                address = name.removesuffix("index.html") if name.endswith("index.html") else name
                assert as_built(one.bytes(address)) == content, f"{kind}: {address}"
            if kind not in ("a name", "a status", "weights"):  # these go on together
                restore(project.data, one)
    assert compared > 8
