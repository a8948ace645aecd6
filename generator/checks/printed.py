"""Printed figures name things the framework has."""

from __future__ import annotations

from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Report


def check_printed_grades(evaluation: Evaluation, framework: Framework, report: Report) -> None:
    """A printed grade is one of the framework's."""
    known = [grade.name for grade in framework.grades]
    for printed in evaluation.published:
        if printed.grade is not None and printed.grade not in known:
            report.add("grade-unknown", printed.place, found=printed.grade, known="、".join(known))
