"""An evaluation's folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.load.folder import Folder
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
from generator.load.records import load_facts, load_judgements, load_published
from generator.model.evaluation import Evaluation, Status
from generator.model.framework import Framework
from generator.yaml_nodes.fields import Fields

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
)


def load_evaluation(
    folder: Folder, department: str, year: int, frameworks: dict[str, Framework]
) -> Evaluation | None:
    """The evaluation in a folder, or None when a file of it has an error.

    `frameworks` are those found, also unsound ones: names are checked against what they have.
    """
    folder.check_files(FILES)
    head = folder.open(HEAD, required=True)
    if head is None:
        return None
    framework_id = head.text("framework")
    framework = frameworks.get(framework_id)
    if framework is None:
        if framework_id:
            head.unknown_name(framework_id, head.at("framework"), frameworks, "framework")
        return None
    if (found := head.integer("year", 1949, 2999)) != year and head.ok:
        head.problem("year-mismatch", head.at("year"), found=found, folder=year)
    leaves = [indicator.id for indicator in framework.leaves]
    nodes = list(framework.by_id)
    readers = _Readers(folder)
    profile = readers.optional("profile.yml", load_profile, NO_PROFILE)
    finance = readers.optional("finance.yml", load_finance, NO_FINANCE)
    tables = {table.id: table for table in (*profile.tables, *finance.tables)}
    evaluation = Evaluation(
        department=department,
        year=year,
        framework=framework_id,
        status=head.choice("status", Status),
        title=head.text("title"),
        report_number=head.text("report_number", ""),
        commissioner=head.text("commissioner", ""),
        evaluated_body=head.text("evaluated_body", ""),
        evaluator=head.text("evaluator", ""),
        report_date=head.day("report_date"),
        base_date=head.day("base_date"),
        conclusion=head.paragraphs("conclusion"),
        summary=head.paragraphs("summary"),
        profile=profile,
        finance=finance,
        goals=readers.optional("goals.yml", lambda file: load_goals(file, leaves), NO_GOALS),
        findings=readers.optional(
            "findings.yml", lambda file: load_findings(file, leaves), NO_FINDINGS
        ),
        method=readers.optional("method.yml", load_method, NO_METHOD),
        facts=readers.required("facts.yml", lambda file: load_facts(file, tables), {}),
        judgements=readers.required(
            "judgements.yml", lambda file: load_judgements(file, leaves), {}
        ),
        published=readers.optional("published.yml", lambda file: load_published(file, nodes), ()),
        place=head.place,
    )
    head.finish()
    return evaluation if head.ok and readers.ok else None


class _Readers:
    """Reads the files of one folder and remembers whether all were usable."""

    def __init__(self, folder: Folder) -> None:
        self.ok = True
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
            present = (self._folder.root / self._folder.name / name).exists()
            self.ok &= not required and not present
            return missing
        value = read(file)
        self.ok &= file.ok
        return value
