"""Scores that the table does not print but that follow from the sums in other tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.intake.amounts import exact
from generator.intake.draft import FoundIndicator, Gathered
from generator.intake.recognise.reasons import Reason

FILE = "judgements.yml"
_WORDED = re.compile(r"(?:该|此|本)项?指标[^，。；]{0,4}?(得|扣)(?:满分|\s*(\d+(?:\.\d+)?)\s*分)")


def with_missing(
    indicators: Sequence[FoundIndicator],
    places: Sequence[Mapping[str, Any]],
    reasons: Mapping[str, Reason],
    into: Gathered,
) -> dict[str, FoundIndicator]:
    """The leaves by id; one without a printed score has the one its analysis tells, or what a
    printed sum leaves for it.

    The published figures stay as printed; only the judgement is proposed by such a score.
    """
    sums = [(str(one["where"]), one.get("scores", {})) for one in places]
    leaves = {one.id: one for one in indicators if one.leaf}
    for leaf in [one for one in leaves.values() if one.score is None]:
        if (told := _told(leaf, reasons.get(leaf.id))) is not None:
            into.doubt("score-told", FILE, leaf.id, leaf.origin, name=leaf.name, score=told)
            leaves[leaf.id] = replace(leaf, score=told)
            continue
        found = _left(leaf, indicators, sums)
        if found is None:
            into.doubt("score-missing", FILE, leaf.id, leaf.origin, name=leaf.name)
            continue
        where, parent, whole, score = found
        values = {"where": where, "parent": parent, "sum": whole, "score": score}
        into.doubt("score-derived", FILE, leaf.id, leaf.origin, name=leaf.name, **values)
        leaves[leaf.id] = replace(leaf, score=score)
    return leaves


def _told(leaf: FoundIndicator, reason: Reason | None) -> Decimal | None:
    """The score that the analysis words (得5分, 扣3分, 得满分); None for none, or for several."""
    found = set(_WORDED.findall(reason.text)) if reason is not None else set()
    if len(found) != 1 or leaf.weight is None:
        return None
    (kind, number), *_ = found
    if kind == "得" and not number:
        return leaf.weight
    score = exact(number) if kind == "得" else leaf.weight - exact(number)
    return score if 0 <= score <= leaf.weight else None


def _left(
    leaf: FoundIndicator,
    indicators: Sequence[FoundIndicator],
    sums: Sequence[tuple[str, Mapping[str, Decimal]]],
) -> tuple[str, str, Decimal, Decimal] | None:
    """What a printed sum of a node above leaves for a leaf, with its place; None for nothing."""
    for parent in reversed(leaf.parents):
        others = [
            one for one in indicators if one.leaf and parent in one.parents and one is not leaf
        ]
        scores = [one.score for one in others if one.score is not None]
        whole = next(((where, found[parent]) for where, found in sums if parent in found), None)
        if whole is None or len(scores) < len(others):
            continue
        left = whole[1] - sum(scores, Decimal(0))
        if leaf.weight is not None and 0 <= left <= leaf.weight:
            return whole[0], parent, whole[1], left
    return None
