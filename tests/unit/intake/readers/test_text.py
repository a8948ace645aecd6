from __future__ import annotations

import pytest

from generator.intake.document import Paragraph, Table
from generator.intake.readers.text import read_text
from tests.conftest import Golden
from tests.unit.intake.making.dump import dumped, plain
from tests.unit.intake.making.report import BROKEN, TEXT, Grid, report


def texts(text: str) -> list[str]:
    blocks = read_text("x.txt", text.encode()).blocks
    return [one.text for one in blocks if isinstance(one, Paragraph)]


def test_broken_paragraphs_of_the_report_are_whole_and_no_others():
    document = read_text("report.txt", TEXT.read_bytes())
    read = [one for one in document.blocks if isinstance(one, Paragraph)]
    wanted = [one for one in report() if not isinstance(one, Grid)]
    assert [plain(one.text) for one in read] == [plain(one.text) for one in wanted]
    assert [one.origin.line for one in read] == [one.line for one in wanted]
    assert {one.line for one in wanted} >= set(BROKEN)


def test_tables_of_the_report_are_whole_with_a_line_for_each_row():
    document = read_text("report.txt", TEXT.read_bytes())
    tables = [one for one in document.blocks if isinstance(one, Table)]
    grids = [one for one in report() if isinstance(one, Grid)]
    assert [one.origin.line for one in tables] == [one.line for one in grids]
    assert [len(one.rows) for one in grids if one.line != 351] == [
        one.height for one in tables if one.origin.line != 351
    ]
    assert not any(one.merged for one in tables)
    scores = tables[-1]
    cell = scores.at(42, 6)
    assert cell is not None
    assert (cell.text, cell.origin.line, cell.origin.column) == ("84.48", 904, 7)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_encodings(encoding: str):
    document = read_text("x.txt", "得分为84.48分。".encode(encoding))
    assert [one.text for one in document.blocks if isinstance(one, Paragraph)] == [
        "得分为84.48分。"
    ]


def test_numbers_of_pages_are_left_out_and_figures_kept():
    assert texts("一、概况\n\n- 3 -\n\n第 4 页 共 9 页\n\n正文。") == ["一、概况", "正文。"]
    assert texts("甲。\n1\n乙。\n2\n丙。\n3\n丁。") == ["甲。", "乙。", "丙。", "丁。"]
    assert texts("得分\n8\n分值\n10") == ["得分", "8", "分值", "10"]


def test_a_page_number_between_the_halves_of_a_sentence():
    whole = "该单位全年预算执行率为99.08%，预算编制较为规范，总体情况良好。"
    assert texts(f"{whole[:24]}\n\n- 7 -\n\n{whole[24:]}") == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（3）落实支持非公有制经济发展的政策，提出政策建议并协调落实", "贯彻落实方针政策。"),
        ("1. 部门机构设置情况", "区工业和信息化局为正科级单位。"),
        ("评价得分为84.48分", "评价等级为良"),
        ("预算执行率99.08%，扣0.03分。", "二是结转结余变动率。"),
        ("一是基础设施建设项目全部按期完工并投入使用，受益群众达到1200人", "（二）存在问题"),
        (
            "附件：2021年度枣庄市山亭区工业和信息化局部门整体支出绩效评价指标体系及得分表等材料",
            "见后",
        ),
    ],
)
def test_what_is_not_surely_broken_stays_apart(first: str, second: str):
    assert texts(f"{first}\n\n{second}") == [first, second]


def test_a_table_goes_on_after_its_head_was_printed_again():
    text = "表1：得分\n\n指标\t得分\n甲\t1\n\n续表1\n\n指标\t得分\n乙\t2\n"
    blocks = read_text("x.txt", text.encode()).blocks
    (table,) = [one for one in blocks if isinstance(one, Table)]
    assert [cell.text for cell in table.cells] == ["指标", "得分", "甲", "1", "乙", "2"]


def test_tables_of_the_same_form_under_their_own_titles_are_two():
    text = "表1：甲\n\n指标\t得分\n甲\t1\n\n表2：乙\n\n指标\t得分\n乙\t2\n"
    blocks = read_text("x.txt", text.encode()).blocks
    assert sum(isinstance(one, Table) for one in blocks) == 2


def test_contents_are_left_out_and_a_table_of_figures_is_not():
    assert texts("目录\n摘要\t2\n正文\t14\n附件\t50\n\n摘要") == ["目录", "摘要"]
    kept = read_text("x.txt", "甲\t9\n乙\t4\n丙\t6\n".encode())
    assert isinstance(kept.blocks[0], Table)


def lines_of_width(text: str, most: float) -> list[str]:
    lines, width = [""], 0.0
    for sign in text:
        width += 0.5 if sign.isascii() else 1
        if width > most:
            lines, width = [*lines, ""], 0.5 if sign.isascii() else 1
        lines[-1] += sign
    return lines


def test_lines_copied_from_a_pdf_are_paragraphs_again():
    """Cut at the width of 34 signs: what ends a line by chance with a stop may stay apart."""
    whole = [one.text for one in report() if not isinstance(one, Grid) and one.line > 485][:60]
    cut = [line for one in whole for line in lines_of_width(one, 34)]
    read = texts("\n".join(cut))
    assert plain("".join(read)) == plain("".join(whole))
    kept = sum(plain(one) in {plain(text) for text in read} for one in whole)
    assert kept >= 0.8 * len(whole)
    assert len(read) < 1.2 * len(whole)


def test_signs_of_typesetting_and_radicals_are_read_as_the_signs_they_show():
    assert texts(r"完成率 $\geq 100\%$ 得2分，花费 $5 或 $6。") == [
        "完成率 ≥100% 得2分，花费 $5 或 $6。"
    ]
    assert texts("⼀、部⻔⽬标") == ["一、部门目标"]


def test_dump(golden: Golden):
    golden("report.txt", dumped(read_text(TEXT.name, TEXT.read_bytes())))
