from __future__ import annotations

import pytest

from generator.render.languages import mark_chinese


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Score</p>", "<p>Score</p>"),
        ("<p>得分</p>", '<p lang="zh">得分</p>'),
        ('<td class="a">预算 2.86</td>', '<td lang="zh" class="a">预算 2.86</td>'),
        ("<p>OA 系统、A/B 项目</p>", '<p lang="zh">OA 系统、A/B 项目</p>'),
        (
            "<p>Scored 3 by 工信局 in 2021</p>",
            '<p>Scored 3 by <span lang="zh">工信局</span> in 2021</p>',
        ),
        (
            "<p>完成率 lost, 满意度 gained</p>",
            '<p><span lang="zh">完成率</span> lost, <span lang="zh">满意度</span> gained</p>',
        ),
        (
            "<p>Part of 《办法》（试行）。</p>",
            '<p>Part of <span lang="zh">《办法》（试行）。</span></p>',
        ),
        (
            "<p>甲<b>乙</b>丙</p>",
            '<p><span lang="zh">甲</span><b lang="zh">乙</b><span lang="zh">丙</span></p>',
        ),
        ('<p lang="zh">得分</p>', '<p lang="zh">得分</p>'),
        ('<p lang="en">得分</p>', '<p lang="en"><span lang="zh">得分</span></p>'),
        ('<p data-label="得分">3</p>', '<p data-label="得分">3</p>'),
        ("<script>let 甲 = '<p>乙</p>';</script><p>a</p>",) * 2,
        ("<title>得分 of</title><p>a</p>",) * 2,
        ("<svg><text>得分 of</text></svg><p>a</p>",) * 2,
        ("<!-- 得分 --><p>a</p>",) * 2,
        ("<option>得分</option>", '<option lang="zh">得分</option>'),
        ("<option>得分 of</option>",) * 2,
        (
            "<p>of &amp; 甲 &lt;乙&gt;</p>",
            '<p>of &amp; <span lang="zh">甲</span> &lt;<span lang="zh">乙</span>&gt;</p>',
        ),
        ("<p>𠮷〇</p>", '<p lang="zh">𠮷〇</p>'),
    ],
)  # fmt: skip
def test_what_is_marked(html: str, marked: str) -> None:
    page = f"<body>{html}</body>"
    assert mark_chinese(page) == f"<body>{marked}</body>"
    assert mark_chinese(mark_chinese(page)) == mark_chinese(page)


def test_nothing_but_marks_is_added() -> None:
    page = "<body><p>甲 and <i>乙</i> (丙, 丁)</p><br>戊<hr/></body>"
    bare = mark_chinese(page).replace(' lang="zh"', "")
    assert bare.replace("<span>", "").replace("</span>", "") == page
