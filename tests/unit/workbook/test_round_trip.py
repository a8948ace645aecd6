"""Out to a workbook and back, with and without edits, as a person would do it in Excel."""

import io
import shutil
import zipfile
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.cli import main
from generator.editing.sheet.rows import rows
from generator.workbook.merging import plan
from generator.workbook.reading import NotOurs, read_workbook
from generator.workbook.writing import ANCHOR, VALUE, Exported, workbook_bytes
from tests.real_data import SHIPPED, real_data

CASES = Path(__file__).parents[2] / "cases"
YEARS = [
    (root, path.parent.parent.name, int(path.parent.name))
    for root in (SHIPPED, *(CASES / name for name in ("minimal", "lifecycle", "comparison")))
    for path in sorted(root.glob("*/*/evaluation.yml"))
]
REAL = ("shanting-industry-it", "2021")


def run(*arguments: object):
    return CliRunner().invoke(main, ["workbook", *map(str, arguments)])


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yml"))
    }


@pytest.mark.parametrize(("root", "department", "year"), YEARS)
def test_a_workbook_nobody_edited_changes_nothing(root, department, year):
    found = rows(root, department, year)
    assert found
    content = workbook_bytes(Exported(department, year, "zh", {}, found))
    planned = plan(found, read_workbook(content))
    assert planned.changes == ()
    assert planned.troubles == ()
    assert planned.missing == 0


def test_the_same_data_give_the_same_bytes():
    found = rows(CASES / "minimal", "example-agriculture", 2024)
    exported = Exported("example-agriculture", 2024, "zh", {}, found)
    assert workbook_bytes(exported) == workbook_bytes(exported)


# ---- edited ---------------------------------------------------------------------------------


class Desk:
    """A data folder and a workbook of its real evaluation."""

    def __init__(self, folder: Path, exported: Path) -> None:
        self.data = Path(shutil.copytree(real_data(), folder / "evaluations"))
        self.file = Path(shutil.copy(exported, folder))
        self.before = bytes_of(self.data)

    def edit(self, **_: object):
        return _Editing(self.file)

    def back(self, *options: str):
        return run(*REAL, "--data", self.data, "--from", self.file, *options)

    def changed_lines(self) -> list[str]:
        """The lines that are new in the data."""
        found = []
        for name, content in bytes_of(self.data).items():
            old = self.before[name].decode().split("\n")
            found += [line for line in content.decode().split("\n") if line not in old]
        return found


class _Editing:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = load_workbook(file)

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.book.save(self.file)

    def cell(self, anchor: str):
        for sheet in self.book.worksheets:
            for number in range(2, sheet.max_row + 1):
                if sheet.cell(number, ANCHOR).value == anchor:
                    return sheet.cell(number, VALUE)
        raise AssertionError(f"no row {anchor}")


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("exported") / "真实.xlsx"
    done = run(*REAL, "--data", real_data(), "--to", file)
    assert done.exit_code == 0, done.output
    return Path(file)


@pytest.fixture
def desk(tmp_path, exported) -> Desk:
    return Desk(tmp_path, exported)


def test_edits_come_back_into_the_files(desk):
    with desk.edit() as sheet:
        sheet.cell("facts.yml/facts/三公经费实际支出/value").value = 2.97
        sheet.cell("evaluation.yml/report_date").value = date(2022, 12, 1)
        sheet.cell("evaluation.yml/conclusion").value = "第一段。\n第二段。"
        sheet.cell("published.yml/places/表 4-1/score_rates/管理效率").value = 0.9908
        sheet.cell("facts.yml/facts/三公经费实际支出/source").value = "=1+1"
    # openpyxl takes what begins with = for a formula; Excel keeps it as text in a text cell.
    with desk.edit() as sheet:
        sheet.cell("facts.yml/facts/三公经费实际支出/source").data_type = "s"
    done = desk.back()
    assert done.exit_code == 0, done.output
    assert "已修改 5 处" in done.output
    assert desk.changed_lines() == [
        "report_date: 2022-12-01",
        "  第一段。",
        "  第二段。",
        "  value: 2.97",
        "  source: '=1+1'",
        "    管理效率: 99.08%",
    ]
    assert desk.back().output.startswith("导出以后数据文件改过")
    assert "没有要修改的内容" in desk.back().output


def test_the_summary_names_cell_file_line_old_and_new(desk):
    with desk.edit() as sheet:
        cell = sheet.cell("facts.yml/facts/三公经费实际支出/value")
        cell.value = 2.97
        where = f"基础数据!{cell.coordinate}"
    done = desk.back("--dry-run")
    assert done.exit_code == 0
    assert where in done.output
    assert "2.86 → 2.97" in done.output
    text = (desk.data / "shanting-industry-it/2021/facts.yml").read_text(encoding="utf-8")
    line = text.split("\n").index("  value: 2.86") + 1
    assert f"facts.yml:{line} " in done.output
    assert bytes_of(desk.data) == desk.before


def test_a_choice_is_shown_and_taken_in_words(desk):
    anchor = "judgements.yml/judgements/预算绩效管理机制/level"
    with desk.edit() as sheet:
        assert sheet.cell(anchor).value == "较为完善、健全（2 分）"
        sheet.cell(anchor).value = "完善、健全（3 分）"
    done = desk.back()
    assert done.exit_code == 0, done.output
    assert desk.changed_lines() == []
    text = (desk.data / "shanting-industry-it/2021/judgements.yml").read_text(encoding="utf-8")
    assert "- indicator: 预算绩效管理机制\n  level: 完善、健全\n" in text


WRONG = [
    ("facts.yml/facts/三公经费实际支出/value", "２.９７", "2.97"),
    ("facts.yml/facts/三公经费实际支出/value", "1,630.93", "1630.93"),
    ("facts.yml/facts/三公经费实际支出/value", "2.97万元", "2.97"),
    ("facts.yml/facts/三公经费实际支出/value", date(2021, 1, 2), None),
    ("evaluation.yml/report_date", "2022年11月30日", "2022-11-30"),
    ("evaluation.yml/status", "已公开", "已公布"),
    ("facts.yml/facts/三公经费实际支出/main", "无", "否"),
    ("published.yml/places/表 4-1/score_rates/管理效率", "99.08", "99.08%"),
]


def test_all_mistakes_are_told_at_once_with_their_cells(desk):
    # Each on a row of its own, so that one run meets all kinds.
    places = []
    with desk.edit() as sheet:
        for anchor, value, meant in WRONG[3:]:
            cell = sheet.cell(anchor)
            cell.value = value
            places.append((cell.coordinate, meant))
    done = desk.back()
    assert done.exit_code == 1
    assert f"有 {len(places)} 处问题" in done.output
    for coordinate, meant in places:
        assert f"!{coordinate}: " in done.output
        assert meant is None or f"是不是 {meant}" in done.output
    assert bytes_of(desk.data) == desk.before


@pytest.mark.parametrize(("anchor", "value", "meant"), WRONG[:3])
def test_what_is_no_number_is_told_with_what_was_meant(desk, anchor, value, meant):
    with desk.edit() as sheet:
        sheet.cell(anchor).value = value
    done = desk.back()
    assert done.exit_code == 1
    assert f"是不是 {meant}" in done.output


def test_a_percent_format_where_a_number_is_asked_for(desk):
    with desk.edit() as sheet:
        cell = sheet.cell("facts.yml/facts/三公经费实际支出/value")
        cell.value, cell.number_format = 0.97, "0%"
    done = desk.back()
    assert done.exit_code == 1
    assert "百分比格式" in done.output


def test_formulas_without_a_result_and_errors_are_told(desk):
    with desk.edit() as sheet:
        sheet.cell("facts.yml/facts/三公经费实际支出/value").value = "=A1+1"
        sheet.cell("facts.yml/facts/三公经费预算/value").value = "#DIV/0!"
    done = desk.back()
    assert done.exit_code == 1
    assert "公式没有算出结果" in done.output
    assert "错误值" in done.output


def test_an_added_row_is_told(desk):
    with desk.edit() as sheet:
        page = sheet.book["基础数据"]
        page.cell(page.max_row + 1, VALUE).value = 5
    done = desk.back()
    assert done.exit_code == 1
    assert "不是导出的" in done.output


def test_a_deleted_row_deletes_nothing(desk):
    with desk.edit() as sheet:
        sheet.book["基础数据"].delete_rows(2, 5)
    done = desk.back()
    assert done.exit_code == 0
    assert "工作簿里少了" in done.output
    assert bytes_of(desk.data) == desk.before


def test_sorted_rows_come_back_to_their_places(desk):
    with desk.edit() as sheet:
        page = sheet.book["基础数据"]
        cells = [
            [(cell.value, cell.number_format) for cell in row]
            for row in page.iter_rows(min_row=2, max_col=ANCHOR + 1)
        ]
        for number, values in enumerate(reversed(cells), 2):
            for column, (value, form) in enumerate(values, 1):
                page.cell(number, column).value = value
                page.cell(number, column).number_format = form
    done = desk.back()
    assert done.exit_code == 0, done.output
    assert "没有要修改的内容" in done.output


def test_what_would_break_the_data_is_not_written(desk):
    with desk.edit() as sheet:
        sheet.cell("facts.yml/facts/三公经费实际支出/unit").value = "人"
    done = desk.back()
    assert done.exit_code == 1
    assert "新的错误" in done.output
    assert bytes_of(desk.data) == desk.before


# ---- changed meanwhile ----------------------------------------------------------------------


def replace(desk: Desk, right: str, wrong: str) -> None:
    path = desk.data / "shanting-industry-it/2021/facts.yml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    desk.before = bytes_of(desk.data)


def test_data_changed_since_are_not_written_over(desk):
    with desk.edit() as sheet:
        sheet.cell("facts.yml/facts/三公经费实际支出/value").value = 2.97
    replace(desk, "value: 2.86", "value: 2.87")
    done = desk.back("--merge")
    assert done.exit_code == 1
    assert "2.87" in done.output
    assert "2.97" in done.output
    assert "2.86" in done.output
    assert bytes_of(desk.data) == desk.before


def test_other_values_changed_since_are_kept_where_asked(desk):
    with desk.edit() as sheet:
        sheet.cell("evaluation.yml/report_date").value = date(2022, 12, 1)
    replace(desk, "value: 2.86", "value: 2.87")
    done = desk.back()
    assert done.exit_code == 1
    assert "--merge" in done.output
    assert bytes_of(desk.data) == desk.before
    assert desk.back("--merge").exit_code == 0
    assert desk.changed_lines() == ["report_date: 2022-12-01"]


# ---- files ----------------------------------------------------------------------------------


def test_a_workbook_is_not_written_over(desk):
    before = desk.file.read_bytes()
    done = run(*REAL, "--data", desk.data, "--to", desk.file)
    assert done.exit_code == 1
    assert desk.file.read_bytes() == before


def test_where_nothing_can_be_written_it_is_said(desk, tmp_path, monkeypatch):
    done = run(*REAL, "--data", desk.data, "--to", tmp_path / "none" / "a.xlsx")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)

    def taken(aside, target):
        target.write_bytes(b"others")
        raise FileExistsError

    monkeypatch.setattr("os.link", taken)
    done = run(*REAL, "--data", desk.data, "--to", tmp_path / "b.xlsx")
    assert done.exit_code == 1
    assert (tmp_path / "b.xlsx").read_bytes() == b"others"
    assert [path.name for path in tmp_path.glob(".*.part")] == []


@pytest.mark.parametrize(
    "part",
    ['<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', "far"],
)
def test_a_sheet_of_endless_cells_is_refused_at_once(desk, tmp_path, part):
    book, file = load_workbook(desk.file), tmp_path / "endless.xlsx"
    sheet = book.worksheets[1]
    if part == "far":
        sheet.cell(1_048_576, 16_000).value = "x"
    book.save(tmp_path / "one.xlsx")
    with zipfile.ZipFile(tmp_path / "one.xlsx") as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if part != "far" and name.endswith("sheet2.xml"):
                text = text.replace(b"</sheetData>", b"</sheetData>" + part.encode())
            new.writestr(name, text)
    done = run(*REAL, "--data", desk.data, "--from", file)
    assert done.exit_code == 1
    assert "1,000,000" in done.output


def test_other_files_are_refused(desk, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK no")
    assert run(*REAL, "--data", desk.data, "--from", tmp_path / "a.xlsx").exit_code == 1
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as packed:
        packed.writestr("x", "y")
    assert run(*REAL, "--data", desk.data, "--from", tmp_path / "b.xlsx").exit_code == 1
    assert run(*REAL, "--data", desk.data, "--from", tmp_path / "none.xlsx").exit_code == 1
    other = run("example-agriculture", "2024", "--data", desk.data, "--from", desk.file)
    assert other.exit_code == 1
    assert "shanting-industry-it/2021" in other.output


def test_nothing_in_a_workbook_is_a_formula(tmp_path):
    root = Path(shutil.copytree(CASES / "minimal", tmp_path / "data"))
    path = root / "example-agriculture/2024/facts.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source: 预算批复", "source: '=HYPERLINK(\"http://a\")'", 1))
    assert (
        run("example-agriculture", 2024, "--data", root, "--to", tmp_path / "a.xlsx").exit_code == 0
    )
    book = load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_only_values_can_be_edited(desk):
    book = load_workbook(desk.file)
    for sheet in book.worksheets:
        if sheet.title.startswith("_"):
            continue
        assert sheet.protection.sheet
        assert not sheet.protection.password
        open_cells = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert {cell.column for cell in open_cells} <= {VALUE}


# ---- drafts ---------------------------------------------------------------------------------


@pytest.fixture
def draft(tmp_path) -> Path:
    """A draft with a number, a day and a choice that are still to be filled in."""
    root = Path(shutil.copytree(CASES / "minimal", tmp_path / "data"))
    year = root / "example-agriculture/2024"
    for file, right, wrong in (
        ("evaluation.yml", "status: published", "status: draft"),
        ("evaluation.yml", "report_date: 2025-06-30", "report_date: 待填"),
        ("facts.yml", "value: 500.00", "value: 待填"),
        ("judgements.yml", "level: 优", "level: 待填"),
    ):
        text = (year / file).read_text(encoding="utf-8")
        assert right in text
        (year / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return root


def test_what_is_to_be_filled_in_is_filled_in(draft, tmp_path):
    evaluation, file = ("example-agriculture", "2024"), tmp_path / "a.xlsx"
    assert run(*evaluation, "--data", draft, "--to", file).exit_code == 0
    assert "没有要修改" in run(*evaluation, "--data", draft, "--from", file).output
    with _Editing(file) as sheet:
        for anchor in (
            "facts.yml/facts/年初预算数/value",
            "evaluation.yml/report_date",
        ):
            assert sheet.cell(anchor).value == "待填"
        sheet.cell("facts.yml/facts/年初预算数/value").value = 512.5
        sheet.cell("evaluation.yml/report_date").value = "2025-06-30"
    done = run(*evaluation, "--data", draft, "--from", file)
    assert done.exit_code == 0, done.output
    year = draft / "example-agriculture/2024"
    assert "  value: 512.5\n" in (year / "facts.yml").read_text(encoding="utf-8")
    assert "report_date: 2025-06-30\n" in (year / "evaluation.yml").read_text(encoding="utf-8")


# ---- broken files ---------------------------------------------------------------------------


@cache
def parts() -> dict[str, bytes]:
    """The parts of a small workbook."""
    found = rows(CASES / "minimal", "example-agriculture", 2024)
    content = workbook_bytes(Exported("example-agriculture", 2024, "zh", {}, found))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_broken_workbook_is_refused_or_read(data):
    broken = dict(parts())
    name = data.draw(st.sampled_from(sorted(broken)))
    at = data.draw(st.integers(0, len(broken[name]) - 1))
    cut = data.draw(st.integers(0, 60))
    broken[name] = broken[name][:at] + data.draw(st.binary(max_size=4)) + broken[name][at + cut :]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in broken.items():
            file.writestr(name, content)
    with suppress(NotOurs):
        plan(rows(CASES / "minimal", "example-agriculture", 2024), read_workbook(packed.getvalue()))
