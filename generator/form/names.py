"""Names of departments and regions, also of those whose data cannot be used."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read

MOST_KEPT = 2000
"""Files of which the texts are remembered, so that a list of many departments is quick."""


def department_name(root: Path, department: str) -> str:
    """The name of a department, that of its folder where it cannot be read."""
    return name_in(root, f"{department}/department.yml")


def name_in(root: Path, name: str) -> str:
    """The name a file of the data gives what it describes, else that of its folder."""
    return text_in(root, name, "name") or name.split("/")[-2]


def text_in(root: Path, file: str, key: str) -> str:
    """The text at a key of a file of the data; "" where none can be read."""
    text = read(root / file, file, Report()) if (root / file).is_file() else None
    return _texts(text).get(key, "") if text else ""


@lru_cache(maxsize=MOST_KEPT)
def _texts(text: str) -> dict[str, str]:
    """The texts at the keys of a file."""
    tree = parse(text, "", Report())
    found = tree.entries.items() if isinstance(tree, Mapping) else ()
    return {key: one.text.strip() for key, one in found if isinstance(one, Scalar)}
