"""The words of the interface, one catalogue file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

Words = Callable[..., str]
"""Gives the text of a key, its {placeholders} filled in."""


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by dotted key."""
    text = files("generator.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{group}.{key}": value
        for group, entries in tomllib.loads(text).items()
        for key, value in entries.items()
    }


def words(language: str = "zh") -> Words:
    """The words of a language; an unknown key is an error of the program."""
    texts = catalogue(language)

    def say(key: str, **values: object) -> str:
        return texts[key].format(**values)

    return say
