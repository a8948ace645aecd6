"""What readers see stands in the catalogues: code and templates hold no Chinese signs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

CODE = Path(generator.__file__).parent
THEME = CODE.parent / "theme_overrides"
SIGNS = re.compile("[\u3000-\u303f〇\u3400-\u9fff\uff00-\uffef]")
FOLDERS = ("words", "views", "pages", "render", "search")
MODULES = (
    *sorted(path for name in FOLDERS for path in (CODE / name).rglob("*.py")),
    CODE / "build.py",
    CODE / "examples.py",
)
TEMPLATES = sorted((CODE / "templates").glob("*.j2")) + sorted(THEME.rglob("*.html"))
ALLOWED: dict[str, set[str] | None] = {
    "words/marks.py": {"零一二三四五六七八九", "十", "。."},  # Chinese numerals; full stops of data
    "search/text.py": None,  # which signs are letters, quotes or Han, for comparing texts
    "render/languages.py": None,  # which signs are Chinese, for marking them
}
"""Signs that no reader sees as words of the interface; None for any in the module."""


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_code(path: Path) -> None:
    name = path.relative_to(CODE).as_posix()
    allowed = ALLOWED.get(name, set())
    if allowed is not None:
        found = [(line, text) for line, text in _texts(path) if SIGNS.search(text)]
        assert not [(line, text) for line, text in found if text not in allowed]
        assert {text for _, text in found} == allowed


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not SIGNS.findall(text)


def test_scripts_take_their_words_from_the_page() -> None:
    text = (THEME / "assets" / "search.js").read_text(encoding="utf-8")
    assert not re.findall("[\u3400-\u9fff]", text)
