"""The words of doubts, in Chinese and English, and of places in a report."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
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
    values = dict(doubt.values)
    if "what" in values:
        values["what"] = catalogue()["label"].get(f"{values['what']}_{language}", values["what"])
    return " ".join(entry[language].format_map(defaultdict(str, values)).split())


def grouped_text(doubts: Sequence[Doubt], language: str) -> str:
    """What is doubtful of several entries in the same words, with the entries and what each says.

    The words are those of `many_zh` and `many_en`; `each` is the value that differs.
    """
    entry = catalogue()[doubts[0].kind]
    each: dict[str, list[str]] = {}
    for one in doubts:
        said = one.values.get(entry.get("each", ""), "")
        each.setdefault(one.values.get("name") or one.about, []).append(said)
    named = [f"{_quoted(name)}{_said(said)}" for name, said in each.items()]
    values = {**doubts[0].values, "count": f"{len(each)}"}
    text = entry[f"many_{language}"].format_map(defaultdict(str, values))
    return " ".join(f"{text}{'：' if language == 'zh' else ': '}{'、'.join(named)}".split())


def _quoted(name: str) -> str:
    return name if "“" in name else f"“{name}”"


def _said(said: Sequence[str]) -> str:
    given = [one for one in said if one]
    return f"（{'；'.join(given)}）" if given else ""


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
