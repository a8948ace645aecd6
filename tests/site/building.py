"""Copies of the project's data and settings, built by the same command as on a desk."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.locking import locked
from tests.real_data import SHIPPED, real_data

ROOT = Path(__file__).parents[2]
EVALUATION = "shanting-industry-it/2021"
EPOCH = "1700000000"
MKDOCS = [sys.executable, "-m", "mkdocs"]
EVALUATIONS = [sys.executable, "-c", "from generator.cli import main; main()"]
UNDER = "jixiao"
"""The site stands in a folder of its host, as in the portal of a county."""
MINUTES = 10 * 60.0
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml, theme_overrides and evaluations."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "evaluations"

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a text of a file that must be there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not say {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def copy_project(folder: Path, *, invented: bool = False) -> Project:
    """The project with the real evaluation, ready to be changed; `invented` adds the district."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(SHIPPED if invented else real_data(), folder / "evaluations")
    return Project(folder)


def run(
    command: list[str], cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command with its output; `env` adds to the surroundings."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Built:
    """A site on disk and what the build said."""

    project: Project
    site: Path
    said: str


def mkdocs_build(
    project: Project, site: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [*MKDOCS, "build", "--strict", "-f", str(project.config), "-d", str(site)]
    return run(command, project.folder, env)


def build(project: Project, site: Path, env: Mapping[str, str] | None = None) -> Built:
    """The site of a project without mistakes; `env` adds to the surroundings."""
    done = mkdocs_build(project, site, env)
    assert done.returncode == 0, done.stderr[-3000:]
    return Built(project, site, done.stdout + done.stderr)


def published_site(factory: pytest.TempPathFactory) -> Built:
    """The site as published, in a folder of its own; nobody may write to it."""

    def make(folder: Path) -> Built:
        return build(copy_project(folder / "project"), folder / "www" / UNDER)

    return once(factory, "published-site", make)


def whole_site(factory: pytest.TempPathFactory) -> Built:
    """The site with the invented district, in Chinese and below it in English."""

    def make(folder: Path) -> Built:
        project = copy_project(folder / "project", invented=True)
        site = folder / "www" / UNDER
        built = build(project, site, {"EVALUATIONS_LANGUAGE": "zh"})
        build(project, site / "en", {"EVALUATIONS_LANGUAGE": "en"})
        return built

    return once(factory, "whole-site", make)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Built]) -> Built:
    """What is built once for all processes of a run of the tests."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    done = folder / f"{name}.done"
    with locked(folder / f"{name}.lock", wait=MINUTES):
        if not done.exists():
            shutil.rmtree(folder / name, ignore_errors=True)
            done.write_bytes(pickle.dumps(make(folder / name)))
    built: Built = pickle.loads(done.read_bytes())
    return built


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
