"""The keys of one mapping: which were asked for, which are missing, which nobody knows."""

from __future__ import annotations

from enum import Enum

from generator.problems import Place, Report
from generator.yaml_nodes.likeness import listed, nearest
from generator.yaml_nodes.nodes import Mapping, Node, Scalar
from generator.yaml_nodes.scalars import TO_FILL

MAX_UNKNOWN = 20
LABELS = ("id", "indicator", "finding", "name", "heading", "where", "duty", "what")
"""Keys that say what an item is about, the first that is there."""


class Unfilled(Enum):
    """Where a file may say that something is to be filled in (待填)."""

    NOWHERE = "nowhere"
    TEXTS = "texts"
    ANYWHERE = "anywhere"


RENAMED: dict[str, str] = {}
"""Keys of earlier versions of the format, and what they are called now; none so far."""


class Keys:
    """Keeps account of the keys of a mapping; every key must be asked for once.

    A missing key is told by `finish`, which must be called: an unknown key that looks like it is
    the same slip and told once.
    """

    def __init__(self, node: Mapping, report: Report, around: Keys | None = None) -> None:
        self.node = node
        self.place = node.place
        self.ok = True
        self.unfilled: Unfilled = around.unfilled if around is not None else Unfilled.NOWHERE
        self._report = report
        self._around = around
        self._asked: list[str] = []
        self._missing: dict[str, tuple[str, Place, dict[str, object]]] = {}

    def problem(
        self, kind: str, place: Place, /, *, meant: str | None = None, **values: object
    ) -> None:
        """Report a problem of this item; it and all items around it are not usable."""
        self._spoil()
        self._report.add(kind, place, meant=meant, **values)

    def warn(self, kind: str, place: Place, /, **values: object) -> None:
        """Report what does not make the item unusable."""
        self._report.add(kind, place, meant=None, **values)

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

    def node_at(self, key: str, *, required: bool, known: str = "") -> Node | None:
        """What stands at a key; None when nothing does. `known` lists what could."""
        self._asked.append(key)
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.empty):
            if required:
                self.missing(key, "missing-choice" if known else "missing-key", known=known)
            return None
        return node

    def to_fill(self, key: str) -> bool:
        """Whether it is said of a key that its value is to be filled in."""
        return _is_to_fill(self.node.entries.get(key))

    def skips(self, node: Node, key: str, *, text: bool = False) -> bool:
        """Whether a node says no more than that it is to be filled in, which is reported.

        In a draft a warning. A `text` is shown so; anything else makes the item not usable.
        """
        if not _is_to_fill(node):
            return False
        allowed = (Unfilled.ANYWHERE, Unfilled.TEXTS) if text else (Unfilled.ANYWHERE,)
        spot = " › ".join([*self._label(key), key])
        if self.unfilled not in allowed:
            self.problem("not-filled", node.place, key=spot)
            return True
        self.warn("to-fill", node.place, key=spot)
        if not text:
            self._spoil()
        return True

    def _label(self, key: str) -> list[str]:
        """What the item is about, or that around it; nothing where nothing says so."""
        item: Keys | None = self
        while item is not None:
            for one in LABELS:
                node = item.node.entries.get(one)
                told = isinstance(node, Scalar) and not _is_to_fill(node)
                if isinstance(node, Scalar) and told and (item is not self or one != key):
                    return [node.text]
            item = item._around
        return []

    def missing(self, key: str, kind: str, /, **values: object) -> None:
        """Note that a key is missing or left empty; reported by `finish`."""
        self._spoil()
        self._missing[key] = (kind, self.at(key), {"key": key, **values})

    def finish(self) -> bool:
        """Report missing keys and keys nobody asked for; whether the item is usable."""
        unknown = [key for key in self.node.keys if key not in self._asked]
        for key in unknown[:MAX_UNKNOWN]:
            self._report_unknown(key, self.node.keys[key])
        for kind, place, values in self._missing.values():
            self.problem(kind, place, meant=None, **values)
        self._missing.clear()
        return self.ok

    def _report_unknown(self, key: str, place: Place) -> None:
        name, colon, _ = key.partition("：")
        if colon and name in self._asked:
            self._missing.pop(name, None)
            self.problem("full-width-colon", place, key=name)
            return
        if (now := RENAMED.get(key)) in self._asked and now not in self.node.entries:
            self._missing.pop(now or "", None)
            self.problem("renamed-key", place, key=key, meant=now)
            return
        meant = nearest(key, self._missing) or nearest(
            key, [one for one in self._asked if one not in self.node.entries]
        )
        if meant is not None:
            self._missing.pop(meant, None)
        known = listed(dict.fromkeys(self._asked))
        self.problem("unknown-key", place, key=key, known=known, meant=meant)

    def _spoil(self) -> None:
        item: Keys | None = self
        while item is not None:
            item.ok = False
            item = item._around


def _is_to_fill(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text.removesuffix("\n") == TO_FILL
