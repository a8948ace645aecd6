"""An evaluation with all that was computed of it: what pages and open data are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.audit.figures import Audited, audit_placed
from generator.audit.readings import Reading, readings
from generator.audit.scores import PublishedScores
from generator.model.disclosure import Department
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Problem
from generator.score.trace import Scores


@dataclass(frozen=True)
class Result:
    """One evaluation, whole; what only its own pages show is worked out when first asked for.

    `sentences` are the audited figures of sentences, of which problems are told. `standards` are
    findings about the wording of the framework's rules: gaps between bands, ladders that do not
    end at zero.
    """

    evaluation: Evaluation
    department: Department
    framework: Framework
    scores: Scores
    published: PublishedScores
    sentences: tuple[Audited, ...]
    standards: tuple[Problem, ...] = ()

    @cached_property
    def figures(self) -> tuple[Audited, ...]:
        """Every figure the report prints: those of tables and places, then those of sentences."""
        placed = audit_placed(self.evaluation, self.framework, self.scores)
        return (*placed, *self.sentences)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The leaves with a declared reading, and what other readings would score."""
        return readings(self.framework, self.scores)
