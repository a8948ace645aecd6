"""The words that stand in files carried over: comments, sources, things to look at.

Data files are in Chinese, and so are these, in words.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("words.toml")


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def say(part: str, key: str, /, **values: object) -> str:
    """One text with its values put in."""
    text: str = _texts()[part][key]
    return text.format(**values)


def listed(part: str, key: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(_texts()[part][key])
