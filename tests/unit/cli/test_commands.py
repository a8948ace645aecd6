"""The console command: exit codes, forms of output, folders written or refused."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.output import MARK
from tests.unit.pages import real

PRINTED = "shanting-industry-it/2021/published.yml"
SPEND = "shanting-industry-it/2021/finance.yml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the published evaluation."""
    return Path(shutil.copytree(real.DATA, tmp_path / "evaluations"))


@pytest.fixture
def broken(data: Path) -> Path:
    """The same with two mistakes in two files."""
    for name, right, wrong in (
        (SPEND, "支出决算数: 2163.32", "支出决算数: 2,163.32万元"),
        ("shanting-industry-it/2021/facts.yml", "unit: 家\n", "unite: 家\n"),
    ):
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return data


class TestAccept:
    def warnings(self, data: Path) -> list[str]:
        told = json.loads(run("check", data, "--format", "json").stdout)
        return [f"{one['file']}:{one['line']}" for one in told if not one["accepted"]]

    def test_every_warning_can_be_accepted_as_check_names_it(self, data: Path) -> None:
        for path in data.rglob("accepted.yml"):
            path.unlink()
        places = self.warnings(data)
        assert len(places) == 5
        for place in places:
            assert (
                run("accept", f"{place}:14", "--reason", "原文: 如此", "--data", data).exit_code
                == 0
            )
        assert self.warnings(data) == []
        assert run("check", data, "--strict").exit_code == 0

    def test_what_stands_in_the_file_stays(self, data: Path) -> None:
        path = (data / PRINTED).with_name("accepted.yml")
        before = path.read_text(encoding="utf-8").split("- problem: ")
        first = f"{before[1]}- problem: {before[3]}"
        path.write_text(
            f"# 说明\nschema_version: 1\naccepted:\n- problem: {first}", encoding="utf-8"
        )
        run("accept", f"{PRINTED}:172", "--reason", "原文如此", "--data", data)
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# 说明\nschema_version: 1\naccepted:\n- problem: {first}")
        assert self.warnings(data) == []

    @pytest.mark.parametrize(
        "before",
        [
            b"schema_version: 1\naccepted: []\n",
            b"accepted:\n%s# end\nschema_version: 1\n",
            b"schema_version: 1\naccepted:\n  %s",
            b"\xef\xbb\xbfschema_version: 1\r\naccepted:\r\n%s",
        ],
    )
    def test_a_file_in_another_style_is_added_to(self, data: Path, before: bytes) -> None:
        path = (data / PRINTED).with_name("accepted.yml")
        entry = "- {problem: score-differs, file: published.yml, line: '可持续发展: 5', reason: 原}"
        breaks = b"\r\n" if b"\r" in before else b"\n"
        content = before.replace(b"%s", entry.encode() + breaks)
        path.write_bytes(content)
        result = run("accept", f"{PRINTED}:171", "--reason", "原文", "--data", data)
        assert result.exit_code == 0
        after = path.read_bytes()
        assert set(content.splitlines()) - {b"accepted: []"} <= set(after.splitlines())
        assert after.count(b"\n") == after.count(breaks)
        assert run("check", data).exit_code == 0
        assert not [one for one in self.warnings(data) if one.startswith(f"{PRINTED}:171")]

    def test_a_file_that_cannot_be_read_is_left(self, data: Path) -> None:
        path = (data / PRINTED).with_name("accepted.yml")
        content = "schema_version: 1\n# 说明\naccepted:\n".encode("gbk")
        path.write_bytes(content)
        result = run("accept", f"{PRINTED}:171", "--reason", "原文", "--data", data)
        assert result.exit_code == 1
        assert "accepted.yml" in result.output
        assert path.read_bytes() == content

    def test_where_there_is_no_warning_nothing_is_written(self, data: Path) -> None:
        before = tree(data)
        result = run("accept", f"{PRINTED}:1", "--reason", "x", "--data", data)
        assert result.exit_code == 1
        assert tree(data) == before


class TestCheck:
    def test_good_data(self, data: Path) -> None:
        result = run("check", data)
        assert result.exit_code == 0
        assert "评价 1 份，错误 0 处" in result.stdout
        assert "evaluations: 1, errors: 0" in result.stdout

    def test_signs_that_cannot_be_printed_do_not_end_it(self, data: Path) -> None:
        path = data / "shanting-industry-it/2021/facts.yml"
        told = path.read_text(encoding="utf-8").replace("unit: 家\n", "unitt: 𠮷\n", 1)
        path.write_text(told, encoding="utf-8")
        result = CliRunner(charset="gbk").invoke(main, ["check", str(data)])
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert "\\U00020bb7" in result.stdout_bytes.decode("gbk")

    def test_warnings_are_errors_when_strict(self, data: Path) -> None:
        (data / PRINTED).with_name("accepted.yml").unlink()
        assert "warning" in run("check", data).stdout
        assert run("check", data, "--strict").exit_code == 1

    def test_accepted_warnings_are_told_with_their_reason_and_do_not_count(
        self, data: Path
    ) -> None:
        result = run("check", data, "--strict")
        assert result.exit_code == 0
        assert "予以保留的提醒 5 处" in result.stdout
        assert f"{PRINTED}:172 [score-differs] 报告表 4-7 原文印 5" in result.stdout
        assert "→" not in result.stdout
        told = json.loads(run("check", data, "--format", "json").stdout)
        assert all(one["accepted"] for one in told)
        assert len(told) == 5
        assert run("check", data, "--format", "github").stdout == ""

    def test_an_acceptance_lapses_when_its_line_changes(self, data: Path) -> None:
        path = data / PRINTED
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("可持续发展能力: 5\n", "可持续发展能力: 6\n"), encoding="utf-8"
        )
        result = run("check", data, "--strict")
        assert result.exit_code == 1
        assert "[score-differs]" in result.stdout
        assert "[accepted-nothing]" in result.stdout

    def test_mistakes_are_told_all_at_once_with_their_place(self, broken: Path) -> None:
        result = run("check", broken)
        assert result.exit_code == 1
        assert re.search(rf"^{SPEND}:[0-9]+:[0-9]+: 错误/error", result.stdout, re.MULTILINE)
        assert re.search(r"^\S+/facts.yml:[0-9]+:[0-9]+: 错误/error", result.stdout, re.MULTILINE)
        assert "unite" in result.stdout

    def test_one_language(self, broken: Path) -> None:
        english = run("check", broken, "--language", "en").stdout
        errors = [line for line in english.splitlines() if ": error [" in line]
        assert errors
        assert "错误" not in "\n".join(errors)

    def test_json(self, broken: Path) -> None:
        result = run("check", broken, "--format", "json")
        assert result.exit_code == 1
        problems = json.loads(result.stdout)
        found = [one for one in problems if one["severity"] == "error"]
        assert {one["file"] for one in found} >= {SPEND}
        assert all(
            {"id", "line", "column", "message", "hint", "meant"} <= one.keys() for one in found
        )

    def test_json_of_good_data_is_json(self, minimal: Path) -> None:
        result = run("check", minimal, "--format", "json")
        assert result.exit_code == 0
        assert "error" not in [one["severity"] for one in json.loads(result.stdout)]

    def test_github(self, broken: Path) -> None:
        result = run("check", broken, "--format", "github")
        assert result.exit_code == 1
        lines = result.stdout.splitlines()
        assert all(
            re.match(r"::(error|warning) file=.+,line=\d+,col=\d+,title=", one) for one in lines
        )
        files = {one.split("file=")[1].split(",")[0] for one in lines}
        assert all(Path(name).is_file() for name in files)

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert run("check", tmp_path / "nothing").exit_code == 2

    def test_an_empty_folder_is_an_error_and_no_crash(self, tmp_path: Path) -> None:
        result = run("check", tmp_path)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert "site.yml" in result.stdout


@pytest.mark.parametrize("command", ["write", "export"])
class TestBoth:
    def test_broken_data_is_refused_with_all_mistakes(
        self, command: str, broken: Path, tmp_path: Path
    ) -> None:
        result = run(command, "--to", tmp_path / "out", "--data", broken)
        assert result.exit_code == 1
        assert "finance.yml" in result.stderr
        assert "facts.yml" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_broken_data_leaves_the_earlier_output(
        self, command: str, data: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "out"
        assert run(command, "--to", target, "--data", data).exit_code == 0
        before = tree(target)
        (data / "site.yml").write_text("name: [", encoding="utf-8")
        assert run(command, "--to", target, "--data", data).exit_code == 1
        assert tree(target) == before

    def test_a_foreign_folder_is_refused(self, command: str, data: Path, tmp_path: Path) -> None:
        target = tmp_path / "out"
        target.mkdir()
        (target / "letter.docx").write_bytes(b"x")
        result = run(command, "--to", target, "--data", data)
        assert result.exit_code == 1
        assert str(target) in result.stderr
        assert tree(target) == {"letter.docx": b"x"}

    @pytest.mark.parametrize("inside", ["", "out", "pages"])
    def test_the_data_folder_is_refused(self, command: str, data: Path, inside: str) -> None:
        before = tree(data)
        assert run(command, "--to", data / inside, "--data", data).exit_code == 1
        assert tree(data) == before

    def test_twice_gives_the_same_bytes(self, command: str, data: Path, tmp_path: Path) -> None:
        for name in ("one", "two"):
            assert run(command, "--to", tmp_path / name, "--data", data).exit_code == 0
        assert run(command, "--to", tmp_path / "two", "--data", data).exit_code == 0
        assert tree(tmp_path / "one") == tree(tmp_path / "two")

    def test_a_target_must_be_named(self, command: str) -> None:
        assert run(command).exit_code == 2


def test_export_writes_the_open_data_alone(data: Path, tmp_path: Path) -> None:
    result = run("export", "--to", tmp_path / "out", "--data", data)
    assert "files written" in result.stdout
    files = tree(tmp_path / "out")
    files.pop(MARK)
    made = real.output().files
    assert files == {name: made[name] for name in made if not name.endswith(".html")}
    assert any(name.endswith("/card/index.html") for name in made)


def test_write_adds_the_pages(data: Path, tmp_path: Path) -> None:
    run("write", "--to", tmp_path / "out", "--data", data)
    files = tree(tmp_path / "out")
    for page in real.output().pages:
        assert files[page.path] == page.markdown.encode()
    assert real.output().files.items() <= files.items()


class TestDrafts:
    @pytest.fixture
    def draft(self, data: Path) -> Path:
        path = data / "shanting-industry-it/2021/evaluation.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
        return data

    def test_are_left_out(self, draft: Path, tmp_path: Path) -> None:
        run("write", "--to", tmp_path / "out", "--data", draft)
        files = tree(tmp_path / "out")
        assert "shanting-industry-it/2021/index.md" not in files
        assert b"84.48" not in b"".join(files.values())

    def test_are_there_when_asked_for(self, draft: Path, tmp_path: Path) -> None:
        run("write", "--drafts", "--to", tmp_path / "out", "--data", draft)
        page = (tmp_path / "out/shanting-industry-it/2021/index.md").read_text(encoding="utf-8")
        assert "草稿" in page


def test_version_and_help() -> None:
    assert __version__ in run("--version").stdout
    for command in ("check", "write", "export"):
        assert command in run("--help").stdout
        assert run(command, "--help").exit_code == 0


class TestDemo:
    def test_writes_a_data_folder_that_passes_the_check(self, tmp_path: Path) -> None:
        target = tmp_path / "new" / "data"
        result = run("demo", "--to", target, "--departments", "2", "--years", "2", "--seed", "5")
        assert result.exit_code == 0
        assert f"{len(tree(target))} files written" in result.stdout
        checked = run("check", target)
        assert checked.exit_code == 0
        assert "evaluations: 4, errors: 0" in checked.stdout

    def test_a_folder_with_anything_in_it_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "mine.yml").write_text("x", encoding="utf-8")
        result = run("demo", "--to", tmp_path, "--departments", "1", "--years", "1")
        assert result.exit_code == 1
        assert "not empty" in result.stderr
        assert tree(tmp_path) == {"mine.yml": b"x"}

    def test_its_own_folder_is_left_alone_too(self, tmp_path: Path) -> None:
        target = tmp_path / "data"
        arguments = ("demo", "--to", target, "--departments", "1", "--years", "1")
        assert run(*arguments).exit_code == 0
        before = tree(target)
        assert run(*arguments, "--seed", "9").exit_code == 1
        assert tree(target) == before

    @pytest.mark.parametrize("wrong", [("--departments", "0"), ("--years", "16")])
    def test_impossible_sizes(self, tmp_path: Path, wrong: tuple[str, str]) -> None:
        assert run("demo", "--to", tmp_path / "data", *wrong).exit_code == 2
        assert not (tmp_path / "data").exists()
