"""What evaluations say of themselves, and which folders hold drafts alone.

A mistake in these holds up nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.load.folder import FRAMEWORKS, YEAR
from generator.model.evaluation import Status
from generator.problems import Report
from generator.yaml_nodes.nodes import Scalar
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read

HEAD = "evaluation.yml"


@dataclass(frozen=True, slots=True)
class Head:
    """What an evaluation says of itself; empty texts where its head cannot be read."""

    folder: str
    status: str
    framework: str


def of_drafts(root: Path, files: Iterable[str]) -> frozenset[str]:
    """Those of the files that stand in the year of a draft or in a framework of drafts alone.

    What an evaluation whose head cannot be read may use is taken for published.
    """
    asked = tuple(files)
    folders = {"/".join(file.split("/")[:2]) for file in asked}
    years = {one.folder: one for one in heads(root)}
    drafts = {name for name, one in years.items() if one.status == Status.DRAFT}
    others = [one for name, one in years.items() if name not in drafts]
    known = all(one.framework for one in others)
    used = {one.framework for one in others}
    mine = {years[name].framework for name in drafts}
    alone = {f"{FRAMEWORKS}/{id}" for id in mine - used if known and id}
    free = folders & (drafts | alone)
    return frozenset(file for file in asked if "/".join(file.split("/")[:2]) in free)


def heads(root: Path) -> Iterator[Head]:
    """What every evaluation of the data says of itself, by folder."""
    for path in sorted(root.glob(f"*/*/{HEAD}")):
        department, year, _ = path.relative_to(root).parts
        if YEAR.fullmatch(year):
            yield _head(path, f"{department}/{year}")


def _head(path: Path, folder: str) -> Head:
    unheard = Report()
    text = read(path, HEAD, unheard)
    node = parse(text, HEAD, unheard) if text is not None else None
    values = {
        key: value.text.strip()
        for key in ("status", "framework")
        if node is not None and isinstance(value := node.entries.get(key), Scalar)
    }
    return Head(folder, values.get("status", ""), values.get("framework", ""))
