"""All builders over all sizes, run after run, so that a busy moment hits none of them alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.complete import check_complete, made
from tests.bench.districts import district, markdown
from tests.bench.measuring import Failed, measured
from tests.bench.peers.peer import Build, Material, Peer
from tests.bench.results import Results, Row
from tests.bench.searching import searches
from tests.bench.weights import weights


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured; `largest` is up to which size each builder is tried.

    What took longer than `patience` seconds is not repeated.
    """

    sizes: Sequence[int]
    peers: Sequence[Peer]
    runs: int
    largest: Mapping[str, int]
    patience: float


@dataclass(slots=True)
class Bench:
    """A run of the bench in a folder of its own; `failed` names what did not build."""

    asked: Asked
    folder: Path
    results: Results
    failed: list[str] = field(default_factory=list)

    def run(self) -> Iterator[Results]:
        """Measure; what there is so far after each round over all sizes."""
        materials = {size: self._material(size) for size in sorted(self.asked.sizes)}
        for number in range(self.asked.runs):
            for size, material in materials.items():
                for peer in self._peers(size):
                    if self._wanted(peer, size):
                        self._measure(peer, size, material, number)
            yield self.results

    def _peers(self, size: int) -> list[Peer]:
        return [one for one in self.asked.peers if size <= self.asked.largest[one.name]]

    def _material(self, size: int) -> Material:
        _say(f"{size}: evaluations are invented")
        folder = self.folder / str(size)
        own = Material(district(folder / "project", size), folder / "markdown")
        if any(one.from_markdown for one in self._peers(size)):
            markdown(own.district, own.markdown)
        return own

    def _wanted(self, peer: Peer, size: int) -> bool:
        """Not if it failed, or took too long to be repeated."""
        taken = self.results.get(peer.name, size)
        quick = taken is None or taken.costs[0].wall <= self.asked.patience
        return quick and f"{peer.name} {size}" not in self.failed

    def _measure(self, peer: Peer, size: int, material: Material, number: int) -> None:
        folder = self.folder / f"{peer.name}-{size}-{number}"
        try:
            self._build(peer.name, size, material, peer.ready(material, folder))
        except Failed as failed:
            self.failed.append(f"{peer.name} {size}")
            _say(str(failed))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _build(self, name: str, size: int, material: Material, build: Build) -> None:
        whole, said = measured(build.command, build.folder, build.env)
        check_complete(build.site, material.district, build.sources)
        found = made(build.site)
        for one, cost in build.costs(name, whole, said).items():
            row = self.results.get(one, size)
            if row is None:
                count = material.district.evaluations
                row = Row(one, size, count, found.pages, found.bytes)
                self.results.rows.append(row)
            row.costs.append(cost)
            _say(f"{size}: {one} {cost.wall:.2f} s, {cost.memory / 2**20:.0f} MiB")
        if name == "ours" and size not in self.results.loaded:
            self.results.loaded[size] = {**weights(build.site), **searches(build.site)}


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
