"""Every word the program asks for is in the catalogue, and nobody keeps words nobody asks for."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import generator
from generator.audit.verdicts import Verdict
from generator.build import STANDARD_FINDINGS
from generator.compare.asked import Asked as Earlier
from generator.compare.result import LimitKind
from generator.compare.result import Verdict as Comparability
from generator.exposure import Exposure
from generator.model.disclosure import Succession
from generator.model.evaluation import Status
from generator.model.figures import Aspect, Listed
from generator.model.follow_ups import Progress
from generator.model.framework import Absence
from generator.model.record import Change
from generator.model.replies import Outcome
from generator.model.rules import Steps
from generator.pages.addresses import PARTS
from generator.pages.compare import GROUPS
from generator.render.pages import environment
from generator.views.charts import Axis
from generator.words.catalogue import LANGUAGES, catalogue, words

CODE = Path(generator.__file__).parent
THEME = CODE.parent / "theme_overrides"
KEY = re.compile(r"[a-z]+\.[a-z_]+")
ASKING = {"say", "words"}
"""Names under which the function is known that gives the words."""
ELSEWHERE = (
    *PARTS,
    "change",
    *(status.value for status in Status),
    *(one.value for one in Axis),
    *(one.value for one in Steps),
    *(one.value for one in Absence),
    *(one.value for one in Exposure),
    *(one.value for one in Listed),
    *(id.replace("-", "_") for id in STANDARD_FINDINGS),
    *(one.value for one in Aspect),
    *(one.value for one in Outcome),
    *(one.value for one in Succession),
    *(one.value for one in Verdict),
    *(one.value for one in Comparability),
    *(one.value for one in LimitKind),
    *(one.value for one in Progress),
    *(one.value for one in Earlier),
    *(f"{one.value}_text" for one in Verdict),
    *(one.value for one in Change),
    *(f"count_{one.value}" for one in Change),
)
"""Values that complete a key and do not stand as text in the module that asks."""


OWN_WORDS = {
    path.parent.name
    for name in ("words.toml", "zh.toml")
    for path in CODE.glob(f"*/{name}")
    if path.parent.name != "words"
}
"""Packages whose words, or texts of invented data, do not stand in the catalogue of the site."""


@dataclass(frozen=True)
class Asked:
    """A place that asks for words: the keys it may ask for, the values it gives."""

    where: str
    keys: frozenset[str]
    given: frozenset[str] | None


def _texts(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _completions(module: ast.Module) -> tuple[str, ...]:
    return tuple(sorted({*_texts(module), *ELSEWHERE}))


def _expanded(node: ast.JoinedStr, module: ast.Module) -> Iterator[str]:
    """The keys of the catalogue that a key with gaps can become, its gaps filled by texts."""
    pieces = [
        [str(part.value)] if isinstance(part, ast.Constant) else _completions(module)
        for part in node.values
    ]
    found = False
    known = catalogue("zh")
    for combination in product(*pieces):
        if (key := "".join(combination)) in known:
            found = True
            yield key
    assert found, f"no text completes {ast.unparse(node)}"


def _assigned(name: str, function: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield node.value


def _keys(node: ast.expr, function: ast.AST, module: ast.Module) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr():
            yield from _expanded(node, module)
        case ast.IfExp(body=body, orelse=other):
            yield from _keys(body, function, module)
            yield from _keys(other, function, module)
        case ast.Name(id=name):
            values = list(_assigned(name, function))
            if values:
                for value in values:
                    yield from _keys(value, function, module)
            else:  # a parameter: any key that stands in the module
                yield from (text for text in _texts(module) if text in catalogue("zh"))
        case _:
            raise AssertionError(f"cannot tell the key of {ast.unparse(node)}")


def _asks(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Call):  # words(language)(key)
        function = function.func
        return isinstance(function, ast.Name) and function.id == "words"
    return isinstance(function, ast.Name) and function.id == "say"


def _functions(module: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            yield node


@cache
def asked_by_code() -> tuple[Asked, ...]:
    found: list[Asked] = []
    for path in sorted(CODE.rglob("*.py")):
        package = path.relative_to(CODE).parts[0]
        if package in OWN_WORDS:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        for function in _functions(module):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _asks(call) and call.args:
                    names = [keyword.arg for keyword in call.keywords]
                    given = None if None in names else frozenset(name for name in names if name)
                    keys = frozenset(_keys(call.args[0], function, module))
                    found.append(Asked(f"{path.relative_to(CODE)}:{call.lineno}", keys, given))
    return tuple(found)


@cache
def asked_by_templates() -> tuple[Asked, ...]:
    found: list[Asked] = []
    own = sorted((CODE / "templates").glob("*.j2"))
    for path in (*own, *sorted(THEME.rglob("*.html"))):
        parser = environment() if path in own else Environment()
        tree = parser.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                (key,) = call.args
                assert isinstance(key, nodes.Const), f"{path.name}:{call.lineno}: a key with gaps"
                given = frozenset(keyword.key for keyword in call.kwargs)
                where = f"{path.name}:{call.lineno}"
                found.append(Asked(where, frozenset({key.value}), given))
    return tuple(found)


def compare_scripts() -> list[Path]:
    """Those that speak; what is compared is told by keys of its own in compare-core.js."""
    found = sorted((THEME / "assets").glob("compare*.js"))
    return [path for path in found if path.name != "compare-core.js"]


@cache
def asked_by_scripts() -> tuple[Asked, ...]:
    """The page of comparison gives its scripts a group of words, which name them by their keys."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in compare_scripts())
    named = set(re.findall(r'"([a-z_]+)"', text))
    begun = tuple(set(re.findall(r"say\(`([a-z_]+_)\$\{", text)))
    buttons = {f"{key}_named" for key in re.findall(r'control\("([a-z]+)"', text)}
    keys = [key for key in catalogue("zh") if key.startswith(GROUPS)]
    used = {
        key for key in keys
        if (name := key.partition(".")[2]) in named | buttons or name.startswith(begun)
    }  # fmt: skip
    said = set(re.findall(r'(?:say|listed|together)\("([a-z_]+)"', text))
    groups = {key: "comparing" if key.startswith("short_") else "sidebyside" for key in said}
    asked_for = {f"{group}.{key}" for key, group in groups.items()}
    return (Asked("compare*.js", frozenset(used | asked_for), None),)


def asked() -> tuple[Asked, ...]:
    return (*asked_by_code(), *asked_by_templates(), *asked_by_scripts())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_many_places_ask() -> None:
    assert len(asked_by_code()) > 80
    assert len(asked_by_templates()) > 40


def test_every_key_asked_for_is_there() -> None:
    missing = {one.where: one.keys - catalogue("zh").keys() for one in asked()}
    assert not {where: keys for where, keys in missing.items() if keys}


def test_every_key_there_is_asked_for() -> None:
    used = frozenset().union(*(one.keys for one in asked()))
    assert not sorted(catalogue("zh").keys() - used)


def test_every_gap_of_a_text_is_filled_and_nothing_is_given_in_vain() -> None:
    texts = catalogue("zh")
    wrong = {
        f"{one.where} {key}": (sorted(placeholders(texts[key])), sorted(one.given))
        for one in asked()
        for key in one.keys & texts.keys()
        if one.given is not None and len(one.keys) == 1 and placeholders(texts[key]) != one.given
    }
    assert not wrong


def test_gaps_of_texts_that_stand_in_for_each_other_are_filled() -> None:
    texts = catalogue("zh")
    unfilled = {
        f"{one.where} {key}": sorted(placeholders(texts[key]) - one.given)
        for one in asked()
        for key in one.keys & texts.keys()
        if one.given is not None and len(one.keys) > 1 and placeholders(texts[key]) - one.given
    }
    # A key with gaps in it may match more texts than it is ever completed to.
    assert not {
        where: names
        for where, names in unfilled.items()
        if not where.startswith(("pages/", "search/", "views/", "words/"))
    }


@pytest.mark.parametrize(
    ("language", "key"), [(one, key) for one in LANGUAGES for key in sorted(catalogue(one))]
)
def test_texts_are_tidy(language: str, key: str) -> None:
    text = catalogue(language)[key]
    assert KEY.fullmatch(key)
    assert text
    assert text == text.strip()
    assert "  " not in text
    assert not set('"<>') & set(text)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        words()("label.nothing")


def test_a_gap_left_open_is_an_error() -> None:
    with pytest.raises(KeyError):
        words()("label.points")
