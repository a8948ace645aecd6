"""What is wrong with a built site."""

from pathlib import Path

import pytest

from generator.policy import PAGE
from generator.publish import checking
from generator.publish.checking import Fault, Kind, faults_of

ROOT = "https://example.gov.cn/pj/"
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{PAGE}">'


def site(folder: Path, **pages: str) -> Path:
    """A site of these pages: `home` at its root, others in folders."""
    for name, body in {"a": '<h2 id="数">a</h2>', **pages}.items():
        place = folder if name == "home" else folder / name
        place.mkdir(parents=True, exist_ok=True)
        at = f'<link rel="canonical" href="{ROOT if name == "home" else name}">'
        text = f"<!doctype html><head>{POLICY}<title>t</title>{at}</head><body>{body}"
        (place / "index.html").write_text(text, encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "site.js").write_text("")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<a href="a/">x</a>',
        '<a href="a/#数">x</a> <a href="a/#%E6%95%B0">x</a>',
        '<a href="a/index.html?e=1#数">x</a>',
        '<a href="/pj/a/">x</a> <a href="/pj/.">x</a> <img src="/pj/assets/site.js">',
        '<a href=".">x</a> <a href="./">x</a> <a href="#top">x</a><i id="top">',
        '<a href="/">x</a> <a href="/news/1.html">x</a>',
        f'<a href="{ROOT}a/#数">x</a>',
        '<a href="https://other.example/">x</a> <a href="mailto:a@b.cn">x</a>',
        '<script src="assets/site.js"></script><img src="data:image/png;base64,AA==">',
        '<link rel="canonical" href="https://other.example/">',
        '<a href="assets/site.js#L3">x</a>',
        '<script type="application/json">{"a": 1}</script><style></style>',
        '<script type="application/ld+json">{"a": 1}</script>',
    ],
)
def test_nothing(tmp_path: Path, body: str) -> None:
    assert faults_of(site(tmp_path, home=body)) == ()


@pytest.mark.parametrize(
    ("body", "kind", "found"),
    [
        ('<a href="b/">x</a>', Kind.DEAD_LINK, "b/"),
        ('<a href="a/index.htm">x</a>', Kind.DEAD_LINK, "a/index.htm"),
        (f'<a href="{ROOT}b/">x</a>', Kind.DEAD_LINK, f"{ROOT}b/"),
        ('<a href="/pj/b/">x</a>', Kind.DEAD_LINK, "/pj/b/"),
        ('<img src="/assets/site.js">', Kind.FOREIGN, "/assets/site.js"),
        ('<img src="assets/none.png">', Kind.DEAD_LINK, "assets/none.png"),
        ('<a href="a/#b">x</a>', Kind.DEAD_ANCHOR, "a/#b"),
        ('<a href="#b">x</a>', Kind.DEAD_ANCHOR, "#b"),
        ('<meta http-equiv="refresh" content="0; url=b/">', Kind.DEAD_LINK, "b/"),
        ('<meta http-equiv="REFRESH" content="0; URL=b/">', Kind.DEAD_LINK, "b/"),
        ('<a href="http://[x">x</a>', Kind.DEAD_LINK, "http://[x"),
        ('<img src="http://[x">', Kind.DEAD_LINK, "http://[x"),
        (
            '<a href="a/" ping="https://other.example/p a/">x</a>',
            Kind.FOREIGN,
            "https://other.example/p",
        ),
        ('<a href="javascript:alert(1)">x</a>', Kind.UNSAFE_LINK, "javascript:alert(1)"),
        ('<a href=" JaVaScRiPt:alert(1)">x</a>', Kind.UNSAFE_LINK, " JaVaScRiPt:alert(1)"),
        ('<a href="data:text/html,x">x</a>', Kind.UNSAFE_LINK, "data:text/html,x"),
        ('<script src="https://cdn.example/x.js"></script>', Kind.FOREIGN, None),
        ('<img src="//cdn.example/x.png">', Kind.FOREIGN, "//cdn.example/x.png"),
        ('<img srcset="assets/site.js 1x, https://cdn.example/2.png 2x">', Kind.FOREIGN, None),
        ('<link rel="preconnect" href="https://cdn.example">', Kind.FOREIGN, None),
        ('<link rel="shortcut icon" href="https://cdn.example/i">', Kind.FOREIGN, None),
        ('<iframe src="https://cdn.example"></iframe>', Kind.FOREIGN, None),
        ('<form action="https://cdn.example"></form>', Kind.FOREIGN, None),
        ('<svg><use href="https://cdn.example/x.svg#a"/></svg>', Kind.FOREIGN, None),
        ('<p onclick="alert(1)">x</p>', Kind.INLINE, "p onclick"),
        ('<svg onload="alert(1)"></svg>', Kind.INLINE, "svg onload"),
        ('<p style="color: red">x</p>', Kind.INLINE, "p style"),
        ("<style>p { color: red }</style>", Kind.INLINE, "style"),
        ("<script>alert(1)</script>", Kind.INLINE, "script"),
        ('<script type="module">alert(1)</script>', Kind.INLINE, "script"),
        ('<script type="importmap">{}</script>', Kind.INLINE, "script"),
    ],
)
def test_a_fault(tmp_path: Path, body: str, kind: Kind, found: str | None) -> None:
    (fault,) = faults_of(site(tmp_path, home=body))
    assert (fault.file, fault.kind) == ("index.html", kind)
    assert found is None or fault.found == found


def test_a_link_above_the_root_stays_in_the_site(tmp_path: Path) -> None:
    (fault,) = faults_of(site(tmp_path, home='<a href="../../a/x/">x</a>'))
    assert fault.kind is Kind.DEAD_LINK


@pytest.mark.parametrize(
    "text",
    [
        '<p style="background: url(https://cdn.example/x.png)">x</p>',
        "<style>@import 'https://cdn.example/x.css';</style>",
    ],
)
def test_styles_within_a_page_are_read_for_what_they_ask(tmp_path: Path, text: str) -> None:
    found = {one.kind for one in faults_of(site(tmp_path, home=text))}
    assert found == {Kind.INLINE, Kind.FOREIGN}


@pytest.mark.parametrize(
    "head",
    [
        "",
        POLICY.replace("'none'", "*"),
        f"{POLICY}{POLICY}",
        f'<script src="assets/site.js"></script>{POLICY}',
        POLICY.replace("http-equiv", "name"),
    ],
)
def test_a_page_without_the_policy_or_with_another(tmp_path: Path, head: str) -> None:
    folder = site(tmp_path)
    (folder / "index.html").write_text(f"<!doctype html><head>{head}</head><body>x")
    assert [one.kind for one in faults_of(folder)] == [Kind.POLICY]


def test_a_policy_may_be_written_in_another_case(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "index.html").write_text(POLICY.replace("Content-Security", "content-security"))
    assert faults_of(folder) == ()


def test_styles_are_read_too(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "assets" / "site.css").write_text("p { background: url('//cdn.example/x.png') }")
    assert faults_of(folder) == (Fault("assets/site.css", Kind.FOREIGN, "//cdn.example/x.png"),)


def test_a_link_of_the_file_system_is_a_fault(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    (folder / "secret.txt").symlink_to("/etc/hostname")
    assert [one.kind for one in faults_of(folder)] == [Kind.SYMLINK]


def test_many_pages_are_read_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 1)
    folder = site(tmp_path, b='<a href="../a/#数">x</a>', c='<a href="../none/">x</a>')
    assert [one.file for one in faults_of(folder)] == ["c/index.html"]


def test_without_an_address_the_site_stands_at_the_root_of_its_host(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "index.html").write_text(f'{POLICY}<a href="/a/">x</a><a href="/b/">x</a>')
    assert [one.found for one in faults_of(folder)] == ["/b/"]
