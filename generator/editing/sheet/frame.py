"""What the rows of an evaluation depend on besides its files: language, rules, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.load.folder import FRAMEWORKS, Folder
from generator.load.framework import load_framework
from generator.model.framework import Framework
from generator.problems import Report
from generator.yaml_nodes import nodes
from generator.yaml_nodes.fields import SLUG
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read


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


def text_at(node: nodes.Node | None, key: str) -> str:
    """The text at a key; "" where there is none."""
    found = node.entries.get(key) if isinstance(node, nodes.Mapping) else None
    return found.text.strip() if isinstance(found, nodes.Scalar) and not found.empty else ""
