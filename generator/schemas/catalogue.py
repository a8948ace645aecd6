"""What stands in every data file, as fields.toml says it: keys, types, meaning in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from generator.catalogues import read_catalogue

Path = tuple[str, ...]
"""The keys that lead to a key, itself included; lists count for nothing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What something is, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: its types, whether it is needed (yes, no, depends), its meaning.

    `checked` says whether a schema can tell that it is missing.
    """

    types: tuple[str, ...]
    needed: str
    meaning: Meaning
    checked: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of a file, or of a kind of rule.

    `one_of` names, by the path of a mapping, the keys of which exactly one must stand in it.
    """

    name: str
    at: str
    meaning: Meaning
    keys: Mapping[Path, Key]
    one_of: Mapping[Path, tuple[str, ...]]

    def below(self, path: Path) -> dict[str, Key]:
        """The keys of the mapping at a path, by name."""
        return {key[-1]: one for key, one in self.keys.items() if key[:-1] == path}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All forms: files by name, kinds of rules by name; choices by name and value."""

    files: Mapping[str, Form]
    kinds: Mapping[str, Form]
    choices: Mapping[str, Mapping[str, Meaning]]


@cache
def catalogue() -> Catalogue:
    """What fields.toml says."""
    read = read_catalogue("generator.schemas", "fields.toml")
    return Catalogue(
        {f"{name}.yml": _form(f"{name}.yml", entry) for name, entry in read["files"].items()},
        {name: _form(name, entry) for name, entry in read["kinds"].items()},
        {
            name: {value: Meaning(**texts) for value, texts in entries.items()}
            for name, entries in read["choices"].items()
        },
    )


def _form(name: str, entry: Mapping[str, Any]) -> Form:
    keys = {path: _key(one) for written, one in entry["keys"].items() for path in _paths(written)}
    one_of = {
        tuple(part for part in path.split(".") if part): tuple(names)
        for path, names in entry.get("one_of", {}).items()
    }
    return Form(name, entry.get("at", ""), Meaning(entry["zh"], entry["en"]), keys, one_of)


def _paths(written: str) -> list[Path]:
    """The paths that `strategic/annual.table` stands for."""
    return list(product(*(step.split("/") for step in written.split("."))))


def _key(entry: Mapping[str, Any]) -> Key:
    types = tuple(one.strip() for one in entry["type"].split("|"))
    meaning = Meaning(entry["zh"], entry["en"])
    return Key(types, entry["needed"], meaning, entry.get("checked", True))
