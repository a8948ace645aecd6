from __future__ import annotations

import csv
import io

import pytest

from generator.exports.shown import shown_csv

COLUMNS = (("部门", False), ("变化", True))


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_row_says_whether_it_is_invented() -> None:
    content = shown_csv(COLUMNS, [("甲", "1"), ("乙", "")], (False, True))
    assert read(content) == [
        ["部门", "变化", "invented"], ["甲", "1", "false"], ["乙", "", "true"],
    ]  # fmt: skip
    assert content.count(b"\r\n") == 3


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_is_quoted(text: str) -> None:
    head, row = read(shown_csv(((text, False), ("变化", True)), [(text, "1")], (False,)))
    assert head[0] == row[0] == f"'{text}"


def test_a_number_below_zero_stays_a_number() -> None:
    assert read(shown_csv(COLUMNS, [("甲", "-1.5")], (False,)))[1] == ["甲", "-1.5", "false"]


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    assert read(shown_csv(COLUMNS, [('甲,"乙"\n丙', "1")], (False,)))[1][0] == '甲,"乙"\n丙'
