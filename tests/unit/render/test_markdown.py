from __future__ import annotations

import json
import posixpath
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.pages.addresses import relative
from generator.render.markdown import heading_text, html_text, json_block

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[查看](javascript:alert(1))",
    "[查看](java&#115;cript:alert(1))",
    "[查看][甲]",
    "![图](x.png)",
    "*强调*{: onfocus=alert(1) autofocus}",
    "标题 {#taken .big onclick=alert(1)}",
    "`code` ``code``",
    "2*3*4 与 a_b_c 与 ~~80%~~ 与 __init__",
    "甲|乙|丙",
    "2021. 年度",
    "# 号 ##",
    "- 项目",
    "> 引用",
    '--8<-- "mkdocs.yml"',
    "{{ 7*7 }}{% raw %}",
    "$x$ 与 \\( \\) 与 \\*",
    "&lt;b&gt; &amp; &#60;",
    "<https://example.com> https://example.com",
    "[TOC]",
    "[^1] *[HTML]: x",
    "== marked == ^^ins^^ :smile: ++ctrl++",
    "\"quoted\" 'quoted' ... -- ---",
)
EXTENSIONS = ("attr_list", "tables", "toc", "footnotes", "abbr", "def_list", "md_in_html", "smarty")


class Content(HTMLParser):
    """The elements of a piece of HTML with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


class TestHeadingText:
    @pytest.mark.parametrize("level", [1, 2, 3])
    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_comes_out_literally(self, hostile: str, level: int) -> None:
        markdown = f"{'#' * level} {heading_text(hostile)} {{#own}}\n\n段落"
        content = Content(Markdown(extensions=[*EXTENSIONS]).convert(markdown))
        assert content.elements == [(f"h{level}", {"id": "own"}), ("p", {})]
        assert content.text == f"{hostile}\n段落"

    @given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))))
    def test_any_text_on_one_line_comes_out_literally(self, text: str) -> None:
        markdown = f"## 前{heading_text(text)}后 {{#own}}"
        content = Content(Markdown(extensions=["attr_list", "tables"]).convert(markdown))
        assert content.elements == [("h2", {"id": "own"})]
        assert content.text.split() == f"前{' '.join(text.split())}后".split()

    def test_white_space_is_one_space(self) -> None:
        assert heading_text(" 甲\n\n# 乙　丙 ") == "甲 &#35; 乙 丙"


def resolve(link: str, here: str) -> str:
    """What a browser makes of a link on the page at `here`, from the root of the site."""
    path, mark, fragment = link.partition("#")
    if not path:
        return f"{here}{mark}{fragment}"
    joined = posixpath.normpath(posixpath.join("/", here, path))
    slash = "/" if path.endswith(("/", ".")) and joined != "/" else ""
    return f"{joined}{slash}".removeprefix("/") + mark + fragment


ADDRESSES = ("", "a/", "b/", "a/b/", "a/b/c/", "a/x/", "data/", "a/b/c/d/")
FILES = ("data.json", "a/b/data.json", "data/x.csv", "a/b/#p1", "#top", "a/#甲", "a/b/c/#x.y")


class TestRelative:
    @pytest.mark.parametrize(("address", "here"), list(product((*ADDRESSES, *FILES), ADDRESSES)))
    def test_leads_back_to_the_address(self, address: str, here: str) -> None:
        link = relative(address, here)
        assert link
        assert not link.startswith("/")
        assert resolve(link, here) == address

    names = st.text("abcxyz019-", min_size=1, max_size=5)
    folders = st.lists(names, max_size=5).map(lambda parts: "".join(f"{part}/" for part in parts))

    @given(folders, names | st.just(""), names.map(lambda name: f"#{name}") | st.just(""), folders)
    def test_leads_back_from_anywhere(
        self, folder: str, file: str, fragment: str, here: str
    ) -> None:
        address = f"{folder}{file}{fragment}"
        assert resolve(relative(address, here), here) == address

    @pytest.mark.parametrize(
        ("address", "here", "link"),
        [
            ("", "", "./"),
            ("", "a/b/", "../../"),
            ("a/", "a/b/", "../"),
            ("a/b/c/", "a/b/", "c/"),
            ("a/b/#p1", "a/b/", "#p1"),
            ("a/b/#p1", "a/b/c/", "../#p1"),
            ("data/x.csv", "data/", "x.csv"),
            ("data/x.csv", "a/b/", "../../data/x.csv"),
        ],
    )
    def test_is_short(self, address: str, here: str, link: str) -> None:
        assert relative(address, here) == link


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


class TestJsonBlock:
    @given(JSON)
    def test_reads_back_as_what_was_written(self, data: Any) -> None:
        assert json.loads(json_block(data)) == data

    @given(JSON)
    def test_holds_no_sign_of_markup(self, data: Any) -> None:
        assert not set("<>&") & set(json_block(data))

    @pytest.mark.parametrize(
        "hostile", ["</script>", "</SCRIPT ", "<!--", "]]>", "<script>", "&lt;"]
    )
    def test_cannot_end_the_script_element(self, hostile: str) -> None:
        element = f'<script type="application/json">{json_block([hostile])}</script><p>after</p>'
        content = Content(element)
        assert [tag for tag, _ in content.elements] == ["script", "p"]

    def test_is_one_line_and_sorted(self) -> None:
        assert json_block({"乙": 1, "甲": "a\nb"}) == '{"乙":1,"甲":"a\\nb"}'


def test_html_text_escapes_quotes_too() -> None:
    assert html_text("<a href=\"x\" id='y'>&") == "&lt;a href=&#34;x&#34; id=&#39;y&#39;&gt;&amp;"
