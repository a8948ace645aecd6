"""What the rows of an evaluation depend on besides its files: language, rules, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.editing.sheet.row import Option
from generator.load.folder import FRAMEWORKS, Folder
from generator.load.framework import load_framework
from generator.model.framework import Framework
from generator.problems import Report
from generator.yaml_nodes import nodes
from generator.yaml_nodes.fields import SLUG
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.readable import items_at, text_at
from generator.yaml_nodes.source import read

LONGEST_NAME = 60
"""Characters by which an entry without a name is called."""


@dataclass(frozen=True)
class Frame:
    """The files of a folder as far as they can be read, by name without the folder.

    `framework` is None where it is not known; `profile` the context its rules may depend on.
    """

    folder: str
    language: str
    files: Mapping[str, nodes.Mapping]
    framework: Framework | None
    profile: str

    def named(self, file: str) -> str:
        """A file of the folder, named from the data folder."""
        return f"{self.folder}/{file}".lstrip("/")

    @cached_property
    def names(self) -> Mapping[str, tuple[Option, ...]]:
        """What values of the evaluation may refer to: ids, each with what it is called."""
        problems, recommendations = (
            _listed(self.files.get("findings.yml"), key, "text")
            for key in ("problems", "recommendations")
        )
        known = self.framework
        return {
            "fact": _listed(self.files.get("facts.yml"), "facts", "name"),
            "leaf": tuple(Option(one.id, one.name) for one in known.leaves) if known else (),
            "veto": tuple(Option(one.id, one.text) for one in known.vetoes) if known else (),
            "problem": problems,
            "finding": (*problems, *recommendations),
        }


def _listed(node: nodes.Mapping | None, key: str, name: str) -> tuple[Option, ...]:
    """The entries of a list that have an id, each with the text of a key, or else its id."""
    texts = ((text_at(one, "id"), text_at(one, name)) for one in items_at(node, key))
    return tuple(Option(id, _short(text) or id) for id, text in texts if id)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def frame_of(root: Path, folder: str, names: tuple[str, ...], language: str) -> Frame:
    """The files of a folder read; what cannot be read is left out."""
    files: dict[str, nodes.Mapping] = {}
    for name in names:
        full = f"{folder}/{name}".lstrip("/")
        text = read(root / full, full, Report()) if (root / full).exists() else None
        node = parse(text, full, Report()) if text is not None else None
        if node is not None:
            files[name] = node
    head = files.get("evaluation.yml")
    framework = _framework(root, text_at(head, "framework"))
    return Frame(folder, language, files, framework, text_at(head, "profile"))


def _framework(root: Path, id: str) -> Framework | None:
    name = f"{FRAMEWORKS}/{id}"
    if not SLUG.fullmatch(id) or not (root / name).is_dir():
        return None
    return load_framework(Folder(root, name, Report()), id).framework
