"""The desk within a real preview: what is imported in the browser is seen on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.building import copy_project
from tests.site.test_serve import Preview, preview
from tests.unit.intake.making.word_file import word_report

NEW = "county-industry"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = copy_project(tmp_path_factory.mktemp("desk") / "project")
    with preview(project) as one:
        one.wait("", lambda page: "84.48" in page)
        yield one


def test_an_imported_draft_has_pages_and_a_deleted_one_has_none(
    page: Page, running: Preview, tmp_path: Path
) -> None:
    report = tmp_path / "报告.docx"
    report.write_bytes(word_report())
    page.goto(f"{running.base}_form/")
    page.get_by_role("link", name="导入报告").click()
    page.get_by_label("报告文件").set_input_files(str(report))
    page.get_by_label("文件夹名").fill(NEW)
    page.get_by_label("部门全称").fill("示例县工业和信息化局")
    page.get_by_label("评价年度").fill("2021")
    page.get_by_role("button", name="导入").click()
    page.wait_for_url("**/imported?**")
    running.wait(f"{NEW}/2021/", lambda seen: "待填" in seen)
    page.get_by_role("link", name="查看页面").click()
    expect(page.locator("body")).to_contain_text("示例县工业和信息化局")
    expect(page.locator("body")).to_contain_text("草稿")
    page.goto("about:blank")  # a page of the preview may be about to load itself again
    page.goto(f"{running.base}_form/delete?department={NEW}&year=2021")
    page.get_by_role("button", name="删除").click()
    expect(page.get_by_role("button", name="恢复")).to_be_visible()
    assert not (running.project.data / NEW).exists()
    page.goto(running.base)
    expect(page.locator("body")).not_to_contain_text("示例县工业和信息化局")
