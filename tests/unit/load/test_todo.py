"""待填 and todo.yml: what a draft may leave open, and what may not be left open any longer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.checks import check
from generator.load import load
from generator.load.accepted import ACCEPTED
from generator.model.disclosure import Disclosure
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse
from tests.conftest import TESTS
from tests.real_data import real_data

YEARS = {
    "minimal": "example-agriculture/2024",
    "lifecycle": "example-trade/2024",
    "real": "shanting-industry-it/2021",
}


def examined(folder: Path) -> tuple[Disclosure, Report]:
    report = Report()
    loaded = load(folder, report)
    check(loaded, report)
    return loaded.disclosure, report


@pytest.fixture(params=YEARS)
def draft(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A data folder and the folder of its one year, which is a draft."""
    source = real_data() if request.param == "real" else TESTS / "cases" / request.param
    root = Path(shutil.copytree(source, tmp_path / "evaluations"))
    year = root / YEARS[request.param]
    _replace(year / "evaluation.yml", "status: published", "status: draft")
    (year / "corrections.yml").unlink(missing_ok=True)
    return root, year


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [one for item in node.items for one in scalars(item)]
        case Mapping():
            return [one for item in node.entries.values() for one in scalars(item)]


NAMES = {"year", "status", "schema_version", "framework"}


def values(text: str) -> list[tuple[int, int, str]]:
    """Line, column and text of the values of a file that stand on one line, names left out."""
    root = parse(text, "x.yml", Report())
    assert isinstance(root, Mapping)
    lines = text.split("\n")
    found = []
    for key, node in root.entries.items():
        for one in scalars(node) if key not in NAMES else ():
            line = lines[one.place.line - 1]
            rest = line[one.place.column - 1 :]
            if one.plain and rest.startswith(one.text):
                found.append((one.place.line, one.place.column, one.text))
    return found


def test_each_value_may_be_left_open_in_a_draft(draft: tuple[Path, Path]) -> None:
    """Any value of any file: a warning at its place, no error but of names that point to it."""
    root, year = draft
    for path in sorted(set(year.glob("*.yml")) - {year / ACCEPTED}):
        before = path.read_text(encoding="utf-8")
        lines = before.split("\n")
        every = values(before)
        for line, column, text in every[:: len(every) // MOST + 1]:
            changed = list(lines)
            whole = changed[line - 1]
            head, rest = whole[: column - 1], whole[column - 1 + len(text) :]
            changed[line - 1] = f"{head}待填{rest}"
            path.write_text("\n".join(changed), encoding="utf-8")
            _, report = examined(root)
            at = [one for one in report.problems if one.place.line == line and one.id == "to-fill"]
            assert [one.place.column for one in at] == [column], (path.name, whole)
            wrong = [one for one in report.problems if severity(one) is Severity.ERROR]
            assert {one.id for one in wrong} <= POINTING, (path.name, whole, wrong)
            assert (path.name, line) not in {
                (Path(one.place.file).name, one.place.line) for one in wrong
            }
        path.write_text(before, encoding="utf-8")


POINTING = {
    "unknown-name", "unknown-key", "judgement-missing", "fact-missing", "follow-up-unknown",
}  # fmt: skip
"""Problems of what calls by its name a thing whose name is to be filled in."""

MOST = 14
"""Values tried in a file."""


def test_a_draft_to_be_filled_in_is_told_and_not_scored(minimal: Path) -> None:
    year = minimal / "example-agriculture/2024"
    _replace(year / "evaluation.yml", "status: published", "status: draft")
    _replace(year / "facts.yml", "value: 500.00", "value: 待填")
    disclosure, report = examined(minimal)
    assert disclosure.evaluations == ()
    (draft,) = disclosure.drafts
    assert (draft.department, draft.year) == ("example-agriculture", 2024)
    assert draft.title == "2024年度示例区农业农村局部门整体绩效评价报告"
    (one,) = draft.to_fill
    assert (one.key, one.place.file, one.place.line) == (
        "年初预算数 › value", "example-agriculture/2024/facts.yml", 4,
    )  # fmt: skip
    assert [problem.id for problem in report.problems] == ["to-fill"]


def test_texts_alone_do_not_keep_a_draft_from_being_scored(minimal: Path) -> None:
    year = minimal / "example-agriculture/2024"
    _replace(year / "evaluation.yml", "status: published", "status: draft")
    _replace(year / "judgements.yml", "reason: 资料完整。", "reason: 待填")
    (year / "todo.yml").write_text(
        "schema_version: 1\ntodo:\n- {file: facts.yml, text: 请核对。, from: 表 1}\n",
        encoding="utf-8",
    )
    disclosure, _ = examined(minimal)
    assert disclosure.drafts == ()
    (evaluation,) = disclosure.evaluations
    assert evaluation.judgements["资料完整性"].reason == ("待填",)
    assert [one.key for one in evaluation.to_fill] == ["资料完整性 › reason"]
    assert [(one.file, one.text, one.origin) for one in evaluation.todo] == [
        ("facts.yml", "请核对。", "表 1")
    ]


def test_a_draft_with_a_mistake_is_no_draft_to_be_filled_in(minimal: Path) -> None:
    year = minimal / "example-agriculture/2024"
    _replace(year / "evaluation.yml", "status: published", "status: draft")
    _replace(year / "facts.yml", "value: 500.00", "value: 待填")
    _replace(year / "facts.yml", "value: 39", "value: 三十九")
    disclosure, report = examined(minimal)
    assert not disclosure.drafts
    assert not disclosure.evaluations
    assert {one.id for one in report.problems} == {"to-fill", "not-a-number"}


def test_what_is_said_of_a_value_names_the_item_around_it(minimal: Path) -> None:
    year = minimal / "example-agriculture/2024"
    _replace(year / "evaluation.yml", "status: published", "status: draft")
    _replace(year / "published.yml", "预算执行率: 9.50", "预算执行率: 待填")
    _replace(year / "finance.yml", "备注: 人员和公用", "备注: 待填")
    disclosure, _ = examined(minimal)
    told = [one.key for one in disclosure.drafts[0].to_fill]
    assert told == ["基本支出 › 备注", "附件 1 › 预算执行率"]
    assert all(re.fullmatch(r"\S.*", key) for key in told)
