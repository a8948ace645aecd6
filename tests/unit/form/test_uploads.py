"""Files sent by a browser, and bodies that no browser sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.form.desk import Request
from generator.form.uploads import sent

TYPE = "multipart/form-data; boundary=----WebKitX"
LINE = b"------WebKitX"


def request(body, type=TYPE):
    return Request("POST", "/_form/import", {}, {"content-type": type}, body)


def part(name, content, more=""):
    head = f'Content-Disposition: form-data; name="{name}"{more}'.encode()
    return LINE + b"\r\n" + head + b"\r\n\r\n" + content + b"\r\n"


END = LINE + b"--\r\n"


@given(st.binary(max_size=300), st.text(max_size=40))
def test_bytes_come_as_they_were_sent(content, text):
    if b"--" + b"--WebKitX" in content or "----WebKitX" in text:
        return
    body = part("a", text.encode("utf-8", "replace")) + part(
        "file", content, '; filename="报告.docx"\r\nContent-Type: x/y'
    )
    found = sent(request(body + END))
    assert found is not None
    assert found.files["file"].content == content
    assert found.files["file"].name == "报告.docx"
    assert found.fields["a"] == [text.encode("utf-8", "replace").decode()]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../x/报告.docx", "报告.docx"),
        ("C:\\Users\\a\\b.xlsx", "b.xlsx"),
        ("..", ".."),
        ("a%22b.pdf", 'a"b.pdf'),
        ("", ""),
    ],
)
def test_a_name_is_no_path(given, name):
    found = sent(request(part("file", b"x", f'; filename="{given}"') + END))
    assert found is not None
    assert "/" not in found.files["file"].name
    assert found.files["file"].name == name


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        LINE,
        part("a", b"1"),
        b"x" + part("a", b"1") + END,
        part("a", b"\xff") + END,
        LINE + b"\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + END,
        LINE + b'\r\nContent-Disposition: form-data; name="a"\r\n' + END,
        b"".join(part(str(number), b"") for number in range(300)) + END,
    ],
)
def test_odd_bodies_are_refused(body):
    assert sent(request(body)) is None


def test_fields_alone_need_no_parts():
    found = sent(request(b"a=1&a=2", "application/x-www-form-urlencoded"))
    assert found is not None
    assert found.fields["a"] == ["1", "2"]
    assert not found.files
