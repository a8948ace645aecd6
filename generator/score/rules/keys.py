"""Which fields of a judgement a rule asks for, and which are filled in."""

from __future__ import annotations

from generator.model.evaluation import Judgement
from generator.model.rules import (
    Checklist,
    Discretionary,
    Items,
    JudgedRule,
    Levels,
    PassFail,
    can_choose,
)

FIELDS = ("level", "found", "met", "passed", "points", "deducted")
"""The fields that judge something."""

_WRITTEN = {"passed": "met", "deducted": "deduct"}


def asked(rule: JudgedRule) -> str:
    """The field of a judgement that a rule asks for."""
    match rule:
        case Levels():
            return "level"
        case Checklist():
            return "found"
        case Items():
            return "met"
        case PassFail():
            return "passed"
        case Discretionary(deducts=deducts):
            return "deducted" if deducts else "points"


def fits(rule: JudgedRule, judgement: Judgement) -> bool:
    """Whether a judgement fills in what the rule asks for, and nothing it does not take."""
    given = given_fields(judgement)
    if can_choose(rule) and "points" in given:
        given.remove("points")
    return given == [asked(rule)]


def given_fields(judgement: Judgement) -> list[str]:
    """Which fields that judge something are filled in."""
    return [field for field in FIELDS if getattr(judgement, field) is not None]


def written_key(field: str) -> str:
    """The key under which a field of a judgement stands in the data; `met` serves two."""
    return _WRITTEN.get(field, field)


def given_keys(judgement: Judgement) -> tuple[str, ...]:
    """Which keys that judge something are filled in, as written in the data."""
    return tuple(written_key(field) for field in given_fields(judgement))
