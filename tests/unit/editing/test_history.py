"""Edits on disk: all or none, former bytes kept, conflicts refused."""

from __future__ import annotations

import threading

import pytest

from generator.editing import files
from generator.editing.edit import Conflict, Edit, NotEditable
from generator.editing.edits import apply, contents, history, restore, settle, undo
from generator.editing.files import content_of, digest
from generator.editing.journal import changes
from generator.load import load
from generator.problems import Report

ONE, TWO = "甲/facts.yml", "乙/facts.yml"
TEXT = "schema_version: 1\n# 说明\nfacts:\n- id: 人数 # 在编\n  value: 35\n"


@pytest.fixture
def root(tmp_path):
    for name in (ONE, TWO):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT, "utf-8")
    return tmp_path


def value(file, new):
    return Edit(file, ("facts", 0, "value"), new)


def test_files_change_together_and_are_told(root):
    change = apply(root, [value(ONE, "36"), value(TWO, "37")], "两个")
    assert change is not None
    assert tuple(change.after) == (ONE, TWO)
    assert (root / ONE).read_text("utf-8") == TEXT.replace("35", "36")
    assert [one.note for one in history(root)] == ["两个"]
    assert history(root, "丙/facts.yml") == ()


def test_what_changes_nothing_is_not_written_down(root):
    assert apply(root, [value(ONE, "35")], "") is None
    assert history(root) == ()


def test_one_edit_that_cannot_be_made_leaves_all_files(root):
    with pytest.raises(NotEditable):
        apply(root, [value(ONE, "36"), Edit(TWO, ("facts", 7, "value"), "1")], "")
    assert (root / ONE).read_text("utf-8") == TEXT
    assert history(root) == ()


def test_a_fault_while_files_are_put_in_place_leaves_all_files(root, monkeypatch):
    swap, calls = files._swap, []

    def failing(root, file, aside):
        calls.append(file)
        if len(calls) == 2:
            raise OSError("disk full")
        swap(root, file, aside)

    monkeypatch.setattr(files, "_swap", failing)
    with pytest.raises(NotEditable, match="disk full"):
        apply(root, [value(ONE, "36"), value(TWO, "37")], "")
    assert [(root / name).read_text("utf-8") for name in (ONE, TWO)] == [TEXT, TEXT]
    assert [path.name for path in (root / "甲").iterdir()] == ["facts.yml"]


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
def test_a_full_disk_leaves_nothing_behind(root, monkeypatch, place):
    write, calls = files.write_through, []

    def failing(path, data):
        calls.append(path)
        if len(calls) == place:
            path.write_bytes(data[:3])
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(files, "write_through", failing)
    monkeypatch.setattr("generator.editing.journal.write_through", failing)
    with pytest.raises(NotEditable) as fault:
        apply(root, [value(ONE, "36"), value(TWO, "37")], "")
    assert fault.value.reason == "not-written"
    assert [(root / name).read_text("utf-8") for name in (ONE, TWO)] == [TEXT, TEXT]
    left = {path.name for path in root.rglob("*") if path.is_file()}
    assert left == {"facts.yml", ".lock"}
    assert list((root / ".history").glob("[0-9]*")) == []


def test_what_could_not_be_written_is_not_taken_back_once_typed_by_hand(root, monkeypatch):
    def read_only(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as context:
        context.setattr("generator.editing.journal.replace_files", read_only)
        with pytest.raises(NotEditable):
            apply(root, [value(ONE, "36")], "")
    (root / ONE).write_text(TEXT.replace("35", "36"), "utf-8")
    apply(root, [value(TWO, "37")], "")
    assert (root / ONE).read_text("utf-8") == TEXT.replace("35", "36")
    assert len(history(root)) == 1


def test_a_program_that_ended_when_all_was_in_place_is_not_taken_back(root, monkeypatch):
    class Ended(BaseException):
        pass

    def all_files(root, new, old):
        files.replace_files(root, new, old)
        raise Ended

    monkeypatch.setattr("generator.editing.journal.replace_files", all_files)
    with pytest.raises(Ended):
        apply(root, [value(ONE, "36"), value(TWO, "37")], "both")
    monkeypatch.undo()
    apply(root, [value(TWO, "38")], "next")
    assert (root / ONE).read_text("utf-8") == TEXT.replace("35", "36")
    assert [one.note for one in history(root)] == ["next", "both"]


def test_a_damaged_change_does_not_keep_others_from_being_made(root):
    for new in ("36", "37"):
        apply(root, [value(ONE, new)], "")
    (root / ".history" / "000002" / "change.json").write_text("{", "utf-8")
    apply(root, [value(ONE, "38")], "")
    assert [one.number for one in history(root)] == [3, 1]


def test_a_program_that_ended_in_between_is_taken_back_by_the_next(root, monkeypatch):
    class Ended(BaseException):
        pass

    def one_file_only(root, new, old):
        first = next(iter(new))
        files._swap(root, first, files._written_aside(root, first, new[first]))
        raise Ended

    monkeypatch.setattr("generator.editing.journal.replace_files", one_file_only)
    with pytest.raises(Ended):
        apply(root, [value(ONE, "36"), value(TWO, "37")], "")
    assert (root / ONE).read_text("utf-8") != TEXT
    monkeypatch.undo()
    settle(root)
    assert (root / ONE).read_text("utf-8") == TEXT
    apply(root, [value(TWO, "38")], "next")
    assert (root / ONE).read_text("utf-8") == TEXT
    assert (root / TWO).read_text("utf-8") == TEXT.replace("35", "38")
    assert [one.note for one in history(root)] == ["next"]


def test_a_file_that_changed_since_it_was_read_is_left(root):
    expected = {ONE: digest(content_of(root, ONE))}
    (root / ONE).write_text(TEXT + "# 别人\n", "utf-8")
    with pytest.raises(Conflict) as fault:
        apply(root, [value(ONE, "36")], "", expected)
    assert fault.value.files == (ONE,)
    assert (root / ONE).read_text("utf-8") == TEXT + "# 别人\n"


def test_undo_goes_back_step_by_step(root):
    for new in ("36", "37", "38"):
        apply(root, [value(ONE, new)], new)
    for old in ("37", "36", "35"):
        undone = undo(root)
        assert undone is not None
        assert f"value: {old}\n" in (root / ONE).read_text("utf-8")
    assert undo(root) is None
    assert (root / ONE).read_text("utf-8") == TEXT
    assert len(changes(root)) == 6


def test_undo_is_held_to_a_folder(root):
    apply(root, [value(ONE, "36")], "")
    apply(root, [value(TWO, "37")], "")
    assert undo(root, within="甲/") is not None
    assert (root / ONE).read_text("utf-8") == TEXT
    assert (root / TWO).read_text("utf-8") != TEXT


def test_undo_leaves_what_was_changed_since(root):
    apply(root, [value(ONE, "36")], "")
    (root / ONE).write_text("别的\n", "utf-8")
    with pytest.raises(Conflict):
        undo(root)
    assert (root / ONE).read_text("utf-8") == "别的\n"


def test_any_former_state_comes_back(root):
    for new in ("36", "37"):
        apply(root, [value(ONE, new)], "")
    assert restore(root, ONE, 1) is not None
    assert (root / ONE).read_text("utf-8") == TEXT
    assert restore(root, ONE, 1) is None
    with pytest.raises(NotEditable):
        restore(root, ONE, 99)


def test_a_deleted_file_comes_back(root):
    apply(root, [Edit(ONE, (), None)], "")
    assert not (root / ONE).exists()
    undo(root)
    assert (root / ONE).read_text("utf-8") == TEXT


def test_a_new_file_goes_again(root):
    apply(root, [Edit("甲/accepted.yml", ("accepted", 0), {"reason": "核对过"})], "")
    written = (root / "甲/accepted.yml").read_text("utf-8")
    assert written == "schema_version: 1\naccepted:\n- {reason: 核对过}\n"
    undo(root)
    assert not (root / "甲/accepted.yml").exists()


def test_writers_wait_for_each_other(root):
    threads = [
        threading.Thread(target=apply, args=(root, [Edit(ONE, ("facts", 0, f"键{n}"), "1")], ""))
        for n in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    text = (root / ONE).read_text("utf-8")
    assert all(f"键{n}: " in text for n in range(8))
    assert [one.number for one in changes(root)] == list(range(1, 9))


def test_nothing_of_the_history_is_read_as_data(root):
    apply(root, [value(ONE, "36")], "")
    report = Report()
    load(root, report)
    assert not [one for one in report.problems if ".history" in one.place.file]


@pytest.mark.parametrize(
    "file", ["../x.yml", "/x.yml", "", ".history/x.yml", "甲/../乙/facts.yml", "甲\\facts.yml",
             "甲/facts.txt", "甲", "con.yml", "甲//facts.yml", "link/facts.yml"],
)  # fmt: skip
def test_only_data_files_are_written(root, file):
    (root / "link").symlink_to(root / "甲")
    with pytest.raises(NotEditable):
        apply(root, [value(file, "1")], "")


def test_contents_write_nothing(root):
    new = contents(root, [value(ONE, "36")])
    assert list(new) == [ONE]
    assert (root / ONE).read_text("utf-8") == TEXT
    assert not (root / ".history").exists()


def test_the_rights_of_a_file_stay(root):
    (root / ONE).chmod(0o640)
    apply(root, [value(ONE, "36")], "")
    assert (root / ONE).stat().st_mode & 0o777 == 0o640
