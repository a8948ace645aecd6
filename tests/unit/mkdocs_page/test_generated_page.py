"""The quick rendering of generated pages gives what MkDocs gives with Python-Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.build import examine, produce
from generator.mkdocs_page import GeneratedPage
from generator.render.parts import parts
from tests.conftest import MINIMAL, TESTS
from tests.real_data import real_data

ROOT = Path(__file__).parents[3]
COMPARISON = TESTS / "cases" / "comparison"


class Pieces(HTMLParser):
    """Tags as written and texts, white space between them left out."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data.strip())


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return load()


def load() -> MkDocsConfig:
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins._current_plugin = "evaluations"  # as while an event is run
    return config


def rendered(kind: type[Page], markdown: str, config: MkDocsConfig) -> Page:
    page = kind(None, File.generated(config, "a/b/index.md", content=markdown), config)
    page.read_source(config)
    page.render(config, Files([]))
    return page


def outline(items: list[AnchorLink]) -> list[object]:
    return [(one.level, one.id, unescape(one.title), outline(one.children)) for one in items]


def both(markdown: str, config: MkDocsConfig) -> Iterator[tuple[list[object], ...]]:
    """Pieces, contents and ids, by Python-Markdown and by a generated page."""
    for kind in (Page, GeneratedPage):
        page = rendered(kind, markdown, config)
        assert page.content is not None
        assert page.present_anchor_ids is not None
        ids = sorted(page.present_anchor_ids)
        yield Pieces(page.content).found, outline(page.toc.items), list(ids)


def made(folder: Path) -> list[tuple[str, str]]:
    output = produce(examine(folder))
    return [(page.path, page.markdown) for page in output.pages]


@pytest.mark.parametrize(
    "folder", [MINIMAL, COMPARISON, real_data()], ids=["minimal", "compared", "real"]
)
def test_every_page_comes_out_the_same(folder: Path, config: MkDocsConfig) -> None:
    pages = made(folder)
    assert len(pages) >= 10
    for path, markdown in pages:
        assert parts(markdown.partition("\n---\n")[2]) is not None, path
        slow, quick = both(markdown, config)
        assert slow == quick, path


HEADINGS = (
    "# 标题\n\n## 甲 {#a}\n\n<p>一</p>\n\n#### 丁 {#d}\n\n### 乙 {#b}\n\n## 丙 {#c}",
    "# 2021 Report\n<p>一</p>\n\n## 2&#42;3 &amp; &lt;b&gt; {#x.y-z}",
    "## A &#35; {#一}\n### 号&#96;码\n",
    '<p id="own">没有标题</p>',
)


@pytest.mark.parametrize("markdown", HEADINGS)
def test_headings_and_ids(markdown: str, config: MkDocsConfig) -> None:
    slow, quick = both(markdown, config)
    assert slow == quick


OTHER = (
    "一段文字",
    "- 甲\n- 乙",
    "# *强调*",
    "# 甲 [乙](c.md)",
    "<a href='x'>甲</a>",
    "<p>甲</p>\n\n乙",
    "<p>甲</p>\n## 乙 {#b}",
    "<div>\n# 甲\n</div>",
    "#",
)


@pytest.mark.parametrize("markdown", OTHER)
def test_any_other_markdown_is_left_to_mkdocs(markdown: str, config: MkDocsConfig) -> None:
    assert parts(markdown) is None
    slow, quick = both(markdown, config)
    assert slow == quick


def test_other_options_of_the_contents_are_left_to_mkdocs() -> None:
    config = load()
    config.mdx_configs["toc"] = {"toc_depth": 2, "permalink": "#"}
    slow, quick = both(HEADINGS[0], config)
    assert slow == quick
    config.mdx_configs["toc"] = {"permalink": "#"}
    slow, quick = both(HEADINGS[0], config)
    assert slow == quick
