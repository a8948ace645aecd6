"""The wording of a standard to a proposal for its rule."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.draft import Proposal
from generator.intake.wording.choosing import choose
from generator.intake.wording.judging import judge
from generator.intake.wording.measures import measure
from generator.intake.wording.readings import told
from generator.intake.wording.standard import standard as taken_apart
from generator.intake.wording.surroundings import surroundings


def propose(
    standard: str,
    weight: Decimal,
    *,
    name: str,
    explanation: str,
    score: Decimal | None,
    reason: str,
    year: int | None = None,
) -> Proposal:
    """How a standard may be read as a rule, with a doubt for all that its words do not compel.

    `name` is that of the indicator, `reason` the report's analysis of it, `year` the year
    evaluated, which days without a year fall in. Never raises, whatever the texts hold.
    """
    whole = taken_apart(standard, weight, name, explanation, year)
    beside = surroundings(whole)
    found = choose(whole.without(beside.used))
    if found is None:
        doubt = ("rule-unread", {"quote": standard.strip()})
        return Proposal(None, {}, None, "", (doubt, *beside.doubts), beside.around)
    measured = measure(whole, found, reason, score) if found.unit else None
    judged = judge(found.rule, weight, score, reason)
    doubts = (
        *found.doubts,
        *beside.doubts,
        *(measured.doubts if measured else ()),
        *judged.doubts,
    )
    return Proposal(
        found.rule,
        judged.keys,
        measured.keys if measured else None,
        told((*found.readings, *(measured.readings if measured else ()))),
        tuple(one for at, one in enumerate(doubts) if one not in doubts[:at]),
        {**beside.around, **found.around},
        measured.operands if measured else {},
    )
