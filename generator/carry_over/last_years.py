"""Which fact is the year before (上年数) of which other one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.carry_over.words import listed
from generator.carry_over.years import mentions, moved
from generator.model.evaluation import Evaluation, Fact


@dataclass(frozen=True, slots=True)
class LastYear:
    """The fact of the evaluated year that another one is the year before of.

    Where it is not `declared`, its name and its period point to it.
    """

    of: Fact
    declared: bool


def last_year_of(fact: Fact, evaluation: Evaluation) -> LastYear | None:
    """What a fact is the year before of; None where it is not, or nothing tells."""
    if fact.last_year_of:
        return LastYear(evaluation.facts[fact.last_year_of], True)
    for name in _without_year(fact.id, evaluation.year - 1):
        of = evaluation.facts.get(name)
        if of is not None and _fits(fact, of, evaluation.year):
            return LastYear(of, False)
    return None


def is_of_year_before(fact: Fact, year: int) -> bool:
    """Whether the period of a fact is the year before that of the evaluation."""
    return mentions(fact.period, year - 1) and not mentions(fact.period, year)


def _fits(fact: Fact, of: Fact, year: int) -> bool:
    """Whether two facts are of the same kind, the one in the year before the other."""
    same_kind = fact.quantity.unit.dimension == of.quantity.unit.dimension
    later = moved(fact.period, year, year + 1)
    return same_kind and is_of_year_before(fact, year) and _bare(later) == _bare(of.period)


def _bare(period: str) -> str:
    return "".join(period.split())


def _without_year(id: str, year: int) -> list[str]:
    """What a fact would be called without its year, where its name has one."""
    ends = [id.removesuffix(end) for end in (f"_{year}", str(year)) if id.endswith(end)]
    starts = [id.removeprefix(one) for one in listed("before", "prefixes") if id.startswith(one)]
    return [one for one in (*ends, *starts) if one]
