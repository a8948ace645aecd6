from __future__ import annotations

import pytest

from generator.render.chapters import chapter

PARTS = {"overview": "a/2021/", "indicators": "a/2021/indicators/"}
TOP = '<nav class="trail">\n</nav>\n\n# 题\n\n<nav class="parts">\n<ul></ul>\n</nav>\n'
FOOT = '<footer class="provenance">\n<p>x</p>\n</footer>\n'


def of(body: str, part: str = "indicators") -> str:
    return str(chapter(f"---\n---\n\n{TOP}\n{body}\n\n{FOOT}", part, PARTS, "a/2021/report/"))


def test_head_and_foot_are_those_of_the_report() -> None:
    assert of("<p>甲</p>") == "<p>甲</p>"


def test_all_is_one_level_deeper() -> None:
    assert of("## 甲 {#x}\n\n<div>\n<h3>乙</h3>\n</div>") == (
        "### 甲 {#indicators-x}\n\n<div>\n<h4>乙</h4>\n</div>"
    )


def test_text_that_looks_like_a_heading_is_left_alone() -> None:
    body = "<p>甲\n## 乙 {#x}\n&lt;h3&gt; id=&#34;y&#34;</p>"
    assert of(body) == body


@pytest.mark.parametrize(
    ("link", "moved"),
    [
        ("#x", "#indicators-x"),
        ("./", "#indicators"),
        ("../", "#overview"),
        ("../#lost", "#overview-lost"),
        ("../audit/#x", "../audit/#x"),
        ("../../2020/", "../../2020/"),
        ("../../../compare/?e=a/2021&amp;e=b/2021", "../../../compare/?e=a/2021&amp;e=b/2021"),
        ("https://example.com/?a&amp;b#c", "https://example.com/?a&amp;b#c"),
    ],
)
def test_links_to_what_the_report_holds_stay_in_it(link: str, moved: str) -> None:
    assert of(f'<p><a href="{link}">甲</a></p>') == f'<p><a href="{moved}">甲</a></p>'


def test_links_of_the_overview_are_seen_from_one_folder_below() -> None:
    shown = of('<p><a href="data.json">甲</a> <a href="../../years/">乙</a></p>', "overview")
    assert shown == '<p><a href="../data.json">甲</a> <a href="../../../years/">乙</a></p>'


def test_paper_has_all_open_and_no_files_but_keeps_code_closed() -> None:
    body = (
        '<details class="leaf">\n<p class="csv"><a href="x.csv" download>甲</a></p>\n</details>\n'
        '<details class="links">\n</details>'
    )
    assert (
        of(body) == '<details open class="leaf">\n</details>\n<details class="links">\n</details>'
    )
