"""This software: as it is run, without the search, and once more after an edit."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.districts import QUIET, markdown_paths
from tests.bench.peers.peer import Build, Material


def whole(material: Material, folder: Path) -> Build:
    """`mkdocs build` as people run it."""
    return _build(material, folder, ["-m", "mkdocs"])


def without_search(material: Material, folder: Path) -> Build:
    """The same without a search index."""
    return _build(material, folder, ["-m", "tests.bench.peers.without_search"])


def _build(material: Material, folder: Path, module: list[str]) -> Build:
    site = folder / "site"
    command: list[str | Path] = [sys.executable, *module, "build", "--quiet", "--site-dir", site]
    sources = markdown_paths(material.markdown)
    return Build(command, material.district.folder, site, sources, QUIET)


def again(material: Material, folder: Path) -> Build:
    """Two builds by one process that keeps what it read, a figure changed between them."""
    site, own = folder / "site", material.district.folder
    command = (sys.executable, "-m", "tests.bench.peers.again", own, site)
    return Build(command, own, site, (), QUIET, tells=True)
