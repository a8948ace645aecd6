"""Editions that follow each other, and entries of leaves and of nodes above them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import check
from generator.checks.concordance import check_concordances
from generator.load import load
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.problems import Place, Report

CASE = Path(__file__).parents[2] / "cases" / "lifecycle"
LOADED = load(CASE, Report())
(WHOLE,) = LOADED.disclosure.concordances
HERE = Place("concordance.yml", 99, 1)


def entry(change: Change, old: tuple[str, ...], new: tuple[str, ...]) -> ConcordanceEntry:
    return ConcordanceEntry(change, old, new, "理由", HERE)


def told(*more: ConcordanceEntry, without: tuple[str, ...] = ()) -> list[str]:
    """The problems of the concordance with other entries in place of those of some ids."""
    kept = tuple(one for one in WHOLE.entries if not {*one.old, *one.new} & {*without})
    report = Report()
    changed = replace(WHOLE, entries=(*kept, *more))
    check_concordances([changed], LOADED.disclosure.frameworks, report)
    return [one.id for one in report.problems]


def circles(*pairs: tuple[str, str]) -> list[str]:
    report = Report()
    check_concordances([Concordance(old, new, (), HERE) for old, new in pairs], {}, report)
    return [one.values["path"] for one in report.problems]


def test_a_line_and_two_that_branch_off_are_no_circle() -> None:
    assert circles(("a", "b"), ("b", "c"), ("a", "d"), ("c", "e")) == []


def test_a_circle_of_three_is_told_once() -> None:
    assert circles(("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")) == ["b → a → c → b"]


def test_the_whole_concordance_is_right() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Change.SPLIT, ("产出",), ("产出", "过程")),
        (Change.MERGED, ("产出", "过程"), ("产出",)),
        (Change.NEW, (), ("产出",)),
        (Change.DROPPED, ("产出",), ()),
        (Change.CHANGED_WEIGHT, ("产出",), ("产出",)),
    ],
)
def test_nodes_above_leaves_may_change_like_leaves(
    change: Change, old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    assert told(entry(change, old, new), without=("过程",)) == []


def test_nodes_above_leaves_need_no_entry() -> None:
    assert told(without=("过程",)) == []


def test_a_leaf_that_only_one_edition_names_is_left_out() -> None:
    assert told(without=("数据公开",)) == ["concordance-left-out"]


def test_another_rule_may_have_the_same_weight() -> None:
    changed = entry(Change.CHANGED_RULE, ("预算调整率",), ("预算调整率",))
    assert told(changed, without=("预算调整率",)) == []


def test_a_concept_may_not_move_to_another_indicator() -> None:
    """预算执行率 has a concept, 预算调整率 has none; that they stand apart is not told as well."""
    crossed = (
        entry(Change.CHANGED_RULE, ("预算执行率",), ("预算调整率",)),
        entry(Change.CHANGED_RULE, ("预算调整率",), ("预算执行率",)),
    )
    found = told(*crossed, without=("预算执行率", "预算调整率"))
    assert found == ["concordance-concepts", "concordance-concepts"]


def test_one_concept_dropped_and_added_again_is_apart() -> None:
    entries = (
        entry(Change.DROPPED, ("预算执行率",), ()),
        entry(Change.NEW, (), ("预算执行率",)),
    )
    assert told(*entries, without=("预算执行率",)) == ["concordance-concept-apart"]


def test_a_framework_of_three_editions(tmp_path: Path) -> None:
    """Each edition has its own concordance with the one before; a chain is right."""
    root = Path(shutil.copytree(CASE, tmp_path / "evaluations"))
    third = Path(
        shutil.copytree(root / "frameworks" / "example-2023", root / "frameworks" / "example-2024")
    )
    (third / "concordance.yml").write_text(
        "schema_version: 1\nfrom: example-2023\nentries:\n- change: same\n  reason: 没有变。\n"
        "  both: [投入, 预算执行率, 预算调整率, 制度建设, 采购执行率, 采购合规性, 任务成效,"
        " 数据公开]\n",
        encoding="utf-8",
    )
    report = Report()
    loaded = load(root, report)
    check(loaded, report)
    assert report.problems == ()
    assert [(one.old, one.new) for one in loaded.disclosure.concordances] == [
        ("example-2022", "example-2023"),
        ("example-2023", "example-2024"),
    ]
