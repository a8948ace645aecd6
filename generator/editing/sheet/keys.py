"""What keys can be edited and how they are called; read from keys.toml and settings.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator.catalogues import read_catalogue
from generator.editing.sheet.row import Kind, Option


@dataclass(frozen=True, slots=True)
class Key:
    """A key that can be edited; `label` may have a gap for the name of a key that is data.

    What is `new` is said once, when an entry is made, for others refer to it.
    """

    kind: Kind
    label: str
    unit: str
    required: bool
    options: tuple[Option, ...]
    new: bool = False
    usual: bool = False
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """The keys below another: `text[]` leads to the items of a list, `cells{}` to keys of data."""

    below: dict[str, Branch | Key] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileKeys:
    """The keys of a file, its name for people, and how the items of its lists are called.

    `adding` are the lists to which entries can be added and from which they can be taken.
    """

    name: str
    keys: Branch
    lists: Mapping[str, str]
    adding: tuple[str, ...] = ()


def _read(name: str) -> dict[str, Any]:
    return read_catalogue("generator.editing.sheet", name)


@cache
def file_keys(language: str) -> dict[str, FileKeys]:
    """The keys of every file of an evaluation, in the order in which people fill them in."""
    return _files("keys.toml", language)


@cache
def settings_keys(language: str) -> dict[str, FileKeys]:
    """The keys of the files that belong to no evaluation: of the site, of a department."""
    return _files("settings.toml", language)


def _files(name: str, language: str) -> dict[str, FileKeys]:
    return {
        file: FileKeys(
            entry["name"][language],
            _tree(entry["keys"], language),
            {name: said[language] for name, said in entry.get("lists", {}).items()},
            tuple(entry.get("adding", ())),
        )
        for file, entry in _read(name).items()
        if file != "words"
    }


@cache
def said(key: str, language: str) -> str:
    """A word of the sheet."""
    return str(_read("keys.toml")["words"][key][language])


def _tree(entries: list[dict[str, Any]], language: str) -> Branch:
    root = Branch()
    for entry in entries:
        *steps, last = entry["path"].split(".")
        branch = root
        for step in steps:
            below = branch.below.setdefault(step, Branch())
            assert isinstance(below, Branch)
            branch = below
        branch.below[last] = _key(entry, language)
    return root


def _key(entry: dict[str, Any], language: str) -> Key:
    options = tuple(Option(one["value"], one[language]) for one in entry.get("options", ()))
    return Key(
        Kind(entry["kind"]),
        entry[language],
        entry.get("unit", ""),
        entry.get("required", False),
        options,
        entry.get("new", False),
        entry.get("usual", False),
        entry.get("refers", ""),
    )
