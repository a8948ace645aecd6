"""Thresholds by context: 中部≥40%，西部≥30%得满分，每低1%扣1分."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Found
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard
from generator.intake.wording.steps import step
from generator.intake.wording.text import trimmed

_CONTEXT = re.compile(r"^[\u4e00-\u9fff]{2,6}$")


def profiles(standard: Standard) -> Found | None:
    """A step rule for each context that has a threshold of its own."""
    if not standard.has("deduction"):
        return None
    contexts = _contexts(standard)
    if len(contexts) < 2:
        return None
    awards = standard.of("award")
    found: dict[str, Mapping[str, Any]] = {}
    one: Found | None = None
    for context, words in contexts.items():
        phrase = replace(awards[0], condition=words)
        one = step(replace(standard, phrases=(phrase, *standard.without(awards).phrases)))
        if one is None or one.rule is None:
            return None
        found[context] = one.rule
    assert one is not None
    used = (*awards, *(phrase for phrase in one.used if phrase.kind != "award"))
    doubts = (*one.doubts, ("rule-profiles", {"names": "、".join(found)}))
    return replace(one, rule=None, used=used, doubts=doubts, around={"profiles": found})


def _contexts(standard: Standard) -> dict[str, str]:
    """Contexts with their conditions, where all give full points."""
    found: dict[str, str] = {}
    for phrase in standard.of("award"):
        if phrase.award is None or phrase.award.points(standard.weight) != standard.weight:
            return {}
        for piece in _pieces(phrase):
            span = condition(piece, standard.year)
            if span is None or not _CONTEXT.match(trimmed(span.lead)):
                return {}
            found[trimmed(span.lead)] = piece[len(span.lead) :]
    return found


def _pieces(phrase: Phrase) -> list[str]:
    return [piece for piece in re.split(r"[、，,]", phrase.condition) if piece]
