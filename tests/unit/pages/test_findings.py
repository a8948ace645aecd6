"""What is said of problems that no recommendation answers."""

from __future__ import annotations

from dataclasses import replace

from generator.audit.result import Result
from generator.pages.findings import findings
from generator.pages.page import Page
from generator.render.pages import render
from generator.words.catalogue import words
from tests.unit.pages import real

say = words()


def shown(result: Result) -> str:
    page: Page = findings(result, say)
    return render(page, "zh")


def test_a_problem_without_an_answer_is_told_where_answers_are_recorded() -> None:
    result = real.result()
    found = result.evaluation.findings
    first, *others = found.recommendations
    one = replace(first, problems=(found.problems[0].id,))
    rest = tuple(replace(other, problems=()) for other in others)
    changed = replace(found, recommendations=(one, *rest))
    page = shown(replace(result, evaluation=replace(result.evaluation, findings=changed)))
    assert page.count(say("findings.unanswered")) == len(found.problems) - 1


def test_nothing_is_said_where_no_answer_is_recorded() -> None:
    result = real.result()
    found = result.evaluation.findings
    bare = tuple(replace(one, problems=()) for one in found.recommendations)
    changed = replace(found, recommendations=bare)
    page = shown(replace(result, evaluation=replace(result.evaluation, findings=changed)))
    assert say("findings.unanswered") not in page
