"""Data somebody may go on with: written whole into a new or empty folder, never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output import MARK, Refused, new_folder

FILES = {"site.yml": "一".encode(), "a/b/facts.yml": b"x\n"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "x" / "new", tmp_path / "empty"):
        new_folder(target, FILES)
        assert tree(target) == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "x"]


@pytest.mark.parametrize("name", ["site.yml", MARK, ".hidden"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(Refused, match="not empty"):
        new_folder(tmp_path, FILES)
    assert tree(tmp_path) == {name: b"mine"}


def test_a_file_and_a_link_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    for name in ("file", "link"):
        with pytest.raises(Refused, match="not a folder"):
            new_folder(tmp_path / name, FILES)
    assert tree(tmp_path) == {"file": b"mine"}


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(Refused, match="No space"):
        new_folder(tmp_path / "new", FILES)
    assert list(tmp_path.iterdir()) == []
