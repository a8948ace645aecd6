"""Lists of texts: only the items that differ are replaced, so that comments between them stay."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.editing.asked import Asked, is_block, item_lines, single_text
from generator.editing.removing import lines_of_item
from generator.editing.stretch import Stretch, dash_of
from generator.editing.written import BLOCKS, Written, column, end_of_line, start_of_line
from generator.yaml_nodes.emit import Value


def are_texts(old: Written, value: Value) -> bool:
    """Whether a list of texts, each below the other, takes the place of another."""
    return (
        bool(old.is_list and old.items and not old.flow)
        and isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(one, str) and not is_block(one) for one in value)
        and all(one.items is None and one.style not in BLOCKS for one in old.items or ())
    )


def differences(asked: Asked, new: Sequence[str]) -> tuple[Stretch, ...]:
    """What is replaced, taken out and put in to make one list of texts the other."""
    target, text = asked.value, asked.text
    items = target.items or ()
    indent = column(text, target.start)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, [one.text for one in items], new, autojunk=False)
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(high - low, stop - start)
        for one, value in zip(items[low : low + both], new[start : start + both], strict=True):
            found.append(Stretch(one.start, one.end, single_text(value, one, flow=False)))
        found.extend(lines_of_item(text, target, at) for at in range(low + both, high))
        lines = [line for one in new[start + both : stop] for line in item_lines(one, indent)]
        if lines:
            found.append(_inserted(text, target, low + both, lines))
    return tuple(found)


def _inserted(text: str, target: Written, at: int, lines: Sequence[str]) -> Stretch:
    """Lines of new items before the one at a position."""
    items = target.items or ()
    if at:
        end = end_of_line(text, items[at - 1].end)
        return Stretch(end, end, "".join(f"\n{line}" for line in lines))
    start = start_of_line(text, dash_of(text, target, items[0]))
    return Stretch(start, start, "".join(f"{line}\n" for line in lines))
