"""What a change did is told by the names of values, in the form and of a workbook alike."""

from __future__ import annotations

from generator.editing.sheet import Kind, Option, Row
from generator.form.altered import MOST_CHARACTERS, altered

FILE = "a/2024/judgements.yml"
LEVELS = (Option("good", "良好（3 分）"), Option("poor", "较差（1 分）"))
LEVEL = Row(FILE, ("judgements", 0, "level"), "judgements.yml/judgements/甲/level", "意见", "甲",
            "选定的一档", "good", Kind.CHOICE, options=LEVELS)  # fmt: skip
PROBLEMS = (Option("1", "没有制度"), Option("2", "没有执行"))
FOUND = Row(FILE, ("judgements", 0, "found"), "judgements.yml/judgements/甲/found", "意见", "甲",
            "发现的问题", "1", Kind.CHECKLIST, options=PROBLEMS)  # fmt: skip


def test_a_choice_is_told_as_it_is_read():
    told = altered(LEVEL, "good", "poor", "zh")
    assert told.what == "意见 › 甲 › 选定的一档"
    assert (told.old, told.new) == ("良好（3 分）", "较差（1 分）")


def test_what_is_ticked_is_told_by_its_text_and_nothing_as_empty():
    told = altered(FOUND, "1\n2", "", "zh")
    assert (told.old, told.new) == ("1. 没有制度\n2. 没有执行", "（空）")
    assert altered(FOUND, "", "2", "en").old == "(empty)"


def test_of_a_long_text_the_part_that_differs_is_shown():
    row = Row("f", ("text",), "f/text", "", "", "文字", "", Kind.PARAGRAPHS)
    same = "相同" * MOST_CHARACTERS
    told = altered(row, f"{same}旧", f"{same}新", "zh")
    assert told.old.startswith("…")
    assert told.old.endswith("旧")
    assert told.new.endswith("新")
    assert len(told.new) < MOST_CHARACTERS
    cut = altered(row, f"旧{same}", f"新{same}", "zh")
    assert cut.new.startswith("新")
    assert cut.new.endswith("…")
