"""One evaluation scored and audited, with the problems that came up on the way."""

from __future__ import annotations

from generator.audit.figures import audit_sentences, miscounted, not_computed
from generator.audit.result import Result
from generator.audit.scores import compare_scores, differences
from generator.model.disclosure import Department
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Problem
from generator.remembered import remembered
from generator.score.evaluation import score
from generator.score.trace import Faults
from generator.words.catalogue import DEFAULT, words


@remembered
def result_of(
    evaluation: Evaluation,
    department: Department,
    framework: Framework,
    standards: tuple[Problem, ...],
) -> tuple[Result | None, tuple[Problem, ...]]:
    """The result, None where it could not be scored; `standards` are findings of the framework."""
    scores = score(evaluation, framework)
    if isinstance(scores, Faults):
        return None, scores.problems
    published = compare_scores(evaluation, scores)
    sentences = audit_sentences(evaluation, framework, scores)
    result = Result(evaluation, department, framework, scores, published, sentences, standards)
    return result, (
        *differences(published, words(DEFAULT)("label.total")),
        *not_computed(sentences),
        *miscounted(sentences),
    )
