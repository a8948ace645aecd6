"""One site in two languages: the same addresses, each page in its own, the way to the other."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pages.addresses import PARTS
from generator.words.catalogue import catalogue
from tests.site.building import MKDOCS, ROOT, Project, copy_project, run
from tests.unit.pages.plain import plain_copy

HAN = re.compile("[\u3400-\u9fff]")
VOID = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path"}
)
SILENT = frozenset({"script", "style", "title"})
VERSION = "schema_version: 1\n"
BOTH = f"{VERSION}languages: [zh, en]\n"


class Read(HTMLParser):
    """Texts and language of a page as a reader's software takes them; scripts and title aside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.ways: dict[str, str] = {}
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inherited = self.open[-1][1] if self.open else ""
        language = given.get("lang") or inherited
        if tag == "html":
            self.language = language
        if tag == "a" and "language" in (given.get("class") or "").split():
            self.ways[str(given["hreflang"])] = str(given["href"])
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and not SILENT & {tag for tag, _ in self.open}:
            self.said.append((self.open[-1][1], data.strip()))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal case in both languages; `plain` in English without the Chinese of its data."""
    folder = tmp_path_factory.mktemp("languages")
    project = copy_project(folder / "project")
    hand_written = folder / "pages"
    shutil.move(project.data / "pages", hand_written)
    shutil.rmtree(project.data)
    shutil.copytree(ROOT / "tests/cases/minimal", project.data)
    shutil.move(hand_written, project.data / "pages")
    project.replace("evaluations/site.yml", VERSION, BOTH)
    site = folder / "site"
    _build(project.config, site, "zh")
    _build(project.config, site / "en", "en")
    shutil.move(project.data, folder / "data")
    plain_copy(folder / "data", project.data)
    _build(project.config, folder / "plain", "en")
    return folder


def _build(config: Path, site: Path, language: str) -> None:
    command = [*MKDOCS, "build", "--strict", "-f", str(config), "-d", str(site)]
    done = run(command, config.parent, {"EVALUATIONS_LANGUAGE": language})
    assert done.returncode == 0, done.stderr[-3000:]


def _pages(site: Path) -> Iterator[tuple[str, Read]]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("en/"):
            yield name, Read(path.read_text(encoding="utf-8"))


def test_the_same_addresses(both: Path) -> None:
    own, english = (
        {name for name, _ in _pages(site)} for site in (both / "site", both / "site" / "en")
    )
    assert own == english
    assert {"index.html", "about/index.html", "data/index.html", "method/index.html"} < own
    base = "example-agriculture/2024"
    assert {f"{base}/{one}/index.html" for one in PARTS if one != "overview"} < own


def test_each_page_says_its_language(both: Path) -> None:
    for language, site in (("zh", both / "site"), ("en", both / "site" / "en")):
        assert {read.language for _, read in _pages(site)} == {language}


def test_each_page_leads_to_itself_in_the_other_language(both: Path) -> None:
    count = 0
    for language, other, folder in (("zh", "en", "site"), ("en", "zh", "site/en")):
        site = both / folder
        for name, read in _pages(site):
            if name == "404.html" or name.endswith("/card/index.html"):
                continue
            assert read.ways.keys() == {other}, (language, name)
            target = (site / name).parent / read.ways[other] / "index.html"
            target = target.resolve()
            root = both / ("site/en" if other == "en" else "site")
            assert target == (root / name).resolve(), (language, name)
            assert target.is_file()
            count += 1
    assert count > 20


def test_chinese_is_marked_on_english_pages(both: Path) -> None:
    for name, read in _pages(both / "site" / "en"):
        unmarked = [text for language, text in read.said if language != "zh" and HAN.search(text)]
        assert not unmarked, name
    marked = [
        text for _, read in _pages(both / "site" / "en") for one, text in read.said if one == "zh"
    ]
    assert len(marked) > 100


def test_english_pages_have_no_chinese_words_of_the_interface(both: Path) -> None:
    """Of data without Chinese; but for the way to the Chinese page and quotations in examples."""
    allowed = re.compile("“[^”]*”|万元|中文")
    for name, read in _pages(both / "plain"):
        words = allowed.sub("", "".join(text for _, text in read.said))
        assert not HAN.findall(words), name


def test_attributes_of_english_pages_are_english(both: Path) -> None:
    for path in sorted((both / "plain").rglob("*.html")):
        text = re.sub(r">[^<]*<", "><", path.read_text(encoding="utf-8"))
        text = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        assert not HAN.findall(text), path


def test_the_header_speaks_the_language(both: Path) -> None:
    own = (both / "site" / "index.html").read_text(encoding="utf-8")
    english = (both / "site" / "en" / "index.html").read_text(encoding="utf-8")
    for key in ("site.home", "site.data", "approach.title", "search.search", "site.to_dark"):
        assert catalogue("zh")[key] in own
        assert catalogue("en")[key] in english
    for page in (own, english):
        found = re.search(r'data-words="([^"]+)"', page)
        assert found
        assert {"found", "none", "hint", "option"} < json.loads(unescape(found[1])).keys()


def test_a_page_written_by_hand_has_a_twin(both: Path) -> None:
    own = (both / "site/about/index.html").read_text(encoding="utf-8")
    english = (both / "site/en/about/index.html").read_text(encoding="utf-8")
    assert "<title>关于本站" in own
    assert "<title>About this site" in english
    assert not list((both / "site").rglob("about.en*"))


def test_a_build_of_one_language_leads_nowhere_else(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    done = run([*MKDOCS, "build", "--strict", "-d", str(tmp_path / "site")], project.folder)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not any(read.ways for _, read in _pages(tmp_path / "site"))


def _refused(project: Project, told: str, **env: str) -> None:
    done = run([*MKDOCS, "build", "-d", "built"], project.folder, env)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert told in done.stderr
    assert not (project.folder / "built").exists()


def test_a_language_the_site_does_not_have_is_refused(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    _refused(project, "fr", EVALUATIONS_LANGUAGE="fr")
    project.replace("evaluations/site.yml", "[zh, en]", "[en]")
    _refused(project, "is not among the languages", EVALUATIONS_LANGUAGE="zh")


def test_languages_told_as_before_are_those_of_the_settings_or_refused(tmp_path: Path) -> None:
    """The Makefiles of earlier versions named them."""
    project = copy_project(tmp_path / "project")
    as_before = {"EVALUATIONS_LANGUAGES": "zh en", "EVALUATIONS_LANGUAGE": "zh"}
    done = run([*MKDOCS, "build", "-d", "site"], project.folder, as_before)
    assert done.returncode == 0, done.stderr
    project.replace("evaluations/site.yml", "[zh, en]", "[zh]")
    _refused(project, "请在 site.yml 里写：languages: [zh, en]", **as_before)
    _refused(project, "Write in site.yml: languages: [zh, en]", **as_before)


def test_the_first_language_is_that_of_a_build_on_its_own(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    project.replace("evaluations/site.yml", "[zh, en]", "[en, zh]")
    _build(project.config, tmp_path / "site", "")
    assert {read.language for _, read in _pages(tmp_path / "site")} == {"en"}
