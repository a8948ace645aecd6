"""The ends of bands that the wording leaves to each other: 95%以上, 85%以上, 其余."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.intake.wording.found import Note
from generator.intake.wording.numbers import Quantity
from generator.intake.wording.spans import Bound, Span, amount, told


def closed(spans: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Note, ...]]:
    """Each span with both its ends, and doubts for ends that may belong to either neighbour."""
    found = [_united(span, spans) for span in spans]
    order = sorted(
        (at for at, span in enumerate(found) if not span.rest), key=lambda at: _place(found[at])
    )
    doubts: list[Note] = []
    for lower, upper in itertools.pairwise(order):
        found[lower], found[upper], doubt = _meet(found[lower], found[upper])
        doubts.extend(doubt)
    if order:
        found[order[0]] = _without_zero(found[order[0]])
    rest = [at for at, span in enumerate(found) if span.rest]
    if rest and order:
        found[rest[0]] = _rest([found[at] for at in order])
    return tuple(found), tuple(doubts)


def _united(span: Span, spans: Sequence[Span]) -> Span:
    """A bare number takes the unit of the others (≥90 beside 80%)."""
    unit = next((one.unit for one in spans if one.unit), "%")

    def with_unit(one: Bound | None) -> Bound | None:
        return replace(one, unit=unit) if isinstance(one, Quantity) and not one.unit else one

    return replace(span, low=with_unit(span.low), high=with_unit(span.high))


def _place(span: Span) -> tuple[Decimal, Decimal]:
    """Where a span stands among the others, from the lowest."""
    far = Decimal("Infinity")
    low = -far if span.low is None else amount(span.low)
    high = far if span.high is None else amount(span.high)
    if span.low is None:
        return (high - Decimal("1e-9"), high)
    return (low, high)


def _meet(lower: Span, upper: Span) -> tuple[Span, Span, tuple[Note, ...]]:
    """Two neighbours; an end that one of them lacks is that of the other."""
    if lower.high is None and upper.low is not None:
        return replace(lower, high=upper.low, high_closed=not upper.low_closed), upper, ()
    if upper.low is None and lower.high is not None:
        return lower, replace(upper, low=lower.high, low_closed=not lower.high_closed), ()
    if lower.high is None or upper.low is None or lower.high != upper.low:
        return lower, upper, ()
    return _shared(lower, upper)


def _shared(lower: Span, upper: Span) -> tuple[Span, Span, tuple[Note, ...]]:
    """One number ends both: it belongs to one of them only."""
    if lower.high_closed != upper.low_closed:
        return lower, upper, ()
    if lower.sure_high and not upper.sure_low:
        return lower, replace(upper, low_closed=not lower.high_closed), ()
    lower = replace(lower, high_closed=not upper.low_closed)
    if upper.sure_low or upper.high is None:
        return lower, upper, ()
    quote = str(told(upper.low)) if upper.low is not None else ""
    return lower, upper, (("rule-band-edge", {"edge": quote}),)


def _without_zero(span: Span) -> Span:
    """The lowest band of a rate that begins at zero has no lower end."""
    zero = isinstance(span.low, Quantity) and span.low.value == 0 and span.high is not None
    return replace(span, low=None) if zero and not span.is_point else span


def _rest(spans: Sequence[Span]) -> Span:
    """What lies beyond the others: below the lowest, or above the highest where that is open.

    Where the lowest is a single zero (调整率为 0), it is what lies above.
    """
    lowest, highest = spans[0], spans[-1]
    from_zero = lowest.is_point and lowest.low is not None and amount(lowest.low) == 0
    if lowest.low is not None and not (from_zero and highest.high is not None):
        return Span(high=lowest.low, high_closed=not lowest.low_closed)
    return Span(low=highest.high, low_closed=not highest.high_closed)


def gaps(spans: Sequence[Span]) -> tuple[Note, ...]:
    """A doubt for each stretch between two bands that neither of them has."""
    order = sorted(spans, key=_place)
    found: list[Note] = []
    for lower, upper in itertools.pairwise(order):
        if lower.high is None or upper.low is None:
            continue
        if amount(lower.high) < amount(upper.low):
            ends = {"low": str(told(lower.high)), "high": str(told(upper.low))}
            found.append(("rule-band-gap", ends))
    return tuple(found)
