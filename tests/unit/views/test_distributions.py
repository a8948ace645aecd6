from __future__ import annotations

from fractions import Fraction

from generator.views.charts import Chart, Count, Dot, counts, dots
from generator.words.catalogue import words

say = words("zh")

RATES = (
    Dot("甲", Fraction(5999, 10000)),
    Dot("乙", Fraction(6, 10)),
    Dot("丙", Fraction(94999, 100000)),
    Dot("<b>丁</b>", Fraction(95, 100), own=True),
    Dot("戊", Fraction(1)),
)


def columns(chart: Chart) -> dict[str, int]:
    return {
        name: count
        for trace in chart.figure["data"]
        for name, count in zip(trace["x"], trace["y"], strict=True)
    }


class TestCounts:
    found = counts(
        "g", "等级", [Count("优", 3), Count("良", 0), Count("中", 2, own=True)], say,
        heading="评价等级", own="甲",
    )  # fmt: skip

    def test_a_grade_that_nobody_has_is_shown(self) -> None:
        assert columns(self.found) == {"优": 3, "良": 0, "中": 2}
        assert self.found.figure["layout"]["xaxis"]["categoryarray"] == ["优", "良", "中"]

    def test_ones_own_is_named(self) -> None:
        own = self.found.figure["data"][-1]
        assert own["meta"] == "own"
        assert own["text"] == ["2<br>甲在此"]
        assert self.found.alternative == "共 5 个部门：优 3 个、良 0 个、中 2 个。甲为中。"

    def test_table(self) -> None:
        assert self.found.data is not None
        rows = [[cell.exact for cell in row.cells] for row in self.found.data.rows]
        assert rows == [["优", "3"], ["良", "0"], ["中", "2"]]


class TestDots:
    found = dots("d", "得分率", RATES, say, heading="部门", invented=True)

    def test_every_rate_is_a_dot_where_it_belongs(self) -> None:
        placed = {
            name: x
            for trace in self.found.figure["data"]
            for name, x in zip(trace["hovertext"], trace["x"], strict=True)
        }
        assert placed["乙 60.00%"] == 60.0
        assert len(placed) == 5
        assert all("<" not in name for name in placed)

    def test_no_dot_hides_another(self) -> None:
        rates = [Dot(str(number), Fraction(800 + number, 1000)) for number in range(10)]
        (trace,) = dots("d", "x", rates, say, heading="部门").figure["data"]
        assert sorted(trace["y"]) == list(range(1, 11))

    def test_ones_own_is_on_top_where_its_name_has_room(self) -> None:
        rates = [Dot("甲", Fraction(80, 100), own=True), Dot("乙", Fraction(81, 100))]
        others, own = dots("d", "x", rates, say, heading="部门").figure["data"]
        assert (others["y"], own["y"]) == ([1], [2])
        assert own["text"] == ["甲"]

    def test_low_rates_are_on_the_axis(self) -> None:
        found = dots(
            "d", "x", [Dot("甲", Fraction(0)), Dot("乙", Fraction(1))], say, heading="部门"
        )
        low, high = found.figure["layout"]["xaxis"]["range"]
        assert low <= 0
        assert high >= 100

    def test_alternative_says_how_they_spread(self) -> None:
        text = "5 个部门的得分率，从 59.99% 到 100.00%，中位数 95.00%。<b>丁</b>为 95.00%。"
        assert self.found.alternative == text
        even = dots("d", "x", RATES[:2], say, heading="部门")
        assert "中位数 60.00%" in even.alternative

    def test_table_has_all_best_first(self) -> None:
        assert self.found.data is not None
        names = [row.cells[0].text for row in self.found.data.rows]
        assert names == ["戊", "<b>丁</b>", "丙", "乙", "甲"]
