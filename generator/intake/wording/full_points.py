"""Whether the most a standard gives is the weight of its indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.intake.wording.awards import Award
from generator.intake.wording.found import Note


def full_points(awards: Iterable[Award], weight: Decimal) -> Iterator[Note]:
    """A doubt where it is not: the weight or the standard may be misread."""
    most = max((award.points(weight) for award in awards), default=weight)
    if most != weight:
        yield "rule-full-points", {"found": f"{most:f}", "weight": f"{weight:f}"}
