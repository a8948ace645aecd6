"""The files of findings, replies, what became of earlier findings, and corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.demo.chance import chance
from generator.demo.dates import days
from generator.demo.district import Part
from generator.demo.files import File, paragraphs
from generator.demo.findings import Followed, Found
from generator.demo.heads import OUT
from generator.demo.records import WHERE
from generator.demo.scored import CORRECTED, Scored
from generator.demo.words import of_leaf, points, say
from generator.yaml_nodes.emit import Value

BEST = (
    "shili-key-work",
    "shili-quality",
    "shili-user-satisfaction",
    "shili-livelihood-projects",
    "shili-project-starts",
    "shili-inspections",
    "shili-asset-use",
    "shili-funds-compliance",
)
"""Concepts that are worth a word where all points were earned."""
REPLIED = 55
"""In how many of a hundred evaluations the body replies."""


def findings(one: Scored, found: Sequence[Found]) -> File:
    """findings.yml."""
    full = [leaf for leaf in one.leaves if one.applies(leaf) and not one.lost(leaf)]
    items: list[Value] = [
        {
            "text": paragraphs(
                say("findings", "good", name=leaf.name, text=of_leaf(one, leaf, "full"))
            ),
            "indicators": [leaf.id],
        }
        for leaf in full
        if leaf.concept in BEST
    ]
    steady = say("findings", "steady", short=one.short)
    return {
        "schema_version": 1,
        "achievements": [
            {
                "heading": say("findings", "achievements"),
                "items": items or [{"text": paragraphs(steady)}],
            }
        ],
        "problems": [
            {
                "id": f"p{each.number}",
                "text": paragraphs(each.problem),
                "indicators": [each.leaf.id],
            }
            for each in found
        ],
        "recommendations": [
            {
                "id": f"r{each.number}",
                "text": paragraphs(each.advice),
                "indicators": [each.leaf.id],
                "problems": [f"p{each.number}"],
            }
            for each in found
        ],
    }


def replies(one: Scored, found: Sequence[Found]) -> File | None:
    """replies.yml of the bodies that reply: once on a score, once on a problem."""
    rng = chance(one.seed, one.body.id, one.year, "replies")
    if one.status not in OUT or not found or rng.randrange(100) >= REPLIED:
        return None
    outcome = rng.choice(("accepted", "partly", "rejected"))
    first, when = found[0], days(one).reply
    ask = say("replies", "ask", name=first.leaf.name, lost=points(one.lost(first.leaf)))
    answer = {"outcome": outcome, "answer": paragraphs(say("replies", outcome))}
    accept = paragraphs(say("replies", "accept"))
    return {
        "schema_version": 1,
        "replies": [
            {"indicator": first.leaf.id, "text": paragraphs(ask), "date": when, **answer},
            {"finding": f"p{found[-1].number}", "text": accept, "date": when},
        ],
    }


def follow_ups(followed: Sequence[Followed]) -> File | None:
    """follow_ups.yml, where anything is followed."""
    if not followed:
        return None
    return {"schema_version": 1, "follow_ups": list(_follow_ups(followed))}


def _follow_ups(followed: Sequence[Followed]) -> Iterator[File]:
    for each in followed:
        file: File = {"year": each.year, "finding": each.finding, "progress": each.progress.value}
        if each.department is not None:
            file["department"] = each.department
        yield {**file, "text": paragraphs(each.text), "where": WHERE}


def corrections(one: Scored) -> File | None:
    """corrections.yml of the evaluation that was corrected after publication."""
    if one.body.part is not Part.SPLITS or one.year != CORRECTED:
        return None
    (leaf,) = (leaf for leaf in one.leaves if leaf.concept == "shili-quality")
    score, half = one.scores.nodes[leaf.id].score, leaf.weight / 2
    was = half if half != score else leaf.weight * Decimal("0.8")
    when = days(one).corrected
    return {
        "schema_version": 1,
        "corrections": [
            {
                "date": when,
                "what": say("corrections", "what"),
                "was": f"{points(was)}分",
                "now": f"{points(score)}分",
                "reason": say("corrections", "reason", year=one.year),
                "indicator": leaf.id,
            },
            {
                "date": when,
                "what": say("corrections", "second_what"),
                "was": say("corrections", "second_was"),
                "now": say("corrections", "second_now"),
                "reason": say("corrections", "second_reason"),
            },
        ],
    }
