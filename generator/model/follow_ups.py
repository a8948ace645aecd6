"""What became of earlier problems and recommendations, and of what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.narrative import Text
from generator.problems import Place


class Progress(StrEnum):
    """How far an earlier problem was solved, or a recommendation carried out (整改情况)."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a later evaluation says of a finding of an earlier one.

    `year` and `finding` name the problem or recommendation; `department` the body it was
    addressed to where that is a predecessor, else the evaluated one.
    """

    department: str
    year: int
    finding: str
    progress: Progress
    text: Text
    where: str
    place: Place


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction made after publication (更正): what it read before, what it reads now, why.

    `indicator` is the leaf or node concerned, None where it is another part of the record;
    `decided_by` who decided it, "" where that is not said.
    """

    day: date
    what: str
    was: str
    now: str
    reason: str
    indicator: str | None
    place: Place
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An evaluation taken back after publication (撤回): since when, and why."""

    day: date
    reason: str
