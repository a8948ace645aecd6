from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import plotly.graph_objects as go
import pytest

from generator.model.tables import Column, DataTable, Row
from generator.model.units import unit
from generator.pages.lost import lost_leaves
from generator.problems import Place
from generator.score.trace import NodeScore
from generator.views import charts
from generator.views.charts import LABEL_WIDTH, MAX_LABEL_LINES, MAX_LOST_BARS, Chart
from generator.words.catalogue import words
from tests.unit.pages import real

say = words("zh")
HERE = Place("test.yml")


def table(
    rows: list[tuple[str, dict[str, str | Decimal]]], columns: dict[str, str | None]
) -> DataTable:
    """A report table: cells that look like numbers are numbers; columns by name with unit."""
    return DataTable(
        "收支", "表 1", "收支情况", "项目",
        tuple(Column(name, unit(one) if one else None) for name, one in columns.items()),
        tuple(
            Row(
                name, None, False,
                {key: Decimal(text) if columns[key] else text for key, text in cells.items()},
                HERE,
            )
            for name, cells in rows
        ),
        HERE,
    )  # fmt: skip


AMOUNTS = table(
    [("基本", {"预算": "4.50", "决算": "5"}), ("项目", {"预算": "0"}), ("其他", {})],
    {"预算": "万元", "决算": "万元"},
)


def all_charts() -> dict[str, Chart]:
    result = real.result()
    found = {
        "rates": charts.rates(result, say),
        "lost": charts.lost_points(result, lost_leaves(result), say),
    }
    for id, one in {**result.evaluation.tables, "invented": AMOUNTS}.items():
        if chart := charts.amounts(one, f"c-{id}", say):
            found[f"amounts of {id}"] = chart
    return {**found, **made_charts()}


def made_charts() -> dict[str, Chart]:
    """One of each kind that pages make from plain values."""
    lines = [
        charts.TrendSeries(name, (charts.TrendPoint(2020, Fraction(80)),)) for name in "甲乙丙丁戊"
    ]
    start, end = charts.Change("2023", Fraction(80)), charts.Change("2024", Fraction(82))
    steps = [charts.Change("绩效", Fraction(3)), charts.Change("体系", Fraction(-1))]
    shares = [charts.Dot("甲", Fraction(1, 2)), charts.Dot("乙", Fraction(9, 10), own=True)]
    grades = [charts.Count("优", 3), charts.Count("良", 8, own=True)]
    breaks = [charts.Break(2020, "修订")]
    return {
        "trend": charts.trend("a", "历年", lines, say, breaks=breaks, mean=lines[0]),
        "waterfall": charts.waterfall("c", "变化", start, steps, end, say, heading="原因"),
        "counts": charts.counts("d", "等级", grades, say, heading="等级", own="甲"),
        "dots": charts.dots("f", "分布", shares, say, heading="部门"),
    }


ALL = all_charts()
every_chart = pytest.mark.parametrize("chart", ALL.values(), ids=ALL)


@every_chart
class TestEveryChart:
    def test_is_a_valid_figure(self, chart: Chart) -> None:
        go.Figure(chart.figure)

    def test_has_words(self, chart: Chart) -> None:
        assert chart.title
        assert len(chart.alternative) > len(chart.title) / 2
        assert "{" not in chart.alternative

    def test_has_its_numbers_as_a_table(self, chart: Chart) -> None:
        assert chart.data is not None
        assert chart.data.caption == chart.title
        assert chart.data.rows
        for row in chart.data.rows:
            assert len(row.cells) == len(chart.data.headings)

    def test_needs_no_more_than_the_basic_library(self, chart: Chart) -> None:
        assert {trace["type"] for trace in chart.figure["data"]} <= {"bar", "scatter", "pie"}

    def test_has_a_height(self, chart: Chart) -> None:
        assert 100 < chart.figure["layout"]["height"] < 1200

    def test_has_neither_colours_nor_fonts(self, chart: Chart) -> None:
        text = json.dumps(chart.figure)
        assert "color" not in text
        assert "font" not in text

    def test_does_not_zoom(self, chart: Chart) -> None:
        layout = chart.figure["layout"]
        assert layout["xaxis"]["fixedrange"]
        assert layout["yaxis"]["fixedrange"]

    def test_hover_shows_only_what_is_given(self, chart: Chart) -> None:
        for trace in chart.figure["data"]:
            assert "hovertemplate" not in trace
            assert "texttemplate" not in trace

    def test_is_json(self, chart: Chart) -> None:
        assert json.loads(json.dumps(chart.figure, allow_nan=False)) == chart.figure


class TestLabel:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("预算", "预算"),
            ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;"),
            ("&lt;", "&amp;lt;"),
            ("一二三四五六七八九十甲", "一二三四五六七八九十甲"),
            ("一二三四五六七八九十甲乙", "一二三四五六七八九十甲<br>乙"),
            ("Change that cannot be attributed", "Change that cannot be<br>attributed"),
            ("2023 年度", "2023 年度"),
        ],
    )
    def test_is_escaped_and_broken(self, text: str, shown: str) -> None:
        assert charts.label(text) == shown

    def test_a_long_one_ends_in_dots(self) -> None:
        lines = charts.label("字" * LABEL_WIDTH * (MAX_LABEL_LINES + 2)).split("<br>")
        assert len(lines) == MAX_LABEL_LINES
        assert lines[-1].endswith("…")
        assert all(len(line) <= LABEL_WIDTH for line in lines)

    def test_markup_cut_in_two_stays_text(self) -> None:
        shown = charts.label("甲" * (LABEL_WIDTH - 1) + "<img src=x onerror=alert(1)>")
        assert "<" not in shown.replace("<br>", "")


class TestRates:
    def test_bars_are_the_first_level_in_order(self) -> None:
        result = real.result()
        (bars,) = ALL["rates"].figure["data"]
        assert bars["y"] == [charts.label(root.name) for root in result.framework.roots]
        rates = [result.scores.nodes[root.id].rate for root in result.framework.roots]
        expected = [rate * 100 for rate in rates if rate is not None]
        assert bars["x"] == [pytest.approx(float(one), abs=0.005) for one in expected]

    def test_alternative_names_best_and_worst(self) -> None:
        result = real.result()
        nodes = [(root.name, result.scores.nodes[root.id].rate) for root in result.framework.roots]
        rates = {name: rate for name, rate in nodes if rate is not None}
        assert f"最低的是{min(rates, key=lambda name: rates[name])}" in ALL["rates"].alternative

    def test_a_tree_of_one_root(self) -> None:
        result = real.result()
        root = replace(result.framework.roots[0], children=())
        framework = replace(result.framework, indicators=(root,))
        chart = charts.rates(replace(result, framework=framework), say)
        assert len(chart.figure["data"][0]["x"]) == 1


class TestLostPoints:
    def test_most_lost_come_first_and_not_too_many(self) -> None:
        (bars,) = ALL["lost"].figure["data"]
        assert bars["x"] == sorted(bars["x"], reverse=True)
        assert 0 < len(bars["x"]) <= MAX_LOST_BARS

    def test_hostile_names_are_escaped(self) -> None:
        result = real.result()
        leaf = replace(result.framework.leaves[0], name="<b>甲</b>")
        nodes = {**result.scores.nodes, leaf.id: NodeScore(leaf.id, Decimal(2), Decimal("0.5"))}
        changed = replace(result, scores=replace(result.scores, nodes=nodes))
        chart = charts.lost_points(changed, [leaf], say)
        assert chart.figure["data"][0]["y"] == ["&lt;b&gt;甲&lt;/b&gt;"]
        assert chart.figure["data"][0]["text"] == ["1.5 分"]


class TestAmounts:
    def test_bars_are_columns_over_rows(self) -> None:
        chart = charts.amounts(AMOUNTS, "x", say)
        assert chart is not None
        first, second = chart.figure["data"]
        assert (first["name"], second["name"]) == ("预算", "决算")
        assert first["x"] == ["基本", "项目"]
        assert first["y"] == [4.5, 0.0]
        assert second["y"] == [5.0, None]
        assert second["text"] == ["5", ""]
        assert chart.id == "x"
        assert "万元" in chart.figure["layout"]["yaxis"]["title"]["text"]

    def test_sums_and_parts_are_left_out(self) -> None:
        rows = list(AMOUNTS.rows[:2])
        rows += [replace(rows[0], name="其中", part_of="基本"), replace(rows[0], total=True)]
        chart = charts.amounts(replace(AMOUNTS, rows=tuple(rows)), "x", say)
        assert chart is not None
        assert chart.figure["data"][0]["x"] == ["基本", "项目"]

    @pytest.mark.parametrize(
        "other",
        [
            table([("一", {"甲": "1", "乙": "2"})] * 2, {"甲": "万元", "乙": "件"}),
            table([("一", {"甲": "1", "乙": "x"})] * 2, {"甲": "万元", "乙": None}),
            table([("一", {"甲": "1"})], {"甲": "万元"}),
            table([("一", {}), ("二", {})], {"甲": "万元"}),
        ],
        ids=["two units", "a column of text", "one row", "no numbers"],
    )
    def test_other_tables_have_no_chart(self, other: DataTable) -> None:
        assert charts.amounts(other, "x", say) is None


def test_number_is_near_enough_for_a_pixel() -> None:
    assert charts.number(Decimal("84.48")) == 84.48
    assert Fraction(charts.number(Decimal("0.1"))) != Fraction(1, 10)
