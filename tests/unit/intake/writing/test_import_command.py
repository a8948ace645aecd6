"""`evaluations import` from the command line: what it writes, says and refuses."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.intake.doubts import catalogue
from generator.load import load
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from tests.real_data import real_data
from tests.unit.intake.making.excel_file import excel_report
from tests.unit.intake.making.report import TEXT

YEAR = "example/2021"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "evaluations"
    folder.mkdir()
    shutil.copy(real_data() / "site.yml", folder)
    return folder


def run(
    data: Path, file: Path, *more: str, department: str = "example", year: int = 2021
) -> Result:
    asked = ["--department", department, "--year", str(year), "--data", str(data), *more]
    return CliRunner().invoke(main, ["import", str(file), *asked])


def plain(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_a_report_becomes_a_draft_that_loads_without_errors(data: Path):
    done = run(data, TEXT, "--region", "山东省枣庄市山亭区")
    assert done.exit_code == 0, done.output
    assert "7 / 14 / 26 / 41" in done.output
    head = plain(data / YEAR / "evaluation.yml")
    assert (head["status"], head["framework"]) == ("draft", "example-2021")
    assert plain(data / "example" / "department.yml")["region"] == "山东省枣庄市山亭区"
    report = Report()
    loaded = load(data, report)
    assert [one for one in report.problems if severity(one) is Severity.ERROR] == []
    assert "example-2021" in loaded.sound_frameworks
    assert {one.id for one in report.problems} <= {"to-fill", "todo"}


def test_every_doubt_shown_is_an_item_to_do_with_its_place(data: Path):
    done = run(data, TEXT)
    items = plain(data / YEAR / "todo.yml")["todo"]
    assert f"待核对 {len(items)} 条" in done.output
    assert all(one["file"].rpartition("/")[2] in done.output for one in items)
    assert all(one["kind"] in catalogue() for one in items)
    cut = next(
        one for one in items if one.get("about") == "资产管理规范性" and "没有录完" in one["text"]
    )
    assert cut["file"] == "frameworks/example-2021/rules.yml"
    assert "868" in cut["from"]


def test_values_are_listed_with_where_they_came_from(data: Path):
    run(data, TEXT)
    text = (data / YEAR / "imported.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert set(rows[0]) == {"file", "about", "value", "origin", "doubt"}
    (paid,) = [one for one in rows if one["about"] == "部门支出预算执行数"]
    assert (paid["file"], paid["value"]) == ("facts.yml", "2163.32万元")
    assert "“2,163.32万元”" in paid["doubt"]
    assert paid["origin"].startswith("文本第 610 行 正文四（二）3（1）②一是“预算执行率。")
    facts = {one["id"] for one in plain(data / YEAR / "facts.yml")["facts"]}
    found = {one["about"] for one in rows if one["file"] == "facts.yml"}
    missing = {
        one["id"] for one in plain(data / YEAR / "facts.yml")["facts"] if one["value"] == "待填"
    }
    assert facts - missing == found


def test_the_same_report_gives_the_same_bytes(data: Path, tmp_path: Path):
    again = tmp_path / "again"
    shutil.copytree(data, again)
    run(data, TEXT)
    run(again, TEXT)
    assert snapshot(data) == snapshot(again)


def test_a_sheet_of_scores_alone_gives_a_draft(data: Path, tmp_path: Path):
    file = tmp_path / "scores.xlsx"
    file.write_bytes(excel_report())
    done = run(data, file)
    assert done.exit_code == 0, done.output
    title = plain(data / YEAR / "evaluation.yml")["title"]
    assert title.endswith("得分表")
    items = plain(data / YEAR / "todo.yml")["todo"]
    assert [one["about"] for one in items if title in one["text"]] == ["title"]
    report = Report()
    load(data, report)
    assert [one for one in report.problems if severity(one) is Severity.ERROR] == []


def test_a_year_that_is_there_is_left_alone(data: Path):
    run(data, TEXT)
    before = snapshot(data)
    done = run(data, TEXT)
    assert done.exit_code == 1
    assert "不予覆盖" in done.output
    assert snapshot(data) == before


@pytest.mark.parametrize("slug", ["Example", "区工信局", "../up", "a b"])
def test_a_folder_name_that_is_no_address_is_refused(data: Path, slug: str):
    done = run(data, TEXT, department=slug)
    assert done.exit_code == 1
    assert "小写字母" in done.output
    assert list(data.iterdir()) == [data / "site.yml"]


def test_a_file_that_is_no_report_is_refused_with_words(data: Path, tmp_path: Path):
    file = tmp_path / "report.docx"
    file.write_bytes(b"\x00\x01\x02")
    done = run(data, file)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert list(data.iterdir()) == [data / "site.yml"]


def test_the_next_year_uses_the_framework_and_the_facts_again(tmp_path: Path):
    data = tmp_path / "evaluations"
    shutil.copytree(real_data(), data)
    text = TEXT.read_text(encoding="utf-8")
    for old, new in (("2021年", "2022年"), ("2021 年", "2022 年"), ("2020 年", "2021 年")):
        text = text.replace(old, new)
    file = tmp_path / "report.txt"
    file.write_text(text.replace("2022年11月30日", "2023年11月30日"), encoding="utf-8")
    done = run(data, file, department="shanting-industry-it", year=2022)
    assert done.exit_code == 0, done.output
    folder = data / "shanting-industry-it" / "2022"
    assert plain(folder / "evaluation.yml")["framework"] == "shanting-industry-it-2021"
    assert not (data / "frameworks" / "shanting-industry-it-2022").exists()
    facts = {one["id"]: one for one in plain(folder / "facts.yml")["facts"]}
    assert facts["公用经费_2020"]["value"] == 32.13
    assert facts["公用经费_2020"]["period"] == "2021 年度"
    assert facts["公用经费_2020"]["last_year_of"] == "公用经费"
    assert facts["规上工业企业产值同比增长率"]["value"] == 11.94


def test_a_framework_that_changed_is_a_new_one_and_the_difference_told(tmp_path: Path):
    data = tmp_path / "evaluations"
    shutil.copytree(real_data(), data)
    text = TEXT.read_text(encoding="utf-8").replace(
        "得分=支出预算执行率*3", "得分=支出预算执行率的平方*3"
    )
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    done = run(data, file, department="shanting-industry-it", year=2022)
    assert done.exit_code == 0, done.output
    assert (data / "frameworks" / "shanting-industry-it-2022").is_dir()
    items = plain(data / "shanting-industry-it" / "2022" / "todo.yml")["todo"]
    (near,) = [one for one in items if "接近但不相同" in one["text"]]
    assert "预算执行率" in near["text"]


COUNTY = TEXT.with_name("invented-county.txt")


def without_table(tmp_path: Path) -> Path:
    text = COUNTY.read_text(encoding="utf-8").partition("附件：")[0]
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_report_without_a_table_of_scores_is_refused(data: Path, tmp_path: Path):
    done = run(data, without_table(tmp_path), year=2023)
    assert done.exit_code == 1
    assert "Excel" in done.output
    assert list(data.iterdir()) == [data / "site.yml"]


def test_or_it_uses_the_framework_that_is_named(data: Path, tmp_path: Path):
    assert run(data, COUNTY, year=2023).exit_code == 0
    done = run(
        data, without_table(tmp_path), "--framework", "example-2023", department="other", year=2023
    )
    assert done.exit_code == 0, done.output
    entries = plain(data / "other" / "2023" / "judgements.yml")["judgements"]
    judged = {one["indicator"]: one for one in entries}
    assert judged["管理制度健全性"]["level"] == "较健全"
    items = plain(data / "other" / "2023" / "todo.yml")["todo"]
    assert any("得分 17 分取自文字分析" in one["text"] for one in items)
