"""Each kind of problem explained: what it says, an example that brings it about, the way out.

The examples stand in examples.toml, which tests make from really spoilt data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalogues import read_catalogue
from generator.problems.catalogue import LANGUAGES, Kind, hint, kinds, message
from generator.problems.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Example:
    """What brings a problem about in a file, what is right there, and the problem itself.

    `situation` says by language when it comes up, where no file can show that.
    """

    file: str
    wrong: str
    right: str
    problem: Problem
    situation: Mapping[str, str]


def texts(language: str) -> dict[str, str]:
    """The words around the examples."""
    found: dict[str, str] = _read("explaining.toml")[language]
    return found


@cache
def examples() -> dict[str, Example]:
    """The example of every kind, by its id."""
    return {id: _example(id, entry) for id, entry in _read("examples.toml").items()}


def _example(id: str, entry: dict[str, str | int | dict[str, str]]) -> Example:
    values, situation = entry.get("values", {}), entry.get("situation", {})
    assert isinstance(values, dict)
    assert isinstance(situation, dict)
    meant = str(entry["meant"]) if "meant" in entry else None
    place = Place(str(entry.get("file", "")), int(str(entry.get("line", 1))))
    shown, wrong, right = (str(entry.get(key, "")) for key in ("shown", "wrong", "right"))
    return Example(shown, wrong, right, Problem(id, place, values, meant), situation)


def _read(name: str) -> dict[str, Any]:
    return read_catalogue("generator.problems", name)


def explanation(id: str, language: str) -> str:
    """One kind of problem for a terminal, in one language."""
    kind, example, say = kinds()[id], examples()[id], texts(language)
    lines = [f"[{id}] {say[kind.severity.value]}", "", f"  {message(example.problem, language)}"]
    if advice := hint(example.problem, language):
        lines.append(f"  → {advice}")
    for head, body in _parts(example, language):
        lines.extend(["", f"{head}:", "", *(f"    {line}" for line in body.split("\n"))])
    return "\n".join(lines) + "\n"


def _parts(example: Example, language: str) -> Iterator[tuple[str, str]]:
    """The headed pieces of an example: the situation, what is wrong, what is right."""
    say = texts(language)
    if example.situation:
        yield say["situation"], example.situation[language]
        return
    yield f"{say['wrong']} ({example.file})", example.wrong
    yield say["right"], example.right


def page() -> str:
    """All kinds as one page of the documentation, in both languages."""
    zh, en = (texts(language) for language in LANGUAGES)
    head = [f"# {zh['title']} / {en['title']}", zh["lead"], en["lead"]]
    head.append(f"{zh['generated']} {en['generated']}")
    parts = ["\n\n".join(head), *(_section(kind) for kind in kinds().values())]
    return "\n\n".join(parts) + "\n"


def _section(kind: Kind) -> str:
    example = examples()[kind.id]
    lines = [f"## {kind.id}"]
    for language in LANGUAGES:
        lines.append(f"*{texts(language)[kind.severity.value]}*")
        told = [message(example.problem, language)]
        if advice := hint(example.problem, language):
            told.append(f"→ {advice}")
        lines.append(_fenced("\n".join(told)))
    both = zip(*(_parts(example, language) for language in LANGUAGES), strict=True)
    for (zh_head, zh_body), (en_head, en_body) in both:
        lines.append(f"{zh_head} / {en_head}")
        lines.append(_fenced(zh_body if zh_body == en_body else f"{zh_body}\n{en_body}"))
    return "\n\n".join(lines)


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"
