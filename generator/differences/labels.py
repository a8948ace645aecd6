"""The words of differences, in one language or in both at once."""

from __future__ import annotations

import re
from functools import cache

from generator.catalogues import read_catalogue
from generator.exports.tables import SCHEMAS
from generator.schemas.catalogue import catalogue

BOTH = "both"
LANGUAGES = ("zh", "en")
_REST = re.compile("[（，；(,;].*")


def _texts() -> dict[str, dict[str, str]]:
    return read_catalogue("generator.differences", "words.toml")


@cache
def _columns() -> dict[tuple[str, str], str]:
    """What the data dictionary calls columns, by language and name."""
    return {
        (language, column.name): _REST.sub("", getattr(column, language)).strip()
        for schema in reversed(SCHEMAS)
        for column in schema.columns
        for language in LANGUAGES
    }


@cache
def _tables() -> dict[tuple[str, str], str]:
    return {
        (language, one.name): _REST.sub("", getattr(one, f"row_{language}")).strip()
        for one in SCHEMAS
        for language in LANGUAGES
    }


class Labels:
    """Gives words in a language, "zh" or "en", or in both, with a stroke between them."""

    def __init__(self, language: str) -> None:
        self._languages = LANGUAGES if language == BOTH else (language,)

    def __call__(self, key: str, **gaps: object) -> str:
        """The words of a key, its gaps filled in."""
        return self._joined([_texts()[one][key].format(**gaps) for one in self._languages])

    def column(self, name: str) -> str:
        """What a column, or a value of a working by its dotted keys, is called."""
        return self._joined([_column(one, name) for one in self._languages])

    def table(self, name: str) -> str:
        """What a row of a table is."""
        return self._joined([_table(one, name) for one in self._languages])

    def _joined(self, texts: list[str]) -> str:
        return " / ".join(dict.fromkeys(texts))


def _table(language: str, name: str) -> str:
    return _texts()[language].get(f"table.{name}") or _tables()[language, name]


def _column(language: str, name: str) -> str:
    own = _texts()[language].get(f"column.{name}")
    return own or _columns().get((language, name)) or _parameters().get((language, name), name)


@cache
def _parameters() -> dict[tuple[str, str], str]:
    """What the parameters of rules are called, by language and dotted keys."""
    return {
        (language, ".".join(path)): _REST.sub("", getattr(key.meaning, language))
        for kind in catalogue().kinds.values()
        for path, key in kind.keys.items()
        for language in LANGUAGES
    }
