"""An evaluation with all that was computed of it: what pages and open data are made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.figures import Audited
from generator.audit.readings import Reading
from generator.audit.scores import PublishedScores
from generator.model.disclosure import Department
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Problem
from generator.score.trace import Scores


@dataclass(frozen=True)
class Result:
    """One evaluation, whole.

    `standards` are findings about the wording of the framework's rules: gaps between bands,
    ladders that do not end at zero.
    """

    evaluation: Evaluation
    department: Department
    framework: Framework
    scores: Scores
    published: PublishedScores
    figures: tuple[Audited, ...]
    readings: tuple[Reading, ...]
    standards: tuple[Problem, ...] = ()
