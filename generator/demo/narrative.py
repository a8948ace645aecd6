"""The files of words: profile, goals, findings, method, replies, follow-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.demo.chance import chance
from generator.demo.dates import days
from generator.demo.findings import Followed, Found
from generator.demo.heads import OUT, File
from generator.demo.records import WHERE
from generator.demo.scored import Scored
from generator.demo.words import of_leaf, points, say, texts
from generator.model.framework import Indicator
from generator.yaml_nodes.emit import Value

GOALS = {
    "shili-key-work": "100%",
    "shili-quality": "≥98%",
    "shili-timeliness": "100%",
    "shili-user-satisfaction": "≥95%",
}
"""The targets of the year, by concept; those of special tasks are 100 %."""
REPLIED = 55
"""In how many of a hundred evaluations the body replies."""


def profile(one: Scored) -> File:
    """profile.yml."""
    rng, words = chance(one.seed, one.body.id, "profile"), texts("profile")
    offices = words["offices"][: rng.randint(4, len(words["offices"]))]
    subordinates = words["subordinates"][: rng.randint(1, len(words["subordinates"]))]
    values = {"offices": len(offices), "subordinates": len(subordinates)}
    lines = [say("profile", "institution", name=one.name, short=one.short, **values)]
    lines += [
        say("profile", "renamed", name=one.name, former=former.name)
        for former in one.body.department.former_names
        if one.year > former.until
    ]
    facts = one.drawn.facts
    staffing = say(
        "profile",
        "staffing",
        posts=facts["编制数"].quantity.value,
        staff=facts["在职人数"].quantity.value,
        year=one.year,
    )
    return {
        "schema_version": 1,
        "institution": _paragraphs(lines),
        "offices": offices,
        "subordinates": [f"{one.short}{name}" for name in subordinates],
        "staffing_text": _paragraphs([staffing]),
        "functions": words["functions"][one.body.kind],
    }


def goals(one: Scored) -> File:
    """goals.yml."""
    common = [leaf for leaf in one.leaves if leaf.concept in GOALS]
    special = [leaf for leaf in one.leaves if leaf.id in one.framework.optional]
    return {
        "schema_version": 1,
        "strategic": {"goal": _paragraphs([say("goals", "strategic", kind=one.body.kind[:4])])},
        "annual": {
            "groups": [
                {"duty": say("goals", duty), "indicators": [_goal(one, leaf) for leaf in leaves]}
                for duty, leaves in (("duty", common), ("special", special))
            ]
        },
    }


def _goal(one: Scored, leaf: Indicator) -> File:
    return {
        "name": leaf.name,
        "target": GOALS.get(leaf.concept or "", "100%"),
        "reference_source": say("goals", "source", year=one.year),
        "indicator": leaf.id,
    }


def findings(one: Scored, found: Sequence[Found]) -> File:
    """findings.yml."""
    full = [leaf for leaf in one.leaves if one.applies(leaf) and not one.lost(leaf)]
    items: list[Value] = [
        {
            "text": _paragraphs(
                [say("findings", "good", name=leaf.name, text=of_leaf(one, leaf, "full"))]
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
                "items": items or [{"text": _paragraphs([steady])}],
            }
        ],
        "problems": [
            {
                "id": f"p{each.number}",
                "text": _paragraphs([each.problem]),
                "indicators": [each.leaf.id],
            }
            for each in found
        ],
        "recommendations": [
            {
                "id": f"r{each.number}",
                "text": _paragraphs([each.advice]),
                "indicators": [each.leaf.id],
                "problems": [f"p{each.number}"],
            }
            for each in found
        ],
    }


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


def method(one: Scored) -> File:
    """method.yml."""
    words, when = texts("method"), days(one)
    values = {
        "short": one.short,
        "year": one.year,
        "framework": one.framework.name,
        "vouchers": chance(one.seed, one.body.id, one.year, "vouchers").randint(60, 240),
    }
    starts = (when.begun, when.on_site, when.written, when.report)
    return {
        "schema_version": 1,
        "purpose": _paragraphs([words["purpose"].format(**values)]),
        "scope": _paragraphs([words["scope"].format(**values)]),
        "basis": [text.format(**values) for text in words["basis"]],
        "methods": [
            {"name": name, "text": _paragraphs([text.format(**values)])}
            for name, text in words["methods"]
        ],
        "timetable": [
            {
                "name": name,
                "from": starts[n],
                "to": starts[n + 1],
                "text": _paragraphs([text.format(**values)]),
            }
            for n, (name, text) in enumerate(
                zip(words["phases"], words["phase_texts"], strict=True)
            )
        ],
        "quality_control": {"measures": [text.format(**values) for text in words["quality"]]},
    }


def replies(one: Scored, found: Sequence[Found]) -> File | None:
    """replies.yml of the bodies that reply: once on a score, once on a problem."""
    rng = chance(one.seed, one.body.id, one.year, "replies")
    if one.status not in OUT or not found or rng.randrange(100) >= REPLIED:
        return None
    outcome = rng.choice(("accepted", "partly", "rejected"))
    first, when = found[0], days(one).reply
    ask = say("replies", "ask", name=first.leaf.name, lost=points(one.lost(first.leaf)))
    answer = {"outcome": outcome, "answer": _paragraphs([say("replies", outcome)])}
    accept = _paragraphs([say("replies", "accept")])
    return {
        "schema_version": 1,
        "replies": [
            {"indicator": first.leaf.id, "text": _paragraphs([ask]), "date": when, **answer},
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
        yield {**file, "text": _paragraphs([each.text]), "where": WHERE}


def _paragraphs(lines: Sequence[str]) -> str:
    """Paragraphs, one on each line."""
    return "".join(f"{line}\n" for line in lines)
