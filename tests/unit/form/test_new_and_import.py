"""The pages on which an evaluation begins: a new year, a report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.form.checking import checked
from generator.form.desk import Response
from generator.form.imported import printed_totals
from tests.unit.form.asking import DEPARTMENT, YEAR, Browser, desk_over, header, seen, text
from tests.unit.intake.making.word_file import word_report

BODY = f"{DEPARTMENT}/department.yml"
NEXT = str(int(YEAR) + 1)
BOUNDARY = "----form"


def send(browser: Browser, file: str, content: bytes, **fields: str) -> Response:
    """Send a file to the page of imports as a browser does."""
    browser.get("import")
    disposition = "Content-Disposition: form-data; name="
    given = {"token": browser.desk.token, **fields}
    texts = [f'{disposition}"{key}"\r\n\r\n{value}' for key, value in given.items()]
    parts = [one.encode() for one in texts]
    parts.append(f'{disposition}"file"; filename="{file}"\r\n\r\n'.encode() + content)
    mark = f"--{BOUNDARY}".encode()
    body = b"".join(mark + b"\r\n" + one + b"\r\n" for one in parts) + mark + b"--\r\n"
    return browser.send("import", body, f"multipart/form-data; boundary={BOUNDARY}")


def followed(browser: Browser, answer: Response) -> str:
    assert answer.status == 303, seen(answer)
    return text(browser.get(header(answer, "location").removeprefix("/jixiao/_form/")))


def begin(browser: Browser, **fields: str) -> Response:
    browser.get("new")
    return browser.post("new", {"token": browser.desk.token, **fields})


def test_the_next_year_of_a_department_is_offered(browser: Browser) -> None:
    page = text(browser.get(f"new?department={DEPARTMENT}"))
    assert f'<option value="{DEPARTMENT}" selected>' in page
    assert f'name="year" value="{NEXT}"' in page
    status = text(browser.get(f"status?department={DEPARTMENT}&year={YEAR}"))
    assert f"new?department={DEPARTMENT}" in status


def test_what_was_carried_over_and_what_is_open_is_told(browser: Browser, root: Path) -> None:
    page = followed(browser, begin(browser, department=DEPARTMENT, year=NEXT))
    assert f"{YEAR} 年度沿用" in page
    rows = re.findall(r'<tr><th scope="row"><a [^>]*>([^<]+)</a></th><td>(\d+)</td>', page)
    facts = (root / DEPARTMENT / NEXT / "facts.yml").read_text("utf-8")
    assert "基础数据" in dict(rows)
    assert facts.count("待填")
    assert f">{facts.count(': 待填')}</a>" in page
    assert f"excel?department={DEPARTMENT}&amp;year={NEXT}" in page


def test_a_first_year_says_that_there_is_none_before(browser: Browser, root: Path) -> None:
    (framework,) = (one.name for one in (root / "frameworks").iterdir())
    new = {"folder": "new-body", "name": "示例区新局", "region": "示例区"}
    page = followed(browser, begin(browser, **new, year=YEAR, framework=framework))
    assert "没有上一年度可以沿用" in page
    assert "region: 示例区" in (root / "new-body/department.yml").read_text("utf-8")


def regions_offered(root: Path) -> tuple[str, list[str]]:
    page = text(Browser(desk_over(root)).get("import"))
    value = re.search(r'name="region" value="([^"]*)"', page)
    assert value
    listed = page.split('<datalist id="regions">')[1].split("</datalist>")[0]
    return value[1], re.findall(r'<option value="([^"]*)"', listed)


def test_the_region_of_all_departments_is_offered(root: Path) -> None:
    body = root / BODY
    body.write_text(body.read_text("utf-8").replace("invented: 是", "invented: 否"), "utf-8")
    assert regions_offered(root) == ("示例区", ["示例区"])
    other = root / "other" / "department.yml"
    other.parent.mkdir()
    other.write_text("schema_version: 1\nname: 别局\nregion: 别区\n", "utf-8")
    assert regions_offered(root) == ("", ["示例区", "别区"])


def test_that_of_the_site_is_offered_where_no_department_has_one(root: Path) -> None:
    site = root / "site.yml"
    told = "description: 公开某某县部门整体绩效评价的得分、依据与问题。\n"
    site.write_text(re.sub("description: .*\n", "", site.read_text("utf-8")) + told, "utf-8")
    assert regions_offered(root) == ("某某县", ["某某县"])


ASKED = {"folder": "county-x", "year": "2021", "name": "示例县工业和信息化局", "region": "示例县"}


def test_the_total_read_stands_beside_the_one_computed(browser: Browser, root: Path) -> None:
    page = followed(browser, send(browser, "报告.docx", word_report(), **ASKED))
    totals = page.split('<table id="totals">')[1].split("</table>")[0]
    assert "84.48" in totals
    assert "按规则计算" in totals
    todo = (root / "county-x/2021/todo.yml").read_text("utf-8")
    assert f"还要核对 {todo.count(chr(10) + '- ')} 条" in page
    assert "settings?file=county-x%2Fdepartment.yml" in page
    assert "示例县" in page


@pytest.mark.parametrize(("score", "differs"), [("84.48", False), ("84.5", True), (None, False)])
def test_a_total_that_is_not_the_one_computed_is_marked(
    browser: Browser, score: str | None, differs: bool
) -> None:
    followed(browser, send(browser, "报告.docx", word_report(), **ASKED))
    found = checked(browser.desk, "county-x", 2021)
    told = printed_totals(replace(found, score=score, grade=score and "良"))
    assert told
    assert {one.total_differs for one in told} == {differs}
    assert {one.grade_differs for one in told} == {False}


def test_a_framework_is_chosen(browser: Browser, root: Path) -> None:
    page = text(browser.get("import"))
    known = [one.name for one in (root / "frameworks").iterdir()]
    assert re.findall(r'<option value="([^"]+)">用已有的', page) == known
    refused = send(browser, "报告.docx", word_report(), **ASKED, framework=known[0])
    assert refused.status == 409
    assert "改选“由报告决定”" in seen(refused)
    assert f'<option value="{known[0]}" selected>' in text(refused)
    assert not (root / "county-x").exists()


def workbook(browser: Browser) -> bytes:
    return browser.get(f"workbook.xlsx?department={DEPARTMENT}&year={YEAR}").body


def test_a_workbook_of_ours_is_explained(browser: Browser, root: Path) -> None:
    shown = seen(send(browser, "改好.xlsx", workbook(browser), folder="", year=""))
    assert "从这里导出的工作簿，不是报告" in shown
    assert "工作簿里没有要修改的内容" in shown
    assert (root / DEPARTMENT / YEAR).is_dir()


def test_a_workbook_of_an_evaluation_that_is_not_here_is_refused(
    browser: Browser, root: Path
) -> None:
    content = workbook(browser)
    (root / DEPARTMENT).rename(root / "renamed")
    answer = send(browser, "改好.xlsx", content, folder="x", year="2024")
    assert answer.status == 422
    assert f"它属于 {DEPARTMENT}/{YEAR}" in seen(answer)


@pytest.mark.parametrize("page", ["edit", "matters", "status", "excel", "add", "delete"])
def test_the_status_is_one_step_away(browser: Browser, root: Path, page: str) -> None:
    head = root / DEPARTMENT / YEAR / "evaluation.yml"
    head.write_text(re.sub("status: .*", "status: draft", head.read_text("utf-8")), "utf-8")
    more = {"edit": "&part=facts.yml", "add": "&part=facts.yml&list=facts.yml/facts"}
    asked = f"{page}?department={DEPARTMENT}&year={YEAR}{more.get(page, '')}"
    answer = browser.get(asked)
    assert answer.status == 200
    assert f"status?department={DEPARTMENT}&amp;year={YEAR}" in text(answer)
