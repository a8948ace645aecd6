"""Concordances, lives of departments and what follows publication, as they come from the files."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.load import load
from generator.model.concordance import Change
from generator.model.disclosure import Disclosure, FormerName, Succession
from generator.model.evaluation import Evaluation, Status
from generator.model.follow_ups import Progress
from generator.problems import Place, Report

CASE = Path(__file__).parents[2] / "cases" / "lifecycle"


def loaded(root: Path) -> Disclosure:
    report = Report()
    found = load(root, report)
    assert report.problems == ()
    return found.disclosure


@pytest.fixture(scope="module")
def disclosure() -> Disclosure:
    return loaded(CASE)


def evaluation(disclosure: Disclosure, department: str, year: int) -> Evaluation:
    (found,) = (
        one for one in disclosure.evaluations if (one.department, one.year) == (department, year)
    )
    return found


def test_settings_of_the_site(disclosure: Disclosure) -> None:
    site = disclosure.site
    assert (site.code, site.column) == ("3700000001", "部门整体绩效评价")
    assert (site.content_source, site.terms) == ("示例区财政局", "注明来源后可以自由使用。")


def test_a_concordance_has_an_entry_for_each_change(disclosure: Disclosure) -> None:
    (concordance,) = disclosure.concordances
    assert (concordance.old, concordance.new) == ("example-2022", "example-2023")
    assert [(one.change, one.old, one.new) for one in concordance.entries] == [
        (Change.SAME, ("预算执行率",), ("预算执行率",)),
        (Change.SAME, ("过程",), ("过程",)),
        (Change.CHANGED_WEIGHT, ("投入",), ("投入",)),
        (Change.CHANGED_WEIGHT, ("预算调整率",), ("预算调整率",)),
        (Change.CHANGED_RULE, ("制度健全性",), ("制度建设",)),
        (Change.SPLIT, ("采购管理",), ("采购执行率", "采购合规性")),
        (Change.MERGED, ("任务完成", "任务质量"), ("任务成效",)),
        (Change.NEW, (), ("数据公开",)),
        (Change.DROPPED, ("资产盘活",), ()),
    ]
    assert concordance.entries[1].reason == "名称、分值和评分标准都没有变。"
    file = "frameworks/example-2023/concordance.yml"
    assert concordance.entries[1].place == Place(file, 5, 17), "the id, where several share a line"
    assert concordance.entries[5].place == Place(file, 18, 3)


def test_new_and_dropped_ones_may_share_a_reason(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CASE, tmp_path / "evaluations"))
    file = root / "frameworks" / "example-2023" / "concordance.yml"
    text = file.read_text(encoding="utf-8").replace("old: 资产盘活", "old: [资产盘活, 产出]")
    file.write_text(text.replace("new: 数据公开", "new: [数据公开, 产出]"), encoding="utf-8")
    entries = loaded(root).concordances[0].entries
    assert [(one.change, one.old, one.new) for one in entries[-4:]] == [
        (Change.NEW, (), ("数据公开",)),
        (Change.NEW, (), ("产出",)),
        (Change.DROPPED, ("资产盘活",), ()),
        (Change.DROPPED, ("产出",), ()),
    ]
    assert len({one.reason for one in entries[-2:]}) == 1


def test_without_a_file_there_is_no_concordance(minimal: Path) -> None:
    assert loaded(minimal).concordances == ()


def test_a_concordance_with_a_mistake_is_left_out(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CASE, tmp_path / "evaluations"))
    file = root / "frameworks" / "example-2023" / "concordance.yml"
    text = file.read_text(encoding="utf-8").replace("change: merged", "change: merge")
    file.write_text(text, encoding="utf-8")
    assert load(root, Report()).disclosure.concordances == ()


def test_the_life_of_a_department(disclosure: Disclosure) -> None:
    trade, food = disclosure.departments["example-trade"], disclosure.departments["example-food"]
    assert trade.former_names == (
        FormerName("示例区对外贸易局", "外贸局", 2020),
        FormerName("示例区商务和贸易局", "商贸局", 2022),
    )
    assert [trade.short_name_in(year) for year in (2020, 2021, 2022, 2023)] == [
        "外贸局", "商贸局", "商贸局", "商务局",
    ]  # fmt: skip
    assert trade.abbreviations == ("商务", "外经贸")
    assert (trade.first_year, trade.last_year, trade.ended) == (2015, None, "")
    assert (food.first_year, food.last_year) == (None, 2023)
    assert food.ended == "2024 年机构改革，并入示例区商务局。"


def test_where_departments_come_from(disclosure: Disclosure) -> None:
    (merged,) = disclosure.departments["example-trade"].predecessors
    (split,) = disclosure.departments["example-parks"].predecessors
    assert (merged.department, merged.succession, merged.year) == (
        "example-food", Succession.MERGED, 2024,
    )  # fmt: skip
    assert merged.place == Place("example-trade/department.yml", 12, 3)
    assert (split.department, split.succession, split.year) == (
        "example-trade", Succession.SPLIT, 2023,
    )  # fmt: skip


def test_a_withdrawn_evaluation_is_read_whole(disclosure: Disclosure) -> None:
    parks = evaluation(disclosure, "example-parks", 2024)
    assert parks.status is Status.WITHDRAWN
    assert parks.withdrawal is not None
    assert parks.withdrawal.day == date(2025, 9, 1)
    assert parks.withdrawal.reason == "基础数据有误，重新评价。"
    assert parks.published_on == date(2025, 7, 10)
    assert parks.judgements
    assert evaluation(disclosure, "example-trade", 2024).withdrawal is None


def test_corrections(disclosure: Disclosure) -> None:
    first, second = evaluation(disclosure, "example-trade", 2024).corrections
    assert (first.day, first.what) == (date(2025, 7, 20), "制度建设得分")
    assert (first.was, first.now, first.indicator) == ("10 分", "5 分", "制度建设")
    assert first.reason == "复核发现没有资产管理制度。"
    assert (second.day, second.indicator) == (date(2025, 8, 1), None)


def test_a_node_above_leaves_can_be_corrected(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CASE, tmp_path / "evaluations"))
    file = root / "example-trade" / "2024" / "corrections.yml"
    text = file.read_text(encoding="utf-8").replace("indicator: 制度建设", "indicator: 过程")
    file.write_text(text, encoding="utf-8")
    first, _ = evaluation(loaded(root), "example-trade", 2024).corrections
    assert first.indicator == "过程"


def test_follow_ups(disclosure: Disclosure) -> None:
    own, inherited, before = evaluation(disclosure, "example-trade", 2024).follow_ups
    assert (own.department, own.year, own.finding) == ("example-trade", 2022, "p1")
    assert (own.progress, own.where) == (Progress.PARTLY, "正文五（一）")
    assert (inherited.department, inherited.finding) == ("example-food", "r1")
    assert inherited.text == ("已建立按季盘点制度。", "四次盘点均有记录。")
    assert (before.year, before.progress) == (2021, Progress.NOT_DONE)
