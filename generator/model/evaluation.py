"""An evaluation (部门整体绩效评价): one department, one fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.attachments import Attachment
from generator.model.figures import Figure
from generator.model.follow_ups import Correction, FollowUp, Withdrawal
from generator.model.narrative import Finance, Findings, Goals, Method, Profile, Text
from generator.model.replies import Reply, Subject
from generator.model.tables import DataTable
from generator.model.todo import TodoItem, ToFill
from generator.model.units import Quantity
from generator.problems import Place


class Status(StrEnum):
    """How far an evaluation has come on its way to the public."""

    DRAFT = "draft"
    UNDER_REPLY = "under_reply"
    AUDITED = "audited"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure (基础数据) with unit, period and source; `main` ones stand on the overview.

    `last_year_of` is the id of the fact of which it is the year before (上年数), empty for others;
    `at_most` that of a fact which it cannot exceed (在职人数, 编制数).
    """

    id: str
    name: str
    quantity: Quantity
    period: str
    source: str
    main: bool
    place: Place
    last_year_of: str = ""
    at_most: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A problem of a checklist found by the evaluator.

    `number` counts from 1 in the rule's list; `points` is the deduction chosen within the
    rule's range, None where the rule fixes it.
    """

    number: int
    points: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class NotDerivable:
    """Points published without following from the standard (达标但得9分), and the reason."""

    points: Decimal
    reason: str


@dataclass(frozen=True)
class Judgement:
    """The evaluator's word on one leaf (定性评价): the reason as reported, and what was judged.

    Exactly the one field that the leaf's rule asks for is not None: `level` (levels),
    `found` (checklist), `met` (items), `passed` (pass_fail), `points` (discretionary) or
    `deducted` where that takes points off; none of them for a leaf computed from facts. Levels
    and bands that give a range take `points` as well. `conditions` are the numbers of the side
    conditions that hold, counted from 1. Where the score is `not_derivable`, nothing is asked.
    `not_applicable` is the reason why the leaf does not apply, empty where it does;
    `self_score` the points the body gave itself (自评).
    """

    indicator: str
    reason: Text
    where: str
    level: str | None
    found: tuple[Chosen, ...] | None
    met: tuple[int, ...] | None
    passed: bool | None
    points: Decimal | None
    place: Place
    not_applicable: str = ""
    self_score: Decimal | None = None
    deducted: Decimal | None = None
    conditions: tuple[int, ...] = ()
    not_derivable: NotDerivable | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """Figures as printed at one place of the report, by indicator id, in the printed digits.

    `score_rates` and `measured` keep the printed text with its unit (99.08%). `score_places`
    are the spots of the scores in the data file, `place` that of the total.
    """

    where: str
    scores: Mapping[str, Decimal]
    score_rates: Mapping[str, str]
    measured: Mapping[str, str]
    deductions: Mapping[str, Decimal]
    total: Decimal | None
    total_rate: str | None
    grade: str | None
    score_places: Mapping[str, Place]
    place: Place


@dataclass(frozen=True, slots=True)
class VetoFound:
    """A veto of the framework that was found to apply, and why."""

    veto: str
    reason: str
    place: Place


@dataclass(frozen=True)
class Evaluation:
    """Everything recorded of one evaluation; scores are not part of it, they are computed.

    `ungraded` says why no grade is given, empty where one is.
    `rule_profile` is the context rules may depend on (中部), empty where none is said.
    `published_on` is the day it was made public, None where that is not recorded; `corrections`
    are those made since, oldest first; `withdrawal` is given exactly where the status says so.
    `to_fill` are texts that are still to be filled in, `todo` what a person has to look at; only a
    draft has any.
    """

    department: str
    year: int
    framework: str
    status: Status
    title: str
    report_number: str
    commissioner: str
    evaluated_body: str
    evaluator: str
    report_date: date
    base_date: date
    conclusion: Text
    summary: Text
    profile: Profile
    finance: Finance
    goals: Goals
    findings: Findings
    method: Method
    facts: Mapping[str, Fact]
    judgements: Mapping[str, Judgement]
    published: tuple[Printed, ...]
    figures: tuple[Figure, ...]
    place: Place
    vetoes: tuple[VetoFound, ...] = ()
    ungraded: str = ""
    replies: tuple[Reply, ...] = ()
    rule_profile: str = ""
    published_on: date | None = None
    withdrawal: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    report_url: str = ""
    attachments: tuple[Attachment, ...] = ()
    to_fill: tuple[ToFill, ...] = ()
    todo: tuple[TodoItem, ...] = ()

    def replies_on(self, subject: Subject, about: str) -> tuple[Reply, ...]:
        """The replies to one leaf or finding, oldest first."""
        return tuple(one for one in self.replies if (one.subject, one.about) == (subject, about))

    @property
    def tables(self) -> Mapping[str, DataTable]:
        """All tables of the report by id."""
        return {table.id: table for table in (*self.profile.tables, *self.finance.tables)}
