"""Typed getters over a mapping.

A getter that finds nothing usable reports a problem and gives a harmless value of the asked
type, so that one run tells all problems; `ok` then is False and the caller drops the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from generator.model.units import DATE, number_of
from generator.problems import Place
from generator.yaml_nodes import scalars
from generator.yaml_nodes.keys import Keys
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.scalars import TO_FILL, Misfit

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NAME_LENGTH = 300
PARAGRAPH_LENGTH = 20_000
SHOWN = 60
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SEPARATORS = re.compile("[，、；;,]")


class Fields(Keys):
    """The keys of one mapping, read with types."""

    # One value

    def text(self, key: str, default: str | None = None, *, length: int = NAME_LENGTH) -> str:
        """One line of text."""
        found = self._scalar(key, default is None)
        if found is None:
            return default or ""
        self.skips(found, key, text=True)
        text = found.text.removesuffix("\n")
        if "\n" in text:
            self.problem("several-lines", found.place, key=key)
        return self._tidy(text, key, found.place, length)

    def term(self, key: str, default: str | None = None) -> str:
        """One line of text that others refer to or compute with: no mere text to be shown."""
        node = self.node.entries.get(key)
        if node is not None and self.skips(node, key):
            self._asked.append(key)
            return TO_FILL
        return self.text(key, default)

    def paragraphs(self, key: str, *, optional: bool = True) -> tuple[str, ...]:
        """A text of several paragraphs, one on each line that is not empty."""
        found = self._scalar(key, not optional)
        if found is None:
            return ()
        self.skips(found, key, text=True)
        lines = (line.strip() for line in found.text.split("\n"))
        return tuple(self._tidy(line, key, found.place, PARAGRAPH_LENGTH) for line in lines if line)

    def number(self, key: str, *, positive: bool = False) -> Decimal:
        """A decimal number; where `positive`, more than zero."""
        return self._above_zero(key, self._typed(key, scalars.number), positive)

    def optional_number(self, key: str) -> Decimal | None:
        """A decimal number, or None where the key is left out."""
        return self.number(key) if self.has(key) else None

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds, both included."""
        value = self._typed(key, scalars.number)
        if value is None:
            return low
        if value != int(value) or not low <= value <= high:
            self.problem("not-in-range", self.at(key), key=key, low=low, high=high)
            return low
        return int(value)

    def percent(self, key: str, *, positive: bool = False) -> Decimal:
        """A percentage with its sign; 99.08% gives 99.08."""
        return self._above_zero(key, self._typed(key, scalars.percent), positive)

    def measured(self, key: str, symbol: str, *, positive: bool = False) -> Decimal:
        """A number in a unit: with its sign for percent, as a day for dates, else bare.

        As written where the unit is not known, because it is missing: that is another problem.
        """
        if symbol == DATE:
            day = self.day(key)
            return Decimal(0) if day is None else number_of(day)
        written = self.node.entries.get(key)
        signed = isinstance(written, Scalar) and written.text.endswith("%")
        is_percent = symbol == "%" or (not symbol and signed)
        return (self.percent if is_percent else self.number)(key, positive=positive)

    def day(self, key: str) -> date | None:
        """A calendar day; None after reporting why not."""
        return self._typed(key, scalars.day)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """是 or 否."""
        if default is not None and not self.has(key):
            return default
        return self._typed(key, scalars.flag) or False

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        if default is not None and not self.has(key):
            return default
        found = self._scalar(key, True, "、".join(kind))
        if found is None or self.skips(found, key):
            return next(iter(kind))
        return self._chosen(key, kind, found.text, found.place) or next(iter(kind))

    def one_of(self, key: str, known: Collection[str], what: str) -> str:
        """The name of something that must exist; `what` says what, as a catalogue word."""
        found = self._scalar(key, True)
        if found is None or self.skips(found, key):
            return ""
        if found.text not in known:
            self.unknown_name(found.text, found.place, known, what)
        return found.text

    def unknown_name(self, text: str, place: Place, known: Collection[str], what: str) -> None:
        """Report a name that points to nothing."""
        self.problem("unknown-name", place, name=text, what=what, meant=nearest(text, known))

    def slug(self, key: str) -> str:
        """A name that can stand in an address."""
        text = self.term(key)
        if text and not self.to_fill(key) and not SLUG.fullmatch(text):
            self.problem("bad-slug", self.at(key), found=text, meant=as_slug(text))
        return text

    # Several values

    def child(self, key: str, *, required: bool = False) -> Fields | None:
        """The mapping below a key, or None where the key is left out."""
        node = self.node_at(key, required=required)
        if node is None or self.skips(node, key):
            return None
        if not isinstance(node, Mapping):
            self.problem("expected-mapping", node.place, key=key)
            return None
        return Fields(node, self._report, self)

    def children(self, key: str, *, required: bool = False) -> Iterator[Fields]:
        """The mappings of a list; where `required`, at least one."""
        for node in self._items(key, required):
            if isinstance(node, Mapping):
                yield Fields(node, self._report, self)
            elif not self.skips(node, key):
                empty = isinstance(node, Scalar) and node.empty
                self.problem("empty-item" if empty else "expected-mapping", node.place, key=key)

    def texts(
        self, key: str, *, length: int = PARAGRAPH_LENGTH, required: bool = False
    ) -> tuple[str, ...]:
        """A list of texts, each on one line; where `required`, at least one."""
        found = self.placed_texts(key, length=length, required=required)
        return tuple(text for text, _ in found)

    def placed_texts(
        self,
        key: str,
        *,
        length: int = PARAGRAPH_LENGTH,
        required: bool = False,
        shown: bool = True,
    ) -> tuple[tuple[str, Place], ...]:
        """A list of texts, each with its place; not `shown` where they are numbers or names."""
        found: list[tuple[str, Place]] = []
        for node in self._items(key, required):
            if not isinstance(node, Scalar):
                self.problem("expected-text", node.place, key=key)
            elif node.empty:
                self.problem("empty-item", node.place, key=key)
            elif not self.skips(node, key, text=shown) or shown:
                text = node.text.removesuffix("\n")
                found.append((self._tidy(text, key, node.place, length), node.place))
        return tuple(found)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of values of an enumeration: at least one, none of them twice."""
        found: list[E] = []
        for text, place in self.placed_texts(key, required=True, shown=False):
            one = self._chosen(key, kind, text, place)
            if one in found:
                self.problem("repeated-name", place, name=text)
            elif one is not None:
                found.append(one)
        return tuple(found)

    def references(self, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """A list of names of things that must exist."""
        found = self.placed_texts(key, length=NAME_LENGTH, shown=False)
        for text, place in found:
            if text in known:
                continue
            parts = [part.strip() for part in _SEPARATORS.split(text)]
            if len(parts) > 1 and all(part in known for part in parts):
                self.problem("joined-names", place, name=text, meant=f"[{', '.join(parts)}]")
            else:
                self.unknown_name(text, place, known, what)
        return tuple(text for text, _ in found)

    # Inner workings

    def _items(self, key: str, required: bool) -> tuple[Node, ...]:
        node = self.node_at(key, required=required)
        if node is None or self.skips(node, key):
            return ()
        if not isinstance(node, Sequence):
            self.problem("expected-list", node.place, key=key)
            return ()
        if required and not node.items:
            self.problem("empty-list", node.place, key=key)
        return node.items

    def _chosen(self, key: str, kind: type[E], text: str, place: Place) -> E | None:
        options = [one.value for one in kind]
        if text in options:
            return kind(text)
        meant, known = nearest(text, options), "、".join(options)
        self.problem("unknown-value", place, key=key, found=text, known=known, meant=meant)
        return None

    def _scalar(self, key: str, required: bool, known: str = "") -> Scalar | None:
        node = self.node_at(key, required=required, known=known)
        if node is None or isinstance(node, Scalar):
            return node
        self.problem("expected-text", node.place, key=key)
        return None

    def _typed(self, key: str, parse: Callable[[str], T | Misfit]) -> T | None:
        found = self._scalar(key, required=True)
        if found is None or self.skips(found, key):
            return None
        text = found.text.removesuffix("\n")
        value = parse(text)
        if isinstance(value, Misfit):
            shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
            self.problem(value.id, found.place, key=key, found=shown, meant=value.meant)
            return None
        return value

    def _above_zero(self, key: str, value: Decimal | None, positive: bool) -> Decimal:
        if positive and value is not None and value <= 0:
            self.problem("not-positive", self.at(key), key=key)
        return Decimal(0) if value is None else value

    def _tidy(self, text: str, key: str, place: Place, length: int) -> str:
        if len(text) > length:
            self.problem("text-too-long", place, key=key, length=len(text), limit=length)
        if text != text.strip() or "  " in text:
            self.warn("odd-spaces", place, key=key)
        return text.strip()


def as_slug(text: str) -> str | None:
    """A text made fit for an address, where its letters and digits allow."""
    slug = re.sub("[^a-z0-9]+", "-", text.casefold()).strip("-")
    return slug if text.isascii() and SLUG.fullmatch(slug) else None
