"""Where an evaluation stands: among its peers, and against the one before it."""

from __future__ import annotations

from generator.audit.result import Result
from generator.compare.movers import main_cause
from generator.compare.result import Pair, Verdict
from generator.compare.site import Comparisons, key_of
from generator.pages import addresses
from generator.pages.page import Link
from generator.score.rounding import round_half_up
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import listed, sentences


def standing(result: Result, compared: Comparisons, say: Words) -> tuple[Link, ...]:
    """Sentences that lead to the year and to the comparison; none where there is nothing to say."""
    pair = compared.pairs.get(key_of(result))
    found = [_among_peers(result, compared, say)]
    if pair is not None:
        found.append(Link(_since(pair, say), addresses.evaluation(result, "change")))
    found += [_from_another(one, say) for one in compared.inherited.get(key_of(result), ())]
    return tuple(one for one in found if one is not None)


def _among_peers(result: Result, compared: Comparisons, say: Words) -> Link | None:
    cohort, rank = compared.cohort_of(result), compared.rank_of(result)
    if rank is None or cohort.peer_mean is None:
        return None
    digits = result.framework.rounding.digits
    text = say(
        "overview.rank", pool=comparing.pool(cohort.pool, say), year=cohort.year,
        of=cohort.ranked, rank=rank, mean=numbers.decimal(round_half_up(cohort.peer_mean, digits)),
    )  # fmt: skip
    return Link(text, addresses.year(cohort.year))


def _from_another(pair: Pair, say: Words) -> Link:
    """The last evaluation of a body this one came from, which is not its own year before."""
    text = say(
        "overview.from_another", name=pair.old.department.short_name_in(pair.old.evaluation.year),
        year=pair.old.evaluation.year,
        verdict=say(f"comparing.short_verdict_{pair.comparability.verdict}"),
    )  # fmt: skip
    return Link(text, addresses.compare(pair.old, pair.new))


def _since(pair: Pair, say: Words) -> str:
    year = pair.old.evaluation.year
    if pair.comparability.verdict is Verdict.NOT_COMPARABLE:
        return say("overview.since_apart", year=year)
    limited = pair.comparability.verdict is Verdict.LIMITED
    lines = (
        _difference(pair, say),
        say("overview.limited") if limited else "",
        *(_why(pair, way, say) for way in (-1, 1)),
    )
    return sentences((one for one in lines if one), say)


def _difference(pair: Pair, say: Words) -> str:
    year, change = pair.old.evaluation.year, pair.total_change
    if not pair.same_scale:
        return say("overview.since_scaled", year=year, change=comparing.total(pair, say))
    if not change:
        return say("overview.since_same", year=year)
    size = round_half_up(abs(change), pair.new.framework.rounding.digits)
    key = "overview.since_up" if change > 0 else "overview.since_down"
    return say(key, year=year, points=numbers.decimal(size))


def _why(pair: Pair, direction: int, say: Words) -> str:
    """What moved the total most in a direction; empty where nothing did."""
    change, points = main_cause(pair, direction)
    if direction * points <= 0:
        return ""
    name = say("change.rest") if change is None else _names(pair, change.link.new, say)
    shown = comparing.points(points, pair.new.framework.rounding.digits)
    return say("overview.fell" if direction < 0 else "overview.rose", names=name, points=shown)


def _names(pair: Pair, ids: tuple[str, ...], say: Words) -> str:
    return listed((pair.new.framework.by_id[id].name for id in ids), say)
