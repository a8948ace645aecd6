"""Bands and interpolation: ≥95%得5分，80%-94%得3分，低于80%不得分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.intake.wording.awards import Award
from generator.intake.wording.closing import closed, gaps
from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Found, Note
from generator.intake.wording.full_points import full_points
from generator.intake.wording.numbers import Quantity
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.spans import Span, amount, told
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
    rows = graded(standard)
    if not rows or len(rows) < 2 or not any(not span.rest for _, span, _ in rows):
        return None
    if all(span.rest or span.implied for _, span, _ in rows) and len(rows) == 2:
        return None
    spans, doubts = closed([span for _, span, _ in rows])
    shares = any(award.share and award.high not in (0, 100) for *_, award in rows)
    shares = shares or all(award.share or award.high == 0 for *_, award in rows)
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
            *doubts,
            *between,
            *_implied(rows),
            *_extra(rows),
            *full_points(_all(rows), standard.weight),
        ),
        readings=(*doubts, *between),
    )


def _all(rows: Sequence[Graded]) -> list[Award]:
    return [award for *_, award in rows]


def _unit_unsaid(rows: Sequence[Graded]) -> tuple[Note, ...]:
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


def _implied(rows: Sequence[Graded]) -> tuple[Note, ...]:
    """A doubt for each number that is not in the wording (没有增长 for 0 %)."""
    return tuple(
        (
            "rule-threshold",
            {"quote": phrase.text, "read": " ".join(f"{k} {v}" for k, v in span.told().items())},
        )
        for phrase, span, _ in rows
        if span.implied
    )


def interpolation(standard: Standard) -> Found | None:
    """Values with their points, in proportion between them."""
    rows = graded(standard)
    if not rows or not standard.has("between"):
        return None
    anchors = [(_at(span), award) for _, span, award in rows if not span.rest]
    if len(anchors) < 2 or any(at is None for at, _ in anchors):
        return None
    unit = next((span.unit for _, span, _ in rows if span.unit), "%")
    shares = any(award.share and award.high not in (0, 100) for *_, award in rows)
    shares = shares or all(award.share or award.high == 0 for *_, award in rows)
    listed: list[dict[str, Any]] = [
        {"at": told(_with_unit(at, unit)), **award.told(shares, standard.weight)}
        for at, award in anchors
        if at is not None
    ]
    used = (*(phrase for phrase, *_ in rows), *standard.of("between"))
    return Found(
        {"kind": "interpolation", "points_at": listed},
        used,
        unit=unit,
        doubts=(*_unit_unsaid(rows), *full_points(_all(rows), standard.weight)),
    )


def _at(span: Span) -> Any:
    """The end of a span that faces the others; None for a span with two ends."""
    if span.is_point or span.high is None:
        return span.low
    return span.high if span.low is None else None


def _with_unit(at: Any, unit: str) -> Any:
    return replace(at, unit=unit) if unit == "%" and not getattr(at, "unit", unit) else at


def nearest_best(standard: Standard) -> Found | None:
    """以60%为宜，越接近得分越高，30%以下和90%以上不得分."""
    best, zero = standard.of("best"), [one for one in standard.of("award") if one.award]
    if not best or len(zero) != 1 or zero[0].award is None or zero[0].award.high != 0:
        return None
    ends = [condition(one, standard.year) for one in _both(zero[0].condition)]
    edges = [_at(span) for span in ends if span]
    if len(edges) != 2 or None in edges:
        return None
    middle = Quantity(Decimal(best[0].value), "%")
    points = [(edges[0], "0%"), (middle, "100%"), (edges[1], "0%")]
    points.sort(key=lambda one: amount(one[0]))
    listed = [{"at": told(at), "share": share} for at, share in points]
    used = (*best, *standard.of("between"), *zero)
    return Found({"kind": "interpolation", "points_at": listed}, used, unit="%")


def _both(text: str) -> list[str]:
    return re.split(r"[和或、及]", text)
