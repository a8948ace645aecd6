"""The kinds of rules, each explained and shown at work; the examples are scored, never typed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.score.trace import LeafTrace
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import noted


@dataclass(frozen=True, slots=True)
class Worked:
    """A case as written in the data, and what the scoring made of it."""

    given: str
    trace: LeafTrace


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind of rule as its catalogue explains it, with an entry of rules.yml and worked cases."""

    kind: str
    name: str
    meaning: str
    origin: str
    indicator: str
    standard: str
    entry: str
    parameters: tuple[tuple[str, str], ...]
    examples: tuple[Worked, ...]


@dataclass(frozen=True, slots=True)
class ShownExample:
    """A worked case in words."""

    given: str
    lines: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class KindSection:
    """The section of one kind."""

    anchor: str
    heading: str
    meaning: str
    parameters: Table | None
    standard: str
    entry: str
    worked: tuple[ShownExample, ...]
    origin: str


def kind_section(kind: RuleKind, say: Words) -> KindSection:
    """A kind in words."""
    rows = tuple(Row((Cell(key), Cell(text))) for key, text in kind.parameters)
    headings = (Heading(say("rules.parameter")), Heading(say("rules.meaning")))
    caption = say("rules.parameters", name=kind.name)
    return KindSection(
        anchor=kind.kind.replace("_", "-"),
        heading=noted(kind.name, kind.kind, say),
        meaning=kind.meaning,
        parameters=Table(caption, headings, rows) if rows else None,
        standard=kind.standard,
        entry=kind.entry,
        worked=tuple(_example(kind, one, say) for one in kind.examples),
        origin=kind.origin,
    )


def _example(kind: RuleKind, one: Worked, say: Words) -> ShownExample:
    trace = one.trace
    lines = (
        working.measure_line(trace, kind.indicator, say),
        working.rule_line(trace, say),
        working.clamp_line(trace, say),
    )
    score = numbers.points(trace.score, trace.rounding.digits)
    result = say("rules.result", score=score, weight=numbers.plain_points(trace.weight))
    return ShownExample(one.given, tuple(line for line in lines if line), result)
