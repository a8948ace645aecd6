"""Cells and texts of rows, both ways."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.sheet.row import Kind, Option, Row
from generator.workbook.cells import Fault, content_of, same, shown_options, text_of


def row(kind: Kind, value: str = "", unit: str = "", options: tuple[Option, ...] = ()) -> Row:
    return Row("a.yml", ("a",), "a", "", "", "", value, kind, unit, "", options)


@pytest.mark.parametrize(
    ("kind", "unit", "value", "form", "text"),
    [
        (Kind.NUMBER, "万元", 2.97, "General", "2.97"),
        (Kind.NUMBER, "万元", 2183.41, "0.00", "2183.41"),
        (Kind.NUMBER, "万元", 0.8, "0.00", "0.80"),
        (Kind.NUMBER, "万元", 2.975, "0.00", "2.975"),
        (Kind.NUMBER, "万元", 3, "General", "3"),
        (Kind.NUMBER, "万元", 3.0, "General", "3"),
        (Kind.NUMBER, "万元", 1e-7, "General", "0.0000001"),
        (Kind.NUMBER, "万元", 1e20, "General", "100000000000000000000"),
        (Kind.NUMBER, "万元", 0.1 + 0.2, "General", "0.30000000000000004"),
        (Kind.NUMBER, "%", 0.925, "0.0%", "92.5"),
        (Kind.NUMBER, "%", "92.5%", "@", "92.5%"),
        (Kind.PERCENT, "", 0.9908, "0.00%", "99.08%"),
        (Kind.PERCENT, "", 1, "0.00%", "100.00%"),
        (Kind.PERCENT, "", 1, "0%", "100%"),
        (Kind.LINE, "", 0.9908, "0.00%", "99.08%"),
        (Kind.LINE, "", 2021, "General", "2021"),
        (Kind.LINE, "", "0017", "@", "0017"),
        (Kind.LINE, "", True, "General", "是"),
        (Kind.DAY, "", datetime(2022, 11, 30), "yyyy-mm-dd", "2022-11-30"),  # noqa: DTZ001
        (Kind.DAY, "", date(2022, 11, 30), "General", "2022-11-30"),
        (Kind.FLAG, "", "否", "@", "否"),
        (Kind.NUMBER, "万元", "待填", "@", "待填"),
        (Kind.NUMBER, "万元", None, "General", ""),
    ],
)
def test_a_cell_is_read_as_people_mean_it(kind, unit, value, form, text):
    assert text_of(row(kind, unit=unit), value, form) == text


@pytest.mark.parametrize(
    ("kind", "value", "form", "fault", "meant"),
    [
        (Kind.NUMBER, "１２", "@", "not_a_number", "12"),
        (Kind.NUMBER, "1,630.93", "@", "not_a_number", "1630.93"),
        (Kind.NUMBER, "2.97万元", "@", "not_a_number", "2.97"),
        (Kind.NUMBER, 0.5, "0%", "percent_in_number", None),
        (Kind.NUMBER, float("inf"), "General", "not_a_number", None),
        (Kind.PERCENT, 98.5, "General", "not_a_percent", "98.5%"),
        (Kind.DAY, "2022.11.30", "@", "not_a_day", "2022-11-30"),
        (Kind.DAY, "2022-02-30", "@", "not_a_day", None),
        (Kind.FLAG, "有", "@", "not_a_flag", "是"),
        (Kind.LINE, "a\u202eb", "@", "has_control", None),
    ],
)
def test_what_cannot_be_meant_is_told(kind, value, form, fault, meant):
    found = text_of(row(kind), value, form)
    assert isinstance(found, Fault)
    assert (found.key, found.meant) == (fault, meant)


LEVELS = (Option("优", "优（3 分）"), Option("良", "良（2 分）"))


def test_a_choice_is_taken_by_its_words_or_its_value():
    one = row(Kind.CHOICE, "优", options=LEVELS)
    assert content_of(one).value == "优（3 分）"
    assert text_of(one, "良（2 分）", "@") == "良"
    assert text_of(one, "良", "@") == "良"
    found = text_of(one, "良好（2 分）", "@")
    assert isinstance(found, Fault)
    assert found.meant == "良（2 分）"


def test_options_that_look_alike_are_shown_by_their_values():
    options = (Option("a", "同"), Option("b", "同"))
    assert shown_options(row(Kind.CHOICE, options=options)) == {"a": "a", "b": "b"}


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_nobody_touched_stays_as_written(number):
    for kind, text in ((Kind.NUMBER, f"{number:f}"), (Kind.PERCENT, f"{number:f}%")):
        one = row(kind, text)
        content = content_of(one)
        back = text_of(one, content.value, content.format)
        assert isinstance(back, str)
        assert same(one, back, text)


def test_long_numbers_are_texts():
    content = content_of(row(Kind.NUMBER, "12345678901234567.89"))
    assert content.value == "12345678901234567.89"
    assert content.format == "@"
