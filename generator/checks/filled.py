"""A framework is filled in before an evaluation by it leaves the desk."""

from __future__ import annotations

from generator.model.disclosure import Disclosure
from generator.model.evaluation import Status
from generator.problems import Report


def check_filled(disclosure: Disclosure, report: Report) -> None:
    """The texts of a framework may wait while it has drafts only, not any longer."""
    used = {one.framework for one in disclosure.evaluations if one.status is not Status.DRAFT}
    folders = [
        disclosure.frameworks[id].place.file.rpartition("/")[0]
        for id in sorted(used & set(disclosure.frameworks))
    ]
    for problem in report.problems:
        if problem.id == "to-fill" and problem.place.file.rpartition("/")[0] in folders:
            report.add("not-filled", problem.place, **problem.values)
