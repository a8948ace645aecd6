"""The printed figures of a new year: one place with every score, to be filled in."""

from __future__ import annotations

from collections.abc import Mapping

from generator.carry_over.former import Former
from generator.carry_over.todo import Todo
from generator.carry_over.words import say
from generator.model.evaluation import Printed
from generator.model.framework import Framework
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.likeness import listed
from generator.yaml_nodes.scalars import TO_FILL

FILE = "published.yml"


def carried_published(former: Former, todo: Todo) -> Mapping[str, Value]:
    """The place of the report that printed most scores last year, for the new edition.

    Other places repeat them in part; which of them a new report has is seen when it is there.
    """
    places = former.evaluation.published
    if not places:
        return first_published(former.new, todo)
    fullest = max(places, key=lambda one: len(one.scores))
    others = [one.where for one in places if one is not fullest]
    if others:
        values = {"where": fullest.where, "count": len(others), "others": listed(others)}
        todo.add(say("published", "one_place", **values), FILE)
    renamed = former.renamed
    scores = [renamed[id] for id in fullest.scores if id in renamed]
    if not scores:
        return first_published(former.new, todo)
    rates = [renamed[id] for id in fullest.score_rates if id in renamed]
    return _place(fullest.where, scores, rates, fullest)


def first_published(framework: Framework, todo: Todo) -> Mapping[str, Value]:
    """One place with the scores of all indicators."""
    todo.add(say("published", "first"), FILE)
    every = [one.id for one in framework.indicators]
    return _place(say("published", "where"), every, [], None)


def _place(
    where: str, scores: list[str], rates: list[str], printed: Printed | None
) -> Mapping[str, Value]:
    place: dict[str, Value] = {"where": where, "scores": dict.fromkeys(scores, TO_FILL)}
    if rates:
        place["score_rates"] = dict.fromkeys(rates, TO_FILL)
    place["total"] = TO_FILL
    if printed is not None and printed.total_rate is not None:
        place["total_rate"] = TO_FILL
    place["grade"] = TO_FILL
    return {"places": [place]}
