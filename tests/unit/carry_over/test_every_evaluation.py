"""Whatever is carried over, what comes of it has nothing wrong but what is to be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.carry_over import Asked, NotPossible
from generator.model.disclosure import Disclosure
from generator.model.evaluation import Status
from tests.unit.carry_over.worlds import (
    every_case,
    loaded,
    problems,
    shipped,
    started,
    with_year_open,
)

EVERY = [*every_case(), *shipped()]
OPEN = {"to-fill", "todo"}


@pytest.mark.parametrize(
    ("source", "department", "year"), EVERY, ids=[f"{a.name}-{b}-{c}" for a, b, c in EVERY]
)
def test_the_year_after(source: Path, department: str, year: int, tmp_path: Path) -> None:
    root = with_year_open(source, department, year + 1, tmp_path / "evaluations")
    before = loaded(root).disclosure
    found = [one for one in before.evaluations if (one.department, one.year) == (department, year)]
    body = before.departments[department]
    withdrawn = any(one.status is Status.WITHDRAWN for one in found)
    if withdrawn and _is_first(before, department):
        pytest.skip("nothing that could be carried over")
    if body.last_year == year:
        with pytest.raises(NotPossible):
            started(root, Asked(department, year + 1))
        return
    new = started(root, Asked(department, year + 1))
    assert new.folder == f"{department}/{year + 1}"
    own = [one for one in problems(root) if one.place.file.startswith(new.folder)]
    assert {one.id for one in own} <= OPEN, [one for one in own if one.id not in OPEN]
    assert "to-fill" in {one.id for one in own}
    after = loaded(root).disclosure
    assert [(one.department, one.year) for one in after.drafts] == [(department, year + 1)]
    if found and not withdrawn:
        assert new.former is not None
        assert new.former.year == year
        known = {(one.year, one.finding) for one in _asked_again(root, department, year + 1)}
        findings = (*found[0].findings.problems, *found[0].findings.recommendations)
        assert {(year, one.id) for one in findings} <= known


def _is_first(disclosure: Disclosure, department: str) -> bool:
    return sum(one.department == department for one in disclosure.evaluations) == 1


def _asked_again(root: Path, department: str, year: int):
    """The follow-ups of the new folder, read as if nothing were open in them."""
    path = root / department / str(year) / "follow_ups.yml"
    if not path.exists():
        return ()
    text = path.read_text(encoding="utf-8").replace("progress: 待填", "progress: done")
    path.write_text(text, encoding="utf-8")
    from generator.load.folder import Folder
    from generator.load.follow_ups import load_follow_ups
    from generator.problems import Report
    from generator.yaml_nodes.keys import Unfilled

    folder = Folder(root, f"{department}/{year}", Report())
    folder.unfilled = Unfilled.ANYWHERE
    file = folder.open("follow_ups.yml", required=True)
    assert file is not None
    return load_follow_ups(file, department, year, [one.name for one in root.iterdir()])


@pytest.mark.parametrize(
    ("source", "department", "year"), EVERY, ids=[f"{a.name}-{b}-{c}" for a, b, c in EVERY]
)
def test_a_new_department_by_each_framework(
    source: Path, department: str, year: int, tmp_path: Path
) -> None:
    root = with_year_open(source, department, year + 1, tmp_path / "evaluations")
    (framework,) = {
        one.framework
        for one in loaded(root).disclosure.evaluations
        if (one.department, one.year) == (department, year)
    }
    new = started(root, Asked("new-bureau", year, framework=framework, name="示例区新设局"))
    assert new.former is None
    own = [one for one in problems(root) if one.place.file.startswith("new-bureau")]
    assert {one.id for one in own} <= OPEN, [one for one in own if one.id not in OPEN]
    assert len(loaded(root).disclosure.drafts) == 1
