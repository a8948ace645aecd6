"""`python -m tests.bench.peers.again PROJECT SITE`: a build, an edit, and what the next one takes.

The last line it says gives seconds on the clock and of processors for each build, as JSON. The
plugin stays alive between them, as MkDocs keeps it in a preview.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import mkdocs.commands.build
from mkdocs.config import load_config

from tests.bench.districts import edited


def build(project: Path, site: Path) -> tuple[float, float]:
    """Build the whole site; the seconds it took."""
    start, used = time.perf_counter(), _processors()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs.commands.build.build(config, serve_url="http://localhost/")
    return time.perf_counter() - start, _processors() - used


def _processors() -> float:
    return sum(os.times()[:4])


def main() -> None:
    """Build, edit, build again."""
    project, site = map(Path, sys.argv[1:])
    first = build(project, site)
    with edited(project / "evaluations"):
        again = build(project, site)
    print(json.dumps({"ours-first": first, "ours-again": again}))


if __name__ == "__main__":
    main()
