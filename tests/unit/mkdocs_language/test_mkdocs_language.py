from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from generator.assets import hand_written, twin_of
from generator.mkdocs_language import choose_twins, set_language, ways
from generator.words.catalogue import words

ROOT = Path(__file__).parents[3]
BOTH = ("zh", "en")
WRITTEN = {
    "about.md": "关于",
    "about.en.md": "About",
    "a/terms.md": "条款",
    "only.en.md": "English readers alone",
    "draft.v2.md": "no twin",
}


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    for path, text in WRITTEN.items():
        file = tmp_path / "data" / "pages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = load_config(str(ROOT / "mkdocs.yml"))
    found.plugins._current_plugin = "evaluations"
    found.docs_dir = str(tmp_path / "data" / "pages")
    return found


def read(files: Files) -> dict[str, str]:
    return {file.src_uri: file.content_string for file in files.documentation_pages()}


@pytest.mark.parametrize(
    ("path", "page", "language"),
    [
        ("about.en.md", "about.md", "en"),
        ("a/about.zh.md", "a/about.md", "zh"),
        ("about.md", "about.md", None),
        ("about.v2.md", "about.v2.md", None),
        (".en.md", ".en.md", None),
    ],
)
def test_a_twin_is_known_by_its_name(path: str, page: str, language: str | None) -> None:
    assert twin_of(path) == (page, language)


def test_each_language_keeps_its_texts(config: MkDocsConfig) -> None:
    files = get_files(config)
    assert choose_twins(files, config, "zh") == frozenset()
    assert read(files) == {"about.md": "关于", "a/terms.md": "条款", "draft.v2.md": "no twin"}
    files = get_files(config)
    assert choose_twins(files, config, "en") == {"only.md"}
    assert read(files) == {
        "about.md": "About",
        "a/terms.md": "条款",
        "draft.v2.md": "no twin",
        "only.md": "English readers alone",
    }


def test_without_mkdocs_too(config: MkDocsConfig) -> None:
    data = Path(config.docs_dir).parent
    for language in BOTH:
        files = get_files(config)
        choose_twins(files, config, language)
        written = {path: text.decode() for path, text in hand_written(data, language).items()}
        assert written == read(files)


def test_ways_lead_to_the_same_page(config: MkDocsConfig) -> None:
    files = get_files(config)
    only = choose_twins(files, config, "en")
    pages = {file.src_uri: Page(None, file, config) for file in files.documentation_pages()}
    (way,) = ways(pages["a/terms.md"], "en", BOTH, only)
    assert (way.language, way.name, way.address) == ("zh", "中文", "../a/terms/")
    (way,) = ways(pages["a/terms.md"], "zh", BOTH, only)
    assert (way.language, way.name, way.address) == ("en", "English", "en/a/terms/")
    (way,) = ways(pages["only.md"], "en", BOTH, only)
    assert way.address == "../"
    assert ways(pages["about.md"], "zh", ("zh",), only) == ()


def test_the_theme_speaks_the_language(config: MkDocsConfig) -> None:
    config.nav = ["index.md", {"Mine": "data/index.md"}, "about.md", {"More": ["method/index.md"]}]
    config.site_url = "https://www.example.gov.cn/jixiao"
    set_language(config, words("en"), BOTH)
    assert config.theme["language"] == "en"
    assert config.nav == [
        {"Home": "index.md"},
        {"Mine": "data/index.md"},
        "about.md",
        {"More": [{"Method": "method/index.md"}]},
    ]
    assert config.mdx_configs["toc"]["permalink_title"] == "Link to this section"
    names = [one["toggle"]["name"] for one in config.theme["palette"]]
    assert names == ["Switch to light colours", "Switch to dark colours", "Follow the system"]
    assert config.site_url == "https://www.example.gov.cn/jixiao/en/"
    assert config.extra["alternate"]


def test_a_site_of_one_language_stands_at_its_address(config: MkDocsConfig) -> None:
    config.site_url = "https://www.example.gov.cn/jixiao/"
    set_language(config, words("en"), ("en",))
    assert config.site_url == "https://www.example.gov.cn/jixiao/"
    assert "alternate" not in config.extra
