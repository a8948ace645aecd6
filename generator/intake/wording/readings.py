"""How unclear wording was read, in words for rules.yml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.intake.wording.found import Note

FILE = Path(__file__).with_name("readings.toml")


@cache
def _texts() -> dict[str, str]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def text(key: str) -> str:
    """A text of readings.toml without values."""
    return _texts()[key]


def told(notes: Iterable[Note]) -> str:
    """The reading of an entry; "" where nothing was unclear."""
    texts = _texts()
    lines = dict.fromkeys(texts[kind].format(**values) for kind, values in notes if kind in texts)
    return "".join(lines)
