"""The desk as an editor uses it: a report to a published evaluation, a new year, Excel, sources."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from generator.workbook.writing import ANCHOR, VALUE
from tests.browser.forms import send_report
from tests.unit.intake.making.word_file import word_report

NEW = "county-industry"
ASKED = f"department={NEW}&year=2021"
REAL = "department=shanting-industry-it&year=2021"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "整体绩效评价报告.docx"
    path.write_bytes(word_report())
    return path


def test_a_report_is_imported_looked_at_and_published(
    page: Page, form: str, root: Path, report: Path
) -> None:
    send_report(page, form, report, NEW)
    expect(page.get_by_role("heading", level=1)).to_contain_text("示例县工业和信息化局")
    expect(page.get_by_role("row", name="基础数据")).to_contain_text("33")
    expect(page.get_by_role("row", name="一级指标分值合计")).to_contain_text("100")
    page.get_by_role("link", name="开始核对").click()
    expect(page.locator("#todo")).to_be_in_viewport()
    todo = root / NEW / "2021" / "todo.yml"
    ticks = page.get_by_role("button", name="看过了，划去", exact=True)
    count = ticks.count()
    assert count == todo.read_text("utf-8").count("\n- ")
    page.locator("li", has_text="计分所需的数字").get_by_role("link").first.click()
    expect(page.locator(":focus")).to_have_attribute("name", re.compile("v:facts.yml/facts/.+"))
    expect(page.locator(":focus")).to_be_in_viewport()
    expect(page.locator("#doubt")).to_contain_text("计分所需的数字")
    page.get_by_role("link", name=f"回到核对（还有 {count} 条）").click()
    for address in [
        str(one.evaluate("one => one.href")) for one in page.locator("#open + ul a").all()
    ]:
        page.goto(address)
        field = page.locator(":focus")
        field.fill("个" if "unit" in str(field.get_attribute("name")) else "1")
        page.get_by_role("button", name="保存", exact=True).click()
        expect(page.locator("#notice")).to_contain_text("已保存")
    page.goto(f"{form}matters?{ASKED}")
    expect(ticks).to_have_count(count - 1)
    page.goto(f"{form}status?{ASKED}")
    expect(page.locator("main")).to_contain_text(f"{count - 1} 条待核对")
    expect(page.get_by_role("button", name="改为")).to_have_count(0)
    page.goto(f"{form}matters?{ASKED}")
    together = page.get_by_role("button", name="条都看过了，划去")
    while together.count():
        left = together.count()
        together.first.click()
        expect(together).to_have_count(left - 1)
    while ticks.count():
        left = ticks.count()
        ticks.first.click()
        expect(ticks).to_have_count(left - 1)
        if left > 1:
            expect(page.locator(":target")).to_be_in_viewport()
    assert not todo.exists()
    page.get_by_role("link", name="可以公布了").click()
    page.get_by_label("公布日期").fill("2020-01-01")
    page.get_by_role("button", name="改为“已公布”").click()
    expect(page.get_by_role("alert")).to_contain_text("没有修改")
    page.get_by_label("公布日期").fill("2022-12-30")
    page.get_by_role("button", name="改为“已公布”").click()
    expect(page.locator(".standing").first).to_contain_text("已公布")
    head = (root / NEW / "2021" / "evaluation.yml").read_text("utf-8")
    assert "status: published\n" in head
    assert "published_on: 2022-12-30\n" in head


def test_that_work_goes_on_is_said(page: Page, form: str, report: Path) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { const told = "
        "document.getElementById('working'); if (told) new MutationObserver(() => "
        "sessionStorage.said = told.textContent + document.querySelector('form button').disabled)"
        ".observe(told, {childList: true}); });"
    )
    send_report(page, form, report, NEW)
    said = str(page.evaluate("sessionStorage.said"))
    assert "正在读取报告，已用" in said


def test_a_draft_made_by_mistake_is_deleted_and_put_back(
    page: Page, form: str, root: Path, report: Path
) -> None:
    send_report(page, form, report, NEW)
    before = {path.name: path.read_bytes() for path in (root / NEW / "2021").iterdir()}
    page.get_by_role("link", name="删除这份草稿").click()
    page.get_by_role("button", name="删除").click()
    assert not (root / NEW).exists()
    expect(page.get_by_role("heading", name="最近删除的草稿")).to_be_visible()
    page.get_by_role("button", name="恢复").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("示例县工业和信息化局")
    assert {path.name: path.read_bytes() for path in (root / NEW / "2021").iterdir()} == before
    assert (root / NEW / "department.yml").exists()


def test_what_cannot_be_imported_is_said_and_nothing_is_written(
    page: Page, form: str, root: Path, tmp_path: Path
) -> None:
    old = tmp_path / "报告.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000)
    page.goto(f"{form}import")
    page.get_by_label("报告文件").set_input_files(str(old))
    page.get_by_label("文件夹名").fill(NEW)
    page.get_by_label("评价年度").fill("2021")
    page.get_by_role("button", name="导入").click()
    expect(page.get_by_role("alert")).to_contain_text(".docx")
    assert page.get_by_label("文件夹名").input_value() == NEW
    assert not (root / NEW).exists()


def test_a_new_year_is_begun(page: Page, form: str, root: Path) -> None:
    page.goto(form)
    page.get_by_role("link", name="新建年度").click()
    page.get_by_label("部门", exact=True).select_option("shanting-industry-it")
    expect(page.get_by_label("文件夹名")).to_be_hidden()
    page.get_by_label("评价年度").fill("2022")
    page.get_by_role("button", name="新建").click()
    page.wait_for_url("**/started?**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2022")
    expect(page.get_by_role("row", name="基础数据")).to_be_visible()
    expect(page.locator("main")).to_contain_text("2021 年度沿用")
    assert "status: draft" in (root / "shanting-industry-it/2022/evaluation.yml").read_text("utf-8")


def changed_workbook(content: bytes, anchor: str, value: object) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        assert isinstance(sheet, Worksheet)
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, ANCHOR).value == anchor:
                sheet.cell(row, VALUE).value = value  # type: ignore[assignment]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_goes_out_and_comes_back(
    page: Page, form: str, root: Path, tmp_path: Path
) -> None:
    page.goto(f"{form}edit?{REAL}&part=facts.yml")
    page.get_by_role("link", name="Excel 导出、导入").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="下载工作簿").click()
    content = Path(got.value.path()).read_bytes()
    anchor, facts = "facts.yml/facts/预算调整数/value", root / "shanting-industry-it/2021/facts.yml"
    before = facts.read_bytes()
    for value, said in (("一千", "不是数字"), (1500, "1630.93")):
        sent = tmp_path / "改好.xlsx"
        sent.write_bytes(changed_workbook(content, anchor, value))
        page.get_by_label("改好的工作簿").set_input_files(str(sent))
        page.get_by_role("button", name="看看会改什么").click()
        expect(page.locator("main")).to_contain_text(said)
        assert facts.read_bytes() == before
    page.get_by_role("button", name="确认，写入这 1 处").click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    after = facts.read_text("utf-8")
    assert after == before.decode().replace("value: 1630.93", "value: 1500.00")


def write(page: Page, text: str) -> None:
    """Put a text in place at once; typing hundreds of lines takes a browser long."""
    page.locator("#text").evaluate(
        "(one, text) => { one.value = text; one.dispatchEvent(new Event('input')); }", text
    )
    page.locator("#text").press("End")


def test_a_file_is_edited_as_text(page: Page, form: str, root: Path) -> None:
    file = "frameworks/shanting-industry-it-2021/rules.yml"
    path, before = root / file, (root / file).read_bytes()
    page.goto(f"{form}source?file={file}&line=576")
    area = page.locator("#text")
    expect(area).to_be_focused()
    assert "576" in page.locator("#gutter").inner_text()
    text = area.input_value()
    assert text == before.decode()
    write(page, text.replace("kind: levels", "kind: lewels", 1))
    expect(page.locator("#state")).to_contain_text("1 处新的错误")
    expect(page.locator("#found .error").first).to_contain_text("levels")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    assert "lewels" in page.locator("#text").input_value()
    assert path.read_bytes() == before
    write(page, text.replace("name: 相符,", "name: 完全相符,", 1))
    path.write_bytes(before + "# 另一个人写的\n".encode())
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("被别处改过")
    expect(page.locator(".changes")).to_contain_text("另一个人写的")
    assert "完全相符" in page.locator("#text").input_value()


@pytest.mark.parametrize("width", [1366, 360])
def test_pages_are_accessible_and_fit(page: Page, form: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    rules = "source?file=frameworks/shanting-industry-it-2021/rules.yml&line=576"
    body = "settings?file=shanting-industry-it/department.yml"
    settings = ("settings?file=site.yml", body)
    for name in ("", "import", "new", f"status?{REAL}", f"excel?{REAL}", rules, *settings):
        page.goto(form + name)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_department_is_filled_in_by_fields(page: Page, form: str, root: Path) -> None:
    file = root / "shanting-industry-it/department.yml"
    before = file.read_text("utf-8")
    page.goto(form)
    page.get_by_text("部门资料（").click()
    page.get_by_role("link", name="枣庄市山亭区工业和信息化局").last.click()
    page.get_by_label("简称", exact=True).fill("山亭工信局")
    page.get_by_text("添加：曾用名").click()
    page.get_by_label("当时的全称").fill("枣庄市山亭区经济和信息化局")
    expect(page.locator(".field .error")).to_contain_text("用到哪个年度")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    assert file.read_text("utf-8") == before
    page.get_by_label("用到哪个年度").fill("2018")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("山亭工信局")
    after = file.read_text("utf-8")
    assert "short_name: 山亭工信局\n" in after
    assert "- {name: 枣庄市山亭区经济和信息化局, until: 2018}\n" in after
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#notice")).to_contain_text("已撤销")
    assert file.read_text("utf-8") == before
