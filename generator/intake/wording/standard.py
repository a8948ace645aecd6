"""A standard taken apart, with what else is known of its indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.intake.wording.numbering import Numbered, numbered
from generator.intake.wording.phrases import Phrase, phrases
from generator.intake.wording.text import plain, trimmed


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a numbered list: its words, and its phrases where it says what it gives."""

    text: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard as phrases and parts, with the indicator it belongs to.

    `phrases` are those outside a numbered list, in their order; `parts` the items of the list.
    """

    text: str
    weight: Decimal
    name: str
    explanation: str
    year: int | None
    phrases: tuple[Phrase, ...]
    parts: tuple[Part, ...]

    def of(self, *kinds: str) -> tuple[Phrase, ...]:
        """Its phrases of these kinds."""
        return tuple(phrase for phrase in self.phrases if phrase.kind in kinds)

    def has(self, *kinds: str) -> bool:
        """Whether there is a phrase of these kinds."""
        return bool(self.of(*kinds))

    def without(self, gone: Iterable[Phrase]) -> Standard:
        """The standard without some of its phrases."""
        left = list(gone)
        return replace(self, phrases=tuple(one for one in self.phrases if one not in left))


def standard(text: str, weight: Decimal, name: str, explanation: str, year: int | None) -> Standard:
    """A standard taken apart."""
    text = plain(text)
    listed = numbered(text)
    if not _is_list(listed):
        listed = Numbered(text, (), "")
    parts = tuple(_part(item) for item in listed.items)
    outside = (*phrases(listed.head), *phrases(listed.tail))
    return Standard(text, weight, plain(name), plain(explanation), year, outside, parts)


def _is_list(listed: Numbered) -> bool:
    """Marks that only point to a list elsewhere (具备①得40%，②③各得30%) make none."""
    return all(
        len(trimmed(item)) > 1 and not item.startswith(("得", "各")) for item in listed.items
    )


def _part(item: str) -> Part:
    found = phrases(item)
    return Part(item.strip("；;。，,"), found if any(one.kind != "text" for one in found) else ())
