"""Values with their points, in proportion between them: 之间按比例计分, 以60%为宜."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.intake.wording.awards import in_shares
from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Found
from generator.intake.wording.full_points import full_points
from generator.intake.wording.numbers import Quantity
from generator.intake.wording.scales import awards_of, graded, unit_unsaid
from generator.intake.wording.spans import Span, amount, told
from generator.intake.wording.standard import Standard


def interpolation(standard: Standard) -> Found | None:
    """Values with their points, in proportion between them."""
    rows = graded(standard)
    if not rows or not standard.has("between"):
        return None
    anchors = [(_at(span), award) for _, span, award in rows if not span.rest]
    if len(anchors) < 2 or any(at is None for at, _ in anchors):
        return None
    unit = next((span.unit for _, span, _ in rows if span.unit), "%")
    shares = in_shares(awards_of(rows))
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
        doubts=(*unit_unsaid(rows), *full_points(awards_of(rows), standard.weight)),
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
