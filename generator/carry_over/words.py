"""The words that stand in files carried over: comments, sources, things to look at.

Data files are in Chinese, and so are these, in words.toml.
"""

from __future__ import annotations

from typing import Any

from generator.catalogues import read_catalogue


def _texts() -> dict[str, Any]:
    return read_catalogue("generator.carry_over", "words.toml")


def say(part: str, key: str, /, **values: object) -> str:
    """One text with its values put in."""
    text: str = _texts()[part][key]
    return text.format(**values)


def listed(part: str, key: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(_texts()[part][key])
