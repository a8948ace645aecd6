"""A way to build a site, and one build made ready."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.districts import District
from tests.bench.measuring import Cost

Costs = Mapping[str, Cost]


@dataclass(frozen=True, slots=True)
class Material:
    """What peers build from: the district, and its pages as Markdown (not there for ours alone)."""

    district: District
    markdown: Path


@dataclass(frozen=True, slots=True)
class Build:
    """A command that writes a site, `sources` its Markdown pages.

    A command may tell of several costs itself, in the last line it says.
    """

    command: Sequence[str | Path]
    folder: Path
    site: Path
    sources: Sequence[str] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    tells: bool = False

    def costs(self, name: str, whole: Cost, said: str) -> Costs:
        """Costs by name."""
        if not self.tells:
            return {name: whole}
        told = json.loads(said.strip().splitlines()[-1])
        return {one: Cost(wall, processor, whole.memory) for one, (wall, processor) in told.items()}


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to build a site: how it is made ready in a new folder, up to which size by default."""

    name: str
    largest: int
    ready: Callable[[Material, Path], Build]
    from_markdown: bool = False
