"""Names of departments, also of those whose data cannot be used."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read

MOST_KEPT = 2000
"""Names that are remembered, so that a list of many departments is quick."""


def department_name(root: Path, department: str) -> str:
    """The name of a department, that of its folder where it cannot be read."""
    return name_in(root, f"{department}/department.yml")


def name_in(root: Path, name: str) -> str:
    """The name a file of the data gives what it describes, else that of its folder."""
    text = read(root / name, name, Report()) if (root / name).is_file() else None
    return (text and _named(text)) or name.split("/")[-2]


@lru_cache(maxsize=MOST_KEPT)
def _named(text: str) -> str:
    """The name that stands in the text of a file, "" where none can be read."""
    tree = parse(text, "", Report())
    found = tree.entries.get("name") if isinstance(tree, Mapping) else None
    return found.text.strip() if isinstance(found, Scalar) else ""
