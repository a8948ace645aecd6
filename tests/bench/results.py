"""What was measured, and the few questions asked of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measuring import Cost


@dataclass(slots=True)
class Row:
    """One builder at one size: `pages` and `bytes` of its site, the costs of all runs."""

    builder: str
    size: int
    evaluations: int
    pages: int
    bytes: int
    costs: list[Cost] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """Median seconds on the clock."""
        return median(one.wall for one in self.costs)

    @property
    def processor(self) -> float:
        """Median seconds of processors."""
        return median(one.processor for one in self.costs)

    @property
    def memory(self) -> int:
        """The most bytes held at a time, in any run."""
        return max(one.memory for one in self.costs)


@dataclass(slots=True)
class Results:
    """The rows of one run of the bench; `loaded` is what readers of our site load,
    by size: bytes and milliseconds of each kind (see `weights` and `searching`)."""

    machine: Mapping[str, str]
    rows: list[Row] = field(default_factory=list)
    loaded: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def sizes(self) -> Sequence[int]:
        """The sizes measured, smallest first."""
        return sorted({row.size for row in self.rows})

    @property
    def builders(self) -> Sequence[str]:
        """Those measured, in the order they first were."""
        return list(dict.fromkeys(row.builder for row in self.rows))

    def get(self, builder: str, size: int) -> Row | None:
        """What a builder took at a size; None where it was not measured."""
        return next((r for r in self.rows if (r.builder, r.size) == (builder, size)), None)

    def of(self, builder: str) -> list[Row]:
        """What a builder took, smallest size first."""
        return sorted((r for r in self.rows if r.builder == builder), key=lambda r: r.size)

    def growth(self, row: Row) -> float:
        """The time of an evaluation, as a multiple of the one at the builder's smallest size."""
        first = self.of(row.builder)[0]
        return (row.wall / row.evaluations) / (first.wall / first.evaluations)

    def save(self, path: Path) -> None:
        """Write all of it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")


def saved(path: Path) -> Results:
    """What an earlier run wrote."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    rows = [Row(**{**row, "costs": [Cost(**one) for one in row["costs"]]}) for row in told["rows"]]
    loaded = {int(size): found for size, found in told["loaded"].items()}
    return Results(told["machine"], rows, loaded)
