"""What counts as a save, and that none is missed where no events come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.preview import watching
from generator.preview.looking import look_again, look_below
from generator.preview.watching import Touched, Watch

Saved = list[Touched]


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a" / "2024").mkdir(parents=True)
    (tmp_path / "pages").mkdir()
    return tmp_path


@pytest.fixture
def saved(root: Path) -> Iterator[Saved]:
    found: Saved = []
    watch = Watch(root, found.append, (root / "pages",))
    watch.start()
    time.sleep(0.3)
    yield found
    watch.stop()


def test_a_write_tells_the_folder_and_those_above(root: Path, saved: Saved) -> None:
    (root / "a" / "2024" / "facts.yml").write_text("a")
    assert until(lambda: bool(saved))
    assert saved[0] is not None
    assert {"a/2024", "a", ""} <= saved[0]


def test_a_file_put_in_place_of_another_is_a_save(root: Path, saved: Saved) -> None:
    aside = root / "a" / "2024" / ".facts.yml.swp"
    aside.write_text("a")
    time.sleep(0.2)
    saved.clear()
    aside.rename(root / "a" / "2024" / "facts.yml")
    assert until(lambda: bool(saved))


def test_all_is_read_again_once_when_nothing_was_saved_for_a_while(
    root: Path, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SELDOM", 0.5)
    (root / "a" / "2024" / "facts.yml").write_text("a")
    assert until(lambda: None in saved)
    time.sleep(1.5)
    assert saved.count(None) == 1


def test_what_events_told_is_not_taken_for_a_save_that_they_did_not_tell(
    root: Path, saved: Saved
) -> None:
    for number in range(3):
        (root / "a" / "2024" / "facts.yml").write_text(str(number))
        time.sleep(1.2 * watching.LEAST)
    assert saved
    assert None not in saved


def test_a_save_no_event_told_of_is_found_soon_after_another(
    root: Path, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_counts", lambda inside: inside.parts[0] != "b")
    (root / "b").mkdir()
    (root / "a" / "2024" / "facts.yml").write_text("a")
    assert until(lambda: None in saved)


def test_a_look_sees_a_write_and_no_hidden_one(root: Path) -> None:
    before = look_below(root)
    (root / "a" / ".history").mkdir()
    (root / "a" / "2024" / ".facts.yml.swp").write_text("a")
    assert look_below(root) == before
    (root / "a" / "2024" / "facts.yml").write_text("a")
    after = look_below(root)
    assert before is not None
    assert after is not None
    assert {name for name in after if after[name] != before[name]} == {"a/2024"}
    look_again(root, ["a/2024", "gone"], before)
    assert before == after


def test_a_look_passes_over_what_does_not_count_and_stops_when_told(root: Path) -> None:
    assert set(look_below(root, [root / "pages"]) or {}) == {"", "a", "a/2024"}
    assert look_below(root, stop=lambda: True) is None


def test_a_new_folder_may_touch_any(root: Path, saved: Saved) -> None:
    (root / "b").mkdir()
    assert until(lambda: saved[:1] == [None])


@pytest.mark.parametrize("name", ["pages/about.md", ".git/index", "a/.facts.yml.swp", "a/x.yml~"])
def test_what_is_no_data_is_no_save(root: Path, saved: Saved, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    time.sleep(0.2)
    saved.clear()
    (root / name).write_text("a")
    time.sleep(0.5)
    assert [one for one in saved if one is not None] == []


def test_reading_is_no_save(root: Path, saved: Saved) -> None:
    path = root / "a" / "2024" / "facts.yml"
    path.write_text("a")
    assert until(lambda: bool(saved))
    time.sleep(0.2)
    saved.clear()
    path.read_text()
    time.sleep(0.5)
    assert saved == []


def test_without_events_a_look_finds_the_save(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Saved = []
    watch = Watch(root, found.append)
    monkeypatch.setattr(watch._observer, "schedule", lambda *_, **__: no_more_watches())
    watch.start()
    try:
        time.sleep(0.3)
        (root / "a" / "2024" / "facts.yml").write_text("a")
        assert until(lambda: found == [None])
        time.sleep(2.5)
        assert found == [None]
    finally:
        watch.stop()


def no_more_watches() -> None:
    raise OSError(28, os.strerror(28))
