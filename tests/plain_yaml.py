"""YAML files of tests, read by other means than the software's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times as fast, where it is there


def plain(path: Path) -> Any:
    """What a file says; every value is a text."""
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)
