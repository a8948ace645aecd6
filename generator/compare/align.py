"""Editions of a framework joined over a chain of concordances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.compare.alignment import Alignment, Joint, Link
from generator.compare.joining import joined
from generator.model.concordance import Concordance
from generator.model.framework import Framework


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


def align(old: Framework, new: Framework, concordances: Iterable[Concordance]) -> Alignment:
    """The indicators of two frameworks joined, by declaration alone: no id, name or concept joins.

    `old` is that of the older evaluation. Where it is the newer edition (a body went back to an
    earlier one), the same declarations are read the other way round.

    Over several editions each indicator is followed from entry to entry. Those of the two ends
    that lead to one another, directly or through others, are a link:

    - what leads nowhere is DROPPED, what comes from nowhere NEW, also where it was split or merged
      with others on the way. What came and went in between leaves no trace.
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
        return _alignment(old, new, True, joined(old, new, steps))
    steps = chain(new.id, old.id, known)
    if steps is not None:
        return _turned(_alignment(new, old, True, joined(new, old, steps)))
    return _alignment(old, new, False, [])


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
