"""The sheet of an evaluation: what can be edited, and how it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editing.changing import changed
from generator.editing.edit import Edit, NotEditable
from generator.editing.sheet import Kind, edit_of, rows
from generator.editing.sheet.keys import file_keys
from tests.real_data import SHIPPED, real_data

CASES = Path(__file__).parents[2] / "cases" / "minimal"
EVERY = sorted(
    (path.parent.parent.name, int(path.parent.name)) for path in SHIPPED.glob("*/*/evaluation.yml")
)


@pytest.fixture(scope="module")
def sheet():
    return {row.anchor: row for row in rows(CASES, "example-agriculture", 2024)}


def test_every_value_typed_as_it_is_changes_nothing():
    for department, year in EVERY:
        found = rows(SHIPPED, department, year)
        assert len(found) > 400
        assert [row.anchor for row in found if edit_of(row, row.value) is not None] == []


def test_anchors_tell_rows_apart():
    for department, year in EVERY[::5]:
        found = [row.anchor for row in rows(SHIPPED, department, year)]
        assert len(found) == len(set(found))


def test_every_written_row_can_be_edited():
    found = rows(real_data(), "shanting-industry-it", 2021)
    by_file: dict[str, list[Edit]] = {}
    for row in found:
        edit = edit_of(row, "1" if row.kind is not Kind.PARAGRAPHS else "一\n二")
        if edit is not None and row.written:
            by_file.setdefault(row.file, []).append(edit)
    assert len(by_file) == 10
    for file, edits in by_file.items():
        assert changed((real_data() / file).read_bytes(), edits) is not None


def test_rows_stand_where_their_values_are(sheet):
    row = sheet["facts.yml/facts/在职人数/value"]
    lines = (CASES / row.file).read_text("utf-8").split("\n")
    assert lines[row.line - 1][row.column - 1 :] == row.value == "35"
    assert (row.kind, row.unit, row.group) == (Kind.NUMBER, "人", "在职人数")


def test_a_fact_of_a_cell_is_edited_in_its_table(sheet):
    row = sheet["facts.yml/facts/支出决算数/value"]
    assert row.file == "example-agriculture/2024/finance.yml"
    assert row.path == ("tables", 0, "rows", 2, "cells", "决算数")
    assert (row.value, row.unit) == ("475.00", "万元")
    assert "facts.yml/facts/支出决算数/unit" not in sheet


def test_judgements_ask_what_their_rules_ask(sheet):
    def keys(indicator):
        start = f"judgements.yml/judgements/{indicator}/"
        asked = ("level", "found", "met", "points", "deduct")
        return {
            anchor.removeprefix(start): row.kind
            for anchor, row in sheet.items()
            if anchor.startswith(start) and anchor.removeprefix(start) in asked
        }

    assert keys("预算执行率") == {}
    assert keys("成果质量") == {"level": Kind.CHOICE}
    assert keys("制度健全性") == {"found": Kind.CHECKLIST}
    assert keys("群众反映") == {"found": Kind.CHOSEN}
    assert keys("资料完整性") == {"met": Kind.CHECKLIST}
    assert keys("信息公开") == {"met": Kind.FLAG}
    assert keys("可持续影响") == {"points": Kind.NUMBER}
    level = sheet["judgements.yml/judgements/成果质量/level"]
    assert [one.text for one in level.options] == ["优（10 分）", "良（6 分）", "差（0 分）"]


@pytest.mark.parametrize(
    ("anchor", "text", "value"),
    [
        ("judgements.yml/judgements/制度健全性/found", "1，2", ["1", "2"]),
        ("judgements.yml/judgements/制度健全性/found", "无", []),
        ("judgements.yml/judgements/制度健全性/found", " 2 ", False),
        ("judgements.yml/judgements/资料完整性/met", "2、1", False),
        ("judgements.yml/judgements/群众反映/found", "2｜2|因为",
         [{"problem": "2", "points": "2", "reason": "因为"}]),
        ("judgements.yml/judgements/群众反映/found", "无", []),
        ("facts.yml/facts/在职人数/value", " 36 ", "36"),
        ("facts.yml/facts/在职人数/value", "", None),
        ("facts.yml/facts/在职人数/name", "", False),
        ("evaluation.yml/conclusion", "一\r\n\r\n 二 ", "一\n二\n"),
        ("evaluation.yml/title", "两\n行", "两 行"),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_an_edit(sheet, anchor, text, value):
    edit = edit_of(sheet[anchor], text)
    if value is False:
        assert edit is None
    else:
        assert edit is not None
        assert edit.value == value


def test_missing_files_and_keys_have_rows_to_begin_with(sheet):
    assert not (CASES / "example-agriculture/2024/figures.yml").exists()
    assert not [anchor for anchor in sheet if anchor.startswith("figures.yml")], "a list of entries"
    row = sheet["evaluation.yml/summary"]
    assert (row.value, row.written) == ("", False)
    unit = sheet["published.yml/places/附件 1/grade"]
    assert [one.value for one in unit.options] == ["优", "良", "中", "差"]


def test_a_file_that_cannot_be_read_has_no_rows(tmp_path):
    folder = tmp_path / "a" / "2024"
    folder.mkdir(parents=True)
    (folder / "evaluation.yml").write_text("title: [\n", "utf-8")
    assert not [row for row in rows(tmp_path, "a", 2024) if row.file.endswith("evaluation.yml")]
    with pytest.raises(NotEditable):
        changed(b"title: [\n", [edit_of_title(tmp_path)])


def edit_of_title(root):
    return Edit("a/2024/evaluation.yml", ("title",), str(root))


def test_every_key_is_called_in_both_languages():
    zh, en = file_keys("zh"), file_keys("en")
    assert list(zh) == list(en)
    for file in zh:
        assert zh[file].name != en[file].name
        assert list(zh[file].keys.below) == list(en[file].keys.below)


def test_keys_are_those_of_the_documentation():
    """Every key here is described in docs/data-format.md, under its own name."""
    text = (SHIPPED.parent / "docs" / "data-format.md").read_text("utf-8")
    for file, known in file_keys("zh").items():
        start = text.index(f"### `{file}`")
        section = text[start:].split("\n### ")[0]
        if file == "profile.yml":
            section += text[text.index("### `finance.yml`") :].split("\n### ")[0]
        for name in names(known.keys):
            assert f"`{name}`" in section, (file, name)


def names(branch):
    for step, below in branch.below.items():
        name = step.rstrip("[]{}")
        yield name
        if hasattr(below, "below"):
            yield from names(below)
