"""Reports, years, workbooks, status, drafts and sources: who may, what is refused, what is kept."""

from __future__ import annotations

import pytest

from generator.form.app import respond
from generator.form.desk import Request
from tests.unit.form.asking import DEPARTMENT, HOST, YEAR, header, seen, text

FOLDER = f"{DEPARTMENT}/{YEAR}"
FACTS = f"{FOLDER}/facts.yml"


def everything(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".history" not in path.parts
    }


def make_draft(root):
    path = root / FOLDER / "evaluation.yml"
    path.write_text(path.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")


def digest_of(browser, file):
    page = text(browser.get(f"source?file={file}"))
    return page.split('name="digest" value="')[1].split('"')[0]


def source(browser, file, typed, **more):
    fields = {"file": file, "text": typed, "digest": digest_of(browser, file), "line": ""}
    return browser.post("source", {**fields, "token": browser.desk.token, **more})


@pytest.mark.parametrize(
    "name",
    ["import", "new", "excel", "excel/confirm", "status", "delete", "recover", "source",
     "source/check"],
)  # fmt: skip
def test_nothing_is_done_without_token_or_from_elsewhere(browser, root, name):
    make_draft(root)
    browser.get("")
    before = everything(root)
    fields = {**browser.about(), "file": FACTS, "text": "x", "status": "audited", "year": "2024"}
    for sent, headers in (
        ({**fields, "token": "wrong"}, {}),
        ({**fields, "token": ""}, {}),
        (fields, {"cookie": ""}),
        (fields, {"origin": "http://evil.example"}),
        (fields, {"host": "evil.example"}),
        (fields, {"sec-fetch-site": "cross-site"}),
    ):
        assert browser.post(name, sent, headers).status == 403
    assert everything(root) == before


def test_only_files_that_are_sent_may_be_large(browser):
    body = b"x" * (5 * 1024 * 1024)
    for name, status in (("import", 400), ("save", 413), ("source", 413)):
        kind = {"content-type": "multipart/form-data; boundary=x"}
        headers = {"host": HOST, "origin": f"http://{HOST}", **kind}
        answer = respond(Request("POST", f"/jixiao/_form/{name}", {}, headers, body), browser.desk)
        assert answer is not None
        assert answer.status == status


@pytest.mark.parametrize(
    "file",
    ["../site.yml", "/etc/passwd", ".history/a.yml", "imported.csv", "nothing.yml", "", "link.yml"],
)
def test_only_data_files_are_written(browser, root, file):
    (root / "link.yml").symlink_to(root / "site.yml")
    browser.get("")
    before = everything(root)
    fields = {"file": file, "text": "a: 1\n", "digest": "", "token": browser.desk.token}
    assert browser.post("source", fields).status == 404
    assert browser.post("source/check", fields).status == 404
    assert everything(root) == before


def test_a_source_is_saved_and_taken_back(browser, root):
    path, before = root / FACTS, (root / FACTS).read_bytes()
    answer = source(browser, FACTS, before.decode().replace("value: 35", "value: 36") + "# 注")
    assert answer.status == 303
    assert path.read_bytes() == before.replace(b"value: 35", b"value: 36") + "# 注\n".encode()
    shown = browser.get(header(answer, "location").rpartition("/")[2])
    assert "已保存" in seen(shown)
    browser.post("undo", browser.about("facts.yml"))
    assert path.read_bytes() == before


def test_line_ends_and_byte_order_mark_stay(browser, root):
    path = root / FACTS
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    typed = plain.decode().replace("value: 35", "value: 36").replace("\n", "\r\n")
    assert source(browser, FACTS, typed).status == 303
    assert path.read_bytes() == before.replace(b"value: 35", b"value: 36")


def test_a_file_in_another_encoding_is_read_and_becomes_utf_8(browser, root):
    path = root / FACTS
    plain = path.read_text("utf-8")
    path.write_bytes(plain.encode("gb18030"))
    page = browser.get(f"source?file={FACTS}")
    assert "不是 UTF-8" in seen(page)
    assert "在职人数" in seen(page)
    assert source(browser, FACTS, plain).status == 303
    assert path.read_text("utf-8") == plain


def test_new_errors_are_not_saved_save_for_drafts_that_say_so(browser, root):
    path, before = root / FACTS, (root / FACTS).read_bytes()
    typed = before.decode().replace("value: 35", "value: 35人")
    for anyway in ("", "1"):
        answer = source(browser, FACTS, typed, anyway=anyway)
        assert answer.status == 422
        assert "35人" in text(answer)
        assert path.read_bytes() == before
    make_draft(root)
    answer = source(browser, FACTS, typed)
    assert answer.status == 422
    assert 'name="anyway"' in text(answer)
    assert path.read_bytes() == before
    assert source(browser, FACTS, typed, anyway="1").status == 303
    assert path.read_bytes() == typed.encode()


def test_a_framework_used_by_a_published_evaluation_is_not_spoilt(browser, root):
    file = next(one for one in everything(root) if one.endswith("rules.yml"))
    before = (root / file).read_bytes()
    typed = before.decode().replace("kind: ", "kind: no_", 1)
    answer = source(browser, file, typed, anyway="1")
    assert answer.status == 422
    assert 'name="anyway"' not in text(answer)
    assert (root / file).read_bytes() == before


def test_what_was_typed_is_kept_when_the_file_changed(browser, root):
    path, fields = root / FACTS, {"file": FACTS, "token": browser.desk.token}
    fields["digest"] = digest_of(browser, FACTS)
    path.write_text(path.read_text("utf-8") + "# 别人\n", "utf-8")
    before = path.read_bytes()
    answer = browser.post("source", {**fields, "text": "# 我的\n"})
    assert answer.status == 409
    assert "# 我的" in text(answer)
    assert "别人" in text(answer)
    assert path.read_bytes() == before


def test_a_published_evaluation_is_not_deleted(browser, root):
    browser.get("")
    before = everything(root)
    assert browser.get(f"delete?department={DEPARTMENT}&year={YEAR}").status == 409
    assert browser.post("delete", browser.about()).status == 409
    assert everything(root) == before


@pytest.mark.parametrize("name", ["附件.pdf", "con.yml", "facts?.yml"])
def test_a_draft_with_files_of_others_is_not_deleted(browser, root, name):
    make_draft(root)
    (root / FOLDER / name).write_bytes(b"%PDF")
    page = browser.get(f"delete?department={DEPARTMENT}&year={YEAR}")
    assert name in seen(page)
    before = everything(root)
    assert browser.post("delete", browser.about()).status == 409
    assert everything(root) == before


@pytest.mark.parametrize("other", [None, "framework: example-2024", "framework: another", "{"])
def test_a_framework_that_another_may_use_stays(browser, root, other):
    make_draft(root)
    if other is not None:
        (root / DEPARTMENT / "2023").mkdir()
        (root / DEPARTMENT / "2023" / "evaluation.yml").write_text(f"{other}\n", "utf-8")
    page = browser.get(f"delete?department={DEPARTMENT}&year={YEAR}")
    goes = "frameworks/example-2024/rules.yml" in seen(page)
    assert goes == (other in (None, "framework: another"))


@pytest.mark.parametrize("left", ["todo", "fill", "error"])
def test_what_hinders_keeps_the_status(browser, root, left):
    make_draft(root)
    facts = root / FACTS
    if left == "todo":
        todo = "schema_version: 1\ntodo:\n- text: 核对\n"
        (root / FOLDER / "todo.yml").write_text(todo, "utf-8")
    else:
        value = "待填" if left == "fill" else "35人"
        facts.write_text(facts.read_text("utf-8").replace("value: 35", f"value: {value}"), "utf-8")
    head = root / FOLDER / "evaluation.yml"
    before = head.read_bytes()
    page = text(browser.get(f"status?department={DEPARTMENT}&year={YEAR}"))
    assert 'value="published"' not in page
    digest = page.split('name="digest" value="')[1].split('"')[0] if 'name="digest"' in page else ""
    for wanted in ("under_reply", "audited", "published"):
        fields = browser.about(status=wanted, published_on="2025-07-01", digest=digest)
        assert browser.post("status", fields).status in (409, 422)
    assert head.read_bytes() == before


def test_a_status_is_changed_and_taken_back(browser, root):
    make_draft(root)
    head = root / FOLDER / "evaluation.yml"
    before = head.read_bytes()
    page = text(browser.get(f"status?department={DEPARTMENT}&year={YEAR}"))
    digest = page.split('name="digest" value="')[1].split('"')[0]
    assert browser.post("status", browser.about(status="audited", digest=digest)).status == 303
    assert head.read_bytes() == before.replace(b"status: draft", b"status: audited")
    stale = browser.about(status="draft", digest=digest)
    assert browser.post("status", stale).status == 409
    browser.post("undo", browser.about())
    assert head.read_bytes() == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"department": "", "folder": "农业局", "year": "2024"}, "小写英文字母"),
        ({"department": "", "folder": "", "year": "2024"}, "请选择部门"),
        ({"department": "", "folder": "data", "year": "2024"}, "网站自己要用"),
        ({"department": "", "folder": DEPARTMENT, "year": "2024"}, "已经有这个名称"),
        ({"department": "", "folder": "x", "year": "2024"}, "全称"),
        ({"department": "nobody", "year": "2024"}, "没有这个部门"),
        ({"department": DEPARTMENT, "year": "二〇二五"}, "四位数字"),
        ({"department": DEPARTMENT, "year": YEAR}, "已经有了"),
    ],
)
def test_what_a_new_year_needs_is_said(browser, root, fields, said):
    browser.get("")
    before = everything(root)
    answer = browser.post("new", {"token": browser.desk.token, **fields})
    assert answer.status in (409, 422)
    assert said in seen(answer)
    assert everything(root) == before


def multipart(fields, name, content):
    line = b"--X\r\nContent-Disposition: form-data; name="
    parts = [line + f'"{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    file = line + f'"file"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
    return b"".join([*parts, file, b"--X--\r\n"])


def test_hostile_names_and_texts_are_inert(browser, root):
    evil = "<img src=x onerror=alert(1)>"
    browser.get("")
    before = everything(root)
    fields = {"token": browser.desk.token, "folder": evil, "name": evil, "year": evil}
    for folder in (evil, "county-x"):
        headers = {
            "host": HOST,
            "origin": f"http://{HOST}",
            "cookie": browser.cookie,
            "content-type": "multipart/form-data; boundary=X",
        }
        body = multipart({**fields, "folder": folder, "year": "2024"}, f"{evil}.doc", b"\0\1\2")
        answer = respond(Request("POST", "/jixiao/_form/import", {}, headers, body), browser.desk)
        assert answer is not None
        assert answer.status == 422
        assert "<img" not in text(answer)
        assert "&lt;img" in text(answer)
    shown = source(browser, FACTS, f"</textarea>{evil}\n")
    assert shown.status == 422
    assert "<img" not in text(shown)
    assert "</textarea><" not in text(shown).split("</textarea>", 1)[0]
    assert everything(root) == before


def test_texts_that_begin_with_an_empty_line_stay(browser, root):
    typed = "\n\n" + (root / FACTS).read_text("utf-8")
    assert source(browser, FACTS, typed).status == 303
    assert (root / FACTS).read_text("utf-8") == typed
    assert f">\n{typed}".split("schema")[0] in text(browser.get(f"source?file={FACTS}"))


def test_keys_are_explained_beside_the_text(browser):
    file = next(one for one in everything(browser.desk.root) if one.endswith("rules.yml"))
    page = seen(browser.get(f"source?file={file}"))
    assert "评分标准，照录原文" in page
    assert "levels" in page


@pytest.mark.parametrize("name", ["import", "new", "status", "excel", "delete", "source"])
def test_every_page_speaks_english_too(root, name):
    from tests.unit.form.asking import Browser, desk_over

    make_draft(root)
    asked = f"file={FACTS}" if name == "source" else f"department={DEPARTMENT}&year={YEAR}"
    page = Browser(desk_over(root, language="en")).get(f"{name}?{asked}")
    assert page.status == 200
    assert '<html lang="en">' in text(page)
