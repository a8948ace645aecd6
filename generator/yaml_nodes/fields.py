"""Typed getters over a mapping.

A getter that finds nothing usable reports a problem and gives a harmless value of the asked
type, so that one run tells all problems; `ok` then is False and the caller drops the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from generator.problems import Place, Report
from generator.yaml_nodes import scalars
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.scalars import Misfit

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NAME_LENGTH = 300
PARAGRAPH_LENGTH = 20_000
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def nearest(text: str, known: Collection[str]) -> str | None:
    """The known name most like the text, or None when none is close."""
    folded = {name.casefold(): name for name in known}
    found = get_close_matches(text.strip().casefold(), folded, n=1, cutoff=0.5)
    return folded[found[0]] if found else None


class Fields:
    """The keys of one mapping, read with types; every key must be asked for once."""

    def __init__(self, node: Mapping, report: Report, around: Fields | None = None) -> None:
        self.node = node
        self.place = node.place
        self.ok = True
        self._report = report
        self._around = around
        self._asked: list[str] = []

    def problem(
        self, kind: str, place: Place, /, *, meant: str | None = None, **values: object
    ) -> None:
        """Report a problem of this item; it and all items around it are not usable."""
        item: Fields | None = self
        while item is not None:
            item.ok = False
            item = item._around
        self._report.add(kind, place, meant=meant, **values)

    def at(self, key: str) -> Place:
        """Where a key's value starts; the mapping's own place when the key is missing."""
        node = self.node.entries.get(key)
        return node.place if node is not None else self.place

    def has(self, key: str) -> bool:
        """Whether a key stands in the mapping; counts as asking for it."""
        self._asked.append(key)
        return key in self.node.entries

    def names(self) -> tuple[str, ...]:
        """All keys; for mappings whose keys are data. Counts as asking for all."""
        self._asked.extend(self.node.entries)
        return tuple(self.node.entries)

    def finish(self) -> bool:
        """Report keys nobody asked for; whether the item is usable."""
        for key, place in self.node.keys.items():
            if key not in self._asked:
                unused = [one for one in self._asked if one not in self.node.entries]
                known = "、".join(dict.fromkeys(self._asked))
                self.problem("unknown-key", place, key=key, known=known, meant=nearest(key, unused))
        return self.ok

    # One value

    def text(self, key: str, default: str | None = None, *, length: int = NAME_LENGTH) -> str:
        """One line of text."""
        found = self._scalar(key, default is None)
        if found is None:
            return default or ""
        text = found.text.removesuffix("\n")
        if "\n" in text:
            self.problem("several-lines", found.place, key=key)
        return self._tidy(text, key, found.place, length)

    def paragraphs(self, key: str, *, optional: bool = True) -> tuple[str, ...]:
        """A text of several paragraphs, one on each line that is not empty."""
        found = self._scalar(key, not optional)
        if found is None:
            return ()
        lines = (line.strip() for line in found.text.split("\n"))
        return tuple(self._tidy(line, key, found.place, PARAGRAPH_LENGTH) for line in lines if line)

    def number(self, key: str) -> Decimal:
        """A decimal number."""
        return self._typed(key, scalars.number, Decimal(0))

    def optional_number(self, key: str) -> Decimal | None:
        """A decimal number, or None where the key is left out."""
        return self.number(key) if self.has(key) else None

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds, both included."""
        value = self.number(key)
        if self.ok and (value != int(value) or not low <= value <= high):
            self.problem("not-in-range", self.at(key), key=key, low=low, high=high)
        return int(value)

    def percent(self, key: str) -> Decimal:
        """A percentage with its sign; 99.08% gives 99.08."""
        return self._typed(key, scalars.percent, Decimal(0))

    def measured(self, key: str, symbol: str) -> Decimal:
        """A number in a unit: with its sign for percent, bare for all others."""
        return self.percent(key) if symbol == "%" else self.number(key)

    def day(self, key: str) -> date:
        """A calendar day."""
        return self._typed(key, scalars.day, date.min)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """是 or 否."""
        if default is not None and not self.has(key):
            return default
        return self._typed(key, scalars.flag, False)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        options = [one.value for one in kind]
        if default is not None and not self.has(key):
            return default
        text = self.text(key)
        if text in options:
            return kind(text)
        if self.has(key) and text:
            self.problem(
                "unknown-value",
                self.at(key),
                key=key,
                found=text,
                known="、".join(options),
                meant=nearest(text, options),
            )
        return next(iter(kind))

    def one_of(self, key: str, known: Collection[str], what: str) -> str:
        """The name of something that must exist; `what` says what, as a catalogue word."""
        text = self.text(key)
        if text and text not in known:
            self.unknown_name(text, self.at(key), known, what)
        return text

    def unknown_name(self, text: str, place: Place, known: Collection[str], what: str) -> None:
        """Report a name that points to nothing."""
        self.problem("unknown-name", place, name=text, what=what, meant=nearest(text, known))

    def slug(self, key: str) -> str:
        """A name that can stand in an address."""
        text = self.text(key)
        if text and not SLUG.fullmatch(text):
            self.problem("bad-slug", self.at(key), found=text)
        return text

    # Several values

    def child(self, key: str) -> Fields | None:
        """The mapping below a key, or None where the key is left out."""
        node = self._node(key, required=False)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problem("expected-mapping", node.place, key=key)
            return None
        return Fields(node, self._report, self)

    def children(self, key: str, *, required: bool = False) -> Iterator[Fields]:
        """The mappings of a list."""
        for node in self._items(key, required):
            if isinstance(node, Mapping):
                yield Fields(node, self._report, self)
            else:
                self.problem("expected-mapping", node.place, key=key)

    def texts(self, key: str, *, length: int = PARAGRAPH_LENGTH) -> tuple[str, ...]:
        """A list of texts, each on one line."""
        return tuple(text for text, _ in self.placed_texts(key, length=length))

    def placed_texts(
        self, key: str, *, length: int = PARAGRAPH_LENGTH
    ) -> tuple[tuple[str, Place], ...]:
        """A list of texts, each with its place."""
        found: list[tuple[str, Place]] = []
        for node in self._items(key, required=False):
            if not isinstance(node, Scalar):
                self.problem("expected-text", node.place, key=key)
            elif node.empty:
                self.problem("empty-item", node.place, key=key)
            else:
                text = node.text.removesuffix("\n")
                found.append((self._tidy(text, key, node.place, length), node.place))
        return tuple(found)

    def references(self, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """A list of names of things that must exist."""
        found = self.placed_texts(key, length=NAME_LENGTH)
        for text, place in found:
            if text not in known:
                self.unknown_name(text, place, known, what)
        return tuple(text for text, _ in found)

    # Inner workings

    def _node(self, key: str, required: bool) -> Node | None:
        self._asked.append(key)
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.empty):
            if required:
                at = self.place if node is None else node.place
                self.problem("missing-key", at, key=key)
            return None
        return node

    def _items(self, key: str, required: bool) -> tuple[Node, ...]:
        node = self._node(key, required)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.problem("expected-list", node.place, key=key)
            return ()
        return node.items

    def _scalar(self, key: str, required: bool) -> Scalar | None:
        node = self._node(key, required)
        if node is None or isinstance(node, Scalar):
            return node
        self.problem("expected-text", node.place, key=key)
        return None

    def _typed(self, key: str, parse: Callable[[str], T | Misfit], fallback: T) -> T:
        found = self._scalar(key, required=True)
        if found is None:
            return fallback
        value = parse(found.text.removesuffix("\n"))
        if isinstance(value, Misfit):
            self.problem(value.id, found.place, key=key, found=found.text, meant=value.meant)
            return fallback
        return value

    def _tidy(self, text: str, key: str, place: Place, length: int) -> str:
        if len(text) > length:
            self.problem("text-too-long", place, key=key, length=len(text), limit=length)
        if text != text.strip() or "  " in text:
            self._report.add("odd-spaces", place, key=key)
        return text.strip()
