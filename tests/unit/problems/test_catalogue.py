"""The catalogue of problems and the code that uses it agree."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.problems import Place, Problem
from generator.problems.catalogue import LANGUAGES, kinds
from generator.problems.printing import as_text

GENERATOR = Path(__file__).parents[3] / "generator"
CALLS = {"add", "problem", "warn", "missing", "Fault", "Misfit", "Problem", "Slip", "_refuse"}
"""Functions whose first argument is the id of a problem."""


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literal_ids() -> Iterator[tuple[str, Path]]:
    """Every id written as the first argument of one of the calls, also inside a condition."""
    for path in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _called(node) in CALLS:
                yield from ((text, path) for text in _texts(node.args[0]))


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


def all_texts() -> set[str]:
    """Every text constant of the code."""
    return {
        node.value
        for path in GENERATOR.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_id_in_the_code_is_in_the_catalogue() -> None:
    used = dict(literal_ids())
    ids = {id: path for id, path in used.items() if re.fullmatch("[a-z]+(-[a-z]+)*", id)}
    assert {id: path.name for id, path in ids.items() if id not in kinds()} == {}
    assert len(ids) > 50


def test_every_kind_of_the_catalogue_is_used() -> None:
    texts = all_texts()
    assert [id for id in kinds() if id not in texts] == []


@pytest.mark.parametrize("id", kinds())
def test_both_languages_say_the_same(id: str) -> None:
    kind = kinds()[id]
    zh, en = (kind.message[language] for language in LANGUAGES)
    assert placeholders(zh) == placeholders(en)
    assert placeholders(kind.hint["zh"]) == placeholders(kind.hint["en"])
    assert bool(kind.hint["zh"]), "an editor must be told what to do"
    assert bool(kind.hint["en"])


@pytest.mark.parametrize("id", kinds())
def test_messages_can_be_filled_in(id: str) -> None:
    kind = kinds()[id]
    names = placeholders(kind.message["zh"]) | placeholders(kind.hint["zh"])
    problem = Problem(id, Place("x.yml", 2, 3), {name: f"<{name}>" for name in names})
    text = as_text([problem], lambda place: "source")
    assert text.startswith("x.yml:2:3: ")
    assert all(f"<{name}>" in text for name in names - {"meant"})


@pytest.mark.parametrize("id", kinds())
def test_chinese_is_punctuated_as_chinese(id: str) -> None:
    kind = kinds()[id]
    assert not re.search(r"[\u4e00-\u9fff][,;!?]", kind.message["zh"] + kind.hint["zh"])
    assert kind.hint["zh"][-1] == "。"
