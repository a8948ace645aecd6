"""What standards leave open is decided: looked at aside, written, and its doubts closed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.audit.result import Result
from generator.build import Examined
from generator.editing.edit import Edit
from generator.editing.edits import contents
from generator.editing.files import content_of
from generator.form.checking import Checked
from generator.form.desk import Desk
from generator.form.names import department_name
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.rewording import rule_edits
from generator.form.source_checking import examined_with, scope_of
from generator.form.standards import Standards
from generator.load.folder import FRAMEWORKS
from generator.model.evaluation import Status
from generator.problems.newer import new_errors
from generator.words.numbers import points

CHOSEN = "c:"
"""How the names of the fields begin that hold what was chosen for an indicator."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision does to an evaluation: its score and grade before and after."""

    name: str
    year: int
    published: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The edits of rules.yml, what they do to other evaluations, and how many errors are new."""

    edits: tuple[Edit, ...]
    effects: tuple[Effect, ...]
    errors: int


def rules_file(found: Checked) -> str:
    """The file of standards of an evaluation, "" where it has none."""
    return f"{FRAMEWORKS}/{found.framework.id}/rules.yml" if found.framework else ""


def decision(
    desk: Desk, matter: Matter, found: Checked, fields: Posted, meant: Collection[str] | None
) -> Decision | None:
    """What was decided of the indicators `meant`, None for all that were sent.

    None where it is no longer there to be decided. Raises NotEditable.
    """
    parameter, file = one(fields, "parameter"), rules_file(found)
    content = content_of(desk.root, file) if file else None
    if content is None or found.evaluation is None:
        return None
    standards = Standards(found, desk.language)
    edits: list[Edit] = []
    for name in fields:
        indicator = name.removeprefix(CHOSEN)
        if indicator == name or (meant is not None and indicator not in meant):
            continue
        choice = standards.choice(indicator, parameter)
        value = one(fields, name)
        if choice is None or value not in [option.value for option in choice.options]:
            return None
        profile = found.evaluation.rule_profile
        edits.extend(rule_edits(file, content, choice, parameter, value, profile))
    return Decision(tuple(edits), *_done(desk, matter, file, edits))


def _done(
    desk: Desk, matter: Matter, file: str, edits: list[Edit]
) -> tuple[tuple[Effect, ...], int]:
    """What edits do to the evaluations that use the framework, seen aside, and the new errors."""
    new = contents(desk.root, edits)
    if not new:
        return (), 0
    scope = scope_of(desk, file)
    before, after = examined_with(desk, scope, {}), examined_with(desk, scope, new)
    then, now = _scores(before), _scores(after)
    effects = tuple(
        _effect(desk, one, then.get(key), now.get(key))
        for key, one in {**then, **now}.items()
        if key != (matter.department, matter.year) or one.evaluation.status is Status.PUBLISHED
    )
    return effects, len(new_errors(before.problems, after.problems))


def _scores(examined: Examined) -> dict[tuple[str, int], Result]:
    return {(one.evaluation.department, one.evaluation.year): one for one in examined.results}


def _effect(desk: Desk, one: Result, then: Result | None, now: Result | None) -> Effect:
    evaluation = one.evaluation
    return Effect(
        department_name(desk.root, evaluation.department),
        evaluation.year,
        evaluation.status is Status.PUBLISHED,
        _told(then),
        _told(now),
    )


def _told(result: Result | None) -> str:
    if result is None:
        return "—"
    total = points(result.scores.total.score, result.framework.rounding.digits)
    return f"{total} {result.scores.grade_name}".strip()
