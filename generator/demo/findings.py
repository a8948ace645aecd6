"""What an evaluation finds, and what the next one says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.demo.chance import chance
from generator.demo.editions import edition, framework
from generator.demo.scored import Scored
from generator.demo.words import of_leaf, percent, texts
from generator.model.evaluation import Status
from generator.model.follow_ups import Progress
from generator.model.framework import Framework, Indicator, Role
from generator.model.rules import Step

DONE = Fraction(985, 1000)
"""The score rate from which a problem counts as solved."""
WORTH_A_WORD = Fraction(97, 100)
"""The score rate below which an indicator is told as a problem."""
BETTER = Fraction(4, 100)
"""The rise of the score rate from which it counts as partly solved."""


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the advice on it, with the leaf they are about and its score rate."""

    number: int
    leaf: Indicator
    rate: Fraction
    problem: str
    advice: str


Earlier = Mapping[str, Mapping[int, Sequence[Found]]]
"""What was found before, by department and year; published evaluations only."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is said of a finding of an earlier evaluation; `department` only where another's."""

    department: str | None
    year: int
    finding: str
    progress: Progress
    text: str


def found(one: Scored) -> tuple[Found, ...]:
    """Three to five problems, those that cost most first; fewer where little was lost."""
    most = chance(one.seed, one.body.id, one.year, "findings").randint(3, 5)
    lossy = [leaf for leaf in one.leaves if one.applies(leaf) and one.lost(leaf)]
    lossy.sort(key=lambda leaf: -one.lost(leaf))
    costly = [leaf for leaf in lossy if one.rate(leaf) < WORTH_A_WORD] or lossy[:1]
    return tuple(
        Found(n, leaf, one.rate(leaf), of_leaf(one, leaf, "problem"), of_leaf(one, leaf, "advice"))
        for n, leaf in enumerate(costly[:most], 1)
    )


def followed(one: Scored, earlier: Earlier) -> tuple[Followed, ...]:
    """What became of the findings of the evaluation before, or of those of its predecessors."""
    if own := earlier.get(one.body.id):
        return tuple(_on(one, None, max(own), own[max(own)]))
    return tuple(
        told
        for before in one.body.department.predecessors
        if before.year == one.year and one.year - 1 in earlier.get(before.department, {})
        for told in _on(
            one, before.department, one.year - 1, earlier[before.department][one.year - 1]
        )
    )


def is_kept(one: Scored) -> bool:
    """Whether later evaluations look back at this one."""
    return one.status is Status.PUBLISHED


def _on(
    one: Scored, department: str | None, year: int, findings: Sequence[Found]
) -> Iterator[Followed]:
    """On most findings of one evaluation; where the indicator is gone, nothing is said."""
    now = {leaf.concept: leaf for leaf in one.leaves if one.applies(leaf)}
    rng = chance(one.seed, one.body.id, one.year, "follow-ups", department)
    for before in findings:
        leaf = now.get(before.leaf.concept)
        kind, wording = rng.choice(("p", "p", "p", "r", "")), rng.randrange(2)
        if leaf is None or not kind:
            continue
        progress, text = _said(one, leaf, before, year, wording)
        values = {"before": percent(before.rate), "after": percent(one.rate(leaf))}
        told = text.format(name=leaf.name, of=year, **values)
        yield Followed(department, year, f"{kind}{before.number}", progress, told)


def _said(
    one: Scored, leaf: Indicator, before: Found, year: int, wording: int
) -> tuple[Progress, str]:
    """How far a problem is solved, and in what words; no rates where the rule is another."""
    words = texts("follow_ups")
    if one.framework.role(leaf) is Role.PENALTY:  # which has no score rate
        clean = one.rate(leaf) == 1
        told: str = words["penalty_gone" if clean else "penalty_stays"]
        return Progress.DONE if clean else Progress.NOT_DONE, told
    if not _same_rule(framework(edition(year)), before.leaf, one.framework, leaf):
        solved = one.rate(leaf) == 1
        text: str = words["solved_anew" if solved else "open_anew"]
        return Progress.DONE if solved else Progress.PARTLY, text
    progress = _progress(before.rate, one.rate(leaf))
    return progress, words[progress.value][wording]


def _same_rule(old: Framework, before: Indicator, new: Framework, after: Indicator) -> bool:
    """Whether two editions score an indicator alike, in proportion to its weight."""
    pairs = ((old.rules[before.id].rule, before), (new.rules[after.id].rule, after))
    one, other = (
        (replace(rule, deduct=Decimal(1)), Fraction(rule.deduct) / Fraction(leaf.weight))
        if isinstance(rule, Step)
        else rule
        for rule, leaf in pairs
    )
    return one == other


def _progress(before: Fraction, now: Fraction) -> Progress:
    if now >= DONE and now > before:
        return Progress.DONE
    return Progress.PARTLY if now - before >= BETTER else Progress.NOT_DONE
