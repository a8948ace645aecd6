from __future__ import annotations

import pytest

from generator.intake.recognise.numbering import chinese_number, numbered


@pytest.mark.parametrize(
    ("text", "rank", "number", "printed", "rest"),
    [
        ("一、部门概况", 1, 1, "一", "部门概况"),
        ("十二、附件", 1, 12, "十二", "附件"),
        ("（三）评价依据", 2, 3, "（三）", "评价依据"),
        ("(七) 评价时间", 2, 7, "（七）", "评价时间"),
        ("10. 其他资料等。", 3, 10, "10", "其他资料等。"),
        ("2、预算管理", 3, 2, "2", "预算管理"),
        ("（1）预算编制", 4, 1, "（1）", "预算编制"),
        ("①队伍建设。", 5, 1, "①", "队伍建设。"),
        ("二是项目预算。", 6, 2, "二是", "项目预算。"),
    ],
)
def test_numbers_that_head_a_part(text, rank, number, printed, rest):
    mark, behind = numbered(text) or pytest.fail("no number was read")
    assert (mark.rank, mark.number, mark.printed, behind) == (rank, number, printed, rest)


@pytest.mark.parametrize(
    "text",
    ["2021年部门预算", "1.5万元", "一是否合理", "（以下简称局）", "预算执行率", "100%得满分", ""],
)
def test_what_only_looks_like_a_number(text):
    assert numbered(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("十一", 11), ("二十", 20), ("三十四", 34), ("百", 0)]
)
def test_chinese_numbers(text, number):
    assert chinese_number(text) == number
