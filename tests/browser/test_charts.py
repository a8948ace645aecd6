"""Charts: drawn late, once, with the numbers of the table beside them; redrawn, named, printed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from playwright.sync_api import Locator, Page

from generator.score.rounding import round_half_up
from tests.browser.visits import FINANCE, INDICATORS, OVERVIEW, PHONE, Site

SCRIPT = "plotly.min.js"
FIRST = "figure.chart >> nth=0"


def bar_lengths(chart: Locator) -> list[float]:
    found: list[float] = chart.locator(".bars .point path").evaluate_all(
        "paths => paths.map(one => one.getBBox().width)"
    )
    return found


def colours(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{FIRST} >> .bars .point path").evaluate_all(
        "paths => paths.map(one => getComputedStyle(one).fill)"
    )
    return found


def switch_palette(page: Page, scheme: str) -> None:
    """Press the button of the palette until the scheme is there."""
    for _ in range(3):
        if page.locator("body").get_attribute("data-md-color-scheme") == scheme:
            return
        page.locator("form[data-md-component=palette] label:not([hidden])").click()
        page.wait_for_timeout(100)
    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme


def test_the_library_is_loaded_when_a_chart_comes_near_and_once(site: Site) -> None:
    with site.visit(viewport={"width": 1280, "height": 200}) as visit:
        page = visit.go(OVERVIEW)
        top = page.locator(FIRST).bounding_box()
        assert top is not None
        assert top["y"] > 450, "the first chart stands too high for this test"
        page.wait_for_timeout(300)
        assert visit.count(SCRIPT) == 0
        visit.see_all()
        assert visit.count(SCRIPT) == 1
        assert page.locator("figure.chart .main-svg").count() > 1


def test_a_page_without_charts_loads_no_library(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go(INDICATORS)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(300)
        assert visit.count(SCRIPT) == 0


@pytest.fixture(scope="module")
def overview(site: Site) -> Iterator[Page]:
    """The overview with its charts drawn, to be looked at only."""
    with site.visit() as visit:
        page = visit.go(OVERVIEW)
        visit.see_all()
        yield page


def column(page: Page, selector: str) -> list[str]:
    """The texts of a column of the table of the first level, its total left out."""
    rows = f"table.compact tbody tr:not(.total) {selector}"
    return [text.strip() for text in page.locator(rows).all_inner_texts()]


def test_bars_are_as_long_as_the_table_says(overview: Page) -> None:
    values = [float(text.rstrip("%")) for text in column(overview, "td:nth-child(4)")]
    lengths = bar_lengths(overview.locator(FIRST))
    assert len(lengths) == len(values) == 7
    assert max(values) == 100
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(max(lengths) * value / 100, abs=1)


def test_bars_bear_names_and_numbers_of_the_table(overview: Page) -> None:
    ticks = overview.locator(f"{FIRST} >> .ytick text").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect().top, one.textContent])"
    )
    assert [name for _, name in sorted(ticks)] == column(overview, "th")
    texts = overview.locator(f"{FIRST} >> .bartext").all_text_contents()
    assert [re.split(r"\s", text)[0] for text in texts] == column(overview, "td:nth-child(4)")


def test_amounts_of_a_report_table(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go(FINANCE)
        visit.see_all()
        texts = page.locator(f"{FIRST} >> .bartext").all_text_contents()
        assert "1,581.67" in texts
        assert "477.50" in texts


def test_a_chart_is_named_by_its_text_alternative(overview: Page) -> None:
    for chart in overview.locator("figure.chart").all():
        image = chart.locator("[role=img]")
        told = image.get_attribute("aria-label") or ""
        assert "数字见下表" in told or "到得分的 84.48 分" in told
        assert chart.locator("figcaption").inner_text()
        assert chart.locator("a, button, [tabindex]").count() == 0


def test_the_numbers_of_a_chart_can_be_taken_away(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go(OVERVIEW)
        rates = column(page, "td:nth-child(4)")
        names = column(page, "th")
        links = page.locator(".chart-block .csv a").all()
        assert len(links) == page.locator("figure.chart").count() == 3
        for link in links:
            with page.expect_download() as waiting:
                link.click()
            rows = list(csv.reader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
            assert rows[0][-1] == "invented"
            assert {row[-1] for row in rows[1:]} == {"false"}
            if waiting.value.suggested_filename == "level-one.csv":
                assert [row[0] for row in rows[1:]] == names
                shown = [f"{round_half_up(Fraction(row[3]) * 100, 2)}%" for row in rows[1:]]
                assert shown == rates


def test_another_palette_draws_in_other_colours(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go(OVERVIEW)
        visit.see_all()
        switch_palette(page, "default")
        page.wait_for_timeout(300)
        light = colours(page)
        switch_palette(page, "slate")
        page.wait_for_timeout(300)
        dark = colours(page)
        assert len(light) == len(dark)
        assert set(light).isdisjoint(dark)
        assert visit.errors == []


def test_the_dark_scheme_of_the_system_is_followed(site: Site) -> None:
    with site.visit(color_scheme="dark") as visit:
        page = visit.go(OVERVIEW)
        visit.see_all()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        red = int(re.findall(r"\d+", background)[0])
        assert red < 80


def test_a_turned_phone_draws_anew(site: Site) -> None:
    with site.visit(viewport=PHONE) as visit:
        page = visit.go(OVERVIEW)
        visit.see_all()
        page.set_viewport_size({"width": 780, "height": 360})
        page.wait_for_timeout(600)
        inside = page.locator(f"{FIRST} >> .chart-canvas").bounding_box()
        drawn = page.locator(f"{FIRST} >> .main-svg").first.bounding_box()
        assert inside is not None
        assert drawn is not None
        assert drawn["width"] == pytest.approx(inside["width"], abs=2)


def test_a_library_that_does_not_come_leaves_the_tables(site: Site) -> None:
    with site.visit() as visit:
        visit.page.route(f"**/{SCRIPT}", lambda route: route.abort())
        page = visit.go(OVERVIEW)
        page.locator("table.compact").scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        assert page.locator("table.compact").is_visible()
        box = page.locator(FIRST).bounding_box()
        assert box is None or box["height"] < 60, "an empty box stands where the chart should be"
