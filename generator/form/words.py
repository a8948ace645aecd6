"""The words of the form, which no page of a site has."""

from __future__ import annotations

from functools import cache

from generator.catalogues import read_catalogue
from generator.words.catalogue import Words


@cache
def form_words(language: str) -> Words:
    """The words in a language."""
    found = {
        f"{group}.{key}": value
        for group, entries in read_catalogue("generator.form", f"{language}.toml").items()
        for key, value in entries.items()
    }
    return Words(language, found, {})
