"""Which builders are run how often, and what becomes of those that fail."""

import sys

import pytest

from tests.bench import running
from tests.bench.districts import PARTS, District
from tests.bench.peers.peer import Build, Peer
from tests.bench.results import Results
from tests.bench.running import Asked, Bench

WRITE = """
import pathlib, sys
for part in sys.argv[2:]:
    folder = pathlib.Path(sys.argv[1], "d/2021", part)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text("82.89")
"""


def builder(name, parts=PARTS, code=WRITE, largest=10):
    def ready(material, folder):
        folder.mkdir()
        command = [sys.executable, "-c", code, folder / "site", *parts]
        return Build(command, folder, folder / "site")

    return Peer(name, largest, ready)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """Runs builders over two sizes of a made-up district."""

    def district(folder, size):
        return District(folder, size, size, {"d/2021": "82.89"})

    monkeypatch.setattr(running, "district", district)

    def run(*peers, runs=2, patience=100.0):
        largest = {one.name: one.largest for one in peers}
        one = Bench(Asked((10, 5), peers, runs, largest, patience), tmp_path, Results({}))
        list(one.run())
        return one

    return run


def runs(bench):
    return {(row.builder, row.size): len(row.costs) for row in bench.results.rows}


def test_every_builder_runs_at_its_sizes(bench):
    done = bench(builder("a"), builder("b", largest=5))
    assert runs(done) == {("a", 5): 2, ("b", 5): 2, ("a", 10): 2}
    assert {row.pages for row in done.results.rows} == {len(PARTS)}
    assert done.failed == []


def test_builders_take_turns(bench, capsys):
    bench(builder("a"), builder("b", largest=5))
    told = [line.split()[:2] for line in capsys.readouterr().err.splitlines() if " s, " in line]
    assert told == [["5:", "a"], ["5:", "b"], ["10:", "a"]] * 2


def test_what_takes_long_is_not_repeated(bench):
    assert set(runs(bench(builder("a"), patience=0.0)).values()) == {1}


@pytest.mark.parametrize(
    "wrong", [builder("wrong", PARTS[:-1]), builder("wrong", code="raise SystemExit(3)")]
)
def test_what_failed_is_told_and_neither_counted_nor_repeated(bench, wrong, capsys):
    done = bench(wrong, builder("a"))
    assert done.failed == ["wrong 5", "wrong 10"]
    assert runs(done) == {("a", 5): 2, ("a", 10): 2}
    assert "wrong" in capsys.readouterr().err


def test_nothing_that_was_built_stays(bench, tmp_path):
    bench(builder("a"), builder("wrong", ()))
    assert list(tmp_path.rglob("*.html")) == []
