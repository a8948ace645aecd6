"""The wording of a standard to a proposal for its rule."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.draft import Proposal


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
    return Proposal(None, {}, None, "", (("wording-unread", {"quote": standard}),))
