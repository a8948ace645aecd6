from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

from openpyxl import Workbook, load_workbook

from generator.intake.document import Document, Paragraph, Table
from generator.intake.readers.excel import read_excel
from tests.conftest import Golden
from tests.unit.intake.making.dump import dumped, same_cells
from tests.unit.intake.making.excel_file import excel_report, saved
from tests.unit.intake.making.report import Grid, report


def sheet(rows: Iterable[Iterable[object]]) -> Workbook:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(list(row))
    return workbook


def read(workbook: Workbook) -> Document:
    return read_excel("表.xlsx", saved(workbook))


def texts(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Paragraph)]


def rows(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in row] for row in one.rows()]
        for one in document.blocks
        if isinstance(one, Table)
    ]


def test_the_tables_of_the_report_are_read_as_they_were_written():
    grids = [one for one in report() if isinstance(one, Grid)]
    document = read_excel("得分表.xlsx", excel_report())
    tables = [one for one in document.blocks if isinstance(one, Table)]
    assert len(tables) == len(grids)
    for grid, table in zip((grids[-1], *grids[:-1]), tables, strict=True):
        assert same_cells(table, grid.rows) == [], table.origin.sheet
    assert document.notes == ()


def test_dump(golden: Golden):
    golden("report.txt", dumped(read_excel("得分表.xlsx", excel_report())))


def test_titles_units_and_remarks_stand_around_the_table():
    document = read(
        sheet(
            [
                ["表1 收入支出情况表"],
                ["部门：教育局", None, "单位：万元"],
                ["项目", "预算数", "决算数"],
                ["基本支出", 8.3, 33.36],
                ["其他收入"],
                ["注：本表不含结转资金。"],
                ["填报人：张三", None, "审核人：李四"],
            ]
        )
    )
    assert texts(document) == [
        "表1 收入支出情况表",
        "部门：教育局",
        "单位：万元",
        "注：本表不含结转资金。",
        "填报人：张三",
        "审核人：李四",
    ]
    assert rows(document) == [
        [["项目", "预算数", "决算数"], ["基本支出", "8.3", "33.36"], ["其他收入", "", ""]]
    ]


def test_tables_that_an_empty_row_divides():
    document = read(sheet([["甲", "乙"], [1, 2], [], ["丙", "丁"], [3, 4]]))
    assert rows(document) == [[["甲", "乙"], ["1", "2"]], [["丙", "丁"], ["3", "4"]]]


def test_places_are_those_of_the_sheet():
    workbook = Workbook()
    workbook.worksheets[0].title = "得分"
    for at, text in {"C4": "指标", "D4": "得分", "C5": "甲", "D5": "4"}.items():
        workbook.worksheets[0][at] = text
    (table,) = read(workbook).blocks
    assert isinstance(table, Table)
    cell = table.at(1, 1)
    assert cell is not None
    origin = cell.origin
    assert (origin.sheet, origin.row, origin.column, cell.text) == ("得分", 5, 4, "4")


def test_what_is_hidden_is_read_and_noted():
    workbook = sheet([["指标", "得分", "底稿"], ["甲", 4, 1], ["乙", 3, 2]])
    first = workbook.worksheets[0]
    first.row_dimensions[2].hidden = True
    first.column_dimensions["C"].hidden = True
    workbook.create_sheet("底稿").append(["甲", "乙"])
    workbook["底稿"].sheet_state = "hidden"
    document = read(workbook)
    assert [(one.kind, dict(one.values)) for one in document.notes] == [
        ("hidden-rows", {"sheet": "Sheet", "rows": "2"}),
        ("hidden-columns", {"sheet": "Sheet", "columns": "C"}),
        ("hidden-sheet", {"sheet": "底稿"}),
    ]
    assert rows(document)[0][1] == ["甲", "4", "1"]
    assert len(rows(document)) + len(texts(document)) > 1


def test_a_number_that_shows_less_than_it_holds_is_noted():
    workbook = sheet([["甲", "乙"], [0.69866, "x"]])
    workbook.worksheets[0]["A2"].number_format = "0.00%"
    document = read(workbook)
    assert rows(document)[0][1][0] == "69.87%"
    (note,) = document.notes
    assert (note.kind, dict(note.values)) == (
        "shown-rounded",
        {"cell": "A2", "text": "69.87%", "held": "0.69866"},
    )


def test_a_formula_without_its_result_is_noted_and_left_empty():
    document = read(sheet([["甲", "乙"], [1, 2], ["=SUM(A2:B2)", "=1/0"]]))
    assert [(one.kind, one.origin.row, one.origin.column) for one in document.notes] == [
        ("formula-without-value", 3, 1),
        ("formula-without-value", 3, 2),
    ]


def test_a_formula_with_its_result_and_an_error():
    data = saved(sheet([["甲", "乙"], ["=1+1", "=1/0"]]))
    data = with_results(data)
    document = read_excel("表.xlsx", data)
    assert rows(document) == [[["甲", "乙"], ["2", "#DIV/0!"]]]
    assert [one.kind for one in document.notes] == ["cell-error"]


def with_results(data: bytes) -> bytes:
    """What Excel adds when it saves: the results of the two formulas."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
                content = content.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
                content = content.replace(
                    b'<c r="B2"><f>1/0</f><v></v>', b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v>'
                ).replace(b'<c r="B2"><f>1/0</f><v />', b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v>')
            new.writestr(part, content)
    return out.getvalue()


def test_numbers_kept_as_text_days_and_lines():
    workbook = sheet([["编号", "日期", "名称"], ["0012", date(2022, 11, 30), "绩效目标\n(4分)"]])
    table = read(workbook).blocks[0]
    assert isinstance(table, Table)
    assert [cell.lines for cell in table.cells[3:]] == [
        ("0012",), ("2022年11月30日",), ("绩效目标", "(4分)"),
    ]  # fmt: skip


def test_a_merged_cell_beyond_the_table_is_cut_to_it():
    workbook = sheet([["甲", "乙"], ["丙", "丁"]])
    workbook.worksheets[0].merge_cells("B2:F9")
    table = read(workbook).blocks[0]
    assert isinstance(table, Table)
    assert table.at(1, 1) is not None


def test_the_workbook_can_be_opened_by_the_library_alone():
    """The maker's own workbook is sound: what the reader sees is not an accident of it."""
    made = load_workbook(io.BytesIO(excel_report()))
    assert made.sheetnames[:2] == ["附件1 得分表", "表1-1"]
    assert made["附件1 得分表"].merged_cells.ranges
