"""A few of what `python -m tests.faults` tries for long, with real publications."""

from __future__ import annotations

import random
import sys

import pytest

from tests.faults import disk, edits, kills, readers, surroundings, targets, together
from tests.faults.ground import Ground, Tally, prepared

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(sys.platform != "linux", reason="signals, locks and disks of Linux"),
]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return prepared(tmp_path_factory.mktemp("faults"))


@pytest.fixture
def chance() -> random.Random:
    return random.Random(6)


def check(tally: Tally, times: int) -> None:
    assert not tally.faults, "\n".join(tally.faults)
    assert tally.tried == times


def test_killed_at_random_moments(ground: Ground, chance: random.Random) -> None:
    check(kills.at_random_moments(ground, 4, chance), 4)


def test_killed_around_the_swap(ground: Ground, chance: random.Random) -> None:
    tally = kills.at_steps(ground, 2, chance)
    check(tally, 2)
    assert tally.seen == {"old site": 1, "new site": 1}


def test_no_room_for_a_file(ground: Ground) -> None:
    check(disk.too_large(ground), 1)


def test_a_full_disk(ground: Ground) -> None:
    tally = disk.full(ground, 1)
    if not tally.tried:
        pytest.skip(", ".join(tally.seen))
    check(tally, 1)


def test_two_at_once(ground: Ground) -> None:
    check(together.two_projects(ground, 1), 1)


def test_with_readers_at_work(ground: Ground) -> None:
    published, *reads = readers.during(ground, 2, 250)
    check(published, published.tried)
    for tally in reads:
        check(tally, tally.tried)
        assert tally.tried >= 250


def test_on_another_machine_and_another_day(ground: Ground) -> None:
    names = ("LC_ALL=C, no UTF-8", "eleven years later")
    those = [one for one in surroundings.ALL if one.name in names]
    check(surroundings.same_bytes(ground, those), 2)


@pytest.mark.parametrize("name", ["below a file", "a link to the data"])
def test_foreign_targets(ground: Ground, name: str) -> None:
    check(targets.foreign(ground, {name: targets.FOREIGN[name]}), 1)


def test_edits_while_building(ground: Ground) -> None:
    check(edits.while_building(ground, 1), 1)
    check(edits.and_taken_back(ground, 1), 1)


def test_what_is_no_whole_site_counts_as_a_fault(ground: Ground) -> None:
    place = ground.fresh()
    (place.target / "index.html").write_text("x")
    tally = Tally("altered")
    ground.unharmed(place, tally)
    assert len(tally.faults) == 3


def test_a_read_of_no_site_counts_as_a_fault() -> None:
    sites = [{"a": "1"}, {"a": "2"}, {"a": "3"}]
    good = [
        readers.Read("a", "1", 1, 1),
        readers.Read("a", "2", 1, 1),
        readers.Read("a", "3", 2, 3),
    ]
    bad = [
        readers.Read("a", "3", 1, 1),
        readers.Read("a", "1", 2, 3),
        readers.Read("a", None, 1, 1),
    ]
    assert not readers.judged("", good, sites).faults
    assert len(readers.judged("", bad, sites).faults) == 3
