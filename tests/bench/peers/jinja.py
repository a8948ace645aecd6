"""Bare Jinja: see `bare`, which is run as a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.districts import QUIET
from tests.bench.peers.peer import Build, Material


def bare(material: Material, folder: Path) -> Build:
    """One process that reads the YAML and fills a template for each page."""
    folder.mkdir(parents=True)
    site = folder / "site"
    command = (sys.executable, "-m", "tests.bench.peers.bare", material.district.data, site)
    return Build(command, folder, site, (), QUIET)
