"""What a standard leaves open, written to rules.yml as it was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from generator.editing.edit import Edit, Path
from generator.form.standards import Choice, catalogue
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Typed
from generator.yaml_nodes.readable import items_at, node_at, readable, text_at

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
    entry = _entry(content, choice.indicator, profile)
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


def _entry(content: bytes, indicator: str, profile: str) -> _Entry | None:
    for at, node in enumerate(items_at(readable(content), "rules")):
        if text_at(node, "indicator") != indicator:
            continue
        profiles = node_at(node, "profiles")
        rule = node_at(profiles, profile) if profiles else node_at(node, "rule")
        way = ("profiles", profile) if profiles else ("rule",)
        if isinstance(rule, nodes.Mapping):
            return _Entry(("rules", at), ("rules", at, *way), rule)
    return None


def _edge_edits(file: str, entry: _Entry, side: str) -> Iterator[Edit]:
    """Every value at which two bands meet, given to the upper or to the lower one."""
    bands = tuple(enumerate(items_at(entry.rule, "bands")))
    for (high_at, high), (low_at, low) in product(bands, bands):
        edge = _edge(high, "low")
        if high_at == low_at or not edge or edge != _edge(low, "high"):
            continue
        yield from _moved(file, (*entry.rule_path, "bands", high_at), high, "low", side == "upper")
        yield from _moved(file, (*entry.rule_path, "bands", low_at), low, "high", side == "lower")


def _edge(band: nodes.Node, end: str) -> str:
    return text_at(band, CLOSED[end]) or text_at(band, OPEN[end])


def _moved(file: str, path: Path, band: nodes.Node, end: str, closed: bool) -> Iterator[Edit]:
    """The edits that let an edge belong to a band, or not."""
    key, other = (CLOSED, OPEN) if closed else (OPEN, CLOSED)
    text = text_at(band, other[end])
    if text:
        yield Edit(file, (*path, other[end]), None)
        yield Edit(file, (*path, key[end]), Typed(text))
