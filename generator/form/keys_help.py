"""The keys of a data file explained beside its text, from the catalogue of the schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.editing.sheet import Row
from generator.form.words import form_words
from generator.schemas.catalogue import Catalogue, Form, Key, Meaning, catalogue


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key: its name below others, what it means, whether it is needed, what may stand there."""

    name: str
    meaning: str
    needed: bool
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Help:
    """The keys of a file or of a kind of rule, and what it is called."""

    name: str
    meaning: str
    keys: tuple[KeyHelp, ...]


def help_for(file: str, language: str) -> tuple[Help, ...]:
    """The keys of a file; where rules stand in it, those of every kind of rule too."""
    found = catalogue()
    form = found.files.get(file.rpartition("/")[2])
    if form is None:
        return ()
    rules = any("rule" in part.split() for key in form.keys.values() for part in key.types)
    kinds = tuple(found.kinds.values()) if rules else ()
    return tuple(_help(found, one, language) for one in (form, *kinds))


def meaning_of(row: Row, names: Mapping[str, str], language: str) -> str:
    """What the key of a row means, in so far as its label does not say it.

    `names` are keys and values of the file as people call them.
    """
    form = catalogue().files.get(row.file.rpartition("/")[2])
    key = form.keys.get(tuple(step for step in row.path if isinstance(step, str))) if form else None
    if key is None:
        return ""
    text = key.meaning.en if language == "en" else key.meaning.zh
    for name, called in names.items():
        text = text.replace(f"`{name}`", form_words(language)("settings.named", name=called))
    text = text.replace("`", "")
    first, _, rest = text.partition("; " if language == "en" else "\uff1b")
    return rest if first.casefold() == row.label.casefold() else text


def _help(found: Catalogue, form: Form, language: str) -> Help:
    keys = tuple(_key(found, path, key, language) for path, key in form.keys.items())
    return Help(form.name, _said(form.meaning, language), keys)


def _key(found: Catalogue, path: tuple[str, ...], key: Key, language: str) -> KeyHelp:
    named = [one.split()[1] for one in key.types if one.startswith(("choice ", "choices "))]
    choices = tuple(
        (value, _said(meaning, language))
        for name in named
        for value, meaning in found.choices[name].items()
    )
    return KeyHelp(" › ".join(path), _said(key.meaning, language), key.needed == "yes", choices)


def _said(meaning: Meaning, language: str) -> str:
    return (meaning.en if language == "en" else meaning.zh).replace("`", "")
