from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from generator.render.blocks import tighten
from generator.render.pages import render
from tests.unit.pages import variants
from tests.unit.render.test_markdown import Content

RENDERED = {(state, page.path): render(page) for state, pages in variants.sites() for page in pages}
every_page = pytest.mark.parametrize(
    "markdown", list(RENDERED.values()), ids=[f"{state}: {path}" for state, path in RENDERED]
)
BLOCKS = ("div", "details", "table", "nav", "ul", "ol", "dl", "blockquote", "figure")


class TestTighten:
    def test_drops_blank_lines_inside_a_block(self) -> None:
        assert tighten("<div>\n\n<p>甲</p>\n \n</div>\n") == "<div>\n<p>甲</p>\n</div>\n"

    def test_keeps_one_blank_line_between_blocks(self) -> None:
        assert tighten("# 甲\n\n\n\n<div>\n</div>\n\n\n乙\n\n\n") == "# 甲\n\n<div>\n</div>\n\n乙\n"

    def test_nested_blocks_end_with_the_outermost(self) -> None:
        tight = tighten("<div>\n<ul>\n\n<li></li>\n</ul>\n\n</div>\n\n甲\n")
        assert tight == "<div>\n<ul>\n<li></li>\n</ul>\n</div>\n\n甲\n"

    def test_begins_without_a_blank_line(self) -> None:
        assert tighten("\n\n甲\n") == "甲\n"

    def test_twice_is_once(self) -> None:
        text = "# 甲\n\n\n<div>\n\n<p>x</p>\n\n</div>\n\n\n乙"
        assert tighten(tighten(text)) == tighten(text)

    pieces = st.lists(
        st.sampled_from(["", " ", "甲", "<p>乙</p>", "<div>", "</div>", "<ul>", "</ul>", "# 丙"])
    )

    @given(pieces)
    def test_keeps_every_line_that_is_not_blank(self, lines: list[str]) -> None:
        kept = [line for line in tighten("\n".join(lines)).split("\n") if line.strip()]
        assert kept == [line for line in lines if line.strip()]

    @given(pieces)
    def test_never_leaves_two_blank_lines(self, lines: list[str]) -> None:
        assert "\n\n\n" not in tighten("\n".join(lines))


@every_page
class TestRenderedPages:
    def test_html_blocks_hold_no_blank_line(self, markdown: str) -> None:
        depth = 0
        opening = re.compile(rf"<(/?)(?:{'|'.join(BLOCKS)})\b")
        for line in body(markdown).split("\n"):
            assert line.strip() or depth == 0
            depth += sum(-1 if slash else 1 for slash in opening.findall(line))
        assert depth == 0

    def test_lines_hold_no_idle_space(self, markdown: str) -> None:
        assert not re.search(r"[ \t]$", markdown, re.MULTILINE)
        assert markdown.endswith("\n")
        assert not markdown.endswith("\n\n")

    def test_two_renderers_show_the_same_text(self, markdown: str) -> None:
        # Ids in braces after a heading are an extension of both; here one of them lacks it.
        plain = re.sub(r"^(#+ .*) \{#[^}]+\}$", r"\1", body(markdown), flags=re.MULTILINE)
        ours = Content(Markdown(extensions=["attr_list", "tables"]).convert(plain))
        common = Content(MarkdownIt("commonmark").render(plain))
        assert ours.text.split() == common.text.split()
        assert ours.elements == common.elements


def body(markdown: str) -> str:
    """A page without its front matter."""
    return markdown.split("---\n", 2)[2]
