"""Reading without JavaScript, from a link, with the keyboard, on paper."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.visits import FINANCE, INDICATORS, OVERVIEW, Site

FOCUS = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    return {
        tag: one.tagName.toLowerCase(),
        classes: one.className.toString(),
        content: Boolean(one.closest('.md-content')),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        position: [...document.querySelectorAll('*')].indexOf(one),
    };
}"""


class TestWithoutJavaScript:
    def test_score_grade_and_tables_are_there(self, site: Site) -> None:
        with site.visit(java_script_enabled=False) as visit:
            page = visit.go(OVERVIEW)
            text = page.locator("article").inner_text()
            assert "84.48" in text
            assert "良" in text
            assert page.locator("table.compact").is_visible()
            assert page.locator("table.lost").is_visible()

    def test_no_empty_chart_stands_about(self, site: Site) -> None:
        with site.visit(java_script_enabled=False) as visit:
            for address in (OVERVIEW, FINANCE):
                page = visit.go(address)
                for chart in page.locator("figure.chart").all():
                    assert not chart.is_visible()

    def test_the_working_opens_by_a_click(self, site: Site) -> None:
        with site.visit(java_script_enabled=False) as visit:
            page = visit.go(INDICATORS)
            leaf = page.locator("details.leaf", has=page.locator("#budget-execution-rate"))
            working = leaf.locator(".working")
            assert not working.is_visible()
            leaf.locator("summary").click()
            assert working.is_visible()
            assert "99.08% × 3 = 2.97" in working.inner_text()

    def test_every_part_is_reached_by_links(self, site: Site) -> None:
        with site.visit(java_script_enabled=False) as visit:
            page = visit.go("")
            page.locator("article table a").first.click()
            page.locator("article nav.parts a", has_text="绩效目标").click()
            assert page.url.endswith("/2021/goals/")
            assert visit.errors == []


class TestLinks:
    def test_a_link_to_an_indicator_opens_it(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(f"{INDICATORS}#budget-execution-rate")
            leaf = page.locator("details.leaf", has=page.locator("#budget-execution-rate"))
            assert leaf.get_attribute("open") is not None
            assert page.locator("details[open]").count() == 1
            box = page.locator("#budget-execution-rate").bounding_box()
            assert box is not None
            assert 0 <= box["y"] < 400

    def test_so_does_a_link_within_the_page(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(INDICATORS)
            page.locator("table.tree a[href='#budget-adjustment-rate']").click()
            leaf = page.locator("details.leaf", has=page.locator("#budget-adjustment-rate"))
            assert leaf.locator(".working").is_visible()

    def test_a_link_from_another_page_too(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(OVERVIEW)
            page.locator("table.lost tbody a").first.click()
            page.wait_for_load_state("load")
            assert page.locator("details[open]").count() == 1

    def test_an_odd_fragment_is_no_error(self, site: Site) -> None:
        with site.visit() as visit:
            visit.go(f"{INDICATORS}#%E0%A4%A")
            assert visit.errors == []


class TestPrint:
    def test_everything_is_open_on_paper_and_closed_again_after(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(INDICATORS)
            page.evaluate("""addEventListener('beforeprint', () => {
                window.closedOnPaper = document.querySelectorAll('details:not([open])').length;
            })""")
            paper = page.pdf(format="A4")
            assert paper.startswith(b"%PDF")
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 5
            assert page.evaluate("window.closedOnPaper") == 0
            page.wait_for_timeout(100)
            assert page.locator("details.leaf[open]").count() == 0

    def test_what_was_open_stays_open(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(f"{INDICATORS}#budget-execution-rate")
            page.pdf(format="A4")
            page.wait_for_timeout(100)
            assert page.locator("details.leaf[open]").count() == 1

    def test_menus_are_left_out_and_nothing_is_wider_than_the_paper(self, site: Site) -> None:
        with site.visit(viewport={"width": 700, "height": 900}) as visit:
            for address in (OVERVIEW, INDICATORS, FINANCE):
                page = visit.go(address)
                visit.see_all()
                visit.open_all()
                page.emulate_media(media="print")
                for gone in (".md-header", ".md-footer", ".md-sidebar", "nav.parts"):
                    for one in page.locator(gone).all():
                        assert not one.is_visible(), gone
                assert page.evaluate("document.documentElement.scrollWidth") <= 700
                assert page.locator("article h1").is_visible()
                page.emulate_media(media="screen")


class TestKeyboard:
    def test_tab_goes_through_the_content_in_order_and_is_seen(self, site: Site) -> None:
        for address, wanted in ((INDICATORS, "summary"), (FINANCE, "table-region")):
            with site.visit() as visit:
                page = visit.go(address)
                stops: list[dict[str, Any]] = []
                for _ in range(40):
                    page.keyboard.press("Tab")
                    stop = page.evaluate(FOCUS)
                    if stop["content"]:
                        stops.append(stop)
                    elif stops:
                        break
                assert any(wanted in (one["tag"], *one["classes"].split()) for one in stops)
                positions = [one["position"] for one in stops]
                assert positions == sorted(set(positions))
                assert not [one for one in stops if not one["outlined"]]

    def test_a_leaf_opens_with_the_keyboard(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(INDICATORS)
            leaf = page.locator("details.leaf").first
            leaf.locator("summary").focus()
            page.keyboard.press("Enter")
            assert leaf.locator(".working").is_visible()
            page.keyboard.press("Space")
            assert not leaf.locator(".working").is_visible()

    def test_a_wide_table_scrolls_with_the_keyboard(self, site: Site) -> None:
        with site.visit(viewport={"width": 360, "height": 780}) as visit:
            page = visit.go(FINANCE)
            for region in page.locator(".table-region[tabindex]").all():
                if region.evaluate("one => one.scrollWidth <= one.clientWidth"):
                    continue
                region.focus()
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(300)
                assert region.evaluate("one => one.scrollLeft") > 0

    def test_every_region_that_scrolls_can_be_focused(self, site: Site) -> None:
        with site.visit(viewport={"width": 360, "height": 780}) as visit:
            for address in (OVERVIEW, INDICATORS, FINANCE, "data/"):
                visit.go(address)
                visit.open_all()
                stuck = visit.page.locator(".table-region:not([tabindex])").evaluate_all(
                    "all => all.filter(one => one.scrollWidth > one.clientWidth + 1)"
                    ".map(one => one.innerText.slice(0, 40))"
                )
                assert stuck == [], address
