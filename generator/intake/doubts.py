"""The words of doubts, in Chinese and English, and of places in a report."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

from generator.intake.document import Origin
from generator.intake.draft import Doubt

CATALOGUE = Path(__file__).with_name("doubts.toml")


def told(doubt: Doubt, language: str) -> str:
    """What is doubtful, in `zh` or `en`; on one line."""
    entry = catalogue().get(doubt.kind)
    if entry is None:
        shown = ", ".join(f"{name}={value}" for name, value in doubt.values.items())
        return f"{doubt.kind}: {shown}"
    return " ".join(entry[language].format_map(defaultdict(str, doubt.values)).split())


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """The texts by kind of doubt and language."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def place(origin: Origin, language: str) -> str:
    """Where something stands in the file of a report; empty where that is not known."""
    parts = [
        catalogue()["place"][f"{key}_{language}"].format(value)
        for key in ("sheet", "page", "table", "row", "column", "paragraph", "line")
        if (value := getattr(origin, key))
    ]
    return (" " if language == "en" else "").join(parts)
