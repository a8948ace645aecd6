"""The tables of the bench, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.bench.goals import NOT_TRIED, goals, kilobytes
from tests.bench.machine import described
from tests.bench.peers.known import TITLES
from tests.bench.results import Results, Row

MIB = 2**20
HEAD = (
    "", "pages", "site, MB", "seconds", "× ours", "seconds of processors",
    "memory, MiB", "growth", "runs",
)  # fmt: skip

LOADED = (
    "evaluations", "heaviest page, compressed", "script of charts, compressed",
    "before a query", "the same compressed", "first search", "further searches",
    "search index", "in files",
)  # fmt: skip


def tables(results: Results) -> str:
    """All tables of a run: the machine, each size, the goals."""
    parts = [described(results.machine)]
    for size in results.sizes:
        rows = sorted((row for row in results.rows if row.size == size), key=_position)
        parts += [f"### {rows[0].evaluations:,} evaluations", table(HEAD, _cells(rows, results))]
    parts += ["### What a reader's browser loads", table(LOADED, _loaded(results))]
    reached = {True: "yes", False: "**no**", None: "–"}
    lines = ((one.what, one.goal, one.found, reached[one.reached]) for one in goals(results))
    return "\n\n".join([*parts, "### Goals", table(("", "goal", "measured", "reached"), lines)])


def _position(row: Row) -> int:
    return list(TITLES).index(row.builder)


def _cells(rows: Iterable[Row], results: Results) -> Iterator[Sequence[str]]:
    for row in rows:
        ours = results.get("ours", row.size)
        yield (
            TITLES[row.builder],
            f"{row.pages:,}",
            f"{row.bytes / 1e6:,.0f}",
            f"{row.wall:,.2f}",
            f"{row.wall / ours.wall:.2f}" if ours else "–",
            f"{row.processor:,.2f}",
            f"{row.memory / MIB:,.0f}",
            f"{results.growth(row):.2f}",
            f"{len(row.costs)}",
        )


def _loaded(results: Results) -> Iterator[Sequence[str]]:
    """Of our site, in kB of a thousand; seconds of searches where there was a browser."""
    for size, found in sorted(results.loaded.items()):
        kinds = ("page", "charts", "search_head", "search_head_wire")
        searches = (_search(found, kind) for kind in ("first_search", "next_search"))
        before, index = (kilobytes(found[kind]) for kind in kinds), kilobytes(found["search"])
        yield f"{size:,}", *before, *searches, index, f"{found['search_files']:,}"


def _search(found: Mapping[str, int], kind: str) -> str:
    if kind not in found:
        return NOT_TRIED
    return f"{kilobytes(found[kind])}, {found[f'{kind}_ms'] / 1000:.2f} s"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, all its columns but the first one aligned to the right."""
    return "\n".join(
        (_line(head), _line(["---", *("---:" for _ in head[1:])]), *(_line(row) for row in rows))
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
