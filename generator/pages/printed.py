"""What the report prints for a leaf, beside what is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.audit.measured import PrintedMeasure, compare_measured
from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.score.trace import LeafTrace
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import listed


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """What the report prints for a leaf; `kind` says how it stands to what is computed."""

    text: str
    kind: Literal["agrees", "differs", "noted"]


def printed_notes(result: Result, leaf: Indicator, say: Words) -> tuple[PrintedNote, ...]:
    """How the scores and the measured values printed for a leaf stand to what is computed."""
    digits = result.framework.rounding.digits
    printed = result.published.nodes.get(leaf.id, ())
    notes = [
        PrintedNote(
            say(
                "indicators.printed_differs",
                printed=numbers.decimal(one.printed), where=one.where,
                computed=numbers.points(one.computed, digits),
            ),
            "differs",
        )
        for one in printed
        if not one.agrees
    ]  # fmt: skip
    if printed and not notes:
        notes.append(PrintedNote(say("indicators.printed_agrees"), "agrees"))
    if not printed:
        notes.append(PrintedNote(say("indicators.no_print"), "noted"))
    trace = result.scores.traces[leaf.id]
    measures = compare_measured(result.evaluation, trace)
    return (*notes, *(_measured_note(one, trace, say) for one in measures))


def _measured_note(one: PrintedMeasure, trace: LeafTrace, say: Words) -> PrintedNote:
    where = listed(one.places, say)
    if one.agrees is not False or trace.measured is None:
        key = "measured_printed" if one.agrees else "measured_only"
        text = say(f"indicators.{key}", value=one.printed, where=where)
        return PrintedNote(text, "agrees" if one.agrees else "noted")
    symbol = trace.measured.measure.unit.symbol
    computed = numbers.measured(trace.measured.shown, symbol, say)
    key = "measured_possible" if one.possible else "measured_differs"
    text = say(f"indicators.{key}", value=one.printed, where=where, computed=computed)
    return PrintedNote(text, "noted")
