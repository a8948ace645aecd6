"""A new item of a list, a new key of a mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.editing.asked import Asked, is_block, is_single, item_lines, key_lines, single_text
from generator.editing.placing import unfolded
from generator.editing.stretch import Stretch
from generator.editing.written import Written, column, end_of_line
from generator.yaml_nodes.emit import Value, single

ORDER = (
    "schema_version", "id", "indicator", "finding", "name", "heading", "number", "title", "value",
    "unit", "cell", "level", "found", "met", "points", "deduct", "conditions", "not_derivable",
    "not_applicable", "self_score", "report_number", "commissioner", "evaluated_body", "evaluator",
    "report_date", "base_date", "period", "reason", "source", "text", "where",
)  # fmt: skip
"""A new key stands behind those that come before it here; all others stand last."""


def appended(asked: Asked, value: Value) -> tuple[Stretch, ...]:
    """An item behind the last one of a list."""
    target, text = asked.value, asked.text
    items = target.items or ()
    if target.flow and items and is_single(value) and not is_block(value):
        new = f", {single_text(value, None, flow=True)}"
        return (Stretch(items[-1].end, items[-1].end, new),)
    if target.flow:
        return unfolded(asked, asked.outermost or 0)
    indent = column(text, target.start)
    if isinstance(value, Mapping) and value and items[-1].is_mapping and not items[-1].flow:
        lines = _key_by_key(value, indent)
    else:
        lines = item_lines(value, indent)
    return (_below(text, items[-1], lines),)


def _key_by_key(value: Mapping[str, Value], indent: int) -> list[str]:
    """A mapping with each key on a line of its own, as the items before it are."""
    first, *rest = (line for key, one in value.items() for line in key_lines(key, one, indent + 2))
    return [f"{' ' * indent}- {first.lstrip(' ')}", *rest]


def entered(asked: Asked, key: str, value: Value) -> tuple[Stretch, ...]:
    """A key with its value, behind the one that comes before it."""
    target, text = asked.value, asked.text
    keys, items = target.keys or (), target.items or ()
    if target.flow and not (keys and is_single(value) and not is_block(value)):
        return unfolded(asked, asked.outermost or 0)
    before = items[_before(keys, key)]
    if target.flow:
        new = f", {single(key, flow=True)}: {single_text(value, None, flow=True)}"
        return (Stretch(before.end, before.end, new),)
    return (_below(text, before, key_lines(key, value, column(text, keys[0].start))),)


def _below(text: str, before: Written, lines: Sequence[str]) -> Stretch:
    end = end_of_line(text, before.end)
    return Stretch(end, end, "".join(f"\n{line}" for line in lines))


def _before(keys: Sequence[Written], new: str) -> int:
    """Behind which key a new one stands."""
    if new not in ORDER:
        return len(keys) - 1
    ranks = [ORDER.index(key.text) if key.text in ORDER else len(ORDER) for key in keys]
    return max((at for at, rank in enumerate(ranks) if rank < ORDER.index(new)), default=0)
