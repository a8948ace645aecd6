"""A preview in the browser: an edit is seen at once, where it shows; mistakes are listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.site.building import EVALUATION, Project, copy_project
from tests.site.test_serve import FINANCE, OTHER, RIGHT, WRONG, Preview, preview

SEEN = "article.md-content__inner"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = copy_project(tmp_path_factory.mktemp("preview") / "project", invented=True)
    with preview(project) as one:
        one.wait("", lambda page: "84.48" in page)
        yield one


@pytest.fixture
def page(browser: Browser, running: Preview) -> Iterator[Page]:
    data = (running.project.data / FINANCE).read_bytes()
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        errors: list[object] = []

        def note(error: object) -> None:
            errors.append(error)

        def note_refused(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                errors.append(message.text)

        page.on("pageerror", note)
        page.on("console", note_refused)
        yield page
        assert errors == []
    (running.project.data / FINANCE).write_bytes(data)


def replace(project: Project, name: str, old: str, new: str) -> None:
    project.replace(f"evaluations/{name}", old, new)


def test_the_page_shows_the_edit_and_goes_to_it(page: Page, running: Preview) -> None:
    page.set_viewport_size({"width": 900, "height": 400})
    page.goto(f"{running.base}{EVALUATION}/finance/")
    assert page.evaluate("scrollY") == 0
    running.edit(RIGHT, OTHER)
    changed = page.locator(".preview-changed-calm")
    changed.wait_for()
    expect(changed).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    running.edit(OTHER, RIGHT)
    expect(page.locator(SEEN)).not_to_contain_text("2100")


def test_an_edit_that_shows_elsewhere_says_where(page: Page, running: Preview) -> None:
    page.goto(f"{running.base}method/")
    running.edit(RIGHT, OTHER)
    told = page.locator(".preview-elsewhere")
    expect(told).to_contain_text("改动显示在")
    told.get_by_role("link").first.click()
    expect(page).to_have_url(f"{running.base}{EVALUATION}/")
    expect(page.locator(SEEN)).to_contain_text("84.40")
    running.edit(OTHER, RIGHT)
    expect(page.locator(SEEN)).to_contain_text("84.48")


def test_mistakes_are_listed_with_ways_to_their_lines(page: Page, running: Preview) -> None:
    page.goto(f"{running.base}{EVALUATION}/")
    running.edit(RIGHT, WRONG)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(FINANCE)
    line = 1 + running.project.data.joinpath(FINANCE).read_text("utf-8").split(WRONG)[0].count("\n")
    editor = alert.get_by_role("link", name="VS Code")
    path = Path(running.project.data, FINANCE).absolute().as_posix()
    assert (editor.get_attribute("href") or "").startswith(f"vscode://file{path}:{line}:")
    alert.locator("code").first.click()
    expect(page.locator("body")).to_contain_text(WRONG)
    assert page.url.startswith(f"{running.base}_form/source?file=")
    page.go_back()
    running.edit(WRONG, RIGHT)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(SEEN)).to_contain_text("84.48")


def test_what_is_to_be_looked_at_is_told_on_the_page_concerned_alone(
    page: Page, running: Preview
) -> None:
    replace(running.project, FINANCE, RIGHT, OTHER)
    page.goto(f"{running.base}{EVALUATION}/finance/")
    remarks = page.locator("details.remarks")
    expect(remarks).to_have_count(1)
    remarks.locator("summary").click()
    expect(remarks).to_contain_text(f"{EVALUATION}/")
    page.goto(f"{running.base}about/")
    expect(page.locator("details.remarks")).to_have_count(0)
    replace(running.project, FINANCE, OTHER, RIGHT)


def test_what_preview_pages_load_is_never_built(built: object) -> None:
    site: Path = built.site  # type: ignore[attr-defined]
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "_preview/" not in html, path
        assert "preview.js" not in html, path
    assert not list(site.rglob("preview*"))
