"""Two names change places at once, or it is said that they cannot."""

import errno
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from generator import exchange as exchanging
from generator.exchange import exchange

linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


@linux
def test_folders_change_places(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert exchange(one, other)
    assert (one / "index.html").read_text() == "2"
    assert (other / "index.html").read_text() == "1"


@linux
def test_who_reads_meanwhile_always_finds_one(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    over, missed = Event(), []

    def reading() -> None:
        while not over.is_set():
            try:
                (one / "index.html").read_bytes()
            except FileNotFoundError as fault:
                missed.append(fault)

    readers = [Thread(target=reading) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(500):
        assert exchange(one, other)
    over.set()
    for reader in readers:
        reader.join(10)
    assert not missed


@linux
def test_a_name_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(folder(tmp_path / "one", "1"), tmp_path / "other")


def test_a_file_system_that_cannot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanging, "_call", lambda one, other: -1)
    monkeypatch.setattr("generator.exchange.ctypes.get_errno", lambda: errno.EINVAL)
    assert not exchange(tmp_path / "one", tmp_path / "other")


def test_a_system_without_the_call_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanging, "_call", lambda one, other: None)
    assert not exchange(tmp_path / "one", tmp_path / "other")
