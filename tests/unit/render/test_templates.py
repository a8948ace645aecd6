"""Each template names its context in its first line; this holds both to it."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import StrictUndefined, UndefinedError, meta, nodes

from generator.pages.page import Head, Link, Page, Tab
from generator.render import rows
from generator.render.pages import environment, render
from tests.unit.pages import variants

FOLDER = Path(str(files("generator").joinpath("templates")))
PAGES = sorted(path.name for path in FOLDER.glob("*.md.j2"))
DECLARATION = re.compile(r"\{## Context: ([\w.]+)\.(\w+) ##\}\n")
GIVEN = {"chapter_of", "head", "href", "rate_bar", "say", "table_rows"}
"""Names every template may use beside the fields of its context."""
OF_JINJA = {"index", "index0", "first", "last", "length"}
"""Attributes of `loop`."""


@cache
def source(template: str) -> str:
    return (FOLDER / template).read_text(encoding="utf-8")


@cache
def tree(template: str) -> nodes.Template:
    return environment().parse(source(template))


def context(template: str) -> type[Any]:
    found = DECLARATION.match(source(template))
    assert found, "the first line is {## Context: module.Class ##}"
    return typing.cast("type[Any]", getattr(import_module(found[1]), found[2]))


def shown_types(kind: Any, seen: set[Any] | None = None) -> Iterator[type[Any]]:
    """The dataclasses a type is made of, itself included, each once."""
    seen = set() if seen is None else seen
    if kind is Page:
        return  # a page within a report is shown by a template of its own
    for inner in typing.get_args(kind):
        yield from shown_types(inner, seen)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from shown_types(hint, seen)


def made_for_pages(kind: type[Any]) -> bool:
    return kind.__module__.startswith(("generator.pages", "generator.views"))


def names_in(code: CodeType) -> set[str]:
    """The names a function asks for, and what stands inside it."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    return set(code.co_names).union(*map(names_in, inner))


def read_by_properties(kinds: list[type[Any]], used: set[str]) -> set[str]:
    """The fields that those properties read that a template uses."""
    found: set[str] = set()
    for kind in kinds:
        for name, value in vars(kind).items():
            if isinstance(value, property) and value.fget and name in used:
                found |= names_in(value.fget.__code__)
    return found if found <= used else read_by_properties(kinds, used | found)


def field_names(kind: type[Any]) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


def attributes(*templates: str) -> set[str]:
    """Names read from objects, such as `text` in `link.text`; macros of parts.j2 left out."""
    found: set[str] = set()
    for template in templates:
        for node in tree(template).find_all(nodes.Getattr):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "parts"):
                found.add(node.attr)
    return found


def macros_used(template: str) -> set[str]:
    return {
        node.attr
        for node in tree(template).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "parts"
    }


def read_by_rows() -> set[str]:
    """Names that what is made without Jinja reads from tables."""
    code = ast.parse(inspect.getsource(rows))
    return {node.attr for node in ast.walk(code) if isinstance(node, ast.Attribute)}


def test_there_are_templates() -> None:
    assert len(PAGES) > 5


@pytest.mark.parametrize("template", PAGES)
class TestPageTemplate:
    def test_uses_every_field_of_its_context(self, template: str) -> None:
        unused = field_names(context(template)) - meta.find_undeclared_variables(tree(template))
        assert not unused

    def test_uses_nothing_but_its_context(self, template: str) -> None:
        used = meta.find_undeclared_variables(tree(template))
        assert used <= field_names(context(template)) | GIVEN

    def test_uses_every_field_of_what_the_context_holds(self, template: str) -> None:
        used = attributes(template, "parts.j2") | meta.find_undeclared_variables(tree(template))
        used |= read_by_rows()
        own = [kind for kind in shown_types(context(template)) if made_for_pages(kind)]
        used |= read_by_properties(own, used)
        unused = {f"{kind.__name__}.{name}" for kind in own for name in field_names(kind) - used}
        assert not unused

    def test_reads_only_what_the_context_holds(self, template: str) -> None:
        known = {name for kind in shown_types(context(template)) for name in field_names(kind)} | {
            name for kind in (Head, Link, Tab) for name in field_names(kind)
        }
        assert attributes(template) - OF_JINJA <= known

    def test_is_rendered(self, template: str) -> None:
        shown = {f"{page.template}.md.j2" for _, pages in variants.sites() for page in pages}
        assert template in shown


def test_every_shared_macro_is_used() -> None:
    macros = {node.name for node in tree("parts.j2").find_all(nodes.Macro)}
    used = set().union(*map(macros_used, PAGES))
    inside = {
        node.node.name
        for node in tree("parts.j2").find_all(nodes.Call)
        if isinstance(node.node, nodes.Name)
    }
    assert macros == used | (inside & macros)


@pytest.mark.parametrize("name", ["problems.j2", "remarks.j2"])
def test_the_templates_of_problems_use_what_they_declare(name: str) -> None:
    assert "Context: lead, files, more" in source(name).splitlines()[0]
    assert meta.find_undeclared_variables(tree(name)) == {"lead"}
    assert meta.find_undeclared_variables(tree("problem_list.j2")) == {"files", "more"}


@pytest.mark.parametrize(
    "state", [pytest.param(pages, id=name) for name, pages in variants.sites()]
)
class TestStates:
    def test_contexts_are_those_declared(self, state: tuple[Any, ...]) -> None:
        for page in state:
            assert type(page.context) is context(f"{page.template}.md.j2")

    def test_no_page_shows_words_of_the_program(self, state: tuple[Any, ...]) -> None:
        for page in state:
            assert not re.search(r">\s*(None|True|False)\s*<|<[\w.]+ object|\(\)</", render(page))

    def test_ids_of_a_page_are_distinct(self, state: tuple[Any, ...]) -> None:
        for page in state:
            ids = re.findall(r'(?: id="|\{#)([^"}]+)["}]', render(page))
            assert len(ids) == len(set(ids))

    def test_addresses_are_distinct(self, state: tuple[Any, ...]) -> None:
        addresses = [page.address for page in state]
        assert len(addresses) == len(set(addresses))


class TestEnvironment:
    def test_a_name_that_is_not_there_is_an_error(self) -> None:
        assert environment().undefined is StrictUndefined
        with pytest.raises(UndefinedError):
            environment().from_string("{{ nothing }}").render()

    def test_text_is_escaped(self) -> None:
        assert environment().from_string("{{ x }}").render(x="<b>'") == "&lt;b&gt;&#39;"

    def test_no_template_marks_text_as_safe(self) -> None:
        for path in FOLDER.glob("*.j2"):
            assert "| safe" not in path.read_text(encoding="utf-8")
            assert "autoescape" not in path.read_text(encoding="utf-8")
