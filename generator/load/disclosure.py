"""The whole data folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.load.accepted import ACCEPTED, Acceptance, load_accepted
from generator.load.attachments import attachments_seen
from generator.load.concordance import load_concordance
from generator.load.evaluation import load_evaluation
from generator.load.faces import faces
from generator.load.folder import FRAMEWORKS, PAGES, SITE_FILE, YEAR, Folder, check_slug
from generator.load.framework import LoadedFramework, load_framework
from generator.load.lifecycle import load_department
from generator.load.readings import Readings
from generator.load.record import (
    RECORD,
    REDIRECTS,
    check_kept,
    check_present,
    load_record,
    load_redirects,
)
from generator.load.site import NO_SITE, load_site
from generator.load.survey import survey
from generator.model.concordance import Concordance
from generator.model.disclosure import Department, Disclosure
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.model.record import Record, Redirect
from generator.model.todo import Draft
from generator.problems import Place, Report
from generator.progress import Progress, Stage, silent, told

DEPARTMENT_FILE = "department.yml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and the frameworks of which everything, or the tree, could be read."""

    disclosure: Disclosure
    sound_frameworks: frozenset[str]
    sound_trees: frozenset[str]
    accepted: tuple[Acceptance, ...] = ()


NOTHING = Loaded(Disclosure(NO_SITE, {}, {}, ()), frozenset(), frozenset())


def load(
    root: Path,
    report: Report,
    readings: Readings | None = None,
    progress: Progress = silent,
) -> Loaded:
    """Read a data folder; what cannot be used is reported and left out.

    `readings` of an earlier time spare reading what did not change since.
    """
    readings = readings or Readings()
    if not survey(root, report, readings.look):
        return NOTHING
    folder = Folder(root, "", report)
    folder.check_files((SITE_FILE, ACCEPTED, REDIRECTS))
    accepted = [*_accepted(folder, readings)]
    site = load_site(folder)
    frameworks = _frameworks(folder, readings)
    asked = {id: readings.same(f"face of {id}", one) for id, one in faces(frameworks).items()}
    departments: dict[str, Department] = {}
    evaluations: list[Evaluation] = []
    drafts: list[Draft] = []
    bodies = [id for id in folder.folders() if id not in (FRAMEWORKS, PAGES, RECORD)]
    every_body = frozenset(bodies)
    for id in told(bodies, Stage.READING, progress):
        if not check_slug(id, Place(id), report):
            continue
        own = folder.inside(id)
        department, years = readings.of(own, partial(_body, id=id, bodies=bodies), every_body)
        accepted.extend(_accepted(own, readings))
        if department is not None:
            departments[id] = department
        for year in reversed(years):
            if not YEAR.fullmatch(year):
                report.add("bad-year", Place(own.file(year)), found=year)
                continue
            read = partial(
                load_evaluation,
                department=id,
                year=int(year),
                frameworks=asked,
                departments=bodies,
            )
            accepted.extend(_accepted(own.inside(year), readings))
            seen = attachments_seen(own.inside(year))
            depending = (frozenset(asked), every_body, seen)
            match readings.of(own.inside(year), read, *depending, used=partial(_used, asked)):
                case Evaluation() as evaluation:
                    evaluations.append(evaluation)
                case Draft() as draft:
                    drafts.append(draft)
    known = {id: loaded.framework for id, loaded in frameworks.items()}
    concordances = _concordances(folder, frameworks, readings)
    for id in frameworks:
        accepted.extend(_accepted(folder.inside(FRAMEWORKS).inside(id), readings))
    record, redirects = _published(folder, readings)
    readings.settle()
    every = (tuple(evaluations), concordances, tuple(drafts), record, redirects)
    return Loaded(
        Disclosure(site, departments, known, *every),
        frozenset(id for id, loaded in frameworks.items() if loaded.sound),
        frozenset(id for id, loaded in frameworks.items() if loaded.sound_tree),
        tuple(accepted),
    )


def _body(
    folder: Folder, id: str, bodies: Collection[str]
) -> tuple[Department | None, tuple[str, ...]]:
    """The department in a folder, and the folders below it."""
    folder.check_files((DEPARTMENT_FILE, ACCEPTED))
    return load_department(folder, id, bodies), folder.folders()


def _frameworks(folder: Folder, readings: Readings) -> dict[str, LoadedFramework]:
    found: dict[str, LoadedFramework] = {}
    inside = folder.inside(FRAMEWORKS)
    for id in inside.folders():
        check_slug(id, Place(inside.file(id)), folder.report)
        loaded = readings.of(inside.inside(id), partial(load_framework, id=id))
        found[id] = replace(loaded, framework=_settled(loaded.framework, readings))
    return found


def _settled(framework: Framework, readings: Readings) -> Framework:
    """The framework, made of the very same nodes and rules as the last time where these are the
    same, so that what follows from them is not worked out again."""
    id = framework.id
    nodes = (readings.same(f"node {id} {one.id}", one) for one in framework.indicators)
    rules = {leaf: readings.same(f"rule {id} {leaf}", one) for leaf, one in framework.rules.items()}
    whole = replace(framework, indicators=tuple(nodes), rules=rules)
    return readings.same(f"framework {id}", whole)


def _published(folder: Folder, readings: Readings) -> tuple[Record, tuple[Redirect, ...]]:
    """What was published when, and where old addresses lead."""
    record = readings.of(folder.inside(RECORD), load_record)
    redirects = readings.of(folder, load_redirects, subject=REDIRECTS)
    check_kept(folder.root, record, folder.report)
    check_present(folder, record, redirects, folder.report)
    return record, redirects


def _used(frameworks: Mapping[str, LoadedFramework], read: Evaluation | Draft | None) -> object:
    """The framework an evaluation was read with; all, where that is not known."""
    own = frameworks.get(read.framework) if isinstance(read, Evaluation) else None
    return frameworks if own is None else own


def _accepted(folder: Folder, readings: Readings) -> tuple[Acceptance, ...]:
    return readings.of(folder, load_accepted, subject=ACCEPTED)


def _concordances(
    folder: Folder, frameworks: dict[str, LoadedFramework], readings: Readings
) -> tuple[Concordance, ...]:
    """The concordances all of which could be read."""
    inside = folder.inside(FRAMEWORKS)
    found = (
        readings.of(
            inside.inside(id),
            partial(load_concordance, id=id, frameworks=frameworks),
            frameworks,
            subject="concordance",
        )
        for id in frameworks
    )
    return tuple(concordance for concordance, whole in filter(None, found) if whole)
