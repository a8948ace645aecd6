"""The settings of the site, and departments, filled in by fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.editing.sheet import blank_settings, settings_rows
from generator.form.places import edit_link
from generator.schemas.catalogue import catalogue
from tests.unit.form.asking import DEPARTMENT, Browser, header, seen, text

SITE, BODY = "site.yml", f"{DEPARTMENT}/department.yml"
FILES = (SITE, BODY)


@pytest.mark.parametrize("file", FILES)
def test_every_key_of_the_files_has_a_field(root: Path, file: str) -> None:
    form = catalogue().files[file.rpartition("/")[2]]
    blank = (row for rows in blank_settings(root, file).values() for row in rows)
    rows = (*settings_rows(root, file), *blank)
    found = {tuple(step for step in row.path if isinstance(step, str)): row for row in rows}
    wanted = {path: key for path, key in form.keys.items() if key.types != ("list",)}
    assert found.keys() == wanted.keys() - {("schema_version",)}
    for path, row in found.items():
        assert row.required == (wanted[path].needed == "yes"), path


def save(browser: Browser, file: str, **values: str) -> str:
    """Type values by anchor and save; the text of the page that comes of it."""
    fields = browser.fields(browser.get(f"settings?file={file}"))
    fields |= {f"v:{file.rpartition('/')[2]}/{key}": value for key, value in values.items()}
    answer = browser.post("settings", fields)
    if answer.status == 303:
        answer = browser.get(header(answer, "location").removeprefix("/jixiao/_form/"))
    return seen(answer)


def test_a_value_is_saved_on_its_line_alone_and_taken_back(browser: Browser, root: Path) -> None:
    before = (root / SITE).read_text("utf-8")
    assert "政府网站标识码" in text(browser.get(f"settings?file={SITE}"))
    shown = save(browser, SITE, publisher="某某区财政局")
    assert "已保存" in shown
    assert "某某区财政局" in shown
    assert (root / SITE).read_text("utf-8") == before + "publisher: 某某区财政局\n"
    page = browser.get(f"settings?file={SITE}")
    assert "撤销：" in seen(page)
    sent = {"file": SITE, "token": browser.desk.token, "number": ""}
    assert browser.post("settings/undo", sent).status == 303
    assert (root / SITE).read_text("utf-8") == before


def test_languages_are_ticked(browser: Browser, root: Path) -> None:
    before = (root / SITE).read_text("utf-8")
    name = "v:site.yml/languages"
    for ticked, written in ((["zh", "en"], "[zh, en]"), (["en"], "[en]"), ([], "")):
        fields = {**browser.fields(browser.get(f"settings?file={SITE}")), name: ticked}
        assert browser.post("settings", fields).status == 303
        line = f"languages: {written}\n" if written else ""
        assert (root / SITE).read_text("utf-8") == before + line


def test_an_entry_is_added_and_taken_out(browser: Browser, root: Path) -> None:
    before = (root / BODY).read_bytes()
    new = {"former_names/+/name": "示例县农业局", "former_names/+/until": "2019"}
    assert "示例县农业局" in save(browser, BODY, **new)
    assert "- {name: 示例县农业局, until: 2019}" in (root / BODY).read_text("utf-8")
    page = browser.get(f"settings?file={BODY}")
    sent = {**browser.fields(page), "entry": json.dumps(["former_names", 0])}
    assert browser.post("settings/remove", sent).status == 303
    assert (root / BODY).read_bytes() == before


def test_a_mistake_is_said_beside_its_field_and_nothing_is_saved(
    browser: Browser, root: Path
) -> None:
    before = (root / BODY).read_bytes()
    shown = save(browser, BODY, last_year="2024年", name="新名称局")
    assert "没有保存" in shown
    page = browser.get(f"settings?file={BODY}")
    fields = browser.fields(page) | {"v:department.yml/former_names/+/name": "只有名称"}
    refused = text(browser.post("settings", fields))
    field = refused.split('name="v:department.yml/former_names/+/until"')[1]
    assert "缺少必填项“用到哪个年度”" in field.split("</ul>")[0]
    answer = browser.post("settings/check", fields, {"x-form-token": browser.desk.token})
    told = json.loads(answer.body)
    assert told["changed"] == 1
    assert any("用到哪个年度" in one["message"] for each in told["fields"].values() for one in each)
    assert (root / BODY).read_bytes() == before


def test_what_another_changed_meanwhile_is_not_overwritten(browser: Browser, root: Path) -> None:
    fields = browser.fields(browser.get(f"settings?file={BODY}"))
    path = root / BODY
    path.write_text(path.read_text("utf-8") + "first_year: 2019\n", "utf-8")
    changed = path.read_bytes()
    answer = browser.post("settings", {**fields, "v:department.yml/short_name": "农业口"})
    assert answer.status == 409
    assert "农业口" in text(answer)
    assert path.read_bytes() == changed
    again = browser.fields(answer)
    assert browser.post("settings", again).status == 303
    assert "first_year: 2019" in path.read_text("utf-8")
    assert "short_name: 农业口" in path.read_text("utf-8")


def test_without_the_token_nothing_is_saved_and_what_was_typed_stays(
    browser: Browser, root: Path
) -> None:
    before = (root / SITE).read_bytes()
    fields = browser.fields(browser.get(f"settings?file={SITE}"))
    answer = browser.post("settings", {**fields, "token": "x", "v:site.yml/name": "别的名称"})
    assert answer.status == 403
    assert "别的名称" in text(answer)
    assert (root / SITE).read_bytes() == before


@pytest.mark.parametrize(
    "file",
    ["accepted.yml", "../site.yml", "frameworks/x/department.yml", "none/department.yml", ""],
)
def test_other_files_have_no_such_page(browser: Browser, file: str) -> None:
    assert browser.get(f"settings?file={file}").status == 404
    sent = {"file": file, "token": browser.desk.token}
    assert browser.post("settings", sent).status == 404


def test_pages_of_a_site_lead_to_the_fields() -> None:
    assert edit_link("/jixiao/", BODY) == (
        f"/jixiao/_form/settings?file={DEPARTMENT}%2Fdepartment.yml"
    )


@pytest.mark.parametrize("name", ["", "/check", "/remove", "/undo", "/restore"])
def test_nothing_is_done_without_token_or_from_elsewhere(
    browser: Browser, root: Path, name: str
) -> None:
    save(browser, SITE, publisher="某某区财政局")
    before = (root / SITE).read_bytes()
    fields = browser.fields(browser.get(f"settings?file={SITE}"))
    sent = {**fields, "v:site.yml/name": "别的", "number": "1", "entry": '["former_names", 0]'}
    for changed, headers in (
        ({"token": "wrong"}, {}),
        ({}, {"cookie": ""}),
        ({}, {"origin": "http://evil.example"}),
        ({}, {"host": "evil.example"}),
    ):
        assert browser.post(f"settings{name}", {**sent, **changed}, headers).status == 403
    assert (root / SITE).read_bytes() == before
