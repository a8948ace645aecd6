"""Indicators followed from entry to entry, over all editions between two of a framework."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.compare.alignment import Joint, Link
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.framework import Framework

_Way = Sequence[Mapping[str, tuple["_Step", tuple[str, ...]]]]
"""For each edition on the way, by id: the entry it stands in, and where that leads."""


@dataclass(frozen=True, slots=True, order=True)
class _Step:
    """An entry with its place in the chain, to put reasons in order."""

    edition: int
    number: int
    entry: ConcordanceEntry = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where indicators lead, over which entries.

    `whole` is False where a part leads nowhere, `told` where no entry says what became of one.
    """

    ends: tuple[str, ...]
    steps: frozenset[_Step]
    whole: bool
    told: bool


def joined(old: Framework, new: Framework, concordances: Sequence[Concordance]) -> list[Link]:
    """The links of two editions, between which these concordances lead, oldest first.

    What each kind of link means is said at `align`.
    """
    ahead, back = _ways(concordances)
    links = [
        _link(olds, _walk(olds, ahead), back, old, new)
        for olds in _groups([one.id for one in old.indicators], ahead)
    ]
    reached = {id for link in links for id in link.new}
    links += [
        _loose(Joint.NEW, (), (one.id,), _walk((one.id,), back))
        for one in new.indicators
        if one.id not in reached
    ]
    return links


def _ways(concordances: Sequence[Concordance]) -> tuple[_Way, _Way]:
    """The way from the older end to the newer, and the way back."""
    steps = [
        [_Step(edition, number, entry) for number, entry in enumerate(one.entries)]
        for edition, one in enumerate(concordances)
    ]
    ahead = [{id: (one, one.entry.new) for one in each for id in one.entry.old} for each in steps]
    back = [{id: (one, one.entry.old) for one in each for id in one.entry.new} for each in steps]
    return ahead, back[::-1]


def _walk(ids: Iterable[str], way: _Way) -> _Walk:
    at = tuple(ids)
    steps: set[_Step] = set()
    whole = told = True
    for edition in way:
        found = [edition[id] for id in at if id in edition]
        told = told and len(found) == len(at)
        whole = whole and all(onward for _, onward in found)
        steps.update(step for step, _ in found)
        at = tuple(dict.fromkeys(id for _, onward in found for id in onward))
    return _Walk(at, frozenset(steps), whole, told)


def _groups(olds: Iterable[str], ahead: _Way) -> list[tuple[str, ...]]:
    """Older indicators that lead to common newer ones together, each other one by itself."""
    groups: dict[str, dict[str, None]] = {}
    by_end: dict[str, str] = {}
    for old in olds:
        group = {old: None}
        for end in _walk((old,), ahead).ends:
            if end in by_end:
                group |= groups[by_end[end]]
            by_end[end] = old
        groups |= dict.fromkeys(group, group)
    return list(dict.fromkeys(tuple(sorted(group)) for group in groups.values()))


def _link(olds: tuple[str, ...], there: _Walk, back: _Way, old: Framework, new: Framework) -> Link:
    if not there.ends:
        return _loose(Joint.DROPPED, olds, (), there)
    here = _walk(there.ends, back)
    steps = there.steps | here.steps
    complete = there.whole and there.told and here.whole and here.told
    changes = {one.entry.change for one in steps}
    joint = Joint.REGROUPED
    if len(olds) == len(there.ends) == 1 and complete:
        joint = _one_to_one(old, olds[0], new, there.ends[0], changes)
    return Link(joint, _in_order(olds, old), _in_order(there.ends, new), _reasons(steps))


def _loose(joint: Joint, olds: tuple[str, ...], news: tuple[str, ...], walk: _Walk) -> Link:
    """An indicator of one end that leads to none of the other."""
    return Link(joint if walk.told else Joint.UNDECLARED, olds, news, _reasons(walk.steps))


def _one_to_one(
    old: Framework, before: str, new: Framework, after: str, changes: set[Change]
) -> Joint:
    one, other = old.by_id[before], new.by_id[after]
    otherwise = changes & {Change.CHANGED_RULE, Change.SPLIT, Change.MERGED}
    if one.is_leaf and (otherwise or old.role(one) is not new.role(other)):
        return Joint.CHANGED_RULE
    return Joint.SAME if one.weight == other.weight else Joint.CHANGED_WEIGHT


def _in_order(ids: tuple[str, ...], framework: Framework) -> tuple[str, ...]:
    if len(ids) == 1:
        return ids
    return tuple(one.id for one in framework.indicators if one.id in ids)


def _reasons(steps: Iterable[_Step]) -> tuple[str, ...]:
    """The reasons of the entries, oldest first, each once."""
    return tuple(dict.fromkeys(one.entry.reason for one in sorted(steps)))
