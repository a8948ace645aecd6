"""Rules whose wording leaves the score open: would another reading change it?

A standard that says 每降低1%扣0.1分 tells neither whether percentage points or a relative
percentage are meant, nor whether a begun step counts. Where the framework declares a reading,
every other one of its kind is tried on the same value: steps by all bases and ways of counting,
gaps between bands both ways, deductions once instead of each, formulas without a ceiling, a zero
divisor as nothing or as everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.audit.alternatives import alternatives, steps
from generator.model.framework import Framework
from generator.model.rules import Bands, Checklist, Gap, Rule, Step
from generator.score import rules
from generator.score.leaves import again
from generator.score.rounding import rounded
from generator.score.rules import Fault
from generator.score.trace import (
    BandWorking,
    ChecklistWorking,
    ComplementWorking,
    LeafTrace,
    Measured,
    ProportionalWorking,
    Scores,
    StepWorking,
    Working,
    ZeroWorking,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A leaf whose standard is silent: the declared score and the others that were tried.

    `others` are the scores other readings give, the declared one included where one of them
    agrees; empty where no other reading can be computed.
    """

    indicator: str
    declared: Decimal
    others: tuple[Decimal, ...]

    @property
    def changes(self) -> bool:
        """Whether some other reading gives another score."""
        return any(other != self.declared for other in self.others)


def readings(framework: Framework, scores: Scores) -> tuple[Reading, ...]:
    """Every leaf with a declared reading, and what other readings of it would score."""
    return tuple(
        Reading(leaf.id, scores.traces[leaf.id].score, _others(scores.traces[leaf.id]))
        for leaf in framework.leaves
        if framework.rules[leaf.id].reading
    )


def _others(declared: LeafTrace) -> tuple[Decimal, ...]:
    match declared.working:
        case ZeroWorking():
            return tuple(one for one in (Decimal(0), declared.weight) if one != declared.score)
        case ChecklistWorking(rule=checklist):
            return tuple(_scores([replace(checklist, once=not checklist.once)], declared))
        case ProportionalWorking(raw=raw) | ComplementWorking(raw=raw):
            return (max(rounded(raw, declared.rounding), Decimal(0)),)
        case StepWorking(rule=step, measured=measured):
            return tuple(_scores(_steps(step, measured), declared))
        case BandWorking(rule=bands):
            return tuple(_scores(_gaps(bands), declared))
        case _:
            return ()


def _scores(tried: Sequence[Rule], declared: LeafTrace) -> Iterator[Decimal]:
    for rule in tried:
        found = score_with(rule, declared)
        if found is not None:
            yield found


def score_with(rule: Rule, declared: LeafTrace) -> Decimal | None:
    """What a leaf would score by another rule of the same kind, all else as it was.

    None where the rule gives it nothing, or its points do not come from its rule.
    """
    found = _worked(rule, declared)
    return None if found is None or isinstance(found, Fault) else again(declared, found).score


def _worked(rule: Rule, declared: LeafTrace) -> Working | Fault | None:
    working, weight = declared.working, declared.weight
    match working:
        case BandWorking(measured=measured, judgement=judgement) if isinstance(rule, Bands):
            return rules.by_measure(rule, weight, measured, judgement)
        case StepWorking(measured=measured) if isinstance(rule, Step):
            return rules.by_measure(rule, weight, measured)
        case ChecklistWorking(judgement=judgement) if isinstance(rule, Checklist):
            return rules.by_judgement(rule, weight, judgement)
        case _:
            return None


def _gaps(rule: Bands) -> list[Bands]:
    return [replace(rule, gap=gap) for gap in Gap if gap is not rule.gap]


def _steps(rule: Step, measured: Measured) -> list[Rule]:
    """The other readings of a step: every basis with every way of counting."""
    bases = alternatives(rule, measured.measure.unit.symbol).get("basis", {"": rule})
    tried = [
        one for basis in bases.values() if isinstance(basis, Step) for one in steps(basis).values()
    ]
    return [one for one in tried if one != rule]
