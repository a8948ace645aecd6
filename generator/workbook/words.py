"""The words of workbooks."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


@cache
def _texts() -> dict[str, dict[str, str]]:
    text = files("generator.workbook").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def said(key: str, language: str, **gaps: object) -> str:
    """The words of a key in a language, its gaps filled in."""
    return _texts()[language][key].format(**gaps)


def both(key: str, **gaps: object) -> str:
    """The words of a key in Chinese and English."""
    return " / ".join(said(key, language, **gaps) for language in LANGUAGES)
