"""Editions of a framework joined over a chain of concordances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.compare.alignment import Alignment, Joint, Link
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.framework import Framework

Spot = tuple[int, str]
"""An indicator in one of the editions of a chain: the number of the edition, the id."""


def chain(
    old: str, new: str, concordances: Iterable[Concordance]
) -> tuple[Concordance, ...] | None:
    """The concordances that lead from one framework to a newer one, oldest first.

    An edition has at most one older one, so there is one way or none. Empty for a framework and
    itself. None where `old` does not precede `new`: also for two editions that came from the same
    one side by side, since nothing says how these differ.
    """
    by_new = {one.new: one for one in concordances}
    steps: list[Concordance] = []
    at = new
    while at != old:
        if at not in by_new or len(steps) > len(by_new):
            return None
        steps.append(by_new[at])
        at = by_new[at].old
    return tuple(reversed(steps))


def older(one: str, other: str, concordances: Iterable[Concordance]) -> str | None:
    """Which of two frameworks precedes the other; None where neither does, or they are one."""
    known = tuple(concordances)
    if one == other:
        return None
    if chain(one, other, known) is not None:
        return one
    return other if chain(other, one, known) is not None else None


def align(old: Framework, new: Framework, concordances: Iterable[Concordance]) -> Alignment:
    """The indicators of two frameworks joined, by declaration alone: no id, name or concept joins.

    `old` is that of the older evaluation. Where it is the newer edition (a body went back to an
    earlier one), the same declarations are read the other way round.

    Over several editions the entries hang together in groups; what a group has at both ends is a
    link, what it has in between is passed over:

    - something at one end only: DROPPED or NEW. What came and went in between leaves no trace.
    - one at each end, all entries one to one: CHANGED_RULE if any entry says so, or if its role
      changed (a penalty became a normal one); else the weights at both ends decide between SAME
      and CHANGED_WEIGHT, so that a weight changed and changed back is SAME.
    - one at each end, split and merged again in between with nothing lost or added: the same
      subject, but nothing says that the rule came back: CHANGED_RULE.
    - anything else, also one at each end of which a part was dropped or to which something new was
      added in between: REGROUPED.

    Nodes above leaves have no rule of their own; one to one they are SAME or CHANGED_WEIGHT.
    """
    if old.id == new.id:
        return _itself(old, new)
    known = tuple(concordances)
    steps = chain(old.id, new.id, known)
    if steps is not None:
        return _joined(old, new, steps)
    steps = chain(new.id, old.id, known)
    if steps is not None:
        return _turned(_joined(new, old, steps))
    return _alignment(old, new, False, [])


@dataclass(slots=True)
class _Group:
    """Indicators of several editions that hang together, with the entries that join them."""

    spots: dict[Spot, None]
    entries: list[tuple[int, ConcordanceEntry]]


def _joined(old: Framework, new: Framework, steps: tuple[Concordance, ...]) -> Alignment:
    links: list[Link] = []
    for group in _groups(steps):
        links += _links(group, len(steps), old, new)
    return _alignment(old, new, True, links)


def _groups(steps: tuple[Concordance, ...]) -> list[_Group]:
    found: dict[Spot, _Group] = {}
    for edition, step in enumerate(steps):
        for entry in step.entries:
            spots = [(edition, id) for id in entry.old] + [(edition + 1, id) for id in entry.new]
            parts = {id(one): one for spot in spots if (one := found.get(spot))}
            group = _Group({}, [])
            for part in parts.values():
                group.spots |= part.spots
                group.entries += part.entries
            group.spots |= dict.fromkeys(spots)
            group.entries.append((edition, entry))
            found |= dict.fromkeys(group.spots, group)
    return list({id(one): one for one in found.values()}.values())


def _links(group: _Group, last: int, old: Framework, new: Framework) -> list[Link]:
    """What a group is at both ends: one link, or one each of what came or went."""
    olds = tuple(one.id for one in old.indicators if (0, one.id) in group.spots)
    news = tuple(one.id for one in new.indicators if (last, one.id) in group.spots)
    reasons = tuple(
        dict.fromkeys(one.reason for _, one in sorted(group.entries, key=lambda one: one[0]))
    )
    whole = _is_whole(group, last)
    if olds and news:
        return [Link(_joint(group, whole, old, new, olds, news), olds, news, reasons)]
    dropped = Joint.DROPPED if whole else Joint.UNDECLARED
    came = Joint.NEW if whole else Joint.UNDECLARED
    return [
        *(Link(dropped, (id,), (), reasons) for id in olds),
        *(Link(came, (), (id,), reasons) for id in news),
    ]


def _is_whole(group: _Group, last: int) -> bool:
    """Whether every edition between says what became of all of the group, and where it was from."""
    onward = {(edition, id) for edition, entry in group.entries for id in entry.old}
    back = {(edition + 1, id) for edition, entry in group.entries for id in entry.new}
    return all(
        (spot in onward or spot[0] == last) and (spot in back or spot[0] == 0)
        for spot in group.spots
    )


def _joint(
    group: _Group,
    whole: bool,
    old: Framework,
    new: Framework,
    olds: tuple[str, ...],
    news: tuple[str, ...],
) -> Joint:
    changes = {entry.change for _, entry in group.entries}
    if len(olds) > 1 or len(news) > 1 or not whole or changes & {Change.NEW, Change.DROPPED}:
        return Joint.REGROUPED
    before, after = old.by_id[olds[0]], new.by_id[news[0]]
    otherwise = changes & {Change.CHANGED_RULE, Change.SPLIT, Change.MERGED}
    if before.is_leaf and (otherwise or old.role(before) is not new.role(after)):
        return Joint.CHANGED_RULE
    return Joint.SAME if before.weight == after.weight else Joint.CHANGED_WEIGHT


def _itself(old: Framework, new: Framework) -> Alignment:
    same = [Link(Joint.SAME, (one.id,), (one.id,)) for one in old.indicators]
    return _alignment(old, new, True, same)


_OTHER_WAY = {Joint.NEW: Joint.DROPPED, Joint.DROPPED: Joint.NEW}


def _turned(alignment: Alignment) -> Alignment:
    """The same with the two frameworks changing places."""
    links = [
        replace(one, joint=_OTHER_WAY.get(one.joint, one.joint), old=one.new, new=one.old)
        for one in (*alignment.leaves, *alignment.nodes)
    ]
    return _alignment(alignment.new, alignment.old, True, links)


def _alignment(old: Framework, new: Framework, declared: bool, links: list[Link]) -> Alignment:
    """Links put in order and parted into leaves and nodes; leaves without a link UNDECLARED."""
    by_old = {id: one for one in links for id in one.old}
    by_new = {id: one for one in links for id in one.new}
    unsaid_new = (Link(Joint.UNDECLARED, (), (one.id,)) for one in new.leaves)
    unsaid_old = (Link(Joint.UNDECLARED, (one.id,), ()) for one in old.leaves)
    by_new |= {one.new[0]: one for one in unsaid_new if one.new[0] not in by_new}
    by_old |= {one.old[0]: one for one in unsaid_old if one.old[0] not in by_old}
    in_order = dict.fromkeys(
        (
            *(by_new[one.id] for one in new.indicators if one.id in by_new),
            *(by_old[one.id] for one in old.indicators if one.id in by_old),
        )
    )
    leaves = [one for one in in_order if _is_of_leaves(one, old, new)]
    nodes = [
        one
        for one in in_order
        if not _is_of_leaves(one, old, new) and one.joint is not Joint.UNDECLARED
    ]
    return Alignment(old, new, declared, tuple(leaves), tuple(nodes))


def _is_of_leaves(link: Link, old: Framework, new: Framework) -> bool:
    return all(old.by_id[id].is_leaf for id in link.old) and all(
        new.by_id[id].is_leaf for id in link.new
    )
