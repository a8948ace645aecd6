"""What a comparison says in words: its verdict, what limits it, where a change comes from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.compare.alignment import Joint
from generator.compare.peers import Cohort, Pool
from generator.compare.result import (
    Comparability,
    Limit,
    LimitKind,
    NodeChange,
    Pair,
)
from generator.model.framework import Framework
from generator.score.rounding import round_half_up
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, listed, noted, series

MAX_NAMED = 6
"""Indicators named in a limit; of more, the number is given."""
SHARED = (
    LimitKind.CHANGED_WEIGHT,
    LimitKind.CHANGED_RULE,
    LimitKind.REGROUPED,
    LimitKind.NOT_APPLICABLE,
)
"""Limits that concern indicators on both sides."""
OF_ALL = frozenset({LimitKind.BODY, LimitKind.OTHER_BODY, LimitKind.INVENTED})
"""Limits that concern every indicator alike."""


def verdict(comparability: Comparability, say: Words) -> str:
    """The verdict on two totals in a sentence."""
    shared = numbers.percent(comparability.shared)
    return say(f"comparing.{comparability.verdict}", shared=shared)


def limits(pair: Pair, say: Words) -> tuple[str, ...]:
    """What limits the comparison of the totals, each with the weight concerned."""
    return tuple(limit(one, pair, say) for one in pair.comparability.limits)


def limit(one: Limit, pair: Pair, say: Words) -> str:
    """One limit in a sentence."""
    match one.kind:
        case LimitKind.SCALE:
            old, new = pair.old.scores.total.weight, pair.new.scores.total.weight
            return say(
                "comparing.scale", old=numbers.plain_points(old), new=numbers.plain_points(new)
            )
        case LimitKind.BODY:
            return say(
                "comparing.body", reasons=_reasons([body.reason for body in pair.bodies], say)
            )
        case LimitKind.UNDECLARED if not pair.alignment.declared:
            return say("comparing.no_concordance")
        case kind if one.old or one.new:
            return _weighed(kind, one, pair, say)
        case kind:
            return say(f"comparing.{kind}")


def _weighed(kind: LimitKind, one: Limit, pair: Pair, say: Words) -> str:
    old, new = pair.old.framework, pair.new.framework
    ids, framework = (one.new, new) if one.new else (one.old, old)
    share = numbers.percent(one.share_new if one.new else one.share_old)
    names = named(ids, framework, say)
    if kind in SHARED and one.share_old != one.share_new:
        return say(
            f"comparing.{kind}_both",
            count=len(ids), names=names,
            old=numbers.percent(one.share_old), new=numbers.percent(one.share_new),
        )  # fmt: skip
    return say(f"comparing.{kind}", count=len(ids), names=names, share=share)


def named(ids: Sequence[str], framework: Framework, say: Words) -> str:
    """The names of some indicators, and that there are more where there are many."""
    names = listed((framework.by_id[id].name for id in ids[:MAX_NAMED]), say)
    return names if len(ids) <= MAX_NAMED else say("comparing.and_more", names=names)


def reason(change: NodeChange, say: Words) -> str:
    """What stands between the rates of joined indicators; empty where nothing does.

    What holds for all of them, such as another body, is said of the totals and not repeated here.
    """
    kinds = [one.kind for one in change.limits if one.kind not in OF_ALL]
    texts = [say(f"comparing.short_{kind}") for kind in dict.fromkeys(kinds)]
    if change.neither:  # nothing else matters then, nor is anything compared by rate
        texts = [say("comparing.short_neither")]
    reasons = () if change.link.joint is Joint.SAME else change.link.reasons
    return series((*texts, *map(clause, reasons)), say)


def pool(pool: Pool, say: Words) -> str:
    """The name of a pool: its region, marked where it is invented."""
    mark = say("site.invented_mark") if pool.invented else ""
    return noted(pool.region or say("comparing.no_region"), mark, say)


def rank(rank: int | None, cohort: Cohort, say: Words) -> str:
    """The rank among those counted; empty where there is none."""
    return "" if rank is None else say("comparing.rank", rank=rank, of=cohort.ranked)


def _reasons(texts: Sequence[str], say: Words) -> str:
    return series((clause(text) for text in texts), say)


def points(change: Fraction, digits: int) -> str:
    """A change in points with its sign: +2.10, −0.50, 0.00."""
    return signed(round_half_up(abs(change), digits), change)


def total(pair: Pair, say: Words) -> str:
    """The change of the total: in points, or of its score rate where full marks differ."""
    if pair.same_scale:
        return points(pair.total_change, pair.new.framework.rounding.digits)
    return rate(pair.total_rate_change, say)


def exact_points(change: Fraction, digits: int) -> str:
    """A part of a change, with up to two more decimals where it is exact then."""
    for more in range(numbers.MORE_DIGITS + 1):
        if round_half_up(change, digits + more) == change:
            return points(change, digits + more)
    return points(change, digits)


def rate(change: Fraction | None, say: Words) -> str:
    """A change of a score rate in percentage points with its sign."""
    if change is None:
        return say("comparing.not")
    size = round_half_up(abs(change) * 100, numbers.PERCENT_DIGITS)
    return say("comparing.percentage_points", change=signed(size, change))


def signed(size: Decimal, change: Fraction) -> str:
    """A size with the sign of a change; without one where it is written as zero."""
    written = numbers.decimal(size)
    if not size:
        return written
    return f"+{written}" if change > 0 else f"−{written}"
