"""What a person has to look at in the folder that is made."""

from __future__ import annotations

from generator.carry_over.writing import Entry
from generator.yaml_nodes.emit import Value

LONGEST = 2_000


class Todo:
    """Collects what has to be looked at, in the order of the folder's files."""

    def __init__(self) -> None:
        self._items: list[tuple[str, str, str]] = []

    def add(self, text: str, file: str = "", about: str = "") -> None:
        """Something to look at: in which file, and in which entry of it."""
        self._items.append((file, about, " ".join(text.split())[:LONGEST]))

    def __len__(self) -> int:
        return len(self._items)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The items as they stand in todo.yml."""
        return tuple(Entry(_entry(*one)) for one in self._items)


def _entry(file: str, about: str, text: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if file:
        found["file"] = file
    if about:
        found["about"] = about
    return {**found, "text": text}
