"""How much of a draft is right, measured against data made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from generator.intake.draft import Draft
from generator.intake.recognise.folding import folded


@dataclass(frozen=True)
class Share:
    """How many of all are right, and which are not."""

    right: int
    all: int
    wrong: tuple[str, ...] = ()

    def __float__(self) -> float:
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.right}/{self.all} {float(self):.0%}"


Plain = Mapping[str, Any]


def read_yaml(path: Path) -> Plain:
    """A data file as plain values; numbers stay the text they are."""
    found: Plain = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def same_rule(one: Any, other: Any) -> bool:
    """Whether two rules give the same: kind and parameters; how a finding of met or not met is
    worded gives nothing, and 否则 is the standard's own word for the latter."""
    first, second = _given(one), _given(other)
    return same(first, second)


def _given(rule: Any) -> Any:
    if not isinstance(rule, Mapping):
        return rule
    if rule.get("kind") == "pass_fail":
        return {"kind": "pass_fail"}
    if rule.get("kind") == "interpolation":
        ends = [_share_given(one) for one in rule["points_at"]]
        return {**rule, "points_at": ends}
    return rule


def _share_given(end: Mapping[str, Any]) -> Mapping[str, Any]:
    nothing = _number(str(end.get("share", end.get("points"))).rstrip("%")) == 0
    return {"at": end["at"], "points": 0} if nothing else end


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same but for blanks, width, marks and trailing zeros."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if _is_list(one) and _is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    first, second = _number(one), _number(other)
    if first is not None and second is not None:
        return first == second
    return _text(one) == _text(other)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if not isinstance(value, bool) else None
    except InvalidOperation:
        return None


def _text(value: Any) -> str:
    plain = {True: "是", False: "否"}.get(value) if isinstance(value, bool) else str(value)
    return folded(plain or "") + ("%" if str(value).endswith("%") else "")


@dataclass(frozen=True)
class Truth:
    """What a draft should hold, as plain values of data files."""

    indicators: tuple[Plain, ...]
    rules: Mapping[str, Plain]
    scores: Mapping[str, Any]

    @property
    def leaves(self) -> tuple[Plain, ...]:
        """The entries that are no parent."""
        parents = {one.get("parent") for one in self.indicators}
        return tuple(one for one in self.indicators if one["id"] not in parents)

    def path(self, entry: Plain) -> tuple[str, ...]:
        """The names from the top down to an entry."""
        by_id = {one["id"]: one for one in self.indicators}
        names = [_name(entry)]
        while entry := by_id.get(entry.get("parent", ""), {}):
            names.append(_name(entry))
        return tuple(map(folded, reversed(names)))


def _name(entry: Plain) -> str:
    return str(entry.get("name", entry["id"]))


def draft_truth(draft: Draft) -> Truth:
    """What a draft holds, in the same shape."""
    return Truth(
        tuple(draft.framework["indicators"]["indicators"]),
        {one["indicator"]: one for one in draft.framework["rules"]["rules"]},
        {one.id: one.score for one in draft.indicators if one.leaf and one.score is not None},
    )


def right_leaves(truth: Truth, draft: Draft) -> Share:
    """Leaves with right name, parents, weight, score and wording of the standard."""
    found = draft_truth(draft)
    by_path = {found.path(one): one for one in found.leaves}
    wrong = [
        one["id"]
        for one in truth.leaves
        if (mine := by_path.get(truth.path(one))) is None
        or not same(one["weight"], mine["weight"])
        or not same(truth.scores.get(one["id"]), found.scores.get(mine["id"]))
        or not same(truth.rules[one["id"]].get("standard"), found.rules[mine["id"]].get("standard"))
    ]
    return _share(len(truth.leaves), wrong)


def right_rules(truth: Truth, draft: Draft) -> Share:
    """Leaves with right kind of rule and right parameters."""
    found = draft_truth(draft)
    by_path = {found.path(one): one["id"] for one in found.leaves}
    wrong = [
        one["id"]
        for one in truth.leaves
        if (mine := by_path.get(truth.path(one))) is None
        or not same_rule(truth.rules[one["id"]].get("rule"), found.rules[mine].get("rule"))
    ]
    return _share(len(truth.leaves), wrong)


def listed(wrong: Iterable[str], draft: Draft) -> Share:
    """Of what is wrong, what a person is told to look at: the entry, or one above it."""
    doubted = {folded(one.about) for one in draft.doubts}
    above = {folded(one.id): [folded(up) for up in one.parents] for one in draft.indicators}
    wrong = tuple(wrong)
    silent = [
        one
        for one in wrong
        if folded(one) not in doubted and not doubted & set(above.get(folded(one), ()))
    ]
    return _share(len(wrong), silent)


def right_entries(
    truth: Iterable[Plain], found: Iterable[Plain], key: str, keys: Iterable[str]
) -> Share:
    """Entries whose values under some keys are right."""
    mine = {folded(str(one[key])): one for one in found}
    keys, entries = tuple(keys), tuple(truth)
    wrong = [
        str(one[key])
        for one in entries
        if (other := mine.get(folded(str(one[key])))) is None
        or not all(same(one.get(name), other.get(name)) for name in keys)
    ]
    return _share(len(entries), wrong)


def right_facts(truth: Iterable[Plain], found: Iterable[Plain]) -> Share:
    """Facts found, of those that are needed: by value and unit."""
    have = {(_number(one["value"]), one["unit"]) for one in found}
    needed = tuple(truth)
    wrong = [str(one["id"]) for one in needed if (_number(one["value"]), one["unit"]) not in have]
    return _share(len(needed), wrong)


def _share(count: int, wrong: Iterable[str]) -> Share:
    wrong = tuple(wrong)
    return Share(count - len(wrong), count, wrong)
