"""A concept in tables: its definitions over time, every score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from generator.audit.result import Result
from generator.compare.alignment import Joint
from generator.compare.concepts import Point
from generator.compare.result import Verdict
from generator.compare.site import Comparisons, key_of
from generator.model.units import DATE
from generator.pages import addresses
from generator.pages.cohort import framework_name
from generator.pages.concept_charts import indicator_of
from generator.pages.concept_data import Edition, Study
from generator.pages.ranking import name_cell
from generator.score.trace import LeafTrace, Measured
from generator.views.tables import (
    Cell,
    Heading,
    Order,
    Row,
    Table,
    absent_cell,
    exact,
    number_cell,
    points_cell,
    rate_cell,
)
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, listed, noted, sentences, series

MAX_ROWS = 300
"""Scores in one table; of more, those of the last year stand there and all in the open data."""


def definitions(study: Study, number: int, say: Words) -> Table:
    """The definition in each edition, newest first, with what changed in it and why."""
    headings = (
        Heading(say("label.framework")),
        Heading(say("concept.used")),
        Heading(say("label.indicator")),
        Heading(say("label.weight"), True),
        Heading(say("label.standard")),
        Heading(say("concept.changed")),
    )
    rows = tuple(
        Row(
            (
                Cell(framework_name(one.framework, say)),
                Cell(_years(one.years, say)),
                Cell(_path(one, say)),
                Cell(numbers.plain_points(one.node.weight), value=exact(one.node.weight)),
                Cell(_standard(one, say)),
                Cell(_changed(one, say)),
            )
        )
        for one in reversed(study.editions)
    )
    return Table(
        say("concept.definitions_caption"), headings, rows, id=f"definitions-{number}",
        invented=study.series.pool.invented,
    )  # fmt: skip


def _years(years: Sequence[int], say: Words) -> str:
    """The first and the last year."""
    if years[0] == years[-1]:
        return str(years[0])
    return say("concept.from_to", first=years[0], last=years[-1])


def _path(one: Edition, say: Words) -> str:
    above = say("concept.path", above="", below="").join(
        node.name for node in one.framework.path(one.node)
    )
    return say("concept.path", above=above, below=one.node.name) if above else one.node.name


def _standard(one: Edition, say: Words) -> str:
    """The standard as worded, with the formula of the measure."""
    rule = one.framework.rules.get(one.node.id)
    if rule is None:
        return say("concept.sum")
    formula = "" if rule.measure is None else say("concept.formula", text=rule.measure.text)
    return series((text for text in (clause(rule.standard), formula) if text), say)


def _changed(one: Edition, say: Words) -> str:
    """What was changed and why; of a regrouped one also what it came from."""
    if one.before is None:
        return say("concept.first")
    if one.joint is Joint.SAME:
        text = say("concept.unchanged")
    elif one.joint is Joint.REGROUPED and one.link is not None:
        names = listed((one.before.by_id[id].name for id in one.link.old), say)
        text = say("concept.came_from", names=names)
    else:
        text = say(f"concept.break_{one.joint}")
    reasons = () if one.link is None else one.link.reasons
    return series((text, *map(clause, reasons)), say)


def points_table(study: Study, number: int, compared: Comparisons, say: Words) -> Table:
    """Every score, newest year first, the best first in each; with measured values if all have.

    Where there are very many, those of the last year.
    """
    every = study.series.points
    whole = len(every) <= MAX_ROWS
    points = sorted(every if whole else study.by_year[study.last_year], key=partial(_place, study))
    measured = _measured(points)
    named = len({one.node.name for one in study.editions}) > 1
    headings = [
        Heading(say("label.department"), key="department"),
        Heading(say("label.year"), True, "year", descending=True, order=Order.TIME),
        Heading(say("label.rate"), True, "rate", descending=True),
        Heading(say("concept.change"), True, "change"),
        Heading(say("label.score"), True, "score", descending=True),
        Heading(say("label.weight"), True, "weight", descending=True),
        *([Heading(say("concept.measured"), True, "measured")] if measured else []),
        *([Heading(say("concept.name_then"))] if named else []),
    ]
    rows = tuple(
        Row(
            (
                name_cell(one.result, one.result.department.name, say, indicator_of(one)),
                number_cell(one.result.evaluation.year),
                _rate(one, study, say),
                _change(one, study, compared, say),
                *_score(one, say),
                *([_measured_cell(one, say)] if measured else []),
                *([Cell(one.result.framework.by_id[one.indicator].name)] if named else []),
            ),
            invented=study.series.pool.invented,
        )
        for one in points
    )
    return Table(
        say("concept.points_caption"), tuple(headings), rows,
        note=_note(len(every), measured=measured, whole=whole, say=say), id=f"scores-{number}",
        sortable=True, searchable=True, filters=("department", "year"),
        invented=study.series.pool.invented,
    )  # fmt: skip


def _note(count: int, *, measured: bool, whole: bool, say: Words) -> str:
    return sentences(
        (
            *(() if whole else (say("concept.last_only", count=count),)),
            *((say("concept.measured_note"),) if measured else ()),
        ),
        say,
    )


def _place(study: Study, one: Point) -> tuple[int, bool, Fraction, str]:
    rate = study.rate(one)
    year = one.result.evaluation.year
    return -year, rate is None, -(rate or Fraction(0)), one.result.department.id


def _rate(one: Point, study: Study, say: Words) -> Cell:
    none = "department.no_rate" if one.applies else "label.absent"
    return rate_cell(study.rate(one), say(none))


def _score(one: Point, say: Words) -> tuple[Cell, Cell]:
    """The score, and the weight with what could be earned where that is another."""
    node = one.node
    weight = Cell(numbers.attainable(node.weight, node.full, say), value=exact(node.weight))
    if not one.applies:
        return absent_cell(say("label.absent")), weight
    return points_cell(node.score, one.result.framework.rounding.digits), weight


def _change(one: Point, study: Study, compared: Comparisons, say: Words) -> Cell:
    key = key_of(one.result)
    change = study.series.changes.get(key)
    if change is None:
        return absent_cell(say("concept.no_earlier"))
    link = _compared_at(study.before[key].result, one.result, compared)
    moved = change.rate_change
    if moved is None:
        return Cell(say("comparing.not"), link, value="")
    limited = change.verdict is Verdict.LIMITED
    note = say("comparing.short_verdict_limited") if limited else ""
    text = noted(comparing.rate(moved, say), note, say)
    return Cell(text, link, value=exact(moved))


def _compared_at(old: Result, new: Result, compared: Comparisons) -> str:
    """Where two evaluations stand side by side; evaluations without the concept may lie between."""
    pair = compared.pairs.get(key_of(new))
    if pair is not None and key_of(pair.old) == key_of(old):
        return addresses.evaluation(new, "change")
    return addresses.compare(old, new)


def _measured(points: Sequence[Point]) -> bool:
    """Whether every point that applies has a measured value, in one unit."""
    traces = [_trace(one) for one in points if one.applies]
    units = {one.measured.measure.unit.symbol for one in traces if one and one.measured}
    return len(units) == 1 and all(
        one is not None and (one.measured or one.undefined) for one in traces
    )


def _trace(one: Point) -> LeafTrace | None:
    return one.result.scores.traces.get(one.indicator)


def _measured_cell(one: Point, say: Words) -> Cell:
    trace = _trace(one)
    if not one.applies or trace is None or trace.measured is None:
        return absent_cell(say("concept.no_measured") if one.applies else say("label.absent"))
    return _value(trace.measured, say)


def _value(measured: Measured, say: Words) -> Cell:
    symbol = measured.measure.unit.symbol
    text = numbers.measured(measured.shown, symbol, say)
    value = exact(measured.shown)
    return Cell(text, value=text if symbol == DATE else value, sort=value)
