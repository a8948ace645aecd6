"""Who is refused: other hosts, other origins, no token, paths out of the data."""

from __future__ import annotations

import pytest

from generator.form.app import respond
from generator.form.desk import MAX_BODY, Request
from generator.form.guard import refusal
from tests.unit.form.asking import HOST, Browser, cookie_of, copied, desk_over, header, seen, text

FACTS = "example-agriculture/2024/facts.yml"
VALUE = "v:facts.yml/facts/在职人数/value"


def changed(browser, value="36"):
    page = browser.edit("facts.yml")
    return {**browser.fields(page), VALUE: value}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1:80", "127.0.0.1", "localhost.evil:8000", "",
     "a@127.0.0.1:8000", "127.0.0.1:8000/x", "127.0.0.1:x"],
)  # fmt: skip
def test_another_host_is_refused(browser, root, host):
    fields, before = changed(browser), (root / FACTS).read_bytes()
    shown = browser.get("", {"host": host})
    sent = browser.post("save", fields, {"host": host, "origin": f"http://{host}"})
    assert (shown.status, sent.status) == (403, 403)
    assert header(shown, "set-cookie") == ""
    assert browser.desk.token not in text(shown) + text(sent)
    assert (root / FACTS).read_bytes() == before


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_computer_may_ask(browser, host):
    assert browser.get("", {"host": host}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:9000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_origin_is_refused(browser, root, headers):
    fields, before = changed(browser), (root / FACTS).read_bytes()
    assert browser.post("save", fields, headers).status == 403
    assert (root / FACTS).read_bytes() == before


def test_a_request_without_origin_must_come_from_the_page(browser, root):
    fields = changed(browser)
    request = Request("POST", "/jixiao/_form/save", {}, {"host": HOST, "cookie": browser.cookie})
    assert refusal(request, browser.desk) == (403, "refused.origin")
    headers = {**request.headers, "sec-fetch-site": "same-origin"}
    assert refusal(Request("POST", request.path, {}, headers), browser.desk) is None
    assert fields


@pytest.mark.parametrize("action", ["save", "undo", "todo", "accept", "restore", "validate"])
@pytest.mark.parametrize("without", ["field", "cookie", "both", "other"])
def test_without_the_token_nothing_is_done(browser, root, action, without):
    fields, before = changed(browser), (root / FACTS).read_bytes()
    if without in ("field", "both"):
        fields["token"] = ""
    if without == "other":
        fields["token"] = "x" * 43
    cookie = "" if without in ("cookie", "both") else browser.cookie
    answer = browser.post(action, fields, {"cookie": cookie})
    assert answer.status == 403
    assert (root / FACTS).read_bytes() == before
    assert not (root / ".history").exists()


def test_what_was_typed_stays_on_the_page_when_the_server_was_started_anew(browser):
    fields = changed(browser, "36")
    browser.desk = desk_over(browser.desk.root)
    answer = browser.post("save", fields)
    assert answer.status == 403
    assert 'value="36"' in text(answer)
    assert "您填的内容都在" in seen(answer)


def test_only_post_changes(browser, root):
    before = (root / FACTS).read_bytes()
    query = {**{key: str(value) for key, value in changed(browser).items()}}
    for method in ("GET", "PUT", "DELETE"):
        sent = {"host": HOST, "origin": f"http://{HOST}", "cookie": cookie_of(browser.desk)}
        answer = respond(Request(method, "/jixiao/_form/save", query, sent), browser.desk)
        assert answer is not None
        assert answer.status in (404, 405)
    assert (root / FACTS).read_bytes() == before


@pytest.mark.parametrize(
    "file",
    ["../site.yml", "/etc/passwd", "example-agriculture/../site.yml", ".history/a.yml", "site.txt",
     "example-agriculture\\2024\\facts.yml", "", "nothing.yml", "example-agriculture", "link.yml",
     "example-agriculture/2024/./facts.yml", "a//b.yml", "frameworks"],
)  # fmt: skip
def test_only_data_files_are_shown(browser, root, file):
    (root / "link.yml").symlink_to(root / "site.yml")
    assert browser.get(f"source?file={file}&line=1").status == 404


@pytest.mark.parametrize(
    ("department", "year", "part"),
    [
        ("..", "2024", "facts.yml"),
        ("example-agriculture", "..", "facts.yml"),
        ("example-agriculture", "2024", "../facts.yml"),
        ("example-agriculture", "2024", "todo.yml"),
        ("example-agriculture", "2023", "facts.yml"),
        ("frameworks", "2024", "facts.yml"),
        ("", "", ""),
    ],
)
def test_only_evaluations_are_edited(browser, department, year, part):
    asked = f"department={department}&year={year}&part={part}"
    assert browser.get(f"edit?{asked}").status == 404
    fields = browser.about(part, department=department, year=year)
    assert browser.post("save", fields).status == 404


def test_too_much_is_refused(browser):
    request = Request("POST", "/jixiao/_form/save", {}, {"host": HOST, "origin": f"http://{HOST}"},
                      b"x" * (MAX_BODY + 1))  # fmt: skip
    answer = respond(request, browser.desk)
    assert answer is not None
    assert answer.status == 413


def test_bytes_that_are_no_text_are_refused(browser):
    request = Request("POST", "/jixiao/_form/save", {}, {"host": HOST, "origin": f"http://{HOST}"},
                      b"a=%ff")  # fmt: skip
    answer = respond(request, browser.desk)
    assert answer is not None
    assert answer.status == 400


def test_every_answer_keeps_to_itself(browser):
    for name in ("", "form.css", "form.js", "nothing", "source?file=site.yml"):
        answer = browser.get(name)
        policy = header(answer, "content-security-policy")
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert header(answer, "x-frame-options") == "DENY"
        assert header(answer, "cache-control") == "no-store"


def test_the_cookie_is_for_this_form_alone(browser):
    cookie = header(browser.get(""), "set-cookie")
    assert cookie.endswith("; Path=/jixiao/_form/; HttpOnly; SameSite=Strict")


def test_pages_have_no_script_style_or_foreign_address_in_them(browser):
    for answer in (browser.get(""), browser.edit("judgements.yml"), browser.edit("facts.yml")):
        page = text(answer)
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/jixiao/_form/form.js" defer>')
        assert "onclick" not in page
        assert not [part for part in page.split("http")[1:] if not part.startswith(f"://{HOST}")]


def test_hostile_texts_are_inert(tmp_path):
    root = copied(tmp_path)
    evil = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}"
    facts = root / FACTS
    quoted = "'" + evil.replace("'", "''") + "'"
    facts.write_text(facts.read_text("utf-8").replace("预算批复", quoted), "utf-8")
    browser = Browser(desk_over(root))
    filled_in = browser.edit("facts.yml")
    for answer in (browser.get(f"source?file={FACTS}&line=2"), filled_in):
        assert "<script>alert" not in text(answer)
        assert "<img" not in text(answer)
    assert browser.fields(filled_in)["v:facts.yml/facts/年初预算数/source"] == evil


def test_other_addresses_are_not_the_forms(browser):
    sent = {"host": HOST}
    for path in ("/jixiao/", "/_form/", "/jixiao/_formx", "/"):
        assert respond(Request("GET", path, {}, sent), browser.desk) is None
