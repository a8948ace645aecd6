from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.text import grams, normalise

WRITTEN = st.text(
    alphabet=st.sampled_from("绩效评价“”「」《》 　,，.．。％%aZzß５5０1g〇\u200b\u00a0é①Ⅳ𠮷\t")
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("“三公”经费", "三公经费"),
        ("2,163.32 万元", "2163.32万元"),
        ("２，１６３．３２", "2163.32"),
        ("1,234,567", "1234567"),
        ("12,34", "12,34"),
        ("1,2345", "1,2345"),
        ("5G 基站", "5g基站"),
        ("规上工业企业 产值增长率", "规上工业企业产值增长率"),
        ("Word  and\tExcel", "word and excel"),
        ("《政府会计制度》", "政府会计制度"),
        ("（2022）第3701038号", "(2022)第3701038号"),
        ("绩\u200b效", "绩效"),
        ("", ""),
    ],
)
def test_one_form_for_what_is_written_and_what_is_typed(written: str, normal: str) -> None:
    assert normalise(written) == normal


@given(WRITTEN)
def test_normal_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("normal", "words"),
    [
        ("绩效评价84.48", ["绩效", "效评", "评价", "价", "84.48"]),
        ("5g基站", ["5g", "基站", "站"]),
        ("率", ["率"]),
        ("99.08%", ["99.08"]),
        ("a.b 1.", ["a", "b", "1"]),
        ("预算，决算", ["预算", "算", "决算", "算"]),
        ("𠮷野家", ["𠮷野", "野家", "家"]),
        ("。", []),
    ],
)
def test_words(normal: str, words: list[str]) -> None:
    assert grams(normal) == words


@given(st.text(alphabet="绩效评价预算执行率", min_size=2, max_size=12), st.data())
def test_every_word_inside_a_longer_one_has_its_pairs(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    inside = text[start : data.draw(st.integers(start + 2, len(text)))]
    assert set(grams(inside)[:-1]) <= set(grams(text))
