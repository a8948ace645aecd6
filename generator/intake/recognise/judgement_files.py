"""The judgements of a report: what was decided of each leaf, and what the report says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.intake.draft import FoundIndicator, Gathered, Proposal
from generator.intake.recognise.reasons import SURE, Reason
from generator.yaml_nodes.scalars import TO_FILL

FILE = "judgements.yml"
_ASKED = {
    "levels": "level",
    "checklist": "found",
    "items": "met",
    "pass_fail": "met",
    "discretionary": "points",
}


def judgement_entry(
    leaf: FoundIndicator,
    proposal: Proposal,
    reason: Reason | None,
    into: Gathered,
    *,
    doubt: bool,
) -> dict[str, Any]:
    """The entry of a leaf; what a rule asks for and could not be told is to be filled in.

    `doubt` says whether a leaf without an analysis is doubtful: other leaves have one.
    """
    entry: dict[str, Any] = {"indicator": leaf.id}
    kind = str(proposal.rule["kind"]) if proposal.rule is not None else "discretionary"
    given = dict(proposal.judgement) if proposal.rule is not None else _points(leaf)
    asked = _ASKED.get(kind)
    if asked and not given:
        given = {asked: TO_FILL}
        into.doubt("judgement-missing", FILE, leaf.id, leaf.origin, name=leaf.name)
    entry |= given
    text = reason.text if reason is not None else leaf.remark
    if text:
        entry["reason"] = "".join(f"{one.strip()}\n" for one in text.splitlines() if one.strip())
    elif kind == "discretionary" or "points" in given:
        entry["reason"] = TO_FILL
    if reason is not None:
        entry["where"] = reason.where
        into.trace(FILE, f"{leaf.id}.reason", text, reason.origin, reason.where)
    if doubt:
        _doubt(leaf, reason, into)
    if leaf.self_score is not None:
        entry["self_score"] = leaf.self_score
    return entry


def _points(leaf: FoundIndicator) -> Mapping[str, Any]:
    return {"points": leaf.score} if leaf.score is not None else {}


def _doubt(leaf: FoundIndicator, reason: Reason | None, into: Gathered) -> None:
    if reason is None:
        if not leaf.remark:
            into.doubt("reason-missing", FILE, leaf.id, leaf.origin, name=leaf.name)
    elif reason.likeness < SURE:
        into.doubt(
            "reason-matched", FILE, leaf.id, reason.origin, name=leaf.name, title=reason.title
        )
