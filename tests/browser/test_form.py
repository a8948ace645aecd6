"""The form as a person uses it: by mouse and by keyboard, with and without JavaScript."""

from __future__ import annotations

import difflib
import re
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
    field.fill("１２.３.４")
    problem = page.locator(".field", has=field).locator(".problems .error")
    expect(problem).to_contain_text("“数值”应为数字")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    assert path.read_bytes() == before
    assert value_of(page).input_value() == "１２.３.４"
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


PAGES = ("", f"edit?{ASKED}&part=judgements.yml", f"edit?{ASKED}&part=evaluation.yml",
         f"edit?{ASKED}&part=findings.yml", f"add?{ASKED}&part=facts.yml&list=facts.yml/facts",
         f"matters?{ASKED}", f"source?file={FOLDER}/replies.yml&line=1",
         f"source?file={FOLDER}/facts.yml&line=3")  # fmt: skip
WAYS = pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (360, "dark")])


@WAYS
def test_pages_are_accessible(page: Page, form: str, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.emulate_media(color_scheme=scheme)
    for name in PAGES:
        page.goto(form + name)
        assert violations(page) == [], name


@pytest.mark.parametrize("width", [683, 360, 320])
def test_pages_fit(page: Page, form: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    for name in PAGES:
        page.goto(form + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@WAYS
def test_a_page_that_was_not_saved_is_accessible(
    page: Page, form: str, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{form}edit?{ASKED}&part=finance.yml")
    fields = page.locator("#form input.short")
    fields.nth(0).fill("2,263.50")
    fields.nth(1).fill("abc")
    expect(page.get_by_role("button", name="改为 2263.50")).to_be_visible()
    page.locator(".take").scroll_into_view_if_needed()
    assert violations(page) == []
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".wrong li")).to_have_count(2)
    assert violations(page) == []


def violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_what_was_meant_by_a_number_is_taken_when_asked(
    page: Page, form: str, root: Path, way: str
) -> None:
    path = root / FOLDER / "facts.yml"
    before = path.read_bytes()
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    value_of(page).fill("２,２６３.50万元")
    take = page.get_by_role("button", name="改为 2263.50")
    expect(take).to_be_visible()
    assert value_of(page).input_value() == "２,２６３.50万元"
    if way == "click":
        take.click()
    else:
        value_of(page).press("Enter")
    expect(value_of(page)).to_have_value("2263.50")
    expect(value_of(page)).to_be_focused()
    expect(take).to_have_count(0)
    assert path.read_bytes() == before
    value_of(page).press("Control+s")
    expect(page.locator("#notice")).to_contain_text("1630.93 → 2263.50")
    assert b"value: 2263.50\n" in path.read_bytes()


@pytest.mark.parametrize("script", [True, False])
def test_a_failed_save_goes_to_the_first_red_field(
    browser: Browser, form: str, *, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    page.locator('[name="v:facts.yml/facts/支出决算数/value"]').fill("abc")
    value_of(page).fill("2263.5 万元")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("没有保存")
    expect(page.locator(":focus")).to_have_attribute("name", re.compile("v:facts.yml/facts/"))
    expect(page.locator(":focus")).to_be_in_viewport()
    listed = page.locator(".wrong a")
    expect(listed).to_have_count(2)
    first = str(listed.first.get_attribute("href"))
    assert page.locator(f"{first} :focus").count() == 1
    expect(value_of(page)).to_have_value("2263.5")
    expect(page.locator(".field", has=value_of(page))).to_contain_text("您填的是“2263.5 万元”")
    expect(page.locator("#errors")).to_be_in_viewport()
    expect(page.locator("#errors")).to_contain_text("1 处错误")
    expect(page.locator("#score")).to_be_in_viewport()
    page.locator("#errors").click()
    expect(page.locator("#notice")).to_be_in_viewport()
    context.close()


def test_what_was_typed_outlives_the_preview(page: Page, form: str, root: Path) -> None:
    page.goto(f"{form}edit?{ASKED}&part=facts.yml")
    value_of(page).fill("1500.00")
    page.evaluate("document.querySelector('#form [name=token]').value = 'of another run'")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("您填的内容都在")
    expect(value_of(page)).to_have_value("1500.00")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("已保存")
    assert b"value: 1500.00\n" in (root / FOLDER / "facts.yml").read_bytes()


@pytest.mark.parametrize(
    "name", [f"edit?{ASKED}&part=method.yml", f"add?{ASKED}&part=facts.yml&list=facts.yml/facts"]
)
def test_leaving_with_something_typed_is_asked_about(page: Page, form: str, name: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(form + name)
    page.locator("#form input.wide, #form textarea").first.fill("新的内容")
    expect(page.locator("#unsaved")).to_contain_text("没有保存")
    page.get_by_role("link", name="全部评价").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url == form + name


def test_names_are_picked_from_a_list(page: Page, form: str, root: Path) -> None:
    path = root / FOLDER / "findings.yml"
    before = path.read_bytes()
    page.goto(f"{form}edit?{ASKED}&part=findings.yml")
    picked = page.get_by_role("group", name="说的是哪些末级指标").first
    picked.locator("summary").click()
    box = picked.locator("details").get_by_role("checkbox").first
    name = str(box.get_attribute("value"))
    box.check()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice")).to_contain_text(name)
    (came,) = [line for line in changes(before, path.read_bytes()) if line.startswith("+")]
    assert name in came


def test_a_problem_leads_to_its_field(page: Page, form: str, root: Path) -> None:
    path = root / FOLDER / "facts.yml"
    path.write_bytes(path.read_bytes().replace(b"value: 1630.93", b"value: 1,630.93"))
    page.goto(f"{form}matters?{ASKED}")
    page.get_by_role("link", name="去修改").first.click()
    expect(value_of(page)).to_be_focused()
    expect(value_of(page)).to_be_in_viewport()
