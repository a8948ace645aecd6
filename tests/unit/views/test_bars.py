from __future__ import annotations

from fractions import Fraction
from typing import Any

from generator.views.charts import Bar, Chart, rate_bars
from generator.words.catalogue import words

say = words("zh")

BARS = (
    Bar("甲", Fraction(1, 2), "10 / 20", peer=Fraction(3, 4)),
    Bar("乙", None, reason="未评价"),
    Bar("丙", Fraction(9, 10), own=True, peer=Fraction(3, 4)),
    Bar("丁", Fraction(0), peer=Fraction(3, 4)),
)


def chart(**options: Any) -> Chart:
    return rate_bars("b", "得分率", BARS, say, heading="部门", peer="同组平均", **options)


def test_the_highest_stands_first() -> None:
    assert chart().figure["layout"]["yaxis"]["categoryarray"] == ["丙", "甲", "丁"]
    assert chart(ordered=False).figure["layout"]["yaxis"]["categoryarray"] == ["甲", "丙", "丁"]


def test_no_rate_is_no_bar_and_zero_is_one() -> None:
    bars, own, _ = chart().figure["data"]
    assert dict(zip(bars["y"], bars["x"], strict=True)) == {"甲": 50.0, "丁": 0.0}
    assert dict(zip(own["y"], own["x"], strict=True)) == {"丙": 90.0}


def test_one_set_apart_is_told_in_words_too() -> None:
    _, own, _ = chart().figure["data"]
    assert own["meta"] == "own"
    assert chart().alternative == (
        "共 3 项的得分率，最高的是丙（90.00%），最低的是丁（0.00%）。丙为 90.00%。"
    )


def test_means_are_marks_on_the_same_names() -> None:
    *_, means = chart().figure["data"]
    assert means["type"] == "scatter"
    assert means["y"] == ["丙", "甲", "丁"]
    assert means["x"] == [75.0] * 3
    plain = rate_bars("b", "得分率", BARS, say, heading="部门")
    assert all(trace["type"] == "bar" for trace in plain.figure["data"])


def test_texts_are_escaped() -> None:
    bar = Bar("<b>", Fraction(1, 2), "<i>", peer=Fraction(1, 3))
    found = rate_bars("b", "得分率", [bar], say, heading="部门", peer="<u>")
    bars, means = found.figure["data"]
    assert bars["y"] == means["y"] == ["&lt;b&gt;"]
    assert "<" not in bars["text"][0] + means["text"][0] + means["name"]


def test_the_table_has_all_also_those_without_a_rate() -> None:
    data = chart(invented=True).data
    assert data is not None
    assert data.caption == "得分率（虚构数据）"
    assert [[cell.exact for cell in row.cells] for row in data.rows] == [
        ["甲", "0.5", "0.75"], ["乙", "", ""], ["丙", "0.9", "0.75"], ["丁", "0", "0.75"],
    ]  # fmt: skip
    assert data.rows[1].cells[1].text == "未评价"
