"""The editions of frameworks that readers are shown, and how one came from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.concordance import Concordance
from generator.model.disclosure import Disclosure
from generator.model.framework import Framework


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; `concordance` leads from the one before it, where that is shown too.

    `invented` where only invented departments were evaluated by it.
    """

    framework: Framework
    concordance: Concordance | None
    invented: bool


def editions(disclosure: Disclosure, results: Iterable[Result]) -> tuple[Edition, ...]:
    """The editions used by what is shown, and those between two of them, by id."""
    users: dict[str, set[bool]] = {}
    for result in results:
        users.setdefault(result.framework.id, set()).add(result.department.invented)
    before = {one.new: one for one in disclosure.concordances}
    kept = {id: set(found) for id, found in users.items()}
    for id, found in users.items():
        for between in _between(id, before, users.keys()):
            kept.setdefault(between, set()).update(found)
    return tuple(
        Edition(disclosure.frameworks[id], _kept(before.get(id), kept), all(kept[id]))
        for id in sorted(kept)
    )


def _between(id: str, before: dict[str, Concordance], used: Iterable[str]) -> tuple[str, ...]:
    """The unused editions between one and the next older one that was used; none without it."""
    known = set(used)
    passed: list[str] = []
    for older in _older(id, before):
        if older in known:
            return tuple(passed)
        passed.append(older)
    return ()


def _older(id: str, before: dict[str, Concordance]) -> Iterator[str]:
    """The editions before one, newest first."""
    seen = {id}
    while id in before and (id := before[id].old) not in seen:
        seen.add(id)
        yield id


def _kept(concordance: Concordance | None, kept: dict[str, set[bool]]) -> Concordance | None:
    return concordance if concordance and concordance.old in kept else None
