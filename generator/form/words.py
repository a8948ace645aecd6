"""The words of the form, which no page of a site has."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from generator.words.catalogue import Words


@cache
def form_words(language: str) -> Words:
    """The words in a language."""
    text = files("generator.form").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    found = {
        f"{group}.{key}": value
        for group, entries in tomllib.loads(text).items()
        for key, value in entries.items()
    }
    return Words(language, found, {})
