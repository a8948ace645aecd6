"""What a preview keeps from one time to the next never shows: the site is as if made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Examined, Output, examine, produce
from generator.load import Readings
from generator.score.trace import AbsentWorking
from tests.conftest import TESTS

CASE = TESTS / "cases" / "comparison"
Edit = Callable[[Path], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "evaluations"))


def text(name: str, old: str, new: str) -> Edit:
    def edit(data: Path) -> None:
        path = data / name
        content = path.read_text(encoding="utf-8")
        assert old in content, f"{name} does not say {old}"
        path.write_text(content.replace(old, new), encoding="utf-8")

    return edit


def both(old: Edit, new: Edit) -> Edit:
    def edit(data: Path) -> None:
        old(data)
        new(data)

    return edit


def removed(name: str) -> Edit:
    return lambda data: shutil.rmtree(data / name)


HEALTH, WATER = "example-health/2022", "example-water/2023"
RULES = "frameworks/example-2020/rules.yml"
EDITS: dict[str, Edit] = {
    "a fact": text(f"{HEALTH}/facts.yml", "value: 987.3,", "value: 900,"),
    "a fact written otherwise": text(f"{HEALTH}/facts.yml", "value: 987.3,", "value: 987.30,"),
    "a judgement that changes ranks": text(f"{WATER}/judgements.yml", "points: 1", "points: 0"),
    "a reason": text(f"{HEALTH}/judgements.yml", "由评价人员评定", "由专家评定"),
    "a mistake on a later line": both(
        text(f"{HEALTH}/facts.yml", "facts:", "# 说明\nfacts:"),
        text(f"{HEALTH}/facts.yml", "value: 987.3,", "value: 9,87.3,"),
    ),
    "a name": text("example-health/department.yml", "short_name: 卫健局", "short_name: 健康局"),
    "a status": text(f"{WATER}/evaluation.yml", "status: published", "status: audited"),
    "a setting": text("site.yml", "name: ", "name: 新"),
    "a weight written otherwise": text(
        "frameworks/example-2020/indicators.yml", "id: 满意度, parent: 效果, weight: 10",
        "id: 满意度, parent: 效果, weight: 10.0",
    ),
    "weights": both(
        text("frameworks/example-2020/indicators.yml", "id: 工作完成, parent: 产出, weight: 20",
             "id: 工作完成, parent: 产出, weight: 19"),
        text("frameworks/example-2020/indicators.yml", "id: 工作质量, parent: 产出, weight: 10",
             "id: 工作质量, parent: 产出, weight: 11"),
    ),
    "a standard": text(RULES, "得分=预算执行率×10", "预算执行率乘以10"),
    "a rule below a line more": both(
        text(RULES, "rules:", "# 说明\nrules:"),
        text(RULES, "kind: discretionary, from: 0, to: 3}", "kind: discretionary, from: 1, to: 3}"),
    ),
    "a reason of a concordance": text(
        "frameworks/example-2023/concordance.yml", "reason: ", "reason: 经研究，"
    ),
    "an evaluation less": removed(WATER),
    "a department less": removed("example-water"),
    "a mistake": text(f"{HEALTH}/facts.yml", "value: 987.3,", "value: 9,87.3,"),
    "a mistake in a framework": text("frameworks/example-2020/rules.yml", "rules:", "rule:"),
    "a file more": lambda data: (data / HEALTH / "facts.yaml").touch(),
}  # fmt: skip


def made(data: Path, readings: Readings | None = None) -> tuple[Examined, Output]:
    examined = examine(data, readings)
    return examined, produce(examined, drafts=True)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_and_its_undoing_show_as_in_a_build_from_nothing(edit: Edit, data: Path) -> None:
    readings = Readings()
    first = made(data, readings)
    edit(data)
    edited = made(data, readings)
    fresh = made(data)
    assert edited[0].problems == fresh[0].problems
    assert edited[1] == fresh[1]
    assert edited[0].problems != first[0].problems or edited[1] != first[1]
    shutil.rmtree(data)
    shutil.copytree(CASE, data)
    undone = made(data, readings)
    assert undone[0].problems == first[0].problems
    assert undone[1] == first[1]


def test_only_the_evaluation_that_was_edited_is_scored_again(data: Path) -> None:
    readings = Readings()
    first = examine(data, readings)
    EDITS["a fact"](data)
    second = examine(data, readings)
    assert len(first.results) == len(second.results) == 9
    changed = [
        (new.evaluation.department, new.evaluation.year)
        for old, new in zip(first.results, second.results, strict=True)
        if old is not new
    ]
    assert changed == [("example-health", 2022)]


def test_an_edited_framework_is_a_new_one_for_all_that_use_it(data: Path) -> None:
    readings = Readings()
    first = examine(data, readings)
    EDITS["a weight written otherwise"](data)
    second = examine(data, readings)
    for old, new in zip(first.results, second.results, strict=True):
        if new.framework.id == "example-2020":
            assert old is not new
            assert new.framework is second.disclosure.frameworks["example-2020"]


def test_of_an_edited_framework_only_the_leaf_that_was_edited_is_worked_out_again(
    data: Path,
) -> None:
    readings = Readings()
    first = examine(data, readings)
    EDITS["a standard"](data)
    second = examine(data, readings)
    pairs = [
        (leaf, old.scores.traces[leaf].working, trace.working)
        for old, new in zip(first.results, second.results, strict=True)
        for leaf, trace in new.scores.traces.items()
        if new.framework.id == "example-2020" and not isinstance(trace.working, AbsentWorking)
    ]
    assert pairs
    assert {leaf for leaf, old, new in pairs if old is not new} == {"预算执行率"}


def test_what_cannot_be_read_is_tried_again(data: Path) -> None:
    readings = Readings()
    good = examine(data, readings)
    path = data / HEALTH / "facts.yml"
    content = path.read_bytes()
    path.unlink()
    assert examine(data, readings).errors
    path.write_bytes(content)
    again = examine(data, readings)
    assert not again.errors
    assert again.problems == good.problems
