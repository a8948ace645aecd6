"""Invented districts, each published by a worker of its own as a county would, then joined."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.site.building import EVALUATIONS, ROOT, UNDER, Built, Project, once, run

TITLE = "示例省部门整体绩效评价公开（虚构）"
DISTRICTS = {"yi": ("示例一区", 1), "er": ("示例二区", 2), "san": ("示例三区", 3)}
"""Region and seed by name."""
WORKERS = 2


def joined_site(factory: pytest.TempPathFactory) -> Built:
    """Three districts in two languages below one site; nobody may write to it."""
    return once(factory, "joined-site", _make)


def _make(folder: Path) -> Built:
    def publish(name: str) -> Path:
        return _published(folder / "counties" / name, folder / "public" / name, *DISTRICTS[name])

    with ThreadPoolExecutor(WORKERS) as workers:
        sites = dict(zip(DISTRICTS, workers.map(publish, DISTRICTS), strict=True))
    target = folder / "www" / UNDER
    said = join(sites, target)
    return Built(Project(folder), target, said)


def join(sites: dict[str, Path], target: Path) -> str:
    """What the command says, which must do without a project."""
    given = [f"{name}={site}" for name, site in sites.items()]
    command = [*EVALUATIONS, "join", *given, "--to", str(target), "--title", TITLE]
    done = run(command, target.parent.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _published(county: Path, site: Path, region: str, seed: int) -> Path:
    """The site of a district, in processes of its own, in its own project."""
    county.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", county)
    shutil.copytree(ROOT / "theme_overrides", county / "theme_overrides")
    size = ["--departments", "2", "--years", "2", "--seed", str(seed), "--region", region]
    for command in (["demo", "--to", "evaluations", *size], ["publish", "--to", str(site)]):
        done = run([*EVALUATIONS, *command], county)
        assert done.returncode == 0, done.stderr
        if command[0] == "demo":
            with (county / "evaluations/site.yml").open("a", encoding="utf-8") as settings:
                settings.write("languages: [zh, en]\n")
    return site
