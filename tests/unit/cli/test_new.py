"""`evaluations new` and `evaluations todo`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

YEAR = "example-agriculture/2025"


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_says_what_was_made_and_what_to_do_next(minimal: Path) -> None:
    result = run(minimal, "new", "example-agriculture", "2025")
    assert result.exit_code == 0
    assert "沿用 example-agriculture/2024：待填 57 处，待核对 6 条" in result.output
    assert "下一步" in result.output
    assert "next:" in result.output
    assert (minimal / YEAR / "facts.yml").is_file()


def test_what_is_there_is_left_alone(minimal: Path) -> None:
    before = tree(minimal)
    result = run(minimal, "new", "example-agriculture", "2024")
    assert result.exit_code == 1
    assert "已经有了" in result.output
    assert tree(minimal) == before


REFUSED = {
    "a department that is not there": ("new", "example-agricultur", "2025"),
    "a name that cannot be an address": ("new", "示例局", "2025", "--name", "示例局"),
    "a name the site needs": ("new", "data", "2025", "--name", "示例局"),
    "a name for a department that has one": (
        "new", "example-agriculture", "2025", "--name", "示例局",
    ),
    "a year that was not evaluated": ("new", "example-agriculture", "2025", "--from", "2023"),
    "a framework that is not there": (
        "new", "example-agriculture", "2025", "--framework", "example-2042",
    ),
}  # fmt: skip


def test_what_cannot_be_made_is_told(minimal: Path, golden) -> None:
    before = tree(minimal)
    told = []
    for name, arguments in REFUSED.items():
        result = run(minimal, *arguments)
        assert result.exit_code == 1, name
        told.append(f"## {name}\n\n{result.output}")
    golden("refused.txt", "\n".join(told))
    assert tree(minimal) == before


def test_last_year_with_errors_or_open_is_not_carried_over(minimal: Path) -> None:
    facts = minimal / "example-agriculture/2024/facts.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("500.00", "很多"), encoding="utf-8")
    result = run(minimal, "new", "example-agriculture", "2025")
    assert result.exit_code == 1
    assert "example-agriculture/2024 有错误" in result.output
    facts.write_text(text, encoding="utf-8")
    assert run(minimal, "new", "example-agriculture", "2025").exit_code == 0
    result = run(minimal, "new", "example-agriculture", "2026")
    assert result.exit_code == 1
    assert "2025 还没有填完" in result.output


def test_a_department_that_is_new(minimal: Path) -> None:
    arguments = ("new", "example-water", "2024", "--name", "示例区水务局", "--region", "示例区")
    result = run(minimal, *arguments)
    assert result.exit_code == 0, result.output
    text = (minimal / "example-water/department.yml").read_text(encoding="utf-8")
    assert text == "schema_version: 1\nname: 示例区水务局\nregion: 示例区\n"
    assert "evaluated_body: 示例区水务局" in (
        minimal / "example-water/2024/evaluation.yml"
    ).read_text(encoding="utf-8")


def test_what_is_open_is_listed(minimal: Path) -> None:
    run(minimal, "new", "example-agriculture", "2025")
    whole = run(minimal, "todo")
    assert "example-agriculture/2025/judgements.yml: 16" in whole.output
    assert "待填 57 处，待核对 6 条" in whole.output
    year = run(minimal, "todo", "example-agriculture", "2025")
    assert f"{YEAR}/facts.yml:6:10: 年初预算数 › value" in year.output
    assert run(minimal, "todo", "example-agriculture", "2024").output.startswith("待填 0 处")
    assert run(minimal, "todo", "example-agriculture", "2030").exit_code == 1


def test_what_is_filled_in_can_be_published(minimal: Path) -> None:
    """All 待填 replaced by last year's content, and nothing left to look at: no problem is left."""
    run(minimal, "new", "example-agriculture", "2025")
    assert run(minimal, "todo", "example-agriculture", "2025").exit_code == 0
    year, last = minimal / YEAR, minimal / "example-agriculture/2024"
    (year / "todo.yml").unlink()
    (year / "follow_ups.yml").unlink()
    for path in sorted(year.iterdir()):
        if path.name != "evaluation.yml":
            shutil.copy(last / path.name, path)
    head = year / "evaluation.yml"
    text = head.read_text(encoding="utf-8").replace("status: draft", "status: published")
    text = text.replace("report_date: 待填", "report_date: 2026-06-30")
    text = text.replace("base_date: 待填", "base_date: 2025-12-31").replace("待填", "结论。")
    head.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(minimal), "--strict"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("status", ["published", "audited", "under_reply"])
def test_what_is_open_cannot_leave_the_desk(minimal: Path, status: str) -> None:
    run(minimal, "new", "example-agriculture", "2025")
    head = minimal / YEAR / "evaluation.yml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("status: draft", f"status: {status}"), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(minimal)])
    assert result.exit_code == 1
    assert "not-filled" in result.output
    assert "todo-left" in result.output
