"""Several folders at once: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output import Refused, new_folders
from generator.progress import Stage

FRAMEWORK = {"framework.yml": b"a", "rules.yml": b"b"}
YEAR = {"2024/facts.yml": b"c", "department.yml": b"d"}


def folders(root: Path) -> dict[Path, dict[str, bytes]]:
    return {root / "frameworks/new": FRAMEWORK, root / "body": YEAR}


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_all_are_written(tmp_path: Path) -> None:
    new_folders(folders(tmp_path))
    assert files(tmp_path) == {
        "body/2024/facts.yml": b"c",
        "body/department.yml": b"d",
        "frameworks/new/framework.yml": b"a",
        "frameworks/new/rules.yml": b"b",
    }


def test_none_where_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "body").mkdir()
    with pytest.raises(Refused, match="已经有了"):
        new_folders(folders(tmp_path))
    assert files(tmp_path) == {}
    assert not list((tmp_path / "frameworks").iterdir())


@pytest.mark.parametrize("step", range(6))
def test_none_where_it_is_stopped(step: int, tmp_path: Path) -> None:
    heard: list[int] = []

    def stop(stage: Stage, done: int, total: int) -> None:
        heard.append(done)
        if len(heard) > step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        new_folders(folders(tmp_path), stop)
    assert files(tmp_path) == {}


def test_none_where_the_last_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refused(self: Path, to: Path) -> Path:
        if Path(to).name == "body":
            raise OSError(28, "No space left on device", str(to))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(Refused, match="No space left"):
        new_folders(folders(tmp_path))
    assert files(tmp_path) == {}
    assert not list((tmp_path / "frameworks").iterdir())
