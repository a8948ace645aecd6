"""`evaluations diff` on changed copies of invented data folders."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

CASES = Path(__file__).parents[2] / "cases"


def run(*arguments: object):
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


@pytest.fixture
def old() -> Path:
    return CASES / "comparison"


@pytest.fixture
def new(tmp_path) -> Path:
    return Path(shutil.copytree(CASES / "comparison", tmp_path / "new"))


def replace(folder: Path, file: str, right: str, wrong: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def change_scores(folder: Path) -> None:
    """Two evaluations: a fact and a judgement of one; a text of another."""
    health, education = folder / "example-health/2023", folder / "example-education/2023"
    replace(education, "facts.yml", "value: 931.5", "value: 631.5")
    replace(education, "judgements.yml", "工作完成, points: 17", "工作完成, points: 14")
    replace(health, "facts.yml", "source: 决算", "source: 部门决算")


def test_nothing_changed(old, new):
    result = run(old, new)
    assert result.exit_code == 0
    assert result.stdout.startswith("读者看到的内容没有变化。")


def test_a_comment_is_no_difference(old, new):
    replace(new, "example-health/2023/facts.yml", "facts:", "# 核对过\nfacts:")
    assert run(old, new).exit_code == 0


@pytest.mark.parametrize("language", ["both", "zh", "en"])
def test_facts_and_judgements_are_told_with_what_they_did(old, new, golden, language):
    change_scores(new)
    result = run(old, new, "--language", language)
    assert result.exit_code == 1
    golden(f"scores.{language}.txt", result.stdout)


def test_json_has_the_same(old, new, golden):
    change_scores(new)
    result = run(old, new, "--format", "json")
    assert result.exit_code == 1
    json.loads(result.stdout)
    golden("scores.json", result.stdout)


def test_what_is_taken_away_or_published_is_told(old, new, golden):
    replace(new, "example-water/2023/evaluation.yml", "status: published", "status: draft")
    replace(
        new,
        "example-health/2022/evaluation.yml",
        "status: published",
        "status: withdrawn\nwithdrawal: {date: 2024-09-01, reason: 重新评价。}",
    )
    golden("taken-away.txt", run(old, new, "--language", "zh").stdout)
    golden("published.txt", run(new, old, "--language", "zh").stdout)


def test_a_lost_address_stands_first(old, new):
    shutil.rmtree(new / "example-water")
    lines = run(old, new, "--language", "en").stdout.split("\n")
    assert lines[2].startswith("!!")
    assert "  /example-water/" in lines[3:20]


def test_a_rule_is_told_with_its_wording_and_what_it_did(old, new, golden):
    path = "frameworks/example-2023/rules.yml"
    replace(new, path, "执行率≥95%得10分", "执行率≥98%得10分")
    replace(new, path, "threshold: 95%", "threshold: 98%")
    result = run(old, new, "--language", "zh")
    assert result.exit_code == 1
    golden("rules.txt", result.stdout)


def test_drafts_are_not_seen(old, new):
    year = new / "example-water" / "2022"
    replace(year, "evaluation.yml", "status: published", "status: draft")
    shutil.copytree(new, new.parent / "other")
    shutil.rmtree(new / "example-water" / "2022")
    assert run(new.parent / "other", new).exit_code == 0


# ---- sources --------------------------------------------------------------------------------


def test_exported_data_says_the_same_as_its_source(old, tmp_path):
    target = tmp_path / "open"
    done = CliRunner().invoke(main, ["export", "--to", str(target), "--data", str(old)])
    assert done.exit_code == 0
    assert run(target, old).exit_code == 0
    assert run(old, target).exit_code == 0


def test_exported_data_against_changed_data(old, new, tmp_path):
    target = tmp_path / "open"
    CliRunner().invoke(main, ["export", "--to", str(target), "--data", str(old)])
    change_scores(new)
    told = json.loads(run(target, new, "--format", "json").stdout)
    whole = json.loads(run(old, new, "--format", "json").stdout)
    assert told["evaluations"] == whole["evaluations"]
    assert told["others"] == whole["others"]


def test_a_revision_in_git(new, tmp_path, monkeypatch):
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "new")
    git("commit", "-q", "-m", "first")
    monkeypatch.chdir(tmp_path)
    assert run("git:HEAD:new", "new").exit_code == 0
    change_scores(new)
    assert run("git:HEAD:new", "new").exit_code == 1
    assert run("git:HEAD:nowhere", "new").exit_code == 2
    assert run("git:--output=x", "new").exit_code == 2
    assert not (tmp_path / "x:evaluations").exists()


def test_what_cannot_be_read_is_refused(old, new, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run(old, empty)
    assert result.exit_code == 2
    assert "数据文件夹" in result.stderr
    replace(new, "example-health/2023/facts.yml", "unit: 万元", "unite: 万元")
    result = run(old, new)
    assert result.exit_code == 2
    assert "unite" in result.stderr


def test_attachments_are_compared_by_their_bytes(tmp_path):
    old = CASES / "lifecycle"
    new = Path(shutil.copytree(old, tmp_path / "new"))
    folder = new / "example-trade" / "2024" / "attachments"
    (attached,) = folder.glob("*.csv")
    attached.write_text("指标,得分\n", encoding="utf-8")
    told = json.loads(run(old, new, "--format", "json").stdout)
    assert f"example-trade/2024/files/{attached.name}" in told["reworded"]
    assert told["gone"] == []
