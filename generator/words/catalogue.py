"""The words of the interface, one catalogue file for each language.

A text may choose a form by a number it is given: `{count} {count:report|reports}`.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.catalogues import read_catalogue
from generator.model.disclosure import Language

DEFAULT = "zh"
LANGUAGES = tuple(one.value for one in Language)
"""The languages there are catalogues for, the default first."""


class _Forms(string.Formatter):
    """`{count:one|other}` gives the form for one or for any other number."""

    def format_field(self, value: object, spec: str) -> str:
        one, bar, other = spec.partition("|")
        if bar:
            return one if str(value) == "1" else other
        return str(super().format_field(value, spec))


_FORMS = _Forms()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Gives the text of a key, its {placeholders} filled in; knows its language and its units.

    `units` holds the written forms of units by symbol: alone, after one, after other numbers.
    """

    language: str
    texts: Mapping[str, str]
    units: Mapping[str, tuple[str, str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """The text; an unknown key or an open gap is an error of the program."""
        text = self.texts[key]
        return _FORMS.vformat(text, (), values) if "|" in text else text.format(**values)


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by dotted key."""
    return {
        f"{group}.{key}": value
        for group, entries in _read(f"{language}.toml").items()
        for key, value in entries.items()
    }


@cache
def words(language: str = DEFAULT) -> Words:
    """The words of a language."""
    return Words(language, catalogue(language), _units(language))


def _units(language: str) -> dict[str, tuple[str, str, str]]:
    """Written forms of units; a language that writes the symbols of the data has no file."""
    name = f"units.{language}.toml"
    if not files("generator.words").joinpath(name).is_file():
        return {}
    return {
        symbol: (
            forms.get("alone", forms["other"]),
            forms.get("one", forms["other"]),
            forms["other"],
        )
        for symbol, forms in _read(name).items()
    }


def _read(name: str) -> dict[str, dict[str, str]]:
    return read_catalogue("generator.words", name)
