"""Every kind of chart as drawn: gaps, breaks, steps, marks; its table in reach and in print."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from generator.views import charts
from generator.words.catalogue import words
from tests.browser.made import site_with
from tests.browser.visits import PHONE, WIDE, Site

say = words("zh")
TEMPLATE = """
# 图

{% for chart in all %}
{{ parts.chart(chart) }}

{% endfor %}
"""
PAPER = 660
"""Pixels between the margins of A4."""
LAST_BREAK = 2023


def line(name: str, values: dict[int, int], *, lit: bool = True) -> charts.TrendSeries:
    points = tuple(
        charts.TrendPoint(year, Fraction(value), joined=year != LAST_BREAK)
        for year, value in values.items()
    )
    return charts.TrendSeries(name, points, highlighted=lit)


def every_kind() -> list[charts.Chart]:
    own = line("<b>甲</b>局", {2019: 84, 2020: 0, 2022: 91, 2023: 89, 2024: 93})
    mean = line("同组平均", {2019: 86, 2020: 85, 2021: 87, 2022: 87, 2023: 88, 2024: 90})
    others = [line(name, {2020: 70, 2021: 75, 2022: 80}, lit=False) for name in ("乙局", "丙局")]
    breaks = [charts.Break(2023, "指标体系修订")]
    start, end = charts.Change("2023年度", Fraction(80)), charts.Change("2024年度", Fraction(82))
    steps = [charts.Change("绩效", Fraction(4)), charts.Change("体系", Fraction(-2))]
    dots = [charts.Dot(str(rate), Fraction(rate, 100), own=rate == 80) for rate in (60, 80, 81)]
    grades = [charts.Count("优", 3), charts.Count("良", 6, own=True), charts.Count("差", 0)]
    return [
        charts.trend("trend", "历年总分", [own], say, breaks=breaks, mean=mean, invented=True),
        charts.trend("many", "各部门", [own, *others], say, breaks=breaks),
        charts.waterfall("steps", "变化", start, steps, end, say, heading="原因"),
        charts.counts("grades", "等级", grades, say, heading="等级", own="甲局"),
        charts.dots("dots", "分布", dots, say, heading="部门"),
    ]


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The published site with a page of these charts."""
    folder = tmp_path_factory.mktemp("charts")
    views = {"all": every_kind()}
    with site_with(browser, folder, "charts", TEMPLATE, views) as found:
        yield found


@pytest.fixture(scope="module")
def drawn(site: Site) -> Iterator[Page]:
    """All of them drawn, to be looked at only."""
    with site.visit() as visit:
        page = visit.go("charts/")
        visit.see_all()
        yield page
        assert visit.errors == []


def centres(marks: Locator) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = marks.evaluate_all(
        """all => all.map(one => one.getBoundingClientRect())
           .map(box => [box.x + box.width / 2, box.y + box.height / 2])"""
    )
    return found


def strokes(line: Locator) -> list[int]:
    """How many years each piece of a line leads on to."""
    found: list[int] = line.locator("path.js-line").evaluate_all(
        "all => all.map(one => one.getAttribute('d').split('L').length - 1)"
    )
    return found


def test_lines_are_drawn_only_where_years_may_be_joined(drawn: Page) -> None:
    mean, own = drawn.locator("#chart-trend .scatterlayer .trace").all()
    assert strokes(own) == [1, 0, 1], "2019 to 2020, and 2023 to 2024"
    assert own.locator(".points path").count() == 5
    assert strokes(mean) == [3, 1]


def test_zero_is_drawn_at_the_foot_and_a_missing_year_nowhere(drawn: Page) -> None:
    own = drawn.locator("#chart-trend .scatterlayer .trace").last
    heights = [y for _, y in centres(own.locator(".points path"))]
    assert max(heights) == heights[1]
    places = [x for x, _ in centres(own.locator(".points path"))]
    widths = [after - before for before, after in pairwise(places)]
    assert widths[1] == pytest.approx(2 * widths[0], abs=2), "the missing year keeps its place"


def test_a_break_is_a_dashed_line_with_its_text(drawn: Page) -> None:
    shape = drawn.locator("#chart-trend .shapelayer path")
    assert shape.count() == 1
    assert "dasharray" in (shape.get_attribute("style") or "")
    assert drawn.locator("#chart-trend .annotation").text_content() == "指标体系修订"


def test_muted_lines_are_grey_and_one_entry_of_the_legend(drawn: Page) -> None:
    traces = drawn.locator("#chart-many .scatterlayer .trace").all()
    colours = [
        one.locator("path.js-line").first.evaluate("one => getComputedStyle(one).stroke")
        for one in traces
    ]
    assert len(colours) == 3
    assert colours[0] == colours[1] != colours[2]
    legend = drawn.locator("#chart-many .legendtext").all_text_contents()
    assert legend == ["其他", "<b>甲</b>局"]


def test_steps_hang_together(drawn: Page) -> None:
    boxes = [one.bounding_box() for one in drawn.locator("#chart-steps .bars .point path").all()]
    gain, loss = (box for box in boxes if box)
    assert gain["width"] == pytest.approx(2 * loss["width"], abs=2)
    assert loss["x"] + loss["width"] == pytest.approx(gain["x"] + gain["width"], abs=2)
    assert drawn.locator("#chart-steps .bartext").all_text_contents() == ["+4.00", "−2.00"]


def test_invented_figures_say_so_in_their_title(drawn: Page) -> None:
    captions = drawn.locator("figure.chart figcaption").all_inner_texts()
    assert captions[0] == "历年总分（虚构数据）"
    assert all("虚构" not in one for one in captions[1:])


def test_every_chart_has_its_table_one_press_away(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go("charts/")
        for block in page.locator(".chart-block").all():
            assert not block.locator("table").is_visible()
            block.locator("summary").press("Enter")
            assert block.locator("table").is_visible()
            assert (block.locator(".csv a").get_attribute("href") or "").endswith(".csv")


def test_without_a_script_the_tables_stand_for_the_charts(site: Site) -> None:
    with site.visit(java_script_enabled=False) as visit:
        page = visit.go("charts/")
        assert page.locator("figure.chart:visible").count() == 0
        assert page.locator("details.twin > summary:visible").count() == 5


@pytest.mark.parametrize("before", [WIDE, PHONE], ids=["from a desk", "from a phone"])
def test_printed_a_chart_fits_the_paper_and_its_table_is_open(
    site: Site, before: dict[str, int]
) -> None:
    with site.visit(viewport=before) as visit:
        page = visit.go("charts/")
        visit.see_all()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        for block in page.locator(".chart-block").all():
            drawn = block.locator(".main-svg").first.bounding_box()
            assert drawn is not None
            assert drawn["width"] <= PAPER
            assert block.locator("table").is_visible()
            assert not block.locator(".csv").is_visible()


def test_a_phone_shows_all_of_every_chart(site: Site) -> None:
    with site.visit(viewport=PHONE) as visit:
        page = visit.go("charts/")
        visit.see_all()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        for chart in page.locator("figure.chart").all():
            frame = chart.bounding_box()
            assert frame is not None
            texts = centres(chart.locator(".xtick text, .ytick text, .bartext, .annotation-text"))
            assert all(frame["x"] <= x <= frame["x"] + frame["width"] for x, _ in texts)


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_axe_finds_nothing(site: Site, settings: dict[str, Any]) -> None:
    with site.visit(reduced_motion="reduce", **settings) as visit:
        page = visit.go("charts/")
        visit.see_all()
        visit.open_all()
        options = {"resultTypes": ["violations"]}
        found = Axe().run(page, context="article", options=options).response["violations"]
        assert not [(one["id"], one["nodes"][0]["html"]) for one in found]
