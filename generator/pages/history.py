"""The published versions of an evaluation, also under the address a department had before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.model.record import Issued, Key, way
from generator.pages import addresses
from generator.pages.page import Link
from generator.words.catalogue import Words
from generator.words.marks import day

Histories = Mapping[str, tuple[Issued, ...]]
"""The published versions by the address of the evaluation, oldest first."""


@dataclass(frozen=True, slots=True)
class History:
    """Which version a page shows and since when, and the versions before it, newest first."""

    lead: str
    earlier: tuple[Link, ...]


def histories(disclosure: Disclosure, shown: Shown) -> Histories:
    """The versions of all evaluations ever published, by where readers are led now."""
    record, found = disclosure.record, dict[str, list[Issued]]()
    existing = standing(shown)
    for key in record.issued:
        found.setdefault(led(key, disclosure, existing), []).extend(record.versions(key))
    order = {release.id: place for place, release in enumerate(record.releases)}
    return {
        address: tuple(sorted(issued, key=lambda one: order[one.release.id]))
        for address, issued in found.items()
    }


def standing(shown: Shown) -> frozenset[str]:
    """The addresses of the evaluations that are shown or were withdrawn."""
    withdrawn = (addresses.of_key(one.department.id, one.year) for one in shown.withdrawn)
    return frozenset((*map(addresses.evaluation, shown.results), *withdrawn))


def led(key: Key, disclosure: Disclosure, existing: Collection[str]) -> str:
    """Where readers of an evaluation find it now: at its own address, or where it was moved."""
    own = addresses.of_key(*key)
    found = None if own in existing else way(own, disclosure.redirects, existing)
    return found.to if found is not None and found.to is not None else own


def history(issued: tuple[Issued, ...], say: Words) -> History | None:
    """What the overview says of the versions of an evaluation; None where none is recorded."""
    if not issued:
        return None
    lead = say("releases.version", number=len(issued), day=day(issued[-1].release.day, say))
    earlier = tuple(
        Link(
            say("releases.earlier_version", number=number, day=day(one.release.day, say)),
            addresses.version(one.release.id, *one.version.key),
        )
        for number, one in reversed(tuple(enumerate(issued[:-1], start=1)))
    )
    return History(lead, earlier)
