"""An edit in a text, with the values its path leads through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editing.blocks import block_lines
from generator.editing.edit import Edit, Path
from generator.editing.stretch import after_colon, dash_of
from generator.editing.written import Written, column
from generator.yaml_nodes.emit import Typed, Value, after_key, as_item, single


@dataclass(frozen=True, slots=True)
class Asked:
    """An edit in a text: the values from the top down to where its path leads, or how far it goes.

    What is edited is the last of the `values`; those before are around it.
    """

    text: str
    edit: Edit
    values: tuple[Written, ...]

    @property
    def path(self) -> Path:
        """The part of the path that is there."""
        return self.edit.path[: len(self.values) - 1]

    @property
    def value(self) -> Written:
        """What the path leads to, or what is nearest above it."""
        return self.values[-1]

    @property
    def around(self) -> Written:
        """The list or mapping the value stands in."""
        return self.values[-2]

    @property
    def outermost(self) -> int | None:
        """How deep the outermost collection in brackets around the value, or itself, stands."""
        return next((at for at, one in enumerate(self.values) if one.flow), None)

    @property
    def key(self) -> Written:
        """The key of the value."""
        at = self.around.position(self.path[-1])
        assert at is not None
        assert self.around.keys is not None
        return self.around.keys[at]

    @property
    def sign(self) -> int:
        """The place behind the colon of the value's key, or behind its dash."""
        if self.around.is_list:
            return dash_of(self.text, self.around, self.value) + 1
        return after_colon(self.text, self.key)

    @property
    def indent(self) -> int:
        """The column of the value's key, or of its dash."""
        if self.around.is_list:
            return column(self.text, dash_of(self.text, self.around, self.value))
        return column(self.text, self.key.start)


def is_block(value: Value) -> bool:
    """Whether a value is paragraphs, each on a line of its own."""
    return isinstance(value, str) and value.endswith("\n")


def is_single(value: Value) -> bool:
    """Whether a value stands on one line."""
    return isinstance(value, str) or not isinstance(value, Mapping | Sequence)


def single_text(value: Value, like: Written | None, *, flow: bool) -> str:
    """A single value in the quotes of the one before it, if it had some.

    What takes the place of a bare number is typed bare as well.
    """
    assert not isinstance(value, Mapping)
    assert isinstance(value, str) or is_single(value)
    if not isinstance(value, str):
        assert not isinstance(value, Sequence)
        return single(value, flow=flow)
    if like is not None and like.style in ("'", '"'):
        single(value, flow=flow)
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    was_number = like is not None and not like.style and single(like.text, flow=flow) != like.text
    return single(Typed(value) if was_number else value, flow=flow)


def key_lines(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key with its value, moved to the right."""
    if isinstance(value, str) and is_block(value):
        return [f"{' ' * indent}{single(key, flow=False)}: |", *block_lines(value, indent + 2)]
    return after_key(key, value, " " * indent)


def item_lines(value: Value, indent: int) -> list[str]:
    """The lines of an item of a list, its dash moved to the right."""
    if isinstance(value, str) and is_block(value):
        return [f"{' ' * indent}- |", *block_lines(value, indent + 2)]
    return as_item(value, " " * indent)
