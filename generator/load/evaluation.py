"""An evaluation's folder."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.load.accepted import ACCEPTED
from generator.load.attachments import load_attachments, load_report_url
from generator.load.corrections import load_corrections, load_published_on, load_withdrawal
from generator.load.facts import load_facts
from generator.load.figures import load_figures
from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR, Folder
from generator.load.follow_ups import load_follow_ups
from generator.load.framework import LoadedFramework
from generator.load.judgements import load_judgements, needs_no_facts
from generator.load.names import ANYTHING
from generator.load.narrative import (
    NO_FINANCE,
    NO_FINDINGS,
    NO_GOALS,
    NO_METHOD,
    NO_PROFILE,
    load_finance,
    load_findings,
    load_goals,
    load_method,
    load_profile,
)
from generator.load.profiles import load_rule_profile
from generator.load.published import load_published
from generator.load.replies import load_replies
from generator.load.todo import TODO, load_todo, unfilled_in
from generator.model.evaluation import Evaluation, Fact, Judgement, Printed, Status, VetoFound
from generator.model.figures import Figure
from generator.model.follow_ups import Correction, FollowUp
from generator.model.narrative import Findings
from generator.model.replies import Reply
from generator.model.tables import DataTable
from generator.model.todo import Draft, TodoItem
from generator.problems import Severity
from generator.problems.catalogue import severity
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.keys import Unfilled
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Scalar

T = TypeVar("T")

HEAD = "evaluation.yml"
FILES = (
    HEAD,
    "profile.yml",
    "finance.yml",
    "goals.yml",
    "findings.yml",
    "method.yml",
    "facts.yml",
    "judgements.yml",
    "published.yml",
    "figures.yml",
    "replies.yml",
    "corrections.yml",
    "follow_ups.yml",
    TODO,
    ACCEPTED,
)


def load_evaluation(
    folder: Folder,
    department: str,
    year: int,
    frameworks: dict[str, LoadedFramework],
    departments: Collection[str],
) -> Evaluation | Draft | None:
    """The evaluation in a folder, or None when a file of it or its framework has an error.

    A draft of which nothing is wrong but that values are to be filled in is told as such.

    `frameworks` are those found, also unsound ones: names are checked against what they have;
    `departments` are the ids of all departments.
    """
    folder.check_files(FILES)
    head = folder.open(HEAD, required=True)
    folder.unfilled = _may_be_unfilled(head)
    if head:
        head.unfilled = folder.unfilled
    used = frameworks.get(head.one_of("framework", frameworks, "framework")) if head else None
    readers = _Readers(folder)
    leaves = used.leaves if used else ANYTHING
    nodes = used.nodes if used else ANYTHING
    grades = used.grades if used else ANYTHING
    rules = used.framework.rules if used else {}
    optional = used.framework.optional if used else ()
    profile = readers.optional("profile.yml", load_profile, NO_PROFILE)
    finance = readers.optional("finance.yml", load_finance, NO_FINANCE)
    both = (*profile.tables, *finance.tables)
    tables = _by_id(both, folder) if readers.all_usable and (both or readers.ok) else None
    goals = readers.optional("goals.yml", lambda file: load_goals(file, leaves), NO_GOALS)
    findings = readers.optional(
        "findings.yml", lambda file: load_findings(file, leaves), NO_FINDINGS
    )
    method = readers.optional("method.yml", load_method, NO_METHOD)
    rule_profile = load_rule_profile(head, rules) if head else ""
    judgements: dict[str, Judgement] = readers.required(
        "judgements.yml",
        lambda file: load_judgements(file, leaves, rules, optional, rule_profile),
        {},
    )
    using = [
        rules[leaf]
        for leaf in rules
        if not needs_no_facts(judgements.get(leaf)) and (leaf in judgements or leaf not in optional)
    ]
    facts: dict[str, Fact] = readers.required(
        "facts.yml", lambda file: load_facts(file, tables, using), {}
    )
    published: tuple[Printed, ...] = readers.optional(
        "published.yml", lambda file: load_published(file, nodes, grades), ()
    )
    figures: tuple[Figure, ...] = readers.optional(
        "figures.yml", lambda file: load_figures(file, facts or ANYTHING, nodes), ()
    )
    names = _finding_ids(findings, folder)
    replies: tuple[Reply, ...] = readers.optional(
        "replies.yml", lambda file: load_replies(file, leaves, names, year), ()
    )
    follow_ups: tuple[FollowUp, ...] = readers.optional(
        "follow_ups.yml", lambda file: load_follow_ups(file, department, year, departments), ()
    )
    report_date, base_date = _dates(head, year) if head else (date.min, date.min)
    published_on = load_published_on(head, report_date) if head else None
    since = published_on or report_date
    corrections: tuple[Correction, ...] = readers.optional(
        "corrections.yml", lambda file: load_corrections(file, nodes, since), ()
    )
    todo: tuple[TodoItem, ...] = readers.optional(TODO, lambda file: load_todo(file, FILES), ())
    if head is None:
        return None
    status = head.choice("status", Status)
    evaluation = Evaluation(
        department=department,
        year=year,
        framework=used.framework.id if used else "",
        status=status,
        title=head.text("title"),
        report_number=head.text("report_number", ""),
        commissioner=head.text("commissioner", ""),
        evaluated_body=head.text("evaluated_body", ""),
        evaluator=head.text("evaluator", ""),
        report_date=report_date,
        base_date=base_date,
        conclusion=head.paragraphs("conclusion"),
        summary=head.paragraphs("summary"),
        profile=profile,
        finance=finance,
        goals=goals,
        findings=findings,
        method=method,
        facts=facts,
        judgements=judgements,
        published=published,
        figures=figures,
        place=head.place,
        vetoes=_vetoes(head, [veto.id for veto in used.framework.vetoes] if used else ANYTHING),
        ungraded=head.text("ungraded", "", length=PARAGRAPH_LENGTH),
        replies=replies,
        rule_profile=rule_profile,
        published_on=published_on,
        withdrawal=load_withdrawal(head, status, since),
        corrections=corrections,
        follow_ups=follow_ups,
        report_url=load_report_url(head),
        attachments=load_attachments(head, folder),
    )
    whole = head.finish() and readers.ok
    to_fill = unfilled_in(folder.name, folder.report)
    if whole and used and used.sound:
        return replace(evaluation, to_fill=to_fill, todo=todo) if to_fill or todo else evaluation
    wrong = any(severity(one) is Severity.ERROR for one in folder.report.problems)
    if wrong or not to_fill or (used and not used.sound):
        return None
    return Draft(department, year, evaluation.title, to_fill, todo, head.place, evaluation)


def _may_be_unfilled(head: Fields | None) -> Unfilled:
    """A draft may leave anything to be filled in; so may one whose status cannot be read."""
    status = head.node.entries.get("status") if head else None
    is_draft = head is None or (isinstance(status, Scalar) and status.text == Status.DRAFT)
    return Unfilled.ANYWHERE if is_draft else Unfilled.NOWHERE


def _vetoes(head: Fields, known: Collection[str]) -> tuple[VetoFound, ...]:
    """The vetoes that were found to apply."""
    found: list[VetoFound] = []
    for fields in head.children("vetoes"):
        veto = fields.term("veto")
        if veto and not fields.to_fill("veto") and veto not in known:
            fields.problem("veto-unknown", fields.at("veto"), name=veto, meant=nearest(veto, known))
        found.append(VetoFound(veto, fields.text("reason", length=PARAGRAPH_LENGTH), fields.place))
        fields.finish()
    return tuple(found)


def _finding_ids(findings: Findings, folder: Folder) -> Collection[str]:
    """The ids of problems and recommendations; any, where their file could not be read."""
    if findings is NO_FINDINGS and folder.holds("findings.yml"):
        return ANYTHING
    return [one.id for one in (*findings.problems, *findings.recommendations)]


def _dates(head: Fields, folder_year: int) -> tuple[date, date]:
    """The report date and the base date, set against the year evaluated."""
    year = head.integer("year", EARLIEST_YEAR, LATEST_YEAR)
    if EARLIEST_YEAR < year != folder_year:
        head.problem("year-mismatch", head.at("year"), found=year, folder=folder_year)
    report, base = head.day("report_date"), head.day("base_date")
    if report is not None and report < date(folder_year, 12, 31):
        head.problem("report-before-year-end", head.at("report_date"), found=report)
    if base is not None and base.year != folder_year:
        head.warn("base-date-outside", head.at("base_date"), found=base)
    return report or date.min, base or date.min


def _by_id(tables: tuple[DataTable, ...], folder: Folder) -> dict[str, DataTable]:
    found: dict[str, DataTable] = {}
    for table in tables:
        if (first := found.setdefault(table.id, table)) is not table:
            folder.report.add("duplicate-table", table.place, id=table.id, first=first.place)
    return found


class _Readers:
    """Reads the files of one folder and remembers whether all were usable.

    `all_usable` says whether each could be read at all, `ok` whether each was without error.
    """

    def __init__(self, folder: Folder) -> None:
        self.ok = True
        self.all_usable = True
        self._folder = folder

    def required(self, name: str, read: Callable[[Fields], T], missing: T) -> T:
        """What a file says; its absence is a problem."""
        return self._read(name, read, missing, required=True)

    def optional(self, name: str, read: Callable[[Fields], T], missing: T) -> T:
        """What a file says, or what stands for a file that is not there."""
        return self._read(name, read, missing, required=False)

    def _read(self, name: str, read: Callable[[Fields], T], missing: T, *, required: bool) -> T:
        file = self._folder.open(name, required=required)
        if file is None:
            if required or self._folder.holds(name):
                self.ok = self.all_usable = False
            return missing
        value = read(file)
        self.ok &= file.ok
        return value
