"""A place in a report is named as a person finds it there, whatever file it came in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.document import Origin, Table
from generator.intake.recognise.outline import outline
from generator.intake.recognise.whereabouts import place, whereabouts
from tests.bench.importer_reports import real_report

SCORE = {
    "docx": "表 4-7 第 3 行“工信局制度体系建设”",
    "xlsx": "工作表“表4-7” 单元格 I4“工信局制度体系建设”",
    "pdf": "第 30 页 表 4-7 第 3 行“工信局制度体系建设”",
    "txt": "文本第 736 行“工信局制度体系建设”",
}
"""A cell that holds a number alone, in each form of the real report."""
TEXT = "正文四（一）“综合评价结论”下“2021 年度区工业和信息化局部……”"


@pytest.mark.parametrize("form", sorted(SCORE))
def test_the_places_of_a_report(form: str, tmp_path: Path):
    document = real_report(form, tmp_path)
    places = whereabouts(outline(document))
    assert SCORE[form] in places.values()
    assert all(places[block.origin] for block in document.blocks if isinstance(block, Table))
    if form in ("docx", "pdf"):
        assert any(one.endswith(TEXT) for one in places.values())


def test_the_columns_of_a_sheet_have_letters():
    assert place(Origin(sheet="得分表", row=12, column=28)) == "工作表“得分表” 单元格 AB12"
    assert place(Origin(page=18)) == "第 18 页"
    assert place(Origin()) == ""
