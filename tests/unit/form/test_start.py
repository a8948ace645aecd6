"""The first page of the form: every evaluation with its status and what is left to do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.unit.form.asking import DEPARTMENT, YEAR, Browser, desk_over, seen, text

HEAD = f"{DEPARTMENT}/{YEAR}/evaluation.yml"


def add_departments(root: Path, count: int) -> None:
    for number in range(count):
        folder = root / f"other-{number:02}"
        shutil.copytree(root / DEPARTMENT, folder)
        file = folder / "department.yml"
        file.write_text(file.read_text("utf-8").replace("农业农村", f"第{number:02}"), "utf-8")


def rows(page: str) -> list[str]:
    return re.findall(r"<tr><th scope=\"row\">.*?</tr>", page)


def test_those_with_errors_come_first_then_drafts(root: Path) -> None:
    add_departments(root, 3)
    facts = root / "other-02" / YEAR / "facts.yml"
    facts.write_text(facts.read_text("utf-8").replace("value: ", "value: x", 1), "utf-8")
    head = root / "other-01" / YEAR / "evaluation.yml"
    head.write_text(re.sub("status: .*", "status: draft", head.read_text("utf-8")), "utf-8")
    found = rows(text(Browser(desk_over(root)).get("")))
    assert [one in found[at] for at, one in enumerate(("other-02", "other-01"))] == [True, True]
    assert "草稿" in found[1]
    assert f"matters?department=other-02&amp;year={YEAR}&amp;part=#errors" in found[0]
    assert len(found) == 4


def test_departments_are_found_by_text_in_their_files(root: Path) -> None:
    add_departments(root, 12)
    body = root / "other-03" / "department.yml"
    body.write_text(body.read_text("utf-8") + "abbreviations: [叁局]\n", "utf-8")
    browser = Browser(desk_over(root))
    assert len(rows(text(browser.get("")))) == 13
    for wanted in ("第03", "叁局", "other-03"):
        assert len(rows(text(browser.get(f"?q={wanted}")))) == 1
    assert "没有找到“无此局”" in seen(browser.get("?q=无此局"))
    assert "&lt;b&gt;" in text(browser.get("?q=<b>"))


def test_few_are_listed_without_a_search(browser: Browser) -> None:
    assert 'name="q"' not in text(browser.get(""))


def test_it_leads_to_the_settings(browser: Browser) -> None:
    page = text(browser.get(""))
    assert "settings?file=site.yml" in page
    assert f"settings?file={DEPARTMENT}%2Fdepartment.yml" in page


def test_a_head_that_cannot_be_read_is_listed(root: Path) -> None:
    (root / HEAD).write_bytes(b"\xff\xfe\x00")
    assert len(rows(text(Browser(desk_over(root)).get("")))) == 1


def test_no_evaluation_is_loaded(root: Path) -> None:
    """What is wrong is asked of the preview, which knows it already."""
    desk = desk_over(root)
    calls: list[Path] = []

    def examined(folder: Path) -> None:
        calls.append(folder)

    object.__setattr__(desk, "examine", examined)
    assert Browser(desk).get("").status == 200
    assert calls == []
