"""Results that nobody measured."""

from tests.bench.measuring import Cost
from tests.bench.results import Results, Row

MIB = 2**20
SECONDS = {"ours": 0.02, "ours-without-search": 0.01, "ours-again": 0.008, "hugo-yaml": 0.02}
"""Of an evaluation."""


def row(builder, size, wall, memory=100):
    costs = [Cost(wall * share, wall * 2, memory * MIB) for share in (0.5, 1, 3)]
    return Row(builder, size, size, 10 * size, size * 1_000_000, costs)


def results(sizes=(60, 250, 1000, 4000)):
    rows = [row(name, size, each * size) for size in sizes for name, each in SECONDS.items()]
    stock = [row("stock", 250, 100.0)] if 250 in sizes else []
    loaded = {"page": 108_400, "charts": 1_469_000, "search_head": 60_000}
    loaded |= {"search_head_wire": 9_000, "search": 8_000_000, "search_files": 900}
    loaded |= {"first_search": 499_000, "first_search_ms": 610}
    loaded |= {"next_search": 150_000, "next_search_ms": 90}
    return Results({"date": "2026-01-02", "Python": "3.11"}, rows + stock, {250: loaded})
