"""The goals for builds, held against what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.results import Results, Row

MIB = 2**20
MIDDLE, LARGE, LARGEST = 250, 1000, 4000


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted, what was found, and whether that is enough; None where it was not tried."""

    what: str
    goal: str
    found: str
    reached: bool | None


NOT_TRIED = "not measured"


def goals(results: Results) -> Iterator[Goal]:
    """The goals in the order of the product's list."""
    get = results.get
    apart, stock = get("ours-without-search", MIDDLE), get("stock", MIDDLE)
    yield _goal(
        "cold build of 250, search apart, against stock Material", "≥ 25 × faster",
        (stock, apart), lambda a, b: a.wall / b.wall, lambda ratio: ratio >= 25, "{:.1f} ×",
    )  # fmt: skip
    yield _goal(
        "the same against Hugo from the same YAML", "no slower",
        (apart, get("hugo-yaml", MIDDLE)), _ratio, lambda ratio: ratio <= 1, "{:.2f} × its time",
    )  # fmt: skip
    whole = {size: get("ours", size) for size in (MIDDLE, LARGE, LARGEST)}
    for name, builder in (("whole", "ours"), ("search apart", "ours-without-search")):
        yield _goal(
            f"time of 4,000 against 250, {name}", "≤ 17 ×",
            (get(builder, LARGEST), get(builder, MIDDLE)), _ratio, _at_most(17), "{:.1f} ×",
        )  # fmt: skip
    yield _goal(
        "memory of 4,000 against 250", "≤ 17 ×", (whole[LARGEST], whole[MIDDLE]),
        lambda a, b: a.memory / b.memory, _at_most(17), "{:.1f} ×",
    )  # fmt: skip
    yield _goal(
        "memory at 1,000, with the search index", "≤ 1,536 MiB", (whole[LARGE], whole[LARGE]),
        lambda a, _: a.memory / MIB, _at_most(1536), "{:,.0f} MiB",
    )  # fmt: skip
    for size in (MIDDLE, LARGE):
        yield _goal(
            f"one figure changed at {size:,}, against a cold build", "≤ 0.5 ×",
            (get("ours-again", size), get("ours", size)), _ratio, _at_most(0.5), "{:.2f} ×",
        )  # fmt: skip
        yield _goal(
            f"search index at {size:,}, against the build without it", "≤ 2 ×",
            (get("ours", size), get("ours-without-search", size)),
            lambda a, b: a.wall / b.wall - 1, _at_most(2), "{:.2f} ×",
        )  # fmt: skip
    for size, kilo, seconds in ((MIDDLE, 500, 0.6), (LARGEST, 1000, 1.0)):
        yield from _loaded(size, results.loaded.get(size, {}))
        yield from _searches(size, results.loaded.get(size, {}), kilo, seconds)


def _ratio(one: Row, other: Row) -> float:
    return one.wall / other.wall


def _at_most(limit: float) -> Callable[[float], bool]:
    return lambda found: found <= limit


def _goal(
    what: str,
    goal: str,
    rows: tuple[Row | None, Row | None],
    value: Callable[[Row, Row], float],
    enough: Callable[[float], bool],
    written: str,
) -> Goal:
    one, other = rows
    if one is None or other is None:
        return Goal(what, goal, NOT_TRIED, None)
    found = value(one, other)
    return Goal(what, goal, written.format(found), enough(found))


def kilobytes(count: float) -> str:
    """Bytes in kB of a thousand, as browsers count."""
    return f"{count / 1000:,.0f} kB"


def _loaded(size: int, found: Mapping[str, int]) -> Iterator[Goal]:
    asked = (
        ("read before a query at {:,}", "search_head", 300),
        ("heaviest page at {:,}, compressed, but the script of charts", "page", 200),
        ("script of charts at {:,}, compressed", "charts", 450),
    )
    for what, kind, limit in asked:
        yield _within(what.format(size), found.get(kind), 1000 * limit, kilobytes)


def _searches(size: int, found: Mapping[str, int], kilo: int, seconds: float) -> Iterator[Goal]:
    for name, kind in (("first search", "first_search"), ("further searches", "next_search")):
        what = f"{name} at {size:,}"
        yield _within(f"{what}, bytes", found.get(kind), 1000 * kilo, kilobytes)
        yield _within(f"{what}, time", found.get(f"{kind}_ms"), 1000 * seconds, _seconds)


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s"


def _within(what: str, found: int | None, limit: float, written: Callable[[float], str]) -> Goal:
    goal = f"≤ {written(limit)}"
    if found is None:
        return Goal(what, goal, NOT_TRIED, None)
    return Goal(what, goal, written(found), found <= limit)
