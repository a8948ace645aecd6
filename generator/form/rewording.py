"""What a standard leaves open, written to rules.yml as it was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from generator.editing.edit import Edit, Path
from generator.form.standards import Choice, catalogue
from generator.problems import Report
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Typed
from generator.yaml_nodes.parse import parse

CLOSED, OPEN = {"low": "from", "high": "to"}, {"low": "above", "high": "below"}
"""The keys of the edges of a band that belong to it, and of those that do not."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The entry of an indicator in rules.yml, the way to it and the way to its rule."""

    path: Path
    rule_path: Path
    rule: nodes.Mapping


def rule_edits(
    file: str, content: bytes, choice: Choice, parameter: str, value: str, profile: str
) -> tuple[Edit, ...]:
    """The edits of rules.yml that give an indicator's rule this value; none where it has it."""
    entry = _entry(file, content, choice.indicator, profile)
    on = next((one.value for one in choice.options if one.on), None)
    if entry is None or value == on:
        return ()
    if parameter == "edge":
        found = tuple(_edge_edits(file, entry, value))
    elif parameter == "once":
        found = (Edit(file, (*entry.rule_path, parameter), True if value == "True" else None),)
    else:
        found = (Edit(file, (*entry.rule_path, parameter), value),)
    reading = reread(choice.reading, parameter, value)
    return (*found, Edit(file, (*entry.path, "reading"), f"{reading}\n"))


def reread(reading: str, parameter: str, value: str) -> str:
    """How unclear wording is read, with the sentence for another value of a parameter."""
    words = catalogue()[parameter]
    new = words["values"][value]["reading"]
    former = [*words.get("formerly", ()), *(one["reading"] for one in words["values"].values())]
    for sentence in former:
        if sentence in reading:
            return reading.replace(sentence, new)
    return f"{reading}{new}"


def _entry(file: str, content: bytes, indicator: str, profile: str) -> _Entry | None:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    tree = parse(text, file, Report())
    rules = tree.entries.get("rules") if tree else None
    for at, node in enumerate(rules.items if isinstance(rules, nodes.Sequence) else ()):
        if not isinstance(node, nodes.Mapping) or _text(node, "indicator") != indicator:
            continue
        way: tuple[str, ...] = ("profiles", profile) if "profiles" in node.entries else ("rule",)
        rule: nodes.Node | None = node
        for step in way:
            rule = rule.entries.get(step) if isinstance(rule, nodes.Mapping) else None
        if isinstance(rule, nodes.Mapping):
            return _Entry(("rules", at), ("rules", at, *way), rule)
    return None


def _text(node: nodes.Mapping, key: str) -> str | None:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, nodes.Scalar) else None


def _edge_edits(file: str, entry: _Entry, side: str) -> Iterator[Edit]:
    """Every value at which two bands meet, given to the upper or to the lower one."""
    bands = entry.rule.entries.get("bands")
    found = bands.items if isinstance(bands, nodes.Sequence) else ()
    listed = [(at, one) for at, one in enumerate(found) if isinstance(one, nodes.Mapping)]
    for (high_at, high), (low_at, low) in product(listed, listed):
        edge = _edge(high, "low")
        if high_at == low_at or edge is None or edge != _edge(low, "high"):
            continue
        yield from _moved(file, (*entry.rule_path, "bands", high_at), high, "low", side == "upper")
        yield from _moved(file, (*entry.rule_path, "bands", low_at), low, "high", side == "lower")


def _edge(band: nodes.Mapping, end: str) -> str | None:
    return _text(band, CLOSED[end]) or _text(band, OPEN[end])


def _moved(file: str, path: Path, band: nodes.Mapping, end: str, closed: bool) -> Iterator[Edit]:
    """The edits that let an edge belong to a band, or not."""
    key, other = (CLOSED, OPEN) if closed else (OPEN, CLOSED)
    text = _text(band, other[end])
    if text is not None:
        yield Edit(file, (*path, other[end]), None)
        yield Edit(file, (*path, key[end]), Typed(text))
