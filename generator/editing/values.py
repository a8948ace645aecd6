"""Plain values: of a text as written, of an edit, and what an edit makes of the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from generator.editing.edit import Edit, NotEditable, Path
from generator.editing.written import Written
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Typed, Value, single

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a reader of the file gets: texts, lists, mappings."""


def value_of(written: Written) -> Value:
    """What is written as a value that is written the same way again."""
    if written.keys is not None:
        pairs = zip(written.keys, written.items or (), strict=True)
        return {key.text: value_of(one) for key, one in pairs}
    if written.items is not None:
        return [value_of(one) for one in written.items]
    return written.text if written.style else Typed(written.text)


def plain_of(node: nodes.Node) -> Plain:
    """A node without its places; the line break at the end of paragraphs does not count."""
    if isinstance(node, nodes.Scalar):
        return node.text.removesuffix("\n")
    if isinstance(node, nodes.Sequence):
        return [plain_of(one) for one in node.items]
    return {key: plain_of(one) for key, one in node.entries.items()}


def plain(value: Value) -> Plain:
    """A value of an edit as its reader gets it."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, str):
        return value.removesuffix("\n")
    if isinstance(value, Sequence):
        return [plain(one) for one in value]
    return single(value, flow=False)


def nested(path: Path, value: Value) -> Value:
    """A value with the lists and mappings around it that are not there yet."""
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def goes_with_key(depth: int, is_mapping: bool, above: Path) -> bool:
    """Whether a collection of which the last entry goes is itself taken out with its key."""
    return is_mapping and depth > 1 and isinstance(above[0], str)


def edited(tree: Plain, edit: Edit, path: Path) -> Plain:
    """A tree with what an edit makes of it; paths that lead nowhere raise NotEditable."""
    if not path:
        return plain(edit.value) if edit.value is not None else ""
    step, rest = path[0], path[1:]
    if not tree and isinstance(tree, str) and edit.value is not None:
        tree = [] if isinstance(step, int) else {}
    if isinstance(tree, list) and isinstance(step, int):
        return _edited_list(tree, edit, step, rest)
    if isinstance(tree, dict) and isinstance(step, str):
        return _edited_mapping(tree, edit, step, rest)
    raise NotEditable(edit.file, "no-such-place")


def _edited_list(tree: list[Plain], edit: Edit, step: int, rest: Path) -> Plain:
    known = 0 <= step < len(tree)
    if not known and (step != len(tree) or edit.value is None):
        raise NotEditable(edit.file, "no-such-place")
    if edit.value is None and not rest:
        return [*tree[:step], *tree[step + 1 :]]
    below = edited(tree[step] if known else "", edit, rest)
    return [*tree[:step], below, *tree[step + 1 :]]


def _edited_mapping(tree: dict[str, Plain], edit: Edit, step: str, rest: Path) -> Plain:
    if edit.value is None and step not in tree:
        raise NotEditable(edit.file, "no-such-place")
    if edit.value is None and not rest:
        return {key: one for key, one in tree.items() if key != step}
    below = edited(tree.get(step, ""), edit, rest)
    if below == {} and edit.value is None:
        return {key: one for key, one in tree.items() if key != step}
    return {**tree, step: below}
