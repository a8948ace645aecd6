from __future__ import annotations

from fractions import Fraction

import plotly.graph_objects as go
import pytest

from generator.views.charts import Axis, Break, Chart, TrendPoint, TrendSeries, trend
from generator.words.catalogue import words

say = words("zh")


def line(
    name: str, values: dict[int, int], *, apart: tuple[int, ...] = (), lit: bool = True
) -> TrendSeries:
    """A series; the years `apart` may not be compared with the year before."""
    points = tuple(
        TrendPoint(year, Fraction(value), joined=year not in apart)
        for year, value in values.items()
    )
    return TrendSeries(name, points, highlighted=lit)


GAPPED = line("甲", {2019: 84, 2020: 0, 2022: 91, 2023: 89, 2024: 93}, apart=(2023,))


def one(series: TrendSeries, **options: object) -> Chart:
    return trend("t", "总分", [series], say, heading="部门", **options)  # type: ignore[arg-type]


def pieces(chart: Chart) -> list[list[int]]:
    """The years that a line joins, piece by piece, as plotly draws them."""
    (trace,) = chart.figure["data"]
    found: list[list[int]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if y is None:
            found.append([])
        else:
            found[-1].append(x)
    assert trace["connectgaps"] is False
    return found


class TestLines:
    def test_neither_a_missing_year_nor_another_framework_is_bridged(self) -> None:
        assert pieces(one(GAPPED)) == [[2019, 2020], [2022], [2023, 2024]]

    def test_a_missing_year_has_no_value_at_all(self) -> None:
        (trace,) = one(GAPPED).figure["data"]
        assert 2021 not in trace["x"]
        assert [y for y in trace["y"] if y is not None] == [84.0, 0.0, 91.0, 89.0, 93.0]

    def test_a_missing_year_stands_on_the_axis(self) -> None:
        axis = one(GAPPED).figure["layout"]["xaxis"]
        assert axis["tickvals"] == [2019, 2020, 2021, 2022, 2023, 2024]

    def test_a_joined_point_after_a_gap_is_not_joined(self) -> None:
        assert pieces(one(line("甲", {2020: 80, 2022: 90}))) == [[2020], [2022]]

    def test_a_single_year(self) -> None:
        chart = one(line("甲", {2020: 80}))
        assert pieces(chart) == [[2020]]
        go.Figure(chart.figure)

    def test_rates_are_drawn_in_percent(self) -> None:
        series = TrendSeries("甲", (TrendPoint(2020, Fraction(1, 3)),))
        (trace,) = one(series, axis=Axis.RATE).figure["data"]
        assert trace["y"] == [pytest.approx(100 / 3)]
        assert trace["text"] == ["33.33%"]

    def test_names_are_escaped(self) -> None:
        chart = one(TrendSeries("<b>甲</b>", (TrendPoint(2020, Fraction(80), "<i>80</i>"),)))
        (trace,) = chart.figure["data"]
        assert trace["name"] == "&lt;b&gt;甲&lt;/b&gt;"
        assert trace["text"] == ["&lt;i&gt;80&lt;/i&gt;"]
        assert "<" not in trace["hovertext"][0]


class TestHighlights:
    def test_at_most_four_are_highlighted(self) -> None:
        series = [line(str(number), {2020: 60 + number, 2021: 70}) for number in range(7)]
        chart = trend("t", "总分", series, say)
        kinds = [trace["meta"] for trace in chart.figure["data"]]
        assert kinds == ["muted"] * 3 + ["series-0", "series-1", "series-2", "series-3"]
        assert "另有 3 条" in chart.alternative

    def test_highlighted_lines_differ_by_more_than_colour(self) -> None:
        series = [line(str(number), {2020: 60 + number, 2021: 70}) for number in range(4)]
        traces = trend("t", "总分", series, say).figure["data"]
        assert len({trace["marker"]["symbol"] for trace in traces}) == 4
        assert len({trace["line"]["dash"] for trace in traces}) == 4

    def test_the_muted_share_one_entry_of_the_legend_but_keep_their_names(self) -> None:
        series = [line(name, {2020: 80}, lit=False) for name in "甲乙"]
        traces = trend("t", "总分", series, say).figure["data"]
        assert [trace["showlegend"] for trace in traces] == [True, False]
        assert [trace["hovertext"] for trace in traces] == [["甲 2020：80.00"], ["乙 2020：80.00"]]

    def test_a_line_alone_bears_its_values_away_from_the_mean(self) -> None:
        chart = one(line("甲", {2020: 80, 2021: 90}), mean=line("平均", {2020: 85, 2021: 85}))
        mean, own = chart.figure["data"]
        assert mean["meta"] == "mean"
        assert own["mode"] == "lines+markers+text"
        assert own["textposition"] == ["bottom center", "top center"]
        assert "平均：2020年 85.00、2021年 85.00" in chart.alternative

    def test_a_mean_without_points_is_not_drawn(self) -> None:
        chart = one(line("甲", {2020: 80}), mean=TrendSeries("平均", ()))
        assert len(chart.figure["data"]) == 1
        assert chart.data is not None
        assert len(chart.data.rows) == 1


class TestBreaks:
    def test_stand_before_their_year_with_their_text(self) -> None:
        chart = one(GAPPED, breaks=[Break(2023, "<新>体系")])
        (shape,) = chart.figure["layout"]["shapes"]
        assert shape["x0"] == shape["x1"] == 2022.5
        assert shape["line"]["dash"] == "dash"
        (text,) = chart.figure["layout"]["annotations"]
        assert text["text"] == "&lt;新&gt;体系"
        assert "2023年起<新>体系" in chart.alternative

    def test_texts_of_neighbours_do_not_meet(self) -> None:
        texts = [Break(2020, "甲" * 15), Break(2021, "乙"), Break(2022, "丙")]
        layout = one(GAPPED, breaks=texts).figure["layout"]
        assert [text["yshift"] for text in layout["annotations"]] == [0, 32, 0]
        assert layout["margin"]["t"] >= 32 + 16


class TestAxis:
    def test_low_values_begin_at_zero(self) -> None:
        axis = one(line("甲", {2020: 59, 2021: 95})).figure["layout"]["yaxis"]
        assert axis["range"][0] == 0
        assert axis["title"]["text"] == "总分"

    def test_an_axis_that_is_cut_says_so(self) -> None:
        axis = one(line("甲", {2020: 86, 2021: 95})).figure["layout"]["yaxis"]
        assert axis["range"][0] == 80
        assert "自 80 起" in axis["title"]["text"]

    def test_more_than_full_marks_has_room(self) -> None:
        axis = one(line("甲", {2020: 108})).figure["layout"]["yaxis"]
        assert axis["range"][1] == 108


class TestWords:
    def test_alternative_names_every_year(self) -> None:
        text = one(GAPPED).alternative
        assert (
            text
            == "甲：2019年 84.00、2020年 0.00、2021年无、2022年 91.00、2023年 89.00、2024年 93.00。"
        )

    def test_invented_figures_are_marked(self) -> None:
        chart = one(GAPPED, invented=True)
        assert chart.title == "总分（虚构数据）"
        assert chart.invented
        assert chart.data is not None
        assert chart.data.invented
        assert "虚构" not in one(GAPPED).title

    def test_the_table_has_every_year_and_why_one_is_missing(self) -> None:
        series = TrendSeries("甲", GAPPED.points, reasons=((2021, "未评价"), (2018, "尚未成立")))
        data = one(series).data
        assert data is not None
        assert [heading.text for heading in data.headings] == [
            "部门", "2018", "2019", "2020", "2021", "2022", "2023", "2024",
        ]  # fmt: skip
        (row,) = data.rows
        assert [cell.text for cell in row.cells] == [
            "甲", "尚未成立", "84.00", "0.00", "未评价", "91.00", "89.00", "93.00",
        ]  # fmt: skip
        assert [cell.exact for cell in row.cells] == ["甲", "", "84", "0", "", "91", "89", "93"]

    def test_points_are_written_with_two_decimals_and_more_where_those_are_exact(self) -> None:
        values = (Fraction(7), Fraction("85.535"), Fraction(257, 3))
        points = tuple(TrendPoint(2020 + at, value) for at, value in enumerate(values))
        data = one(TrendSeries("甲", points)).data
        assert data is not None
        assert [cell.text for cell in data.rows[0].cells[1:]] == ["7.00", "85.535", "85.67"]

    def test_exact_values_are_kept(self) -> None:
        series = TrendSeries("甲", (TrendPoint(2020, Fraction(2, 3)),))
        data = one(series, axis=Axis.RATE).data
        assert data is not None
        assert data.rows[0].cells[1].text == "66.67%"
        assert data.rows[0].cells[1].exact == "0.666666666667"
