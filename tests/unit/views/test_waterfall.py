from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from generator.views.charts import Change, Chart, lost_waterfall, signed, waterfall
from generator.words.catalogue import words

say = words("zh")

CHANGES = (
    Change("绩效", Fraction(5)),
    Change("<b>体系</b>", Fraction(-7, 4)),
    Change("其他", Fraction(0)),
    Change("无法区分", Fraction(1, 3)),
)
END = Fraction(80) + 5 - Fraction(7, 4) + Fraction(1, 3)


def chart(end: Fraction = END) -> Chart:
    return waterfall(
        "w", "变化", Change("2023", Fraction(80)), CHANGES, Change("2024", end), say,
        heading="原因",
    )  # fmt: skip


def ends(found: Chart) -> dict[str, tuple[float, float]]:
    """Where each bar begins and ends, by name."""
    return {
        name: (base, base + length)
        for trace in found.figure["data"]
        if trace["type"] == "bar"
        for name, base, length in zip(trace["y"], trace["base"], trace["x"], strict=True)
    }


def test_each_step_begins_where_the_one_before_ended() -> None:
    bars = ends(chart())
    order = chart().figure["layout"]["yaxis"]["categoryarray"]
    assert order == ["2023", "绩效", "&lt;b&gt;体系&lt;/b&gt;", "其他", "无法区分", "2024"]
    assert bars["绩效"] == (80.0, 85.0)
    for before, after in pairwise(order[1:-1]):
        assert bars[after][0] == pytest.approx(bars[before][1])
    assert bars["无法区分"][1] == pytest.approx(float(END))


def test_what_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="not 90"):
        chart(Fraction(90))


def test_gains_and_losses_differ_by_sign_and_pattern() -> None:
    gain, loss, totals = chart().figure["data"]
    assert gain["text"] == ["+5.00", "0.00", "+0.33"]
    assert loss["text"] == ["−1.75"]
    assert gain["marker"]["pattern"]["shape"] != loss["marker"]["pattern"]["shape"]
    assert totals["type"] == "scatter"


def test_totals_are_marks_since_the_axis_is_cut() -> None:
    found = chart()
    *_, totals = found.figure["data"]
    assert totals["y"] == ["2023", "2024"]
    axis = found.figure["layout"]["xaxis"]
    assert 0 < axis["range"][0] < 80
    assert f"自 {axis['range'][0]} 起" in axis["title"]["text"]
    assert axis["range"][1] > 85


def test_alternative_and_table_go_all_the_way() -> None:
    found = waterfall(
        "w", "变化", Change("2023", Fraction(80)), [Change("绩效", Fraction(-3, 2))],
        Change("2024", Fraction(157, 2)), say, heading="原因", invented=True,
    )  # fmt: skip
    assert found.alternative == "从2023的 80.00 分起：绩效 −1.50，到2024的 78.50 分。"
    assert found.data is not None
    assert [[cell.exact for cell in row.cells] for row in found.data.rows] == [
        ["2023", "80"], ["绩效", "-1.5"], ["2024", "78.5"],
    ]  # fmt: skip
    assert found.title == "变化（虚构数据）"


def test_from_full_marks_to_the_score() -> None:
    lost = [Change("决策", Fraction(2)), Change("产出", Fraction(6))]
    found = lost_waterfall("l", "失分", Fraction(100), lost, Fraction(92), say, heading="指标")
    assert ends(found) == {"决策": (100.0, 98.0), "产出": (98.0, 92.0)}
    assert "满分" in found.alternative
    with pytest.raises(ValueError, match="not 93"):
        lost_waterfall("l", "失分", Fraction(100), lost, Fraction(93), say, heading="指标")


def test_only_losses_and_only_gains() -> None:
    for points in (Fraction(1), Fraction(-1)):
        found = waterfall(
            "w", "x", Change("a", Fraction(80)), [Change("b", points)],
            Change("c", 80 + points), say, heading="原因",
        )  # fmt: skip
        assert [trace["type"] for trace in found.figure["data"]] == ["bar", "scatter"]


@pytest.mark.parametrize(
    ("points", "text"), [(Fraction(1, 2), "+0.50"), (Fraction(-2), "−2.00"), (Fraction(0), "0.00")]
)
def test_signed(points: Fraction, text: str) -> None:
    assert signed(points) == text
