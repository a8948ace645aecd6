"""Scores that the table does not print but that follow from the sums in other tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.intake.draft import FoundIndicator, Gathered

FILE = "judgements.yml"


def with_missing(
    indicators: Sequence[FoundIndicator], places: Sequence[Mapping[str, Any]], into: Gathered
) -> dict[str, FoundIndicator]:
    """The leaves by id; one without a printed score has what a printed sum leaves for it.

    The published figures stay as printed; only the judgement is proposed by such a score.
    """
    sums = [(str(one["where"]), one.get("scores", {})) for one in places]
    leaves = {one.id: one for one in indicators if one.leaf}
    for leaf in [one for one in leaves.values() if one.score is None]:
        found = _left(leaf, indicators, sums)
        if found is None:
            into.doubt("score-missing", FILE, leaf.id, leaf.origin, name=leaf.name)
            continue
        where, parent, whole, score = found
        values = {"where": where, "parent": parent, "sum": whole, "score": score}
        into.doubt("score-derived", FILE, leaf.id, leaf.origin, name=leaf.name, **values)
        leaves[leaf.id] = replace(leaf, score=score)
    return leaves


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
