"""A copy opened from a disk: pages read, chart and lead on; what cannot run there says so."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import (
    ADDRESSES,
    BODY,
    CHANGE,
    CONCEPT,
    INVENTED,
    PARTS,
    PHONE,
    WITHDRAWN,
    YEAR,
    Site,
)
from tests.site.building import Built

INVENTED_ADDRESSES = (
    YEAR,
    CONCEPT,
    f"{BODY}/",
    CHANGE,
    WITHDRAWN,
    *(f"{INVENTED}{part}" for part in PARTS),
)
ENGLISH = ("en/", f"en/{INVENTED}", f"en/{CHANGE}")
ALL = (*ADDRESSES, *INVENTED_ADDRESSES, *ENGLISH)
PAGES = [one for one in ALL if not one.endswith("card/")]
"""Every kind but cards, which stand in pages of other sites and have no script."""
LED = "[...document.links].filter((one) => one.protocol === 'file:').map((one) => one.pathname)"


@pytest.fixture(scope="module")
def disk(browser: Browser, whole: Built) -> Site:
    """The whole site without any host."""
    return Site(browser, f"{whole.site.as_uri()}/", whole.site)


@pytest.mark.parametrize("address", PAGES)
def test_it_reads_charts_and_leads_to_files(disk: Site, address: str) -> None:
    with disk.visit() as visit:
        page = visit.go(f"{address}index.html")
        visit.see_all()
        assert page.locator("h1").first.is_visible()
        assert not [one for one in page.evaluate(LED) if not Path(unquote(one)).is_file()]
        assert visit.errors == []
        assert visit.foreign == []


def test_from_page_to_page_in_the_colours_chosen(disk: Site) -> None:
    with disk.visit() as visit:
        page = visit.go("index.html")
        while page.locator("body").get_attribute("data-md-color-scheme") != "slate":
            page.locator("[data-md-component=palette] label:visible").click()
        for link in (
            page.locator("article table a").first,
            page.locator("article table a").first,
            page.locator("article nav.parts a", has_text="绩效目标"),
        ):
            with page.expect_navigation():
                link.click()
        assert page.url.endswith("/goals/index.html")
        expect(page.locator("h1").first).to_be_visible()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("screen", [None, PHONE])
@pytest.mark.parametrize(("root", "said"), [("", "不允许这样搜索"), ("en/", "do not allow")])
def test_the_search_says_that_it_cannot(
    disk: Site, root: str, said: str, screen: dict[str, int] | None
) -> None:
    with disk.visit(**({"viewport": screen} if screen else {})) as visit:
        page = visit.go(f"{root}about/index.html")
        status = page.locator(".find-status")
        expect(status).not_to_be_in_viewport()
        page.locator("[data-find] input, label.md-header__button[for=__search]").locator(
            "visible=true"
        ).first.click()
        expect(status).to_be_in_viewport()
        expect(status).to_contain_text(said)
        page.keyboard.type("预算")
        expect(status).to_contain_text(said)
        assert visit.errors == []


@pytest.mark.parametrize(("root", "said"), [("", "不允许读取数据"), ("en/", "does not let")])
def test_the_comparison_says_that_it_cannot(disk: Site, root: str, said: str) -> None:
    with disk.visit() as visit:
        page = visit.go(f"{root}compare/index.html")
        expect(page.locator(".compare-status")).to_contain_text(said)
        assert visit.errors == []
