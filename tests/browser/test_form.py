"""The form as a person uses it: by mouse and by keyboard, with and without JavaScript."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import serving

FOLDER = "shanting-industry-it/2021"
ASKED = "department=shanting-industry-it&year=2021"
FACT = "预算调整数"


def changes(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def value_of(page: Page) -> Any:
    """The field of the value of the fact."""
    return page.locator(f'[name="v:facts.yml/facts/{FACT}/value"]')


def test_a_fact_is_filled_in_wrongly_then_rightly_saved_and_undone(
    page: Page, form: str, root: Path
) -> None:
    path = root / FOLDER / "facts.yml"
    text = path.read_text("utf-8").replace("  value: 1630.93\n", "  value: 1630.93 # 核对过\n")
    path.write_text(text, "utf-8")
    before = path.read_bytes()
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    field = value_of(page)
    field.fill("１２万元")
    problem = page.locator(".field", has=field).locator(".problems .error")
    expect(problem).to_contain_text("12")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    assert path.read_bytes() == before
    assert value_of(page).input_value() == "１２万元"
    value_of(page).fill("1500.00")
    expect(page.locator("#unsaved")).to_contain_text("1 处改动")
    expect(page.locator("#score")).to_contain_text("修改前")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert changes(before, path.read_bytes()) == [
        "-   value: 1630.93 # 核对过",
        "+   value: 1500.00 # 核对过",
    ]
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#notice")).to_contain_text("已撤销")
    assert path.read_bytes() == before


def test_a_stopped_preview_loses_nothing_that_was_typed(page: Page, form: str, root: Path) -> None:
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    value_of(page).fill("1500.00")
    page.route("**/*", lambda route: route.abort())
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#unsaved")).to_contain_text("预览已经停止")
    assert value_of(page).input_value() == "1500.00"
    page.unroute("**/*")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert "value: 1500.00\n" in (root / FOLDER / "facts.yml").read_text("utf-8")


def test_a_published_evaluation_says_so_where_it_is_changed(page: Page, form: str) -> None:
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    page.get_by_role("link", name="填写更正说明").click()
    expect(page.get_by_role("heading", name="公布后的更正")).to_be_visible()
    expect(page.get_by_role("link", name="填写更正说明")).to_have_count(0)


def test_it_works_without_a_mouse(page: Page, form: str, root: Path) -> None:
    page.goto(f"{form}edit?{ASKED}&part=evaluation.yml")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到内容")).to_be_focused()
    page.keyboard.press("Enter")
    title = page.get_by_label("报告标题")
    for _ in range(12):
        page.keyboard.press("Tab")
        if title.evaluate("one => one === document.activeElement"):
            break
    expect(title).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("（修订）")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert "整体绩效评价报告（修订）\n" in (root / FOLDER / "evaluation.yml").read_text("utf-8")


def test_it_works_without_javascript(browser: Browser, form: str, root: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{form}edit?{ASKED}&part=judgements.yml")
    level = page.locator('[name="v:judgements.yml/judgements/绩效目标合理性/level"]')
    level.select_option("较为相符")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("修改前 84.48 分")
    assert "  level: 较为相符\n" in (root / FOLDER / "judgements.yml").read_text("utf-8")
    context.close()


def test_a_change_made_elsewhere_is_shown_beside_what_was_typed(
    page: Page, form: str, root: Path
) -> None:
    path = root / FOLDER / "facts.yml"
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    value_of(page).fill("1500.00")
    path.write_bytes(path.read_bytes().replace(b"value: 1630.93", b"value: 1630.00"))
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".differs")).to_contain_text("1630.00")
    assert value_of(page).input_value() == "1500.00"
    assert b"value: 1630.00" in path.read_bytes()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert b"value: 1500.00" in path.read_bytes()


def test_hostile_texts_do_not_run(page: Page, form: str, root: Path) -> None:
    path = root / FOLDER / "findings.yml"
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script></textarea><svg onload=alert(3)>"
    lines = path.read_text("utf-8").replace("- heading: 信访、社会综合管理", f"- heading: '{evil}'")
    path.write_text(lines, "utf-8")
    said: list[str] = []
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda one: asked.append(one.url))
    for name in (f"edit?{ASKED}&part=findings.yml", f"source?file={FOLDER}/findings.yml&line=1",
                 f"matters?{ASKED}", ""):  # fmt: skip
        page.goto(form + name)
    page.goto(f"{form}edit?{ASKED}&part=findings.yml")
    page.locator("textarea").first.fill(evil)
    expect(page.locator("#unsaved")).to_contain_text("1 处改动")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert said == []
    assert [one for one in asked if not one.startswith((form, "data:"))] == []


def test_another_site_can_neither_change_nor_frame_nor_read(
    page: Page, form: str, root: Path, tmp_path: Path
) -> None:
    before = (root / FOLDER / "facts.yml").read_bytes()
    evil = (
        f'<form method="post" action="{form}undo" enctype="application/x-www-form-urlencoded">'
        '<input name="department" value="shanting-industry-it"><input name="year" value="2021">'
        '<input name="part" value=""><button id="go">.</button></form>'
        f'<iframe src="{form}"></iframe>'
    )
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text(evil, "utf-8")
    with serving(foreign) as site:
        page.goto(form)
        page.goto(site)
        read = page.evaluate(
            "one => fetch(one, {credentials: 'include'}).then(() => 'read', () => 'refused')",
            form,
        )
        assert read == "refused"
        inside = page.frames[1]
        assert "部门" not in (inside.content() if "chrome-error" not in inside.url else "")
        with page.expect_navigation() as sent:
            page.locator("#go").click()
        assert sent.value is not None
        assert sent.value.status == 403
    assert (root / FOLDER / "facts.yml").read_bytes() == before


@pytest.mark.parametrize("width", [1366, 683, 320])
def test_pages_are_accessible_and_fit(page: Page, form: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    for name in ("", f"edit?{ASKED}&part=judgements.yml", f"edit?{ASKED}&part=evaluation.yml",
                 f"matters?{ASKED}", f"source?file={FOLDER}/replies.yml&line=1",
                 f"source?file={FOLDER}/facts.yml&line=3"):  # fmt: skip
        page.goto(form + name)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_problem_leads_to_its_field(page: Page, form: str, root: Path) -> None:
    path = root / FOLDER / "facts.yml"
    path.write_bytes(path.read_bytes().replace(b"value: 1630.93", b"value: 1,630.93"))
    page.goto(f"{form}matters?{ASKED}")
    page.get_by_role("link", name="去修改").first.click()
    expect(value_of(page)).to_be_focused()
    expect(value_of(page)).to_be_in_viewport()
