"""How unclear wording was read, in words for rules.yml."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogues import read_catalogue
from generator.intake.wording.found import Note


def _texts() -> dict[str, str]:
    return read_catalogue("generator.intake.wording", "readings.toml")


def text(key: str) -> str:
    """A text of readings.toml without values."""
    return _texts()[key]


def told(notes: Iterable[Note]) -> str:
    """The reading of an entry; "" where nothing was unclear."""
    texts = _texts()
    lines = dict.fromkeys(texts[kind].format(**values) for kind, values in notes if kind in texts)
    return "".join(lines)
