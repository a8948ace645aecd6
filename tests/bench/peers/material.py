"""MkDocs and Material with our pages as Markdown files."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.districts import QUIET, markdown_paths
from tests.bench.peers.peer import Build, Material

COMMON = """\
site_name: 部门整体绩效评价公开
docs_dir: {docs}
site_dir: {site}
markdown_extensions:
  - attr_list
  - toc: {{permalink: true}}
validation: {{nav: {{omitted_files: ignore}}, links: {{not_found: ignore}}}}
theme: {{name: material, language: zh}}
"""
LEAN = """\
plugins: []
nav: [index.md]
"""


def stock(material: Material, folder: Path) -> Build:
    """As it comes: every page in the menu of every page, the built-in search."""
    return _ready(material, folder, COMMON)


def lean(material: Material, folder: Path) -> Build:
    """No search, and a menu of one page."""
    return _ready(material, folder, COMMON + LEAN)


def _ready(material: Material, folder: Path, settings: str) -> Build:
    folder.mkdir(parents=True)
    site = folder / "site"
    text = settings.format(docs=material.markdown, site=site)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Build(command, folder, site, markdown_paths(material.markdown), QUIET)
