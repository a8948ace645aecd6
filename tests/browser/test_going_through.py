"""All that an import leaves to look at, decided with few clicks, until it can be published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.forms import filling_in, send_report
from tests.real_data import real_data
from tests.unit.intake.making.word_file import word_report

NEW = "county-industry"
ASKED = f"department={NEW}&year=2021"
MOST_CLICKS = 30
"""For the real report with a framework of its own; each item by itself took over ninety."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Data without any evaluation or framework, so that the import makes both."""
    copy = Path(shutil.copytree(real_data(), tmp_path / "data"))
    shutil.rmtree(copy / "shanting-industry-it")
    shutil.rmtree(copy / "frameworks" / "shanting-industry-it-2021")
    return copy


@pytest.fixture
def page_of_doubts(page: Page, root: Path, tmp_path: Path) -> object:
    report = tmp_path / "report.docx"
    report.write_bytes(word_report())
    with filling_in(root) as form:
        send_report(page, form, report, NEW)
        page.get_by_role("link", name="开始核对").click()
        yield page


@pytest.mark.usefixtures("page_of_doubts")
def test_all_doubts_are_decided_with_few_clicks(page: Page, root: Path) -> None:
    todo = root / NEW / "2021" / "todo.yml"
    rules = root / "frameworks" / f"{NEW}-2021" / "rules.yml"
    before = rules.read_text("utf-8")
    clicks = 0
    page.locator("#open + ul a").first.click()
    for name, text in (("value", "1"), ("source", "报告")):
        page.locator(f"[name^='v:facts.yml/facts/入选融合'][name$='/{name}']").fill(text)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    page.get_by_role("link", name="回到核对").click()
    clicks += 3
    steps = page.get_by_role("group", name="规上企业完成率")
    doubts = page.locator("section.doubts", has=page.locator("[name=digest]"))
    while left := doubts.count():
        section = doubts.first
        if section.get_by_label("不足一步按比例扣").count():
            steps.get_by_label("不足一步按比例扣").check()
            clicks += 1
        together = section.locator(".all button")
        (together if together.count() else section.get_by_role("button")).first.click()
        expect(doubts).to_have_count(left - 1)
        clicks += 1
    assert not todo.exists()
    assert rules.read_text("utf-8").count("steps: linear") == before.count("steps: linear") + 1
    warnings = page.locator("form[action$='/accept']")
    while left := warnings.count():
        form = warnings.first
        form.get_by_label("为什么保留").fill("报告原文如此，已核对。")
        form.get_by_role("button").click()
        expect(warnings).to_have_count(left - 1)
        clicks += 1
    expect(page.locator("main")).to_contain_text(
        "0 处错误 · 没有待填的内容 · 0 条待核对 · 0 处提醒"
    )
    expect(page.get_by_role("link", name="可以公布了")).to_be_visible()
    assert clicks <= MOST_CLICKS


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.usefixtures("page_of_doubts")
def test_the_page_of_doubts_is_accessible_and_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
