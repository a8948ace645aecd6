"""The goals for builds and for what readers load, held against what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.results import Results, Row

NOT_TRIED = "not measured"
MOST_MEMORY = 1536 * 2**20
SEARCHES = ((250, 500, 0.6), (4000, 1000, 1.0))
"""The most kB and seconds of a search, by size."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted, what was found, and whether that is enough; None where it was not tried."""

    what: str
    goal: str
    found: str
    reached: bool | None


def _wall(row: Row) -> float:
    return row.wall


def _processor(row: Row) -> float:
    return row.processor


def _memory(row: Row) -> float:
    return row.memory


@dataclass(frozen=True, slots=True)
class Ratio:
    """What one build, by builder and size, may cost of another one's cost at most, or at least."""

    what: str
    one: tuple[str, int]
    other: tuple[str, int]
    limit: float
    measure: Callable[[Row], float] = _wall
    at_least: bool = False

    def goal(self, results: Results) -> Goal:
        """Held against results."""
        one, other = results.get(*self.one), results.get(*self.other)
        goal = f"{'≥' if self.at_least else '≤'} {self.limit:g} ×"
        if one is None or other is None:
            return Goal(self.what, goal, NOT_TRIED, None)
        found = self.measure(one) / self.measure(other)
        enough = found >= self.limit if self.at_least else found <= self.limit
        return Goal(self.what, goal, f"{found:.2f} ×", enough)


APART, WHOLE, AGAIN = "ours-without-search", "ours", "ours-again"
RATIOS = (
    Ratio("250: stock Material against ours without search", ("stock", 250), (APART, 250), 25,
          at_least=True),
    Ratio("250: ours without search against Hugo from the same YAML", (APART, 250),
          ("hugo-yaml", 250), 1),
    Ratio("time of 4,000 against 250", (WHOLE, 4000), (WHOLE, 250), 17),
    Ratio("time of 4,000 against 250, without search", (APART, 4000), (APART, 250), 17),
    Ratio("memory of 4,000 against 250", (WHOLE, 4000), (WHOLE, 250), 17, _memory),
    Ratio("250: one figure changed against a cold build", (AGAIN, 250), (WHOLE, 250), 0.5),
    Ratio("1,000: one figure changed against a cold build", (AGAIN, 1000), (WHOLE, 1000), 0.5),
    Ratio("250: processors, with the search index against without", (WHOLE, 250), (APART, 250), 3,
          _processor),
    Ratio("1,000: processors, with the search index against without", (WHOLE, 1000),
          (APART, 1000), 3, _processor),
)  # fmt: skip
"""An index that takes twice as long as the pages makes the whole take three times as long."""


def goals(results: Results) -> Iterator[Goal]:
    """The goals in the order of the product's list."""
    for ratio in RATIOS:
        yield ratio.goal(results)
    thousand = results.get(WHOLE, 1000)
    memory = thousand.memory if thousand else None
    yield _within("1,000: memory, with the search index", memory, MOST_MEMORY, _mebibytes)
    for size, kilo, seconds in SEARCHES:
        yield from _loaded(size, results.loaded.get(size, {}))
        yield from _searches(size, results.loaded.get(size, {}), kilo, seconds)


def kilobytes(count: float) -> str:
    """Bytes in kB of a thousand, as browsers count."""
    return f"{count / 1000:,.0f} kB"


def _loaded(size: int, found: Mapping[str, int]) -> Iterator[Goal]:
    asked = (
        ("{:,}: read before a query", "search_head", 300),
        ("{:,}: heaviest page, compressed, but the script of charts", "page", 200),
        ("{:,}: script of charts, compressed", "charts", 450),
    )
    for what, kind, limit in asked:
        yield _within(what.format(size), found.get(kind), 1000 * limit, kilobytes)


def _searches(size: int, found: Mapping[str, int], kilo: int, seconds: float) -> Iterator[Goal]:
    for name, kind in (("first search", "first_search"), ("further searches", "next_search")):
        what = f"{size:,}: {name}"
        yield _within(f"{what}, bytes", found.get(kind), 1000 * kilo, kilobytes)
        yield _within(f"{what}, time", found.get(f"{kind}_ms"), 1000 * seconds, _seconds)


def _mebibytes(count: float) -> str:
    return f"{count / 2**20:,.0f} MiB"


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s"


def _within(what: str, found: int | None, limit: float, written: Callable[[float], str]) -> Goal:
    goal = f"≤ {written(limit)}"
    if found is None:
        return Goal(what, goal, NOT_TRIED, None)
    return Goal(what, goal, written(found), found <= limit)
