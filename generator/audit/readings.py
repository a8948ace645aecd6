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
from itertools import product

from generator.model.evaluation import Evaluation, Judgement
from generator.model.framework import Framework
from generator.model.rules import Bands, Basis, Gap, Step, Steps
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


def readings(evaluation: Evaluation, framework: Framework, scores: Scores) -> tuple[Reading, ...]:
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
        case ChecklistWorking(deductions=deductions):
            once = max((one.points for one in deductions), default=Decimal(0))
            return (max(declared.weight - once, Decimal(0)),)
        case ProportionalWorking(raw=raw) | ComplementWorking(raw=raw):
            return (max(rounded(raw, declared.rounding), Decimal(0)),)
        case StepWorking(rule=step, measured=measured):
            return tuple(_scores(_steps(step, measured), measured, declared, None))
        case BandWorking(rule=bands, measured=measured, judgement=judgement):
            return tuple(_scores(_gaps(bands), measured, declared, judgement))
        case _:
            return ()


def _scores(
    tried: Sequence[Step | Bands],
    measured: Measured,
    declared: LeafTrace,
    judgement: Judgement | None,
) -> Iterator[Decimal]:
    for rule in tried:
        working = rules.by_measure(rule, declared.weight, measured, judgement)
        if not isinstance(working, Fault):
            yield again(declared, working).score


def _gaps(rule: Bands) -> list[Bands]:
    return [replace(rule, gap=gap) for gap in Gap if gap is not rule.gap]


def _steps(rule: Step, measured: Measured) -> list[Step]:
    """The other readings of a step.

    A step in percent can be a percentage point only where the measure is a percentage.
    """
    in_percent = measured.measure.unit.symbol == "%"
    bases = list(Basis) if in_percent else [rule.basis]
    tried = [replace(rule, basis=one, steps=way) for one, way in product(bases, Steps)]
    return [one for one in tried if one != rule]
