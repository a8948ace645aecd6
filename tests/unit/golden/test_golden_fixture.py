"""Golden files are compared, written with a flag, and told when no test uses them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[2] / "conftest.py"
TEST = "def test_it(golden):\n    golden('a.txt', 'text')\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    folder = pytester.mkdir("tests")
    shutil.copy(CONFTEST, folder)
    (folder / "test_x.py").write_text(TEST, encoding="utf-8")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> tuple[pytest.ExitCode | int, str]:
    result = project.runpytest_inprocess("-p", "no:cacheprovider", "tests", *arguments)
    return result.ret, result.stdout.str()


def golden_file(project: pytest.Pytester, name: str) -> Path:
    return project.path / "tests" / "golden" / "test_x" / name


def test_a_golden_file_is_written_then_compared(project: pytest.Pytester) -> None:
    assert run(project)[0] == pytest.ExitCode.TESTS_FAILED
    assert run(project, "--update-golden")[0] == pytest.ExitCode.OK
    assert golden_file(project, "a.txt").read_text(encoding="utf-8") == "text"
    assert run(project)[0] == pytest.ExitCode.OK
    golden_file(project, "a.txt").write_text("other", encoding="utf-8")
    assert run(project)[0] == pytest.ExitCode.TESTS_FAILED


def test_an_unused_golden_file_fails_and_is_pruned(project: pytest.Pytester) -> None:
    run(project, "--update-golden")
    golden_file(project, "b.txt").write_text("left over", encoding="utf-8")
    code, text = run(project)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "UNUSED tests/golden/test_x/b.txt" in text
    assert run(project, "--update-golden")[0] == pytest.ExitCode.OK
    assert not golden_file(project, "b.txt").exists()
    assert golden_file(project, "a.txt").exists()


def test_a_part_of_the_tests_says_nothing_of_the_other_files(project: pytest.Pytester) -> None:
    run(project, "--update-golden")
    test = project.path / "tests" / "test_x.py"
    more = "\ndef test_more(golden):\n    golden('b.txt', 'text')\n"
    test.write_text(TEST + more, encoding="utf-8")
    run(project, "--update-golden")
    assert run(project, "-k", "test_it")[0] == pytest.ExitCode.OK
    assert run(project, "-k", "test_it", "--update-golden")[0] == pytest.ExitCode.OK
    assert golden_file(project, "b.txt").exists()


def test_golden_files_of_a_module_that_is_gone(project: pytest.Pytester) -> None:
    run(project, "--update-golden")
    gone = project.path / "tests" / "golden" / "test_gone" / "a.txt"
    gone.parent.mkdir()
    gone.write_text("text", encoding="utf-8")
    assert run(project)[0] == pytest.ExitCode.TESTS_FAILED


def test_several_processes_judge_together(project: pytest.Pytester) -> None:
    """Neither knows the golden files of the other's tests."""
    (project.path / "tests" / "test_y.py").write_text(TEST, encoding="utf-8")
    shared = ("-n", "2", "--dist", "loadfile")
    run(project, "--update-golden")
    golden_file(project, "b.txt").write_text("left over", encoding="utf-8")
    code, text = run(project, *shared)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert text.count("UNUSED") == 1
    assert run(project, *shared, "--update-golden")[0] == pytest.ExitCode.OK
    assert not golden_file(project, "b.txt").exists()
    assert golden_file(project, "a.txt").exists()
