"""evaluation.yml of a new year."""

from __future__ import annotations

from generator.carry_over.former import Former
from generator.carry_over.todo import Todo
from generator.carry_over.words import say
from generator.carry_over.writing import BLOCK_TO_FILL
from generator.carry_over.years import moved
from generator.model.disclosure import Department
from generator.model.evaluation import Evaluation, Status
from generator.model.framework import Framework
from generator.model.rules import Profiles
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.scalars import TO_FILL


def carried_head(former: Former, department: Department, todo: Todo) -> dict[str, Value]:
    """The head of last year's report, with what depends on the year to be filled in."""
    old, year = former.evaluation, former.year
    same_body = old.department == department.id
    head = _begun(former.new, year)
    head["title"] = moved(old.title, old.year, year) if same_body else TO_FILL
    head |= {"report_number": TO_FILL} if old.report_number else {}
    head |= {"commissioner": old.commissioner} if old.commissioner else {}
    if old.evaluated_body:
        head["evaluated_body"] = old.evaluated_body if same_body else department.name_in(year)
    head |= {"evaluator": TO_FILL} if old.evaluator else {}
    head |= _days()
    head |= {key: BLOCK_TO_FILL for key in ("conclusion", "summary") if getattr(old, key)}
    head |= _profile(former.new, old.rule_profile)
    _tell(old, former.old, todo)
    return head


def first_head(framework: Framework, department: Department, year: int) -> dict[str, Value]:
    """The head of a report nothing is known of yet."""
    return {
        **_begun(framework, year),
        "title": TO_FILL,
        "evaluated_body": department.name_in(year),
        **_days(),
        "conclusion": BLOCK_TO_FILL,
        **_profile(framework, ""),
    }


def head_remarks(old: Evaluation) -> tuple[str, ...]:
    """What last year's report said where a new one says something else."""
    said = (old.report_number, old.evaluator, old.report_date.isoformat())
    return tuple(say("head", "was", value=one) for one in said if one)


def _begun(framework: Framework, year: int) -> dict[str, Value]:
    return {"year": year, "framework": framework.id, "status": Status.DRAFT.value}


def _days() -> dict[str, Value]:
    return {"report_date": TO_FILL, "base_date": TO_FILL}


def _profile(framework: Framework, known: str) -> dict[str, Value]:
    """The context, where rules depend on it."""
    several = [entry.rule for entry in framework.rules.values() if isinstance(entry.rule, Profiles)]
    if not several:
        return {}
    fits = known and all(known in rule.rules for rule in several)
    return {"profile": known if fits else TO_FILL}


def _tell(old: Evaluation, framework: Framework, todo: Todo) -> None:
    texts = {one.id: one.text for one in framework.vetoes}
    if old.vetoes:
        names = "；".join(texts[one.veto] for one in old.vetoes)
        todo.add(say("narrative", "vetoes", names=names), "evaluation.yml")
    if old.ungraded:
        todo.add(say("narrative", "ungraded", reason=old.ungraded), "evaluation.yml")
