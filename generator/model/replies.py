"""What the evaluated body says to its scores and findings (部门回复), and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.narrative import Text
from generator.problems import Place


class Outcome(StrEnum):
    """What the evaluator made of a reply; where none is recorded, none is said."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


class Subject(StrEnum):
    """What a reply speaks of: a leaf of the framework, or a problem or recommendation."""

    INDICATOR = "indicator"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of the evaluated body on one subject, and the evaluator's answer to it.

    `about` is the id of a leaf or of a finding; several replies on one subject stand in the order
    of their days.
    """

    subject: Subject
    about: str
    text: Text
    day: date
    outcome: Outcome | None
    answer: Text
    place: Place
