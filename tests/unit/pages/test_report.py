"""The report holds all of an evaluation once, and leads nowhere wrong."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from html import unescape

import pytest

from generator.pages import addresses
from generator.pages.page import Page
from generator.pages.report import Report
from generator.render.pages import render
from tests.unit.pages import real, variants

REPORTS = [
    (state, page)
    for state, pages in variants.sites()
    for page in pages
    if page.template == "report"
]
every_report = pytest.mark.parametrize(
    "page", [page for _, page in REPORTS], ids=[f"{state}: {one.path}" for state, one in REPORTS]
)


def ids(markdown: str) -> list[str]:
    return [a or b for a, b in re.findall(r'<[^>]* id="([^"]+)"|\{#(\S+)\}$', markdown, re.M)]


def words_of(markdown: str) -> str:
    """The text of a page without signs of its markup."""
    plain = re.sub(r"<script.*?</script>|<[^>]*>|\{#\S+\}$|^#+ ", "", markdown, flags=re.M | re.S)
    return "".join(unescape(plain).split())


@every_report
class TestReport:
    def test_every_id_stands_once_and_every_link_within_it_leads_to_one(self, page: Page) -> None:
        markdown = render(page)
        found = ids(markdown)
        assert [one for one, count in Counter(found).items() if count > 1] == []
        assert set(re.findall(r'href="#([^"]+)"', markdown)) <= set(found)

    def test_it_says_all_that_the_parts_say_between_head_and_foot(self, page: Page) -> None:
        assert isinstance(page.context, Report)
        whole = words_of(render(page))
        for part in page.context.pages.values():
            between = render(part).partition('<nav class="parts"')[2].partition("</nav>\n")[2]
            between = between.partition('<footer class="provenance"')[0]
            between = re.sub(r'<p class="csv">.*</p>\n', "", between)
            assert words_of(between) in whole, part.address

    def test_it_has_no_files_of_its_own_and_is_found_by_its_overview(self, page: Page) -> None:
        assert page.downloads == ()
        assert ("robots", "noindex") in page.metadata.tags
        assert 'canonical: "../"' in render(page)


def test_every_evaluation_has_one_and_leads_to_it() -> None:
    for _, pages in variants.sites():
        by_address = {one.address: one for one in pages}
        for one in pages:
            if one.template == "overview":
                assert by_address[f"{one.address}report/"].template == "report"
                assert 'href="report/"' in render(one)


@pytest.mark.parametrize("part", ["overview", "report"])
def test_the_version_of_the_data_is_the_hash_of_the_file_beside(part: str) -> None:
    base = addresses.evaluation(real.result())
    sum = hashlib.sha256(real.output().files[f"{base}data.json"]).hexdigest()
    path = f"{addresses.evaluation(real.result(), part)}index.md"
    (page,) = (one for one in real.output().pages if one.path == path)
    foot = page.markdown.partition('<footer class="provenance">')[2]
    assert f"<dd>{sum[:16]}</dd>" in foot
    assert f"<dd>/{path.removesuffix('index.md')}</dd>" in foot


def test_the_search_finds_the_parts_and_not_the_report_too() -> None:
    index = b"".join(real.output().search.values())
    base = addresses.evaluation(real.result())
    assert f"{base}method/".encode() in index
    assert f"{base}report/".encode() not in index
