"""A build of MkDocs that is stopped or fails leaves the old site whole, and nothing beside it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.output import Aside
from tests.site.building import MKDOCS, QUIET, ROOT, Project, copy_project

pytestmark = pytest.mark.site
MOMENTS = 4


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def begun(project: Project) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*MKDOCS, "build", "-q"], cwd=project.folder,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_build_stopped_at_random_moments(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    started = time.monotonic()
    assert begun(project).wait(timeout=120) == 0
    usual = time.monotonic() - started
    site = project.folder / "site"
    old = tree(site)
    names = sorted(path.name for path in project.folder.iterdir())
    project.replace("evaluations/site.yml", "name: ", "name: 新")
    chance = random.Random(3)
    stopped = 0
    for _ in range(MOMENTS):
        process = begun(project)
        time.sleep(chance.uniform(0.3, 0.9) * usual)
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=60)
        if code == 0:  # the machine has grown quicker
            usual, old = 0.7 * usual, tree(site)
            continue
        stopped += 1
        found = tree(site)
        if found != old:  # stopped when all was done
            assert b"\xe6\x96\xb0" in found["index.html"]
            assert found.keys() == old.keys()
            old = found
        assert sorted(path.name for path in project.folder.iterdir()) == names
    assert stopped


def test_hidden_entries_of_the_old_site_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git/HEAD").write_text("ref")
    (site / "old.html").write_text("old")
    aside = Aside(site)
    aside.folder.mkdir(parents=True)
    (aside.folder / "new.html").write_text("new")
    aside.put_in_place()
    assert tree(tmp_path) == {"site/.git/HEAD": b"ref", "site/new.html": b"new"}
