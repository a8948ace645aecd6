"""The invented district as plain numbers: its files, read by PyYAML and by nothing of the program.

Every text is kept as it stands; points become fractions. What tests expect is worked out from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.plain_yaml import plain
from tests.real_data import SHIPPED

FRAMEWORK = "shili-bumen-"
PENALTY = "违规违纪事项"
PER_VIOLATION = 2
ABSENT_RESCALED = "固定资产利用率"
"""Where it does not apply its points go to the other leaves of its part."""

MISPRINTED = {
    ("shili-jiaoyu", 2023): {"完成及时率": Fraction(5)},
    ("shili-zhujian", 2021): {"完成及时率": Fraction(6)},
}
"""Scores printed wrong on purpose; the sums printed above them are of these."""

Key = tuple[str, int]
Entry = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""Change, ids in the older edition, ids in the newer one, reason."""


@dataclass(frozen=True)
class Evaluated:
    """An evaluation as printed; `edition` is the year of its framework's edition.

    `scores` has what is printed, by indicator, and the penalty; what was not chosen has none.
    """

    key: Key
    edition: int
    status: str
    graded: bool
    total: Fraction
    scores: Mapping[str, Fraction]
    absent: frozenset[str]
    files: Mapping[str, Any]

    @property
    def year(self) -> int:
        return self.key[1]

    @property
    def is_ranked(self) -> bool:
        return self.status == "published" and self.graded


@cache
def departments() -> dict[str, dict[str, Any]]:
    return {one.name: plain(one / "department.yml") for one in sorted(SHIPPED.glob("shili-*"))}


@cache
def evaluations() -> dict[Key, Evaluated]:
    folders = (folder for folder in sorted(SHIPPED.glob("shili-*/*")) if folder.is_dir())
    return {one.key: one for one in map(_evaluated, folders)}


def _evaluated(folder: Path) -> Evaluated:
    key = folder.parent.name, int(folder.name)
    files = {one.stem: plain(one) for one in folder.glob("*.yml")}
    head, printed = files["evaluation"], files["published"]["places"][0]
    judged = {one["indicator"]: one for one in files["judgements"]["judgements"]}
    scores = {id: Fraction(points) for id, points in printed["scores"].items()}
    if PENALTY in judged:
        scores[PENALTY] = Fraction(-PER_VIOLATION * len(judged[PENALTY]["found"]))
    return Evaluated(
        key,
        int(head["framework"].removeprefix(FRAMEWORK)),
        head["status"],
        "ungraded" not in head,
        Fraction(printed["total"]),
        {**scores, **MISPRINTED.get(key, {})},
        frozenset(id for id, one in judged.items() if "not_applicable" in one),
        files,
    )


def published() -> dict[Key, Evaluated]:
    return {key: one for key, one in evaluations().items() if one.status == "published"}


def ranked(year: int) -> list[Evaluated]:
    """Those ranked in a year, the best first."""
    found = [one for one in published().values() if one.year == year and one.is_ranked]
    return sorted(found, key=lambda one: -one.total)


def before() -> dict[Key, Key]:
    """Each evaluation that is published, but the first, with the department's one before it."""
    return {new: old for old, new in pairwise(sorted(published())) if old[0] == new[0]}


@cache
def weights(edition: int) -> dict[str, Fraction]:
    return {one["id"]: Fraction(one["weight"]) for one in _indicators(edition)}


@cache
def concepts(edition: int) -> dict[str, str]:
    """The concept of each indicator."""
    return {one["id"]: one["concept"] for one in _indicators(edition)}


@cache
def leaves(edition: int) -> frozenset[str]:
    above = {one.get("parent") for one in _indicators(edition)}
    return frozenset(one["id"] for one in _indicators(edition) if one["id"] not in above)


@cache
def first_level(edition: int) -> tuple[str, ...]:
    """Without the penalty, which has no full marks."""
    return tuple(
        one["id"] for one in _indicators(edition) if "parent" not in one and one["id"] != PENALTY
    )


def _indicators(edition: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = _framework(edition, "indicators")["indicators"]
    return found


def _framework(edition: int, name: str) -> Any:
    return plain(SHIPPED / "frameworks" / f"{FRAMEWORK}{edition}" / f"{name}.yml")


@cache
def entries(edition: int) -> tuple[Entry, ...]:
    """What a concordance says of the leaves, the shorthand written out."""
    found: list[Entry] = []
    for one in _framework(edition, "concordance")["entries"]:
        change, reason = one["change"], one["reason"]
        if "both" in one:
            found += [(change, (id,), (id,), reason) for id in one["both"]]
        else:
            found.append((change, _ids(one.get("old")), _ids(one.get("new")), reason))
    old = leaves(int(_framework(edition, "concordance")["from"].removeprefix(FRAMEWORK)))
    new = leaves(edition)
    return tuple(one for one in found if set(one[1]) <= old and set(one[2]) <= new)


def _ids(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def between(old: Evaluated, new: Evaluated) -> tuple[Entry, ...]:
    """The entries that lead from one evaluation to the next, at most one edition apart."""
    if old.edition == new.edition:
        return tuple(("same", (id,), (id,), "") for id in sorted(leaves(new.edition)))
    return entries(new.edition)


def full(one: Evaluated, ids: tuple[str, ...]) -> Fraction:
    return sum((weights(one.edition)[id] for id in ids), Fraction(0))


def score(one: Evaluated, ids: tuple[str, ...]) -> Fraction | None:
    """What indicators got together; None where one of them was not chosen or did not apply."""
    if any(id not in one.scores or id in one.absent for id in ids):
        return None
    return sum((one.scores[id] for id in ids), Fraction(0))
