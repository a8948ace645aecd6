"""YAML events to nodes, in one pass and without recursion.

The event stream is read instead of a composed tree so that depth, aliases, tags and duplicate
keys are met before anything is built from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from generator.problems import Place, Report
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.syntax_hints import explain

MAX_DEPTH = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """The file was refused; the problem is already reported."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    key: Scalar | None = None


def parse(text: str, name: str, report: Report) -> Mapping | None:
    """The top-level mapping of a YAML text, or None after reporting why not."""
    start = Place(name)
    if not _has_content(text):
        report.add("empty-file", start)
        return None
    lines = text.split("\n")
    try:
        node = _build(text, lines, name, report)
    except _Refused:
        return None
    except yaml.MarkedYAMLError as fault:
        explain(fault, lines, name, report)
        return None
    except yaml.YAMLError as fault:
        report.add("yaml-syntax", start, why=str(fault).splitlines()[0])
        return None
    if not isinstance(node, Mapping):
        first = next(line for line in lines if line.strip() and line[0] != "#")
        colon = "full-width-colon" if "：" in first else "not-a-mapping"
        report.add(colon, _place(name, node), key=first.split("：")[0].strip())
        return None
    return node


def _place(name: str, node: Node | None) -> Place:
    return node.place if node is not None else Place(name)


def _has_content(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _build(text: str, lines: list[str], name: str, report: Report) -> Node | None:
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        place = _at(name, event.start_mark)
        _refuse_extras(event, place, report)
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    report.add("second-document", place)
                    raise _Refused
            case yaml.ScalarEvent():
                plain = event.implicit[0]
                if plain:
                    _warn_of_cut(event, lines, name, report)
                root = _attach(stack, Scalar(event.value, plain, place), report) or root
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(stack) == MAX_DEPTH:
                    report.add("too-deep", place, limit=MAX_DEPTH)
                    raise _Refused
                stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                root = _attach(stack, _close(stack.pop()), report) or root
    return root


def _refuse_extras(event: yaml.Event, place: Place, report: Report) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        report.add("alias", place)
        raise _Refused
    if tag := getattr(event, "tag", None):
        report.add("tag", place, tag=tag)
        raise _Refused


def _at(name: str, mark: yaml.Mark | None) -> Place:
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _warn_of_cut(event: yaml.ScalarEvent, lines: list[str], name: str, report: Report) -> None:
    """Warn when a plain text is cut by a number sign that looks like part of it (凭证 #17)."""
    end = _at(name, event.end_mark)
    rest = lines[end.line - 1][end.column - 1 :] if end.line <= len(lines) else ""
    after = rest.lstrip(" ")
    if event.value and rest[:1] == " " and after[:1] == "#" and after[1:2].strip(" #"):
        column = end.column + len(rest) - len(after)
        report.add("comment-cuts-text", Place(name, end.line, column), text=event.value)


def _close(done: _Open) -> Node:
    if done.is_mapping:
        return Mapping(done.entries, done.keys, done.place)
    return Sequence(tuple(done.items), done.place)


def _attach(stack: list[_Open], node: Node, report: Report) -> Node | None:
    """Put a finished node into the collection it belongs to; give it back when it has none."""
    if not stack:
        return node
    around = stack[-1]
    if not around.is_mapping:
        around.items.append(node)
    elif around.key is None:
        if not isinstance(node, Scalar):
            report.add("complex-key", node.place)
            raise _Refused
        if node.text == "<<" and node.plain:
            report.add("alias", node.place)
            raise _Refused
        around.key = node
    else:
        key, around.key = around.key, None
        if (first := around.keys.get(key.text)) is not None:
            report.add("duplicate-key", key.place, key=key.text, first=first.line)
        else:
            around.keys[key.text] = key.place
            around.entries[key.text] = node
    return None
