"""How edits are written: as an editor would have typed them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.editing.changing import changed
from generator.editing.edit import Edit, NotEditable

HEAD = "schema_version: 1\n"


def after(text, *edits):
    content = changed((HEAD + text).encode(), [Edit("a.yml", path, value) for path, value in edits])
    assert content is not None
    return content.decode().removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "path", "value", "wanted"),
    [
        ("a: 1\n", ("a",), Decimal("477.50"), "a: 477.50\n"),
        ("a:   1  # c\n", ("a",), Decimal("0017"), "a:   17  # c\n"),
        ("a: 0017\n", ("a",), "0018", "a: 0018\n"),
        ("a: '一'\n", ("a",), "二", "a: '二'\n"),
        ('a: "一"\n', ("a",), "it's", "a: 'it''s'\n"),
        ("a: 一\n", ("a",), "甲: 乙", "a: '甲: 乙'\n"),
        ("a: 一\n", ("a",), "- 乙", "a: '- 乙'\n"),
        ("a: 一\n", ("a",), "凭证 #17", "a: '凭证 #17'\n"),
        ("a: 一\n", ("a",), "", "a: ''\n"),
        ("a:\n", ("a",), "一", "a: 一\n"),
        ("a: # c\nb: 1\n", ("a",), "一", "a: 一 # c\nb: 1\n"),
        ("a: 一 # c\n", ("a",), "一\n二\n", "a: | # c\n  一\n  二\n"),
        ("a: 一\n", ("a",), "二\n", "a: 二\n"),
        ("a: |\n  一\n  二\nb: 1\n", ("a",), "一\n三\n", "a: |\n  一\n  三\nb: 1\n"),
        ("a: |\n    一\n\n# c\nb: 1\n", ("a",), "二\n三\n", "a: |\n    二\n    三\n\n# c\nb: 1\n"),
        ("a: >\n  一\n  二\nb: 1\n", ("a",), "三\n", "a: |\n  三\nb: 1\n"),
        ("a: |\n  一\nb: 1\n", ("a",), "二", "a: 二\nb: 1\n"),
        ("a: {b: 1, c: 2} # c\n", ("a", "b"), Decimal(3), "a: {b: 3, c: 2} # c\n"),
        ("a: {b: 一, c: 2}\n", ("a", "b"), "二, 三", "a: {b: '二, 三', c: 2}\n"),
        ("a: {b: 一}\n", ("a", "b"), "二\n三\n", "a:\n  b: |\n    二\n    三\n"),
        ("a: {b: 1}\n", ("a", "c"), "二", "a: {b: 1, c: 二}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), None, "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), None, "a: {b: 1}\n"),
        ("a: {b: 1}\nc: 1\n", ("a", "b"), None, "c: 1\n"),
        ("a: [1, 2]\n", ("a",), [Decimal(2)], "a: [2]\n"),
        ("a: [1, 2]\n", ("a", 2), "三", "a: [1, 2, 三]\n"),
        ("a: []\n", ("a", 0), "三", "a: [三]\n"),
        ("a: [1]\n", ("a", 0), None, "a: []\n"),
        ("a:\n- 一\n- 二\n", ("a", 0), None, "a:\n- 二\n"),
        ("a:\n- 一 # c\n", ("a", 0), None, "a: [] # c\n"),
        ("a:\n- 一\n# c\n- 二\n", ("a",), ["一", "新", "二"], "a:\n- 一\n- 新\n# c\n- 二\n"),
        ("a:\n- 一\n# c\n- 二\n", ("a",), ["零", "一", "二"], "a:\n- 零\n- 一\n# c\n- 二\n"),
        ("a:\n- 一\n# c\n- 二\n- 三\n", ("a",), ["一", "三"], "a:\n- 一\n# c\n- 三\n"),
        ("a:\n  - 一\n  - 二\n", ("a", 2), "三", "a:\n  - 一\n  - 二\n  - 三\n"),
        ("a:\n- id: 一\n  b: 1\n- id: 二\n", ("a", 0, "b"), None, "a:\n- id: 一\n- id: 二\n"),
        ("a:\n- id: 一\n  # c\n  b: 1\n", ("a", 0, "id"), None, "a:\n  # c\n- b: 1\n"),
        ("a:\n- id: 一\n  where: 二\n", ("a", 0, "reason"), "三",
         "a:\n- id: 一\n  reason: 三\n  where: 二\n"),
        ("a:\n- id: 一\n", ("a", 1), {"id": "二", "text": "长\n文\n"},
         "a:\n- id: 一\n- id: 二\n  text: |\n    长\n    文\n"),
        ("a:\n- {id: 一}\n", ("a", 1), {"id": "二"}, "a:\n- {id: 一}\n- {id: 二}\n"),
        ("a: 1\n", ("b", "c"), "二", "a: 1\nb: {c: 二}\n"),
        ("a: 1", ("b",), "二", "a: 1\nb: 二"),
    ],
)  # fmt: skip
def test_an_edit_is_written_as_one_would_type_it(before, path, value, wanted):
    assert after(before, (path, value)) == wanted


def test_several_edits_are_made_one_after_the_other():
    text = "a:\n- 一\n- 二\n- 三\n"
    assert after(text, (("a", 0), None), (("a", 1), "变")) == "a:\n- 二\n- 变\n"


def test_line_ends_and_byte_order_marks_stay():
    text = "\ufeffschema_version: 1\r\na: 1\r\nb: 二\r\n"
    edits = [Edit("a.yml", ("a",), "三\n四\n"), Edit("a.yml", ("c",), "五")]
    wanted = "\ufeffschema_version: 1\r\na: |\r\n  三\r\n  四\r\nb: 二\r\nc: 五\r\n"
    assert changed(text.encode(), edits) == wanted.encode()


def test_lines_that_end_otherwise_than_most_stay_so():
    text = "schema_version: 1\r\na: 1\nb: 2\r\nc: 3\r\n"
    edited = changed(text.encode(), [Edit("a.yml", ("c",), "4")])
    assert edited == text.replace("c: 3", "c: 4").encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: [1\n", "not-readable"),
        ("a: 1\na: 2\n", "not-readable"),
        ("a: &x 1\nb: *x\n", "not-readable"),
        ("a：1\nb: 1\n", "not-readable"),
        ("- 1\n", "not-readable"),
    ],
)
def test_what_cannot_be_read_for_sure_is_not_edited(text, reason):
    with pytest.raises(NotEditable) as fault:
        changed(text.encode(), [Edit("a.yml", ("a",), "2")])
    assert fault.value.reason == reason


def test_other_encodings_are_not_edited():
    with pytest.raises(NotEditable, match="encoding"):
        changed("a: 人数\n".encode("gbk"), [Edit("a.yml", ("a",), "2")])


@pytest.mark.parametrize("value", ["一\u200b", "\t", "\u202e", "a\x00"])
def test_characters_no_file_may_hold_are_not_written(value):
    with pytest.raises(NotEditable, match="character"):
        after("a: 1\n", (("a",), value))


@pytest.mark.parametrize("path", [("b", 0, "c", 5), ("a", "x", "y"), ("c", 3)])
def test_places_that_are_not_there_are_not_edited(path):
    with pytest.raises(NotEditable):
        after("a: 1\nb: []\nc: [1]\n", (path, None))
