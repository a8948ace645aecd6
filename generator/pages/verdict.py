"""The verdict of an evaluation: its grade, what led to it, whether the printed figures agree."""

from __future__ import annotations

from itertools import pairwise

from generator.audit.result import Result
from generator.model.framework import Framework
from generator.pages import addresses
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import clause


def grade_bands(framework: Framework, current: str, say: Words) -> tuple[tuple[str, bool], ...]:
    """The grades in words, and which one is the current."""
    grades = framework.grades
    texts = [
        say(
            "overview.band_from",
            name=grades[0].name,
            low=numbers.plain_points(grades[0].lowest),
        )
    ]
    for better, grade in pairwise(grades):
        high, low = numbers.plain_points(better.lowest), numbers.plain_points(grade.lowest)
        key = "overview.band_between" if grade.lowest else "overview.band_below"
        texts.append(say(key, name=grade.name, low=low, high=high))
    return tuple((text, grade.name == current) for text, grade in zip(texts, grades, strict=True))


def reckoning(result: Result, say: Words) -> tuple[str, ...]:
    """What led to the total beside the sum of the parts: bonus, vetoes, no grade."""
    led, digits = result.scores.total_trace, result.framework.rounding.digits
    lines: list[str] = []
    if led and led.bonus:
        bonus, counted = (numbers.points(one, digits) for one in (led.bonus, led.counted))
        earned = numbers.points(led.earned, digits)
        lines.append(say("overview.bonus", earned=earned, bonus=bonus, counted=counted))
    lines.extend(
        say("overview.veto", text=clause(veto.text), reason=clause(reason))
        for veto, reason in (led.vetoes if led else ())
    )
    if led and led.before != led.score:
        before, after = (numbers.points(one, digits) for one in (led.before, led.score))
        lines.append(say("overview.before", before=before, after=after))
    if result.evaluation.ungraded:
        lines.append(say("overview.ungraded", reason=clause(result.evaluation.ungraded)))
    return tuple(lines)


def verdict(result: Result, say: Words) -> tuple[bool, str]:
    """Whether the printed total and grade agree with what is computed, and that in words."""
    published = result.published
    if not published.total:
        return True, say("overview.unprinted")
    agree = [one.agrees for one in published.total] + [one.agrees for one in published.grades]
    if not all(agree):
        return False, say("overview.differs")
    score = numbers.decimal(published.total[0].printed)
    if not published.grades:
        return True, say("overview.agrees_score", score=score)
    return True, say("overview.agrees", score=score, grade=published.grades[0].printed)


def differences(result: Result, say: Words) -> Table | None:
    """The printed scores that differ from what is computed; None where none does."""
    by_id, digits = result.framework.by_id, result.framework.rounding.digits
    found = [
        (Cell(by_id[node].name, addresses.indicator(result, by_id[node])), one)
        for node, one in result.published.differing()
    ]
    found += [(Cell(say("label.total")), one) for one in result.published.total if not one.agrees]
    rows = tuple(
        Row(
            (
                name,
                Cell(numbers.decimal(one.printed)),
                Cell(numbers.points(one.computed, digits)),
                Cell(one.where),
            )
        )
        for name, one in found
    )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("label.printed"), True),
        Heading(say("label.computed"), True),
        Heading(say("label.where")),
    )
    return Table(say("overview.differences"), headings, rows) if rows else None


def no_differences(result: Result, say: Words) -> str:
    """How many printed scores were compared; empty where none is printed."""
    count = sum(map(len, result.published.nodes.values())) + len(result.published.total)
    return say("overview.no_differences", count=count) if count else ""
