"""`python -m tests.bench.peers.without_search build …`: MkDocs with our plugin, and no search."""

from __future__ import annotations

import runpy
from unittest.mock import patch

if __name__ == "__main__":
    with patch("generator.build.search_files", lambda *_: {}):
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
