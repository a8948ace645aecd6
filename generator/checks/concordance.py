"""Concordances: each indicator in its place once, and what is said of it true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.checks.terms import differing
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.framework import Framework, Indicator
from generator.problems import Report
from generator.yaml_nodes.likeness import listed

JOINING = (Change.SAME, Change.CHANGED_WEIGHT, Change.CHANGED_RULE)
NO_CONCEPT = "—"


def check_concordances(
    concordances: Sequence[Concordance], frameworks: Mapping[str, Framework], report: Report
) -> None:
    """Editions follow each other, and what is said of their indicators is so.

    `frameworks` are those all of which could be read; of others no more is said.
    """
    _check_circles(concordances, report)
    for one in concordances:
        if one.old in frameworks and one.new in frameworks:
            _check_one(one, frameworks[one.old], frameworks[one.new], report)


def _check_circles(concordances: Sequence[Concordance], report: Report) -> None:
    """Every circle of editions is told once."""
    older = {one.new: one for one in concordances}
    told: set[str] = set()
    for concordance in concordances:
        trail: list[str] = []
        step: str | None = concordance.new
        while step is not None and step not in trail:
            trail.append(step)
            step = older[step].old if step in older else None
        if step is None or step in told:
            continue
        circle = trail[trail.index(step) :]
        told.update(circle)
        report.add("concordance-circle", older[step].place, path=" → ".join([*circle, step]))


def _check_one(concordance: Concordance, old: Framework, new: Framework, report: Report) -> None:
    entries = concordance.entries
    _check_places(concordance, old, [(one, one.old) for one in entries], report)
    _check_places(concordance, new, [(one, one.new) for one in entries], report)
    for entry in entries:
        if _is_of_one_kind(entry, old, new, report) and entry.change in JOINING:
            _check_joined(entry, old, new, report)
    _check_concepts(concordance, old, new, report)


def _check_places(
    concordance: Concordance,
    framework: Framework,
    named: Iterable[tuple[ConcordanceEntry, tuple[str, ...]]],
    report: Report,
) -> None:
    """Every leaf of one edition stands in one entry, every other node in one at most."""
    first: dict[str, ConcordanceEntry] = {}
    for entry, ids in named:
        for number, id in enumerate(ids):
            before = first.setdefault(id, entry)
            if before is not entry or id in ids[:number]:
                values = {"edition": framework.id, "id": id}
                line = before.place.line
                report.add("concordance-twice", entry.place, first=line, **values)
    left_out = [leaf.id for leaf in framework.leaves if leaf.id not in first]
    if left_out:
        values = {"edition": framework.id, "ids": listed(left_out)}
        report.add("concordance-left-out", concordance.place, **values)


def _is_of_one_kind(
    entry: ConcordanceEntry, old: Framework, new: Framework, report: Report
) -> bool:
    nodes = [*(old.by_id[id] for id in entry.old), *(new.by_id[id] for id in entry.new)]
    leaves = dict.fromkeys(node.id for node in nodes if node.is_leaf)
    above = dict.fromkeys(node.id for node in nodes if not node.is_leaf)
    if leaves and above:
        values = {"leaves": listed(leaves), "above": listed(above)}
        report.add("concordance-levels", entry.place, **values)
    return not (leaves and above)


def _check_joined(entry: ConcordanceEntry, old: Framework, new: Framework, report: Report) -> None:
    """What is said of two indicators that stand for each other is so."""
    before, after = old.by_id[entry.old[0]], new.by_id[entry.new[0]]
    if entry.change is Change.CHANGED_RULE:
        if not before.is_leaf:
            report.add("concordance-rule-above", entry.place, id=before.id)
        return
    if before.is_leaf and not (before.id in old.rules and after.id in new.rules):
        return
    others = differing((old, before), (new, after))
    ids = {"old": before.id, "new": after.id}
    instead = _instead(before, after, others)
    if entry.change is Change.SAME and instead != Change.SAME:
        keys = ", ".join((["weight"] if before.weight != after.weight else []) + list(others))
        report.add("concordance-not-same", entry.place, differing=keys, instead=instead, **ids)
    elif entry.change is Change.CHANGED_WEIGHT and before.weight == after.weight:
        weight = f"{before.weight:f}"
        values = {"weight": weight, "instead": instead, **ids}
        report.add("concordance-same-weight", entry.place, **values)
    elif entry.change is Change.CHANGED_WEIGHT and others:
        keys = ", ".join(others)
        report.add("concordance-other-rule", entry.place, differing=keys, instead=instead, **ids)


def _instead(before: Indicator, after: Indicator, others: Sequence[str]) -> str:
    """The change that two joined indicators do show; two for nodes that cannot be joined."""
    if others:
        return Change.CHANGED_RULE if before.is_leaf else f"{Change.DROPPED} / {Change.NEW}"
    return Change.SAME if before.weight == after.weight else Change.CHANGED_WEIGHT


def _check_concepts(
    concordance: Concordance, old: Framework, new: Framework, report: Report
) -> None:
    """Indicators have the same concept exactly where the concordance joins them."""
    told: set[tuple[str, str]] = set()
    joined: set[tuple[str, str]] = set()
    for entry in concordance.entries:
        if entry.change not in JOINING:
            continue
        before, after = old.by_id[entry.old[0]], new.by_id[entry.new[0]]
        joined.add((before.id, after.id))
        if before.concept != after.concept:
            concepts = {
                "before": before.concept or NO_CONCEPT,
                "after": after.concept or NO_CONCEPT,
            }
            report.add("concordance-concepts", entry.place, old=before.id, new=after.id, **concepts)
            told.update({("old", before.id), ("new", after.id)})
    after_by_concept = {node.concept: node for node in new.indicators if node.concept is not None}
    for before in old.indicators:
        other = after_by_concept.get(before.concept) if before.concept is not None else None
        if other is None or (before.id, other.id) in joined:
            continue
        if ("old", before.id) not in told and ("new", other.id) not in told:
            values = {"concept": before.concept, "old": before.id, "new": other.id}
            report.add("concordance-concept-apart", other.place, **values)
