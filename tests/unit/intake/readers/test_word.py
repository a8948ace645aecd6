from __future__ import annotations

from collections.abc import Iterable

import pytest
from docx import Document as new_document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.intake.document import Document, Paragraph, Table
from generator.intake.readers.word import read_word
from tests.conftest import Golden
from tests.unit.intake.making.dump import differences, dumped
from tests.unit.intake.making.report import ABOVE, LEFT, report
from tests.unit.intake.making.word_file import add_table, saved, word_report

NAMES = (
    nsdecls("w", "m", "wp")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def read(*elements: str, lists: str = "") -> Document:
    """A document with these elements in its body, and these in its numbering."""
    document = new_document()
    body = document.element.body
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for child in parse_xml(f"<w:numbering {NAMES}>{lists}</w:numbering>"):
        numbering.append(child)
    for element in parse_xml(f"<w:body {NAMES}>{''.join(elements)}</w:body>"):
        body.insert(len(body) - 1, element)
    return read_word("x.docx", saved(document))


def texts(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Paragraph)]


def run(text: str, settings: str = "") -> str:
    return f'<w:r>{settings}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{inner}</w:p>"


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def listed(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(
        run(text),
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def lists(levels: Iterable[str], nums: str = '<w:num w:numId="1">{}</w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    return abstract + nums.format('<w:abstractNumId w:val="7"/>')


CHINESE = (
    level(0, "japaneseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def test_the_report_is_read_as_it_was_written():
    assert differences(read_word("报告.docx", word_report()), report()) == []


def test_dump(golden: Golden):
    golden("report.txt", dumped(read_word("报告.docx", word_report())))


def test_numbers_that_word_writes_itself():
    document = read(
        listed("基本情况"),
        listed("机构设置", depth=1),
        listed("人员", depth=2),
        listed("编制", depth=2),
        listed("职能", depth=1),
        listed("人员", depth=2),
        listed("绩效目标"),
        listed("总目标", depth=1),
        lists=lists(CHINESE),
    )
    assert texts(document) == [
        "一、基本情况", "（一）机构设置", "1. 人员", "2. 编制", "（二）职能", "1. 人员",
        "二、绩效目标", "（一）总目标",
    ]  # fmt: skip


def test_numbers_of_several_levels_in_digits():
    levels = [level(0, "japaneseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    document = read(listed("甲"), listed("乙", depth=1), lists=lists(levels))
    assert texts(document) == ["一、甲", "1.1 乙"]


def test_a_list_that_starts_anew():
    again = (
        '<w:num w:numId="1">{0}</w:num><w:num w:numId="2">{0}'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3">{0}</w:num>'
    )
    document = read(
        listed("甲"), listed("乙"), listed("丙", 2), listed("丁", 2), listed("戊", 3),
        lists=lists([level(0, "decimal", "%1.")], again),
    )  # fmt: skip
    assert texts(document) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁", "3. 戊"]


def test_bullets_and_lists_that_are_gone_have_no_number():
    bullets = lists([level(0, "bullet", "\uf0b7")])
    assert texts(read(listed("甲"), listed("乙", 9), listed("丙", 0), lists=bullets)) == [
        "甲", "乙", "丙",
    ]  # fmt: skip


def test_numbers_in_the_cells_of_a_table():
    rows = "".join(f"<w:tr><w:tc>{listed('')}</w:tc></w:tr>" for _ in range(3))
    document = read(f"<w:tbl>{rows}</w:tbl>", lists=lists([level(0, "decimal", "%1")]))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["1", "2", "3"]


def test_tracked_changes_are_accepted():
    document = read(
        paragraph(
            run("得分")
            + "<w:del><w:r><w:delText>80</w:delText></w:r></w:del>"
            + f"<w:ins>{run('84.48')}</w:ins>"
            + f"<w:moveFrom>{run('搬走')}</w:moveFrom>{run('分')}"
        )
    )
    assert texts(document) == ["得分84.48分"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    document = read(paragraph(run("综合得"), "<w:rPr><w:del/></w:rPr>"), paragraph(run("分为良。")))
    assert texts(document) == ["综合得分为良。"]


def test_deleted_rows_and_columns_to_the_left():
    document = read(
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + paragraph(run("甲")) + "</w:tc></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph(run("删")) + "</w:tc></w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>'
        + paragraph(run("乙"))
        + "</w:tc></w:tr></w:tbl>"
    )
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [(one.row, one.column, one.text) for one in table.cells if one.lines] == [
        (0, 1, "甲"), (1, 1, "乙"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f'<w:hyperlink w:anchor="x">{run("见表")}</w:hyperlink>{run("1")}', "见表1"),
        (f"<w:fldSimple w:instr='SEQ 表'>{run('3')}</w:fldSimple>", "3"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("84.48")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "84.48",
        ),
        (f"<w:sdt><w:sdtContent>{run('控件里的字')}</w:sdtContent></w:sdt>", "控件里的字"),
        (f"<w:smartTag>{run('枣庄市')}</w:smartTag>{run('山亭区')}", "枣庄市山亭区"),
        (run("看得见") + run("看不见", "<w:rPr><w:vanish/></w:rPr>"), "看得见"),
        (f"{run('第')}<w:r><w:noBreakHyphen/></w:r>{run('1')}", "第-1"),
        (f'{run("合格")}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "合格√"),
        (f"{run('全角')}<w:r><w:tab/></w:r>{run('　后')}", "全角\t 后"),
        (
            f"{run('比率=')}<m:oMath><m:f><m:num><m:r><m:t>决算数-预算数</m:t></m:r></m:num><m:den>"
            "<m:r><m:t>预算数</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath>",
            "比率=(决算数-预算数)/预算数×100%",
        ),
        (
            "<w:ruby><w:rt><w:r><w:t>shān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>山</w:t></w:r>"
            "</w:rubyBase></w:ruby>",
            "山",
        ),
    ],
    ids=[
        "link", "simple field", "field", "control", "tag", "hidden", "hyphen", "tick", "blanks",
        "formula", "ruby",
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inner: str, text: str):
    assert texts(read(paragraph(inner))) == [text]


def test_soft_breaks_end_lines_but_not_headings():
    soft = f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}"
    heading = paragraph(soft, '<w:outlineLvl w:val="0"/>')
    document = read(paragraph(soft), heading)
    assert [(one.text, one.level) for one in document.blocks if isinstance(one, Paragraph)] == [
        ("甲", 0), ("乙", 0), ("甲 乙", 1),
    ]  # fmt: skip


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{paragraph(run('框中的字'))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(paragraph(run("正文") + both))) == ["正文", "框中的字"]


def test_the_table_of_contents_is_left_out_in_each_of_its_shapes():
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph(run('目录'))}</w:sdtContent></w:sdt>"
    )
    typed = paragraph(run("摘要………………2")) + paragraph(run("正文......14"))
    tabbed = paragraph(f"{run('摘要')}<w:r><w:tab/></w:r>{run('2')}")
    assert texts(read(control, typed, tabbed, paragraph(run("摘要")))) == ["摘要"]


def test_headings_by_outline_by_style_and_by_what_it_is_based_on():
    document = new_document()
    document.add_heading("一", 1)
    style = document.styles.add_style("公文标题", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("（一）", style="公文标题")
    chinese = document.styles.add_style("标题 3", 1)
    document.add_paragraph("1.", style=chinese)
    document.add_paragraph("正文")
    read = read_word("x.docx", saved(document)).blocks
    assert [one.level for one in read if isinstance(one, Paragraph)] == [1, 2, 3, 0]


def test_merges_over_rows_and_columns_and_a_nested_table():
    document = new_document()
    table = add_table(
        document,
        [
            ("指标", LEFT, "得分"),
            ("一级", "二级", ABOVE),
            ("甲（8分）", "乙", "4.00"),
            (ABOVE, "丙", "4.00"),
        ],
    )
    inner = table.rows[3].cells[2].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "注", "核对"
    (read,) = read_word("x.docx", saved(document)).blocks
    assert isinstance(read, Table)
    assert read.merged
    spans = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in read.cells}
    assert spans["指标"] == (0, 0, 1, 2)
    assert spans["得分"] == (0, 2, 2, 1)
    assert spans["甲（8分）"] == (2, 0, 2, 1)
    last = read.at(3, 2)
    assert last is not None
    assert last.lines == ("4.00", "注\t核对")


def test_parts_of_a_table_with_the_same_head_are_one_and_others_are_not():
    document = new_document()
    head, title = ("指标", "得分"), "表1 得分情况"
    document.add_paragraph(title)
    add_table(document, [head, ("甲", "1")])
    document.add_paragraph("")
    add_table(document, [head, ("乙", "2")])
    document.add_paragraph("续表")
    add_table(document, [("丙", "3")])
    document.add_paragraph(title)
    add_table(document, [head, ("丁", "4")])
    document.add_paragraph("表2 另一张表")
    add_table(document, [head, ("戊", "5")])
    tables = [one for one in read_word("x.docx", saved(document)).blocks if isinstance(one, Table)]
    assert [[cell.text for cell in one.cells if cell.column == 0] for one in tables] == [
        ["指标", "甲", "乙", "丙", "丁"],
        ["指标", "戊"],
    ]


def test_merged_cells_that_the_author_cut_with_the_table_are_whole_again():
    document = new_document()
    head = ("一级指标", "二级指标", "得分")
    add_table(document, [head, ("甲（8分）", "乙", "4"), (ABOVE, "丙", "3")])
    document.add_paragraph("续表")
    add_table(document, [head, ("", "丁", "1"), (ABOVE, "戊", ""), ("己", "庚", "2")])
    (read,) = [one for one in read_word("x.docx", saved(document)).blocks if isinstance(one, Table)]
    first = read.at(4, 0)
    assert first is not None
    assert (first.text, first.row, first.rows) == ("甲（8分）", 1, 4)
    assert read.merged


def test_an_empty_figure_where_the_author_cut_a_table_is_left_open():
    document = new_document()
    head = ("项目", "预算数", "决算数")
    add_table(document, [head, ("甲", "1", "1"), ("乙", "2", "2")])
    document.add_paragraph("续表")
    add_table(document, [head, ("丙", "", "3"), ("丁", "4", "4")])
    (read,) = [one for one in read_word("x.docx", saved(document)).blocks if isinstance(one, Table)]
    cell = read.at(3, 1)
    assert cell is not None
    assert (cell.lines, cell.row) == ((), 3)
    assert not read.merged


def test_footnotes_stand_at_the_end():
    document = new_document()
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:id="2">{paragraph(run("不含结转资金。"))}'
        "</w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = f'<w:r {NAMES}><w:footnoteReference w:id="2"/></w:r>'
    document.add_paragraph("执行率为99%")._p.append(parse_xml(reference))
    document.add_paragraph("后文")
    read = read_word("x.docx", saved(document))
    assert texts(read) == ["执行率为99%", "后文", "不含结转资金。"]
    assert read.blocks[2].origin.paragraph == 1


def test_heads_feet_and_comments_are_left_out():
    document = new_document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    run_ = document.add_paragraph("正文").runs[0]
    document.add_comment(run_, text="批注", author="审核人")
    assert texts(read_word("x.docx", saved(document))) == ["正文"]
