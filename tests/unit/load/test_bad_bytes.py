"""Files that are bad as bytes, as sizes or as things in a file system."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from generator.checks import check
from generator.load import Loaded, load
from generator.problems import Report
from generator.problems.printing import as_text
from generator.yaml_nodes import source

PROFILE = "example-agriculture/2024/profile.yml"

BYTES = {
    "BOM at the start is taken": lambda data: b"\xef\xbb\xbf" + data,
    "two BOMs": lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data,
    "BOM in the middle": lambda data: data.replace(b"offices", b"\xef\xbb\xbfoffices"),
    "UTF-16 with a BOM": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without a BOM": lambda data: data.decode().encode("utf-16-le"),
    "GBK": lambda data: data.decode().encode("gbk"),
    "no encoding at all": lambda data: data.replace("办公室".encode(), b"\xff\xc0\x80"),
    "null bytes": lambda data: data.replace("办公室".encode(), b"a\0b"),
    "escape sequence": lambda data: data.replace("办公室".encode(), b"\x1b[31m"),
    "CRLF is taken": lambda data: data.replace(b"\n", b"\r\n"),
    "lone CR is taken": lambda data: data.replace(b"\n", b"\r"),
    "mixed line ends are taken": lambda data: data.replace(b"\n", b"\r\n", 2),
    "no final newline is taken": lambda data: data.rstrip(b"\n"),
    "CRLF and an error": lambda data: data.replace(b"\n", b"\r\n") + b"colour: x\r\n",
    "one line of a megabyte": lambda data: data.replace("办公室".encode(), b"x" * 1_000_000),
    "brackets without end": lambda data: data + b"x: " + b"[" * 100_000,
    "braces without end": lambda data: data + b"x: " + b"{a: " * 100_000,
    "dashes without end": lambda data: data + b"x:\n" + b"- " * 100_000,
    "deep indentation": lambda data: data + b"".join(b" " * n + b"a:\n" for n in range(100)),
    "many unknown keys": lambda data: data + b"".join(b"k%d: 1\n" % n for n in range(50_000)),
}


def loaded(folder: Path) -> tuple[Loaded, Report]:
    report = Report()
    found = load(folder, report)
    check(found, report)
    return found, report


def told(folder: Path) -> str:
    _, report = loaded(folder)
    return as_text(report.problems, lambda place: None) or "(no problem)\n"


def test_bytes(minimal: Path, golden) -> None:
    path = minimal / PROFILE
    data = path.read_bytes()
    text = []
    for name, spoil in BYTES.items():
        path.write_bytes(spoil(data))
        started = time.process_time()
        text.append(f"## {name}\n\n{told(minimal)}")
        assert time.process_time() - started < 20, name
    golden("bytes.txt", "\n".join(text))


@pytest.mark.parametrize("name", [name for name in BYTES if name.endswith("taken")])
def test_what_is_taken_gives_the_same_model(minimal: Path, name: str) -> None:
    before, _ = loaded(minimal)
    path = minimal / PROFILE
    path.write_bytes(BYTES[name](path.read_bytes()))
    after, _ = loaded(minimal)
    assert after == before


def test_a_huge_file_is_not_read(minimal: Path, golden) -> None:
    with (minimal / PROFILE).open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    started = time.process_time()
    golden("huge-file.txt", told(minimal))
    assert time.process_time() - started < 10


def test_too_many_files(minimal: Path, golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.load.survey.MAX_ENTRIES", 500)
    for number in range(600):
        (minimal / "example-agriculture" / f"{number}.txt").touch()
    golden("too-many-files.txt", told(minimal))


def test_a_hundred_thousand_files_are_refused_at_once(minimal: Path) -> None:
    folder = minimal / "example-agriculture" / "many"
    folder.mkdir()
    for number in range(100_000):
        os.close(os.open(folder / str(number), os.O_CREAT))
    started = time.process_time()
    assert "[too-many-files]" in told(minimal)
    assert time.process_time() - started < 10


def test_folders_without_end(minimal: Path, golden) -> None:
    deep = minimal / "/".join(["a"] * 200)
    deep.mkdir(parents=True)
    started = time.process_time()
    golden("deep-folders.txt", told(minimal))
    assert time.process_time() - started < 10


def test_links(minimal: Path, tmp_path: Path, golden) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("schema_version: 1\n", encoding="utf-8")
    (minimal / PROFILE).unlink()
    (minimal / PROFILE).symlink_to(secret)
    (minimal / "linked").symlink_to(minimal / "example-agriculture")
    (minimal / "example-agriculture" / "loop").symlink_to(minimal)
    (minimal / "nowhere").symlink_to(tmp_path / "nothing")
    golden("links.txt", told(minimal))


def test_a_folder_and_a_pipe_where_files_belong(minimal: Path, golden) -> None:
    year = minimal / "example-agriculture" / "2024"
    (year / "goals.yml").unlink()
    (year / "goals.yml").mkdir()
    (year / "method.yml").unlink()
    os.mkfifo(year / "method.yml")
    golden("not-files.txt", told(minimal))


def test_a_file_without_permission(minimal: Path, golden, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "goals.yml":
            raise PermissionError(13, "Permission denied")
        if path.name == "method.yml":
            raise OSError(5, "Input/output error")
        return path.read_bytes()

    monkeypatch.setattr(source, "_unchanged", refuse)
    golden("unreadable.txt", told(minimal))


def test_a_folder_without_permission(
    minimal: Path, golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Path):
        if Path(path).name == "2024":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("generator.load.survey.os.scandir", refuse)
    assert "example-agriculture/2024:1:1: 错误/error [no-permission]" in told(minimal)


def test_a_file_that_grows_while_it_is_read(
    minimal: Path, golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = iter(range(1000))
    fstat = os.fstat

    def growing(number: int):
        status = fstat(number)
        return os.stat_result((*status[:6], status.st_size + next(sizes), *status[7:10]))

    monkeypatch.setattr("generator.yaml_nodes.source.os.fstat", growing)
    assert "[file-changing]" in told(minimal)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    _, report = loaded(tmp_path / "evaluation")
    assert [problem.id for problem in report.problems] == ["no-data-folder"]


def test_a_file_instead_of_the_folder(minimal: Path) -> None:
    _, report = loaded(minimal / "site.yml")
    assert [problem.id for problem in report.problems] == ["not-a-folder"]


def test_an_empty_folder(tmp_path: Path) -> None:
    _, report = loaded(tmp_path)
    assert [problem.id for problem in report.problems] == ["missing-file"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_name_that_is_no_text(minimal: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yml")
    (minimal / name).write_bytes(b"schema_version: 1\n")
    text = told(minimal)
    assert "[name-characters]" in text
    assert text.encode("utf-8")
