"""Bands: ≥95%得5分，80%-94%得3分，低于80%不得分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.intake.wording.awards import Award, in_shares
from generator.intake.wording.closing import closed, gaps
from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Found, Note
from generator.intake.wording.full_points import full_points
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.spans import Span
from generator.intake.wording.standard import Standard

Graded = tuple[Phrase, Span, Award]


def graded(standard: Standard) -> tuple[Graded, ...] | None:
    """Awards with the spans they are for; None where a condition is not about a value."""
    awards = standard.of("award") or tuple(_alone(standard))
    found: list[Graded] = []
    for phrase in awards:
        span = condition(phrase.condition, standard.year)
        if span is None or phrase.award is None:
            return None
        found.append((phrase, span, phrase.award))
    return tuple(found)


def _alone(standard: Standard) -> Sequence[Phrase]:
    """Awards of a numbered list that has one in each item."""
    each = [[one for one in part.phrases if one.kind == "award"] for part in standard.parts]
    return [row[0] for row in each] if all(len(row) == 1 for row in each) else []


def bands(standard: Standard) -> Found | None:
    """Bands of a measured value."""
    if standard.has("deduction"):
        return None
    rows, alone = _with_rest(graded(standard), standard)
    if len(rows) < 2 or not any(not span.rest for _, span, _ in rows):
        return None
    if all(span.rest or span.implied for _, span, _ in rows) and len(rows) == 2:
        return None
    spans, doubts = closed([span for _, span, _ in rows])
    shares = in_shares(awards_of(rows))
    listed = [
        {**span.told(), **award.told(shares, standard.weight)}
        for span, (_, _, award) in zip(spans, rows, strict=True)
    ]
    unit = next((span.unit for span in spans if span.unit), "%")
    between = gaps(spans)
    return Found(
        {"kind": "bands", "bands": listed},
        tuple(phrase for phrase, *_ in rows),
        unit=unit,
        doubts=(
            *alone,
            *unit_unsaid(rows),
            *doubts,
            *between,
            *_implied(rows),
            *_extra(rows),
            *full_points(awards_of(rows), standard.weight),
        ),
        readings=(*doubts, *between),
    )


def _with_rest(
    rows: tuple[Graded, ...] | None, standard: Standard
) -> tuple[tuple[Graded, ...], tuple[Note, ...]]:
    """A single condition that gives all points leaves none for the rest, which is doubted."""
    if not rows or len(rows) > 1:
        return rows or (), ()
    phrase, span, award = rows[0]
    if span.rest or span.implied or award.points(standard.weight) != standard.weight:
        return (), ()
    nothing = Award(Decimal(0), Decimal(0))
    rest = (phrase, Span(rest=True), nothing)
    return (*rows, rest), (("rule-fail", {"quote": phrase.condition}),)


def awards_of(rows: Sequence[Graded]) -> list[Award]:
    """What the rows give."""
    return [award for *_, award in rows]


def unit_unsaid(rows: Sequence[Graded]) -> tuple[Note, ...]:
    """A doubt where numbers have no unit (90以上得10分): percent is taken."""
    spans = [span for _, span, _ in rows if not span.rest]
    unsaid = not any(span.unit for span in spans)
    return (("rule-unit", {"quote": rows[0][0].text}),) if unsaid else ()


_BENIGN = re.compile(r"^(?:的?(?:完成|完工|公开|报送|之间|区间|范围|时|者|部分))?$")


def _extra(rows: Sequence[Graded]) -> tuple[Note, ...]:
    """A doubt for words of a condition that stand behind its numbers."""
    return tuple(
        ("rule-part-unread", {"quote": span.tail})
        for _, span, _ in rows
        if not _BENIGN.match(span.tail)
    )


_SIGN = {"from": "≥", "above": ">", "to": "≤", "below": "<"}


def _implied(rows: Sequence[Graded]) -> tuple[Note, ...]:
    """A doubt for each number that is not in the wording (没有增长 for 0 %)."""
    return tuple(
        ("rule-threshold", {"quote": phrase.text, "read": _signed(span)})
        for phrase, span, _ in rows
        if span.implied
    )


def _signed(span: Span) -> str:
    return "，".join(f"{_SIGN[edge]}{value}" for edge, value in span.told().items())
