"""Which recogniser's reading holds for a standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.intake.wording.checklists import checklist
from generator.intake.wording.found import Found, Note, Recogniser
from generator.intake.wording.interpolations import interpolation, nearest_best
from generator.intake.wording.judged import discretionary, levels, pass_fail
from generator.intake.wording.parts import items
from generator.intake.wording.profiles import profiles
from generator.intake.wording.proportions import proportion
from generator.intake.wording.ratios import formula
from generator.intake.wording.scales import bands
from generator.intake.wording.standard import Standard
from generator.intake.wording.steps import step

ORDER: tuple[Recogniser, ...] = (
    formula,
    profiles,
    nearest_best,
    interpolation,
    proportion,
    checklist,
    step,
    bands,
    discretionary,
    items,
    pass_fail,
    levels,
)
"""From the kinds with the plainest marks to those that would take anything."""

_NEVER_LEFT = ("floor", "problems", "whole", "cap", "severity", "definition", "total")


def choose(standard: Standard) -> Found | None:
    """The first reading that accounts for the whole standard, else that which leaves least."""
    best: Found | None = None
    for recogniser in ORDER:
        found = recogniser(standard)
        if found is None:
            continue
        if not _left(standard, found):
            return found
        if best is None or _weight(standard, found) < _weight(standard, best):
            best = found
    return best and replace(best, doubts=(*best.doubts, *_unread(standard, best)))


def _left(standard: Standard, found: Found) -> list[str]:
    """Phrases that a reading does not account for."""
    return [
        phrase.text
        for phrase in standard.phrases
        if phrase not in found.used and phrase.kind not in _NEVER_LEFT and len(phrase.text) > 1
    ] + _parts_left(standard, found)


def _parts_left(standard: Standard, found: Found) -> list[str]:
    """Items of the list where the rule holds no list."""
    listed = found.rule and found.rule["kind"] in ("checklist", "items", "levels", "bands")
    return [] if listed else [part.text for part in standard.parts]


def _weight(standard: Standard, found: Found) -> int:
    return sum(len(text) for text in _left(standard, found))


def _unread(standard: Standard, found: Found) -> Iterator[Note]:
    for text in _left(standard, found):
        yield "rule-part-unread", {"quote": text}
