"""Names of departments, also of those whose data cannot be used."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read


def department_name(root: Path, department: str) -> str:
    """The name of a department, that of its folder where it cannot be read."""
    return name_in(root, f"{department}/department.yml")


def name_in(root: Path, name: str) -> str:
    """The name a file of the data gives what it describes, else that of its folder."""
    text = read(root / name, name, Report()) if (root / name).is_file() else None
    tree = parse(text, name, Report()) if text is not None else None
    found = tree.entries.get("name") if isinstance(tree, Mapping) else None
    return found.text.strip() if isinstance(found, Scalar) else name.split("/")[-2]
