"""A value in place of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.editing.asked import Asked, is_block, is_single, item_lines, key_lines, single_text
from generator.editing.blocks import block_lines, content_indent
from generator.editing.edit import Edit, Path
from generator.editing.listed import are_texts, differences
from generator.editing.stretch import Stretch
from generator.editing.values import value_of
from generator.editing.written import BLOCKS, end_of_line
from generator.yaml_nodes.emit import Value


def put(asked: Asked, value: Value) -> tuple[Stretch, ...]:
    """What is replaced so that a value stands where another did."""
    old, outer = asked.value, asked.outermost
    if isinstance(value, str) and _fits_on_line(old.text, old.style, value):
        value = type(value)(value[:-1])
    if outer is not None and outer < len(asked.values) - 1:
        return _put_in_brackets(asked, outer, value)
    if are_texts(old, value):
        assert isinstance(value, Sequence)
        return differences(asked, [str(one) for one in value])
    if old.style in BLOCKS and isinstance(value, str):
        return (_put_over_block(asked, value),)
    if is_single(value) and not is_block(value):
        return (_put_single(asked, single_text(value, old, flow=False)),)
    return (_put_lines(asked, value),)


def _fits_on_line(text: str, style: str, value: str) -> bool:
    """Whether a paragraph stays on the line of its key, because the one before it stood there."""
    return bool(text) and style not in BLOCKS and is_block(value) and "\n" not in value[:-1]


def _put_single(asked: Asked, new: str) -> Stretch:
    old, text = asked.value, asked.text
    if old.items is None or old.flow:
        gap = " " if old.start == old.end and text[old.start - 1] in ":-" else ""
        return Stretch(old.start, old.end, gap + new)
    return Stretch(asked.sign, old.end, f" {new}{_comment(asked, asked.sign)}")


def _put_lines(asked: Asked, value: Value) -> Stretch:
    """A value that may take lines of its own; a comment on the line of its key stays there."""
    old, text, start = asked.value, asked.text, asked.sign
    first, *below = _lines_behind_sign(asked, value)
    inline = (old.items is None or old.flow) and old.style not in BLOCKS
    if inline and not below:
        return _put_single(asked, first.strip())
    end = end_of_line(text, old.end) if inline else old.end
    kept = text[old.end : end].rstrip() if inline else _comment(asked, start)
    return Stretch(start, end, "\n".join([first + kept, *below]))


def _comment(asked: Asked, start: int) -> str:
    """The comment on the rest of a line, where the value does not begin on it or is a block."""
    old, end = asked.value, end_of_line(asked.text, start)
    if old.start < end and old.style not in BLOCKS:
        return ""
    rest = asked.text[start:end]
    at = rest.find(" #")
    return rest[at:].rstrip() if at >= 0 else ""


def _put_over_block(asked: Asked, value: str) -> Stretch:
    """Paragraphs in place of others keep their bar; one line takes its place."""
    old, text = asked.value, asked.text
    comment = _comment(asked, old.start)
    if not is_block(value):
        return Stretch(old.start, old.end, single_text(value, None, flow=False) + comment)
    bar = text[old.start : end_of_line(text, old.start)]
    kept = bar if bar.split(" ")[0] in ("|", "|-", "|+") else f"|{comment}"
    indent = content_indent(text, old) or asked.indent + 2
    return Stretch(old.start, old.end, "\n".join([kept, *block_lines(value, indent)]))


def _lines_behind_sign(asked: Asked, value: Value) -> list[str]:
    """A value as it stands behind the colon of its key or behind its dash."""
    is_item = asked.around.is_list
    first, *below = (
        item_lines(value, asked.indent) if is_item else key_lines("k", value, asked.indent)
    )
    return [first[asked.indent + (1 if is_item else 2) :], *below]


def _put_in_brackets(asked: Asked, outer: int, value: Value) -> tuple[Stretch, ...]:
    old, text = asked.value, asked.text
    if is_single(value) and not is_block(value):
        gap = " " if old.start == old.end and text[old.start - 1] == ":" else ""
        return (Stretch(old.start, old.end, gap + single_text(value, old, flow=True)),)
    return unfolded(asked, outer)


def unfolded(asked: Asked, outer: int) -> tuple[Stretch, ...]:
    """A collection in brackets that no longer fits on its line, written anew with the edit."""
    whole = Asked(asked.text, asked.edit, asked.values[: outer + 1])
    below = asked.edit.path[outer:]
    return put(whole, _with(value_of(asked.values[outer]), below, asked.edit))


def _with(value: Value, path: Path, edit: Edit) -> Value:
    if not path:
        assert edit.value is not None
        return edit.value
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        entries = dict(value) if isinstance(value, Mapping) else {}
        return {**entries, step: _with(entries.get(step, ""), rest, edit)}
    items = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []
    below = _with(items[step] if step < len(items) else "", rest, edit)
    return [*items[:step], below, *items[step + 1 :]]
