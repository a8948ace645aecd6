"""A standard cut into phrases, each with what it does: grade, deduct, set a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.intake.wording.awards import (
    AWARD,
    RANGE_OF_SHARES,
    Award,
    award_of,
    share_range,
)
from generator.intake.wording.deductions import Deduction, deduction
from generator.intake.wording.limits import limit_of
from generator.intake.wording.text import bracketed, split, trimmed


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a standard.

    `kind` is `award` (a condition and what it gives), `deduction`, `text` (nothing known), or one
    of `limits.LIMITS`. `text` is the wording, `value` what stands in it for a limit.
    """

    kind: str
    text: str
    condition: str = ""
    award: Award | None = None
    deduction: Deduction | None = None
    value: str = ""


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text in their order."""
    text = _IN_BRACKETS.sub(r"\1", text)
    return tuple(phrase for clause in split(text, "；;。！!\n") for phrase in _clause(clause))


def _clause(clause: str) -> Iterator[Phrase]:
    """Commas part phrases; what has no effect of its own belongs to the phrase after it."""
    waiting: list[str] = []
    for piece in split(clause, "，,"):
        piece, notes = _without_notes(piece.rstrip("：:"))
        done = list(_piece(piece, waiting)) if piece else []
        if done:
            yield from done
            waiting = []
        elif piece:
            waiting.append(piece)
        yield from notes
    if waiting:
        yield Phrase("text", "，".join(waiting))


_IN_BRACKETS = re.compile(r"[（(](\d+(?:\.\d+)?(?:[-~～—至]\d+(?:\.\d+)?)?分)[）)](?![：:])")
_NOTED = ("started", "completed", "linear", "whole", "cap", "most", "floor", "severity")
"""Limits that stand in brackets behind what they limit."""
_NOTE = re.compile(r"[（(]([^（(）)]*)[）)]")


def _without_notes(piece: str) -> tuple[str, tuple[Phrase, ...]]:
    """A piece without those brackets that say something of their own."""
    notes: list[Phrase] = []

    def kept(found: re.Match[str]) -> str:
        known = limit_of(found[1])
        if known is None or known[0] not in _NOTED:
            return found[0]
        notes.append(Phrase(known[0], found[1], value=known[1]))
        return ""

    return _NOTE.sub(kept, piece), tuple(notes)


def _piece(piece: str, waiting: Sequence[str]) -> Iterator[Phrase]:
    whole = "，".join((*waiting, piece)) if "指标" in piece else ""
    if waiting and (limit_of(whole) or ("",))[0] == "gate":
        yield Phrase("gate", whole)
        return
    joined = "，".join((*waiting[-1:], piece))
    if waiting and (limit_of(joined) or ("",))[0] == "proportion":
        if waiting[:-1]:
            yield Phrase("text", "，".join(waiting[:-1]))
        yield Phrase("proportion", joined)
        return
    if known := limit_of(piece):
        if waiting:
            yield Phrase("text", "，".join(waiting))
        yield Phrase(known[0], piece, value=known[1])
        return
    if deduct := deduction(piece, waiting):
        kept = waiting[: len(waiting) - deduct.taken]
        if kept:
            yield Phrase("text", "，".join(kept))
        quote = "，".join((*waiting[len(waiting) - deduct.taken :], piece))
        yield Phrase("deduction", quote, deduction=deduct)
        return
    yield from _awards(piece, waiting)


def _awards(piece: str, waiting: Sequence[str]) -> Iterator[Phrase]:
    start, before, inside = 0, list(waiting), bracketed(piece)
    for found in AWARD.finditer(piece):
        if inside[found.start()]:
            continue
        own = piece[start : found.start()]
        condition = trimmed("，".join((*before, own) if own else before))
        quote = "，".join((*before, piece[start : found.end()]))
        yield Phrase("award", quote, _led(condition), award_of(found))
        start, before = found.end(), []
    rest = trimmed(piece[start:])
    if start and len(rest) > 1:
        yield Phrase("text", rest)
    if not start and (shares := RANGE_OF_SHARES.search(piece)) and shares.start():
        head = trimmed("，".join((*before, piece[: shares.start()])))
        yield Phrase("award", piece, _led(head), share_range(shares))


def _led(condition: str) -> str:
    """A condition without an introduction that ends in a colon (分三档：达成指标)."""
    return re.split(r"[：:]", condition)[-1] if re.search(r"[：:].", condition) else condition
