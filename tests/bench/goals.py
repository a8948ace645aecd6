"""The goals for builds, held against what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    for size in (MIDDLE, LARGEST):
        yield from _weights(size, results.weights.get(size))


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


def _weights(size: int, found: dict[str, int] | None) -> Iterator[Goal]:
    """Bytes of a site; limits in kB of a thousand, as browsers count."""
    asked = (
        ("read before a query at {}", "search_head", 300),
        ("heaviest page at {}, compressed, but the script of charts", "page", 200),
        ("script of charts at {}, compressed", "charts", 450),
    )
    for what, kind, limit in asked:
        text, goal = what.format(f"{size:,}"), f"≤ {limit} kB"
        if found is None:
            yield Goal(text, goal, NOT_TRIED, None)
        else:
            yield Goal(text, goal, f"{found[kind] / 1e3:,.0f} kB", found[kind] <= limit * 1000)
