from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import output
from generator.output import MARK, Refused, replace_folder

FILES = {"index.md": "一".encode(), "a/b/data.json": b"{}\r\n"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "evaluations"
    folder.mkdir()
    (folder / "site.yml").write_text("x")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out"


class TestWrites:
    def test_a_new_folder(self, target: Path, data: Path) -> None:
        replace_folder(target, FILES, data)
        assert {**FILES, MARK: output.MARK_TEXT.encode()} == tree(target)

    def test_below_folders_that_do_not_exist(self, target: Path, data: Path) -> None:
        replace_folder(target / "x" / "y", FILES, data)
        assert (target / "x" / "y" / "index.md").is_file()

    def test_an_empty_folder(self, target: Path, data: Path) -> None:
        target.mkdir()
        replace_folder(target, FILES, data)
        assert (target / "index.md").is_file()

    def test_over_its_own_earlier_output_whole(self, target: Path, data: Path) -> None:
        replace_folder(target, {"old.md": b"x"}, data)
        replace_folder(target, FILES, data)
        assert {*FILES, MARK} == set(tree(target))

    def test_leaves_nothing_beside(self, target: Path, data: Path) -> None:
        replace_folder(target, FILES, data)
        replace_folder(target, FILES, data)
        assert sorted(path.name for path in target.parent.iterdir()) == ["evaluations", "out"]


class TestRefuses:
    def refuse(self, target: Path, data: Path) -> str:
        with pytest.raises(Refused) as refusal:
            replace_folder(target, FILES, data)
        return str(refusal.value)

    def test_a_folder_with_other_files(self, target: Path, data: Path) -> None:
        target.mkdir()
        (target / "letter.docx").write_bytes(b"x")
        assert str(target) in self.refuse(target, data)
        assert tree(target) == {"letter.docx": b"x"}

    def test_a_file(self, target: Path, data: Path) -> None:
        target.write_bytes(b"x")
        self.refuse(target, data)
        assert target.read_bytes() == b"x"

    def test_a_link(self, target: Path, data: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
        self.refuse(target, data)
        assert target.is_symlink()

    @pytest.mark.parametrize("inside", ["", "new", "2021/x"])
    def test_the_data_folder(self, data: Path, inside: str) -> None:
        self.refuse(data / inside, data)
        assert tree(data) == {"site.yml": b"x"}

    def test_a_folder_around_the_data(self, data: Path, tmp_path: Path) -> None:
        self.refuse(tmp_path, data)
        assert tree(tmp_path) == {"evaluations/site.yml": b"x"}

    def test_the_data_folder_through_a_link(self, data: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(data)
        self.refuse(tmp_path / "link" / "new", data)
        assert tree(data) == {"site.yml": b"x"}

    def test_the_data_folder_by_a_detour(self, data: Path, tmp_path: Path) -> None:
        (tmp_path / "other").mkdir()
        self.refuse(tmp_path / "other" / ".." / "evaluations", data)
        assert tree(data) == {"site.yml": b"x"}

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_place_without_permission(self, tmp_path: Path, data: Path) -> None:
        (tmp_path / "closed").mkdir(mode=0o500)
        assert "closed" in self.refuse(tmp_path / "closed" / "out", data)

    def test_a_place_below_a_file(self, tmp_path: Path, data: Path) -> None:
        (tmp_path / "file").write_bytes(b"x")
        assert "file" in self.refuse(tmp_path / "file" / "out", data)


class TestWhereNamesCannotBeExchanged:
    @pytest.fixture(autouse=True)
    def _plain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.output.exchange", lambda one, other: False)

    def test_the_folder_is_replaced_all_the_same(self, target: Path, data: Path) -> None:
        replace_folder(target, {"old.md": b"old"}, data)
        replace_folder(target, FILES, data)
        assert tree(target).keys() == {*FILES, MARK}


class TestFailure:
    @pytest.fixture
    def old(self, target: Path, data: Path) -> dict[str, bytes]:
        replace_folder(target, {"old.md": b"old"}, data)
        return tree(target)

    def check(self, target: Path, data: Path, old: dict[str, bytes]) -> None:
        with pytest.raises(Refused):
            replace_folder(target, FILES, data)
        assert tree(target) == old
        assert sorted(path.name for path in target.parent.iterdir()) == ["evaluations", "out"]

    def test_while_writing_leaves_the_old_folder(
        self, target: Path, data: Path, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = Path.write_bytes

        def failing(path: Path, content: bytes) -> int:
            if path.name == "data.json":
                raise OSError(28, "No space left on device")
            return write(path, content)

        monkeypatch.setattr(Path, "write_bytes", failing)
        self.check(target, data, old)

    def test_while_exchanging_leaves_the_old_folder(
        self, target: Path, data: Path, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(one: Path, other: Path) -> bool:
            raise OSError(13, "Permission denied")

        monkeypatch.setattr("generator.output.exchange", failing)
        self.check(target, data, old)

    @pytest.mark.parametrize("broken", [1, 2])
    def test_while_swapping_leaves_the_old_folder(
        self,
        target: Path,
        data: Path,
        old: dict[str, bytes],
        monkeypatch: pytest.MonkeyPatch,
        broken: int,
    ) -> None:
        rename, calls = Path.rename, 0

        def failing(source: Path, to: Path) -> Path:
            nonlocal calls
            calls += 1
            if calls == broken:
                raise OSError(16, "Device or resource busy")
            return rename(source, to)

        monkeypatch.setattr("generator.output.exchange", lambda one, other: False)
        monkeypatch.setattr(Path, "rename", failing)
        self.check(target, data, old)

    def test_any_other_failure_leaves_the_old_folder_too(
        self, target: Path, data: Path, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rename, calls = Path.rename, 0

        def interrupted(source: Path, to: Path) -> Path:
            nonlocal calls
            calls += 1
            if calls == 2:
                raise KeyboardInterrupt
            return rename(source, to)

        monkeypatch.setattr("generator.output.exchange", lambda one, other: False)
        monkeypatch.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            replace_folder(target, FILES, data)
        assert tree(target) == old
