"""Doubts as a person goes through them: what another doubt says already is left out, and what
holds of many indicators in the same words is one item that names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.intake.document import Origin
from generator.intake.doubts import catalogue, grouped_text, told
from generator.intake.draft import Doubt

FEWEST = 2
"""Doubts of one kind in a file that are put together."""
SAID = {
    "judgement-missing": (
        "judgement-open",
        "judgement-unreached",
        "judgement-no-score",
        "score-missing",
    ),
    "judgement-no-score": ("score-missing",),
    "rule-by-hand": ("rule-unread",),
}
"""Kinds of doubts with those that say the same of the same entry, and more."""
WARNED = ("rule-band-gap",)
"""Kinds of doubts that a check of the draft tells of as well."""


@dataclass(frozen=True, slots=True)
class Item:
    """Doubts told in one: where they show, and the entries they are about, the first one first."""

    file: str
    about: str
    origin: Origin
    doubts: tuple[Doubt, ...]

    def text(self, language: str) -> str:
        """What is doubtful, in `zh` or `en`."""
        return (
            grouped_text(self.doubts, language)
            if len(self.doubts) > 1
            else told(self.doubts[0], language)
        )


def settled(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts without those that others say already."""
    doubts = tuple(doubts)
    kinds: dict[str, set[str]] = {}
    for one in doubts:
        kinds.setdefault(one.about, set()).add(one.kind)
    return tuple(
        one
        for one in doubts
        if one.kind not in WARNED and not kinds[one.about] & set(SAID.get(one.kind, ()))
    )


def items(doubts: Sequence[Doubt]) -> tuple[Item, ...]:
    """The doubts in their order; those of one kind in a file stand where the first of them does."""
    by_key: dict[tuple[str, ...], list[Doubt]] = {}
    for at, one in enumerate(doubts):
        alone = "many_zh" not in catalogue().get(one.kind, {})
        key = (one.file, one.kind, str(at) if alone else "")
        by_key.setdefault(key, []).append(one)
    return tuple(item for same in by_key.values() for item in _item(same))


def _item(same: Sequence[Doubt]) -> Iterable[Item]:
    if len(same) < FEWEST:
        return [_one(doubt) for doubt in same]
    return [Item(same[0].file, same[0].about, same[0].origin, tuple(same))]


def _one(doubt: Doubt) -> Item:
    return Item(doubt.file, doubt.about, doubt.origin, (doubt,))
