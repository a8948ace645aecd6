"""What a preview shows after edits: the last good state, what is wrong now, where an edit shows."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from generator.build import plan
from generator.editing.edits import Edit, apply
from generator.load import Readings
from generator.preview.running import Preview
from generator.preview.state import Data, State
from generator.preview.where import shown_at
from tests.unit.rebuilding.test_rebuilding import CASE, EDITS, HEALTH

PLANNED = partial(plan, drafts=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "evaluations"))


@pytest.fixture
def data(root: Path) -> Data:
    made = Data(root)
    made.refresh(PLANNED)
    return made


def edited(data: Data, kind: str) -> State:
    EDITS[kind](data.root)
    return data.refresh(PLANNED)


def test_nothing_new_is_the_very_same_state(data: Data) -> None:
    state = data.state
    assert data.refresh(PLANNED) is state
    (data.root / HEALTH / "facts.yml").touch()
    assert data.refresh(PLANNED) is state


def test_mistakes_stand_over_the_last_good_state(data: Data) -> None:
    good = data.state
    broken = edited(data, "a mistake")
    assert broken.errors
    assert broken.plan is good.plan
    assert data.refresh(PLANNED) is broken
    shutil.copytree(CASE, data.root, dirs_exist_ok=True)
    mended = data.refresh(PLANNED)
    assert not mended.errors
    assert mended.plan is not good.plan


def test_begun_with_mistakes_there_is_no_plan_until_they_are_mended(root: Path) -> None:
    EDITS["a mistake"](root)
    data = Data(root)
    assert data.refresh(PLANNED).plan is None
    shutil.copytree(CASE, root, dirs_exist_ok=True)
    assert data.refresh(PLANNED).plan is not None


def test_an_edit_shows_on_the_pages_that_differ(data: Data) -> None:
    state = edited(data, "a reason")
    assert state.changed == {HEALTH}
    addresses = [address for address, _ in shown_at(state)]
    assert f"{HEALTH}/indicators/" in addresses
    assert all(address.startswith(f"{HEALTH}/") for address in addresses)


def test_a_setting_of_the_site_is_a_new_state(data: Data) -> None:
    before = data.state
    assert edited(data, "a setting") is not before


def test_what_was_touched_is_enough_to_know(data: Data) -> None:
    EDITS["a fact"](data.root)
    state = data.refresh(PLANNED, touched=frozenset({HEALTH, "example-health", ""}))
    assert state.changed == {HEALTH}
    assert data.refresh(PLANNED) is state


def test_what_was_touched_unseen_is_found_when_all_is_looked_at(data: Data) -> None:
    EDITS["a fact"](data.root)
    state = data.state
    assert data.refresh(PLANNED, touched=frozenset()) is state
    assert data.refresh(PLANNED).changed == {HEALTH}


def test_a_file_of_the_same_size_and_time_is_noticed_just_after_it_was_read(root: Path) -> None:
    readings, path = Readings(), root / HEALTH / "facts.yml"
    data = Data(root)
    data._readings = readings
    data.refresh(PLANNED)
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("987.3", "987.4"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    data.refresh(PLANNED)
    assert readings.read_anew == {HEALTH}


def test_wording_of_a_rule_leaves_evaluations_as_they_were_read(data: Data) -> None:
    path = data.root / "frameworks" / "example-2020" / "rules.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text("# 说明\n" + text.replace("standard: ", "standard: 经研究，"), encoding="utf-8")
    state = data.refresh(PLANNED)
    assert state.changed
    assert all(one.startswith("frameworks/") for one in state.changed)


def test_what_is_judged_by_a_rule_has_evaluations_read_again(data: Data) -> None:
    path = data.root / "frameworks" / "example-2020" / "rules.yml"
    text = path.read_text(encoding="utf-8")
    assert "from: 0, to: 10}" in text
    path.write_text(text.replace("from: 0, to: 10}", "from: 0, to: 9}"), encoding="utf-8")
    assert HEALTH in data.refresh(PLANNED).changed


def test_a_change_that_was_cut_off_is_settled_before_the_data_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class EndedError(BaseException):
        pass

    def first_only(root: Path, new: dict[str, bytes], old: object) -> None:
        file = next(iter(new))
        (root / file).write_bytes(new[file])
        raise EndedError

    text = "schema_version: 1\nname: 甲\n"
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(text, "utf-8")
    with monkeypatch.context() as context:
        context.setattr("generator.editing.journal.replace_files", first_only)
        with pytest.raises(EndedError):
            apply(tmp_path, [Edit(name, ("name",), "乙") for name in ("a.yml", "b.yml")], "")
    assert (tmp_path / "a.yml").read_text("utf-8") != text
    Preview(tmp_path, "zh", lambda _: None)
    assert (tmp_path / "a.yml").read_text("utf-8") == text
