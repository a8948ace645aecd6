"""The files of words: profile, goals, method."""

from __future__ import annotations

from generator.demo.chance import chance
from generator.demo.dates import days
from generator.demo.files import File, paragraphs
from generator.demo.scored import Scored
from generator.demo.words import say, texts
from generator.model.framework import Indicator

GOALS = {
    "shili-key-work": "100%",
    "shili-quality": "≥98%",
    "shili-timeliness": "100%",
    "shili-user-satisfaction": "≥95%",
}
"""The targets of the year, by concept; those of special tasks are 100 %."""


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
        "institution": paragraphs(*lines),
        "offices": offices,
        "subordinates": [f"{one.short}{name}" for name in subordinates],
        "staffing_text": paragraphs(staffing),
        "functions": words["functions"][one.body.kind],
    }


def goals(one: Scored) -> File:
    """goals.yml."""
    common = [leaf for leaf in one.leaves if leaf.concept in GOALS]
    special = [leaf for leaf in one.leaves if leaf.id in one.framework.optional]
    return {
        "schema_version": 1,
        "strategic": {"goal": paragraphs(say("goals", "strategic", kind=one.body.kind[:4]))},
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
        "purpose": paragraphs(words["purpose"].format(**values)),
        "scope": paragraphs(words["scope"].format(**values)),
        "basis": [text.format(**values) for text in words["basis"]],
        "methods": [
            {"name": name, "text": paragraphs(text.format(**values))}
            for name, text in words["methods"]
        ],
        "timetable": [
            {
                "name": name,
                "from": starts[n],
                "to": starts[n + 1],
                "text": paragraphs(text.format(**values)),
            }
            for n, (name, text) in enumerate(
                zip(words["phases"], words["phase_texts"], strict=True)
            )
        ],
        "quality_control": {"measures": [text.format(**values) for text in words["quality"]]},
    }
