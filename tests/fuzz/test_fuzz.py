"""A small run of what `make fuzz` does with a million inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import feeding
from tests.fuzz.feeding import Feeder, fed, feeder, made
from tests.fuzz.planted import CRASH, HANG, RAISE
from tests.fuzz.running import Summary, run
from tests.fuzz.seeds import seeds

INPUTS = 2_000


def silent(summary: Summary) -> None:
    pass


def test_a_few_thousand_spoilt_files_break_nothing(tmp_path: Path) -> None:
    summary = run(INPUTS, 20, 1, tmp_path, silent)
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")]
    assert summary.ok, f"{summary}\n{kept[:3]}"
    assert summary.inputs == INPUTS


def test_inputs_are_the_same_each_time_and_differ_from_what_they_start_from() -> None:
    inputs = [made(3, number) for number in range(300)]
    assert inputs == [made(3, number) for number in range(300)]
    assert inputs != [made(4, number) for number in range(300)]
    changed = [data for start, data in inputs if data != start.data]
    assert len(changed) > 250
    assert {start.base for start, _ in inputs} == {"minimal", "lifecycle", "real"}


def test_all_bad_inputs_and_the_real_evaluation_are_seeds() -> None:
    files = {(one.base, one.file) for one in seeds()}
    assert ("real", "shanting-industry-it/2021/published.yml") in files
    assert len(seeds()) > 300


def test_a_crash_a_hang_and_a_traceback_are_seen(tmp_path: Path) -> None:
    summary = run(10, 1, 1, tmp_path, silent, feeding="tests.fuzz.planted", stuck=3)
    assert (summary.crashes, summary.hangs, summary.tracebacks) == ([CRASH], [HANG], [RAISE])
    assert not summary.ok
    assert {path.name for path in tmp_path.glob("*.bin")} == {
        f"1-{number}.bin" for number in (CRASH, HANG, RAISE)
    }


def test_what_is_raised_or_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    with feeder() as feed:
        monkeypatch.setattr(Feeder, "feed", broken)
        assert "RecursionError" in fed(feed, 1, 1).fault
        monkeypatch.setattr(Feeder, "feed", endless)
        monkeypatch.setattr(feeding, "SECONDS", 0.2)
        assert fed(feed, 1, 1).fault == "hang"
