"""YAML events to nodes, in one pass and without recursion.

The event stream is read instead of a composed tree so that depth, aliases, tags and duplicate
keys are met before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Lines
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Place, Report
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.slips import FULL_WIDTH_COLON, NO_SPACE

MAX_DEPTH = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

_END_OF_NUMBER = re.compile(r"[0-9]{3}(\.[0-9]+)?")
_START_OF_NUMBER = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})*")
_SCHEMA_KEY = re.compile(r"[a-z_]+")


class Refused(Exception):
    """The file was refused; the problem is already reported."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    place: Place
    is_mapping: bool
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    key: Scalar | None = None
    has_duplicate: bool = False


def build(lines: Lines[str], name: str, report: Report) -> Node | None:
    """The node of a YAML text given as lines; None where it holds nothing."""
    return _Builder(lines, name, report).build()


class _Builder:
    def __init__(self, lines: Lines[str], name: str, report: Report) -> None:
        self._lines = lines
        self._name = name
        self._report = report
        self._stack: list[_Open] = []
        self._root: Node | None = None

    def build(self) -> Node | None:
        documents = 0
        events: Iterator[Any] = yaml.parse("\n".join(self._lines), Loader=LOADER)
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind in _STARTS:
                self._open(event)
            elif kind in _ENDS:
                self._attach(_closed(self._stack.pop()))
            elif kind is yaml.AliasEvent:
                self._refuse("alias", self._at(event.start_mark))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse("second-document", self._at(event.start_mark))
        return self._root

    def _at(self, mark: Any) -> Place:
        return Place(self._name, mark.line + 1, mark.column + 1)

    def _refuse(self, kind: str, place: Place, /, **values: object) -> None:
        self._report.add(kind, place, meant=None, **values)
        raise Refused

    def _refuse_extras(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._refuse("alias", place)
        if event.tag:
            self._refuse("tag", place, tag=event.tag)

    def _open(self, event: Any) -> None:
        place = self._at(event.start_mark)
        self._refuse_extras(event, place)
        if len(self._stack) == MAX_DEPTH:
            self._refuse("too-deep", place, limit=MAX_DEPTH)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Open(place, is_mapping, bool(event.flow_style)))

    def _scalar(self, event: Any) -> None:
        plain, start, end = event.implicit[0], event.start_mark, event.end_mark
        place = self._at(start)
        self._refuse_extras(event, place)
        if end.line > start.line and event.style not in ("|", ">"):
            self._warn_of_wrap(place, self._at(end))
        if plain:
            self._warn_of_cut(event.value, end)
        self._attach(Scalar(event.value, plain, place))

    def _warn_of_wrap(self, start: Place, end: Place) -> None:
        """A text over several lines: a key lost in it is an error, else it is joined by spaces."""
        for number, line in enumerate(self._lines[start.line : end.line], start.line + 1):
            for kind, slip in (
                ("full-width-colon", FULL_WIDTH_COLON),
                ("no-space-after-colon", NO_SPACE),
            ):
                found = slip.match(line)
                if found and _SCHEMA_KEY.fullmatch(found["key"].strip()):
                    at = Place(self._name, number, found.start("colon") + 1)
                    self._report.add(kind, at, key=found["key"].strip())
                    return
        self._report.add("wrapped-text", start)

    def _warn_of_cut(self, text: str, end: Any) -> None:
        """Warn when a plain text is cut by a number sign that looks like part of it (凭证 #17)."""
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if not text or rest[:1] != " ":
            return
        after = rest.lstrip(" ")
        if after[:1] == "#" and after[1:2].strip(" #"):
            place = Place(self._name, end.line + 1, end.column + len(rest) - len(after) + 1)
            self._report.add("comment-cuts-text", place, text=text)

    def _attach(self, node: Node) -> None:
        """Put a finished node into the collection it belongs to."""
        if not self._stack:
            self._root = node
            return
        around = self._stack[-1]
        if not around.is_mapping:
            around.items.append(node)
        elif around.key is None:
            around.key = self._as_key(node)
        else:
            key, around.key = around.key, None
            self._enter(around, key, node)

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._report.add("complex-key", node.place)
            raise Refused
        if node.text == "<<" and node.plain:
            self._refuse("alias", node.place)
        return node

    def _enter(self, around: _Open, key: Scalar, node: Node) -> None:
        if _is_rest_of_number(around, key, node):
            start = next(reversed(around.entries))
            value = around.entries[start]
            assert isinstance(value, Scalar)
            whole = f"{value.text},{key.text}"
            around.entries[start] = Scalar(whole, True, value.place)
        elif (first := around.keys.get(key.text)) is not None:
            if not around.has_duplicate:
                self._report.add("duplicate-key", key.place, key=key.text, first=first.line)
            around.has_duplicate = True
        else:
            around.keys[key.text] = key.place
            around.entries[key.text] = node


def _is_rest_of_number(around: _Open, key: Scalar, node: Node) -> bool:
    """Whether {a: 2,183.41} was written, where the comma cuts the number in two."""
    if not (around.is_flow and around.entries and isinstance(node, Scalar) and node.empty):
        return False
    before = around.entries[next(reversed(around.entries))]
    return (
        isinstance(before, Scalar)
        and bool(_START_OF_NUMBER.fullmatch(before.text))
        and bool(_END_OF_NUMBER.fullmatch(key.text))
    )


def _closed(done: _Open) -> Node:
    if done.is_mapping:
        return Mapping(done.entries, done.keys, done.place)
    return Sequence(tuple(done.items), done.place)
