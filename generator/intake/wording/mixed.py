"""Conditions that speak of a measured value inside a rule that is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.intake.wording.conditions import condition
from generator.intake.wording.found import Note


def measured_words(conditions: Iterable[str], year: int | None) -> Iterator[Note]:
    """A doubt for each condition that names a number or a day: it may be meant to be computed."""
    for one in conditions:
        span = condition(one, year)
        if span and not span.rest and not span.implied:
            yield "rule-measured", {"quote": one}
