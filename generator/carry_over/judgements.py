"""Judgements of a new year: what each rule asks for, to be filled in, with last year's choice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.carry_over.former import Former
from generator.carry_over.todo import Todo
from generator.carry_over.words import say
from generator.carry_over.writing import BLOCK_TO_FILL, Entry
from generator.load.judged import asked_key
from generator.model.evaluation import Judgement
from generator.model.framework import Framework, Indicator
from generator.model.rules import Checklist, Items, Levels, PassFail, Profiles, Rule, all_rules
from generator.yaml_nodes.emit import Typed, Value
from generator.yaml_nodes.scalars import TO_FILL

FILE = "judgements.yml"


def carried_judgements(former: Former, todo: Todo) -> tuple[Entry, ...]:
    """A judgement for every leaf of the new edition, with what was said of it last year."""
    entries: list[Entry] = []
    for leaf in former.new.leaves:
        judgement = former.evaluation.judgements.get(former.joined.get(leaf.id, ""))
        if leaf.id in former.new.optional and judgement is None:
            continue
        rule = former.new.rules[leaf.id].rule
        said = _told(judgement, _old_rule(former, leaf)) if judgement else _fresh()
        entries.append(Entry(_asked(leaf, rule, judgement), (*said, *_choices(rule))))
    _tell_changes(former, todo)
    _tell_slots(former.new, {str(one.value["indicator"]) for one in entries}, todo)
    return tuple(entries)


def first_judgements(framework: Framework, todo: Todo) -> tuple[Entry, ...]:
    """A judgement for every leaf that has to have one."""
    leaves = [leaf for leaf in framework.leaves if leaf.id not in framework.optional]
    _tell_slots(framework, (), todo)
    return tuple(
        Entry(_asked(leaf, rule, None), tuple(_choices(rule)))
        for leaf in leaves
        for rule in [framework.rules[leaf.id].rule]
    )


def _old_rule(former: Former, leaf: Indicator) -> Rule | Profiles:
    return former.old.rules[former.joined[leaf.id]].rule


def _asked(leaf: Indicator, rule: Rule | Profiles, judgement: Judgement | None) -> dict[str, Value]:
    """What the rule asks for, to be filled in; by several contexts, what each of them asks for."""
    keys = dict.fromkeys(key for one in all_rules(rule) if (key := asked_key(one)[0]))
    found: dict[str, Value] = {"indicator": Typed(leaf.id), **dict.fromkeys(keys, TO_FILL)}
    if judgement is not None and judgement.self_score is not None:
        found["self_score"] = TO_FILL
    return {**found, "reason": BLOCK_TO_FILL}


def _choices(rule: Rule | Profiles) -> Iterator[str]:
    """What there is to choose from, with the numbers by which it is chosen."""
    for one in all_rules(rule):
        match one:
            case Levels(levels):
                names = "、".join(level.name for level in levels)
                yield say("judgements", "levels", levels=names)
            case Checklist():
                yield say("judgements", "checklist", problems=_numbered(one.problems))
            case Items(items):
                names = _numbered([item.name for item in items])
                yield say("judgements", "items", items=names)
            case PassFail(passing, failing):
                yield say("judgements", "pass_fail", passing=passing, failing=failing)


def _numbered(names: Sequence[str]) -> str:
    return "；".join(f"{number} {name}" for number, name in enumerate(names, 1))


def _fresh() -> Iterator[str]:
    yield say("judgements", "fresh")


def _told(judgement: Judgement, rule: Rule | Profiles) -> Iterator[str]:
    """What was judged last year, in words."""
    if judgement.not_applicable:
        yield say("judgements", "not_applicable", reason=judgement.not_applicable)
    if judgement.not_derivable is not None:
        given = judgement.not_derivable
        yield say("judgements", "not_derivable", points=given.points, reason=given.reason)
    if judgement.level is not None:
        key = "level" if judgement.points is None else "level_points"
        yield say("judgements", key, level=judgement.level, points=judgement.points)
    elif judgement.points is not None:
        yield say("judgements", "points", points=judgement.points)
    if judgement.deducted is not None:
        yield say("judgements", "deducted", points=judgement.deducted)
    if judgement.passed is not None:
        yield say("judgements", "passed" if judgement.passed else "failed")
    for one in all_rules(rule):
        yield from _told_numbers(judgement, one)


def _told_numbers(judgement: Judgement, rule: Rule) -> Iterator[str]:
    """The items found or met, by their words and not their numbers."""
    if isinstance(rule, Checklist) and judgement.found is not None:
        names = [rule.problems[one.number - 1] for one in judgement.found]
        key = "found" if names else "found_none"
        yield say("judgements", key, items="；".join(names))
    if isinstance(rule, Items) and judgement.met is not None:
        names = [rule.items[number - 1].name for number in judgement.met]
        yield say("judgements", "met" if names else "met_none", items="；".join(names))


def _tell_changes(former: Former, todo: Todo) -> None:
    if former.same_framework:
        return
    names = {"new": former.new.name, "old": former.old.name}
    if not former.concordant:
        todo.add(say("judgements", "not_concordant", **names), FILE)
    elif changed := [leaf.id for leaf in former.new.leaves if _is_other(former, leaf)]:
        new, listed = former.new.name, "、".join(changed)
        todo.add(say("judgements", "changed", new=new, names=listed), FILE)


def _is_other(former: Former, leaf: Indicator) -> bool:
    """Whether a leaf is joined and judged, but not by the very same rule."""
    old, rule = former.joined.get(leaf.id), former.new.rules[leaf.id].rule
    is_judged = any(asked_key(one)[0] for one in all_rules(rule))
    return old is not None and is_judged and former.old.rules[old].rule != rule


def _tell_slots(framework: Framework, chosen: Collection[str], todo: Todo) -> None:
    """What stands in for each other is chosen by a person."""
    for slot in (one for one in framework.indicators if one.slot):
        below = {leaf.id for leaf in framework.leaves_below(slot.id)}
        key = "slot" if below & set(chosen) else "slot_open"
        text = say("judgements", key, slot=slot.name, weight=slot.weight)
        todo.add(text, FILE, slot.id)
