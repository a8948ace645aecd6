"""Parts that a standard only points to or names in one breath: 具备①得40%, A、B、C目标各2分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.wording.awards import Award
from generator.intake.wording.found import Note
from generator.intake.wording.numbering import numbered
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard
from generator.intake.wording.text import trimmed

MARKS = re.compile(r"[①-⑳]")


@dataclass(frozen=True, slots=True)
class Item:
    """A part with what it gives; `gate` where nothing is earned without it."""

    name: str
    award: Award
    gate: bool = False


Read = tuple[list[Item], tuple[Phrase, ...], tuple[Note, ...]]


def pointed(standard: Standard) -> Read:
    """具备①得40%，②③各得30%: the list stands in the explanation, or is not printed."""
    names = [trimmed(item) for item in numbered(standard.explanation).items]
    found: list[Item] = []
    for phrase in standard.of("award"):
        marks = MARKS.findall(phrase.condition) if phrase.award else []
        if len(marks) > 1 and not (phrase.award and phrase.award.each):
            return [], (), ()
        for mark in marks:
            at = ord(mark) - ord("①")
            if at != len(found) or phrase.award is None:
                return [], (), ()
            found.append(Item(names[at] if at < len(names) else mark, phrase.award))
    doubts: tuple[Note, ...] = ()
    if found and len(names) < len(found):
        doubts = (("rule-parts-elsewhere", {"quote": standard.text}),)
    return found, standard.of("award") if found else (), doubts


def shared(standard: Standard) -> Read:
    """数量、质量、时效、效益目标各2分."""
    awards = [one for one in standard.of("award") if one.award and one.award.each]
    if len(awards) != 1 or awards[0].award is None:
        return [], (), ()
    names = list(_split_names(awards[0].condition))
    return [Item(name, awards[0].award) for name in names], (awards[0],), ()


def _split_names(text: str) -> Iterator[str]:
    names = re.split(r"[、和及]", text)
    length = len(names[0])
    same = all(len(one) == length for one in names[:-1]) and len(names[-1]) > length
    suffix = names[-1][length:] if same and len(names) > 1 else ""
    yield from (one + suffix for one in names[:-1])
    yield names[-1]
