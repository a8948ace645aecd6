"""How an edition of a framework scores: weights that add up, rounding, edges, open wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.audit.result import Result
from generator.model.framework import Framework, Indicator, Measure
from generator.model.rules import Bands, award, rule_for
from generator.pages import addresses
from generator.pages.page import Link
from generator.score import rules
from generator.score.rounding import rounded
from generator.score.totals import grade
from generator.score.weights import WeightSum, weight_sums
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import listed

CHECKS = (
    "check_writing",
    "check_references",
    "check_weights",
    "check_leaves",
    "check_rules",
    "check_scoring",
    "check_percentages",
    "check_limits",
    "check_parts",
    "check_concordances",
    "check_concepts",
    "check_lives",
    "check_follow_ups",
    "check_filled",
    "check_addresses",
)
"""What is checked before a site is built, as keys of the words."""


@dataclass(frozen=True, slots=True)
class ProofPart:
    """A part of the first level: its own sum, and those of all nodes below it."""

    name: str
    sum: str
    sums: Table


@dataclass(frozen=True, slots=True)
class Scoring:
    """The rules of the framework that stand above single standards, and proof that they hold."""

    edition: str
    rounding: tuple[str, ...]
    grade_edges: tuple[str, ...]
    proof_lead: str
    proof_total: str
    proof: tuple[ProofPart, ...]
    edges: Table | None
    zero: Table | None
    zero_note: str
    readings: Link | None
    readings_lead: str
    checks: tuple[str, ...]


def scoring(result: Result, say: Words) -> Scoring:
    """What holds for all scores of an evaluation."""
    framework = result.framework
    total, *sums = weight_sums(framework)
    every = (total, *sums)
    count = len(result.readings)
    edges = tuple(_edge_rows(result, say))
    zero = tuple(_zero_rows(result, say))
    divisions = sum(
        1 for one in framework.rules.values() if one.measure and "/" in one.measure.text
    )
    return Scoring(
        edition=say("method.edition", name=framework.name, edition=framework.edition),
        rounding=tuple(_rounding(framework, say)),
        grade_edges=tuple(
            say(
                "method.grade_edge",
                points=numbers.plain_points(one.lowest),
                grade=grade(one.lowest, framework.grades).name,
            )
            for one in framework.grades
            if one.lowest
        ),
        proof_lead=say(
            "method.proof_holds" if all(one.holds for one in every) else "method.proof_fails",
            count=len(every),
        ),
        proof_total=say("method.proof_total", sum=_written(total, say), mark=_mark(total, say)),
        proof=tuple(
            _proof(framework, root, sums, say) for root in framework.roots if root.children
        ),
        edges=_table("edges", ("indicator", "edge_at", "edge_in", "score"), edges, say),
        zero=_table("zero", ("indicator", "zero_case", "score", "zero_note"), zero, say),
        zero_note=say("method.zero_text", count=divisions) if divisions else "",
        readings=Link(
            say("method.readings_link"), f"{addresses.evaluation(result, 'audit')}#readings"
        )
        if count
        else None,
        readings_lead=say("method.readings" if count else "method.readings_none", count=count),
        checks=tuple(say(f"method.{key}") for key in CHECKS),
    )


def _rounding(framework: Framework, say: Words) -> Iterator[str]:
    rounding = framework.rounding
    half = 2 + Fraction(5, 10 ** (rounding.digits + 1))
    yield say("method.rounding", digits=rounding.digits)
    if not rounding.levels:
        yield say("method.rounding_sums")
    yield say(
        "method.ties",
        raw=numbers.exact_points(half, rounding.digits + 1),
        rounded=numbers.decimal(rounded(half, rounding)),
    )
    for level, digits in sorted(rounding.levels.items()):
        name = framework.levels[level - 1] if level else say("label.total")
        yield say("method.rounding_level", level=name, digits=digits)


def _proof(framework: Framework, root: Indicator, sums: list[WeightSum], say: Words) -> ProofPart:
    below = {root.id, *(one.id for one in framework.indicators if root in framework.path(one))}
    own = [one for one in sums if one.node is not None and one.node.id in below]
    rows = tuple(
        Row(
            (
                Cell(one.node.name),
                Cell(_written(one, say)),
                Cell(_mark(one, say)),
            ),
            depth=one.node.level - 1,
            total=one.node is root,
        )
        for one in own
        if one.node is not None
    )
    headings = tuple(Heading(say(f"method.{key}")) for key in ("node", "sum", "holds"))
    caption = say("method.proof_caption", name=root.name)
    return ProofPart(
        root.name, f"{_written(own[0], say)} {_mark(own[0], say)}", Table(caption, headings, rows)
    )


def _written(one: WeightSum, say: Words) -> str:
    """A sum as in a calculation: 2 + 2 + 4 = 8; the parts of a slot against its weight."""
    weights = [numbers.plain_points(part.weight) for part in one.parts]
    if one.slot:
        return f"{listed(weights, say)} ≤ {numbers.plain_points(one.weight)}"
    written = f"{' + '.join(weights)} = {numbers.plain_points(one.sum)}"
    return written if one.holds else f"{written} ≠ {numbers.plain_points(one.weight)}"


def _mark(one: WeightSum, say: Words) -> str:
    return say("method.sum_holds" if one.holds else "method.sum_fails")


def _table(name: str, keys: tuple[str, ...], rows: tuple[Row, ...], say: Words) -> Table | None:
    if not rows:
        return None
    texts = {key: say(f"label.{key}") for key in ("indicator", "score")}
    headings = tuple(
        Heading(texts.get(key) or say(f"method.{key}"), key == "score") for key in keys
    )
    return Table(say(f"method.{name}_caption"), headings, rows)


def _edge_rows(result: Result, say: Words) -> Iterator[Row]:
    """What a measured value earns that lies exactly on an edge of a band, or between two."""
    for leaf in result.framework.leaves:
        entry = result.framework.rules[leaf.id]
        measure = entry.measure
        rule = rule_for(entry.rule, result.evaluation.rule_profile)
        if isinstance(rule, Bands) and measure is not None:
            cell = Cell(leaf.name, addresses.indicator(result, leaf))
            for text, value in _edges(rule, measure, say):
                band, points = _landing(result, leaf, rule, measure, value, say)
                yield Row((cell, Cell(text), Cell(band), Cell(points)))


def _edges(rule: Bands, measure: Measure, say: Words) -> Iterator[tuple[str, Fraction]]:
    """Every edge between two bands, from the highest down, or the middle of the gap there."""
    symbol = measure.unit.symbol
    for upper, lower in pairwise(rule.bands):
        if upper.low is None or lower.high is None:
            continue
        high = numbers.parameter(upper.low, symbol, say)
        yield high, Fraction(upper.low)
        if upper.low != lower.high:
            low = numbers.parameter(lower.high, symbol, say)
            middle = (Fraction(upper.low) + Fraction(lower.high)) / 2
            if not measure.unit.is_date:
                yield say("method.between", low=low, high=high), middle
            yield low, Fraction(lower.high)


def _landing(
    result: Result, leaf: Indicator, rule: Bands, measure: Measure, value: Fraction, say: Words
) -> tuple[str, str]:
    """The band that the scoring itself puts a value in, and its points."""
    landed = rules.landing(rule, value)
    if landed is None:
        return say("method.gap_open"), ""
    band, by_gap = landed
    gives, digits = award(band, leaf.weight), result.framework.rounding.digits
    points = numbers.exact_points(gives.most, digits)
    if gives.is_range:
        points = f"{numbers.exact_points(gives.least, digits)}–{points}"
    text = working.band_text(band, measure.unit.symbol, say)
    return (say("method.gap_read", band=text) if by_gap else text), points


def _zero_rows(result: Result, say: Words) -> Iterator[Row]:
    """What is declared for divisors that are zero."""
    for leaf in result.framework.leaves:
        measure = result.framework.rules[leaf.id].measure
        if measure is None:
            continue
        cases = (("zero_over", measure.on_zero), ("zero_by_zero", measure.on_zero_by_zero))
        for key, policy in cases:
            if policy is not None:
                yield Row(
                    (
                        Cell(leaf.name, addresses.indicator(result, leaf)),
                        Cell(say(f"method.{key}")),
                        Cell(numbers.plain_points(policy.points)),
                        Cell(policy.note),
                    )
                )
