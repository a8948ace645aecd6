"""A file gone through by its keys: every value that is there or could be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.editing.edit import Path
from generator.editing.sheet.keys import Branch, FileKeys, Key, said
from generator.problems import Place
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence

TITLES = ("name", "title", "heading", "duty", "indicator", "finding", "veto", "what", "where", "id")
NAMES = ("id", "indicator", "name", "where", "heading", "duty", "finding", "title")
"""What an item of a list is called by people, and what tells it from the others."""


BLANK = "+"
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a walk stands: a value, or None where none is; `around` is what it stands in.

    `steps` are the path with items of lists by name, `titles` the entries it belongs to, as people
    call them, `key` the last key.
    """

    node: Node | None
    path: Path = ()
    steps: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    place: Place = NOWHERE
    around: Spot | None = None
    key: str = ""


def walk(
    file: FileKeys, spot: Spot, language: str, *, blank: bool = False
) -> Iterator[tuple[Key, Spot]]:
    """Every key of a file with the value at it, entry by entry.

    Where `blank`, of entries that could be added behind those of each list as well; their step
    is BLANK.
    """
    return _Walk(file, language, blank=blank).below(file.keys, spot)


class _Walk:
    def __init__(self, file: FileKeys, language: str, *, blank: bool) -> None:
        self._file = file
        self._language = language
        self._blank = blank

    def below(self, branch: Branch, spot: Spot) -> Iterator[tuple[Key, Spot]]:
        for step, key in branch.below.items():
            name = step.rstrip("[]{}")
            inner = _enter(spot, name)
            if isinstance(key, Key) and key.new and BLANK not in spot.steps:
                continue
            if isinstance(key, Key) and not step.endswith("{}"):
                yield key, inner
            elif isinstance(key, Key):
                yield from ((key, one) for one in _entries(inner))
            elif step.endswith("[]"):
                for item in self._items(inner):
                    yield from self.below(key, item)
            elif inner.node is None or isinstance(inner.node, Mapping):
                yield from self.below(key, inner)

    def _items(self, spot: Spot) -> Iterator[Spot]:
        if isinstance(spot.node, Sequence):
            yield from self._entries(spot, spot.node)
        if self._blank and spot.key in self._file.adding:
            at = len(spot.node.items) if isinstance(spot.node, Sequence) else 0
            steps, path = (*spot.steps, BLANK), (*spot.path, at)
            yield Spot(None, path, steps, spot.titles, spot.place, spot, spot.key)

    def _entries(self, spot: Spot, node: Sequence) -> Iterator[Spot]:
        names = [_texts(item) for item in node.items]
        counts = Counter((key, text) for one in names for key, text in one.items())
        for at, (item, texts) in enumerate(zip(node.items, names, strict=True)):
            unique = (texts[key] for key in NAMES if counts[key, texts.get(key, "")] == 1)
            title = self._title(spot.key, texts, at)
            yield Spot(
                item,
                (*spot.path, at),
                (*spot.steps, next(unique, f"#{at + 1}")),
                (*spot.titles, title) if title else spot.titles,
                item.place,
                spot,
                spot.key,
            )

    def _title(self, key: str, texts: dict[str, str], at: int) -> str:
        noun = self._file.lists.get(key, "")
        number = said("number", self._language).format(number=at + 1)
        name = next((texts[one] for one in TITLES if texts.get(one)), number)
        return f"{noun} {name}".strip()


def _texts(item: Node) -> dict[str, str]:
    if not isinstance(item, Mapping):
        return {}
    return {
        key: node.text.strip()
        for key, node in item.entries.items()
        if isinstance(node, Scalar) and node.text.strip()
    }


def _enter(spot: Spot, key: str) -> Spot:
    """What stands at a key; its own place is that of what it would belong to, where it is not."""
    entries = spot.node.entries if isinstance(spot.node, Mapping) else {}
    node = entries.get(key)
    place = spot.place if node is None else node.place
    return replace(
        spot,
        node=node,
        path=(*spot.path, key),
        steps=(*spot.steps, key),
        place=place,
        around=spot,
        key=key,
    )


def _entries(spot: Spot) -> Iterator[Spot]:
    """The keys of a mapping; for cells of a table those of all its columns."""
    names = list(spot.node.entries) if isinstance(spot.node, Mapping) else []
    if spot.key == "cells":
        names.extend(name for name in columns(spot) if name not in names)
    for name in names:
        yield _enter(spot, name)


def table_of(spot: Spot) -> Mapping | None:
    """The table a cell stands in."""
    above: Spot | None = spot
    while above is not None:
        if isinstance(above.node, Mapping) and "columns" in above.node.entries:
            return above.node
        above = above.around
    return None


def columns(spot: Spot) -> dict[str, dict[str, str]]:
    """The columns of the table a cell stands in by name, each with the texts of its keys."""
    table = table_of(spot)
    found = table.entries.get("columns") if table is not None else None
    items = found.items if isinstance(found, Sequence) else ()
    texts = (_texts(item) for item in items)
    return {one["name"]: one for one in texts if "name" in one}
