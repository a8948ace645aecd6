"""The words of workbooks."""

from __future__ import annotations

from generator.catalogues import read_catalogue

LANGUAGES = ("zh", "en")


def said(key: str, language: str, **gaps: object) -> str:
    """The words of a key in a language, its gaps filled in."""
    text: str = read_catalogue("generator.workbook", "words.toml")[language][key]
    return text.format(**gaps)


def both(key: str, **gaps: object) -> str:
    """The words of a key in Chinese and English."""
    return " / ".join(said(key, language, **gaps) for language in LANGUAGES)
