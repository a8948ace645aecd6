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
    existing = {addresses.evaluation(one) for one in shown.results}
    existing |= {addresses.of_key(one.department.id, one.year) for one in shown.withdrawn}
    for key in record.issued:
        found.setdefault(_now(key, disclosure, existing), []).extend(record.versions(key))
    order = {release.id: place for place, release in enumerate(record.releases)}
    return {
        address: tuple(sorted(issued, key=lambda one: order[one.release.id]))
        for address, issued in found.items()
    }


def _now(key: Key, disclosure: Disclosure, existing: Collection[str]) -> str:
    own = addresses.of_key(*key)
    led = None if own in existing else way(own, disclosure.redirects, existing)
    return led.to if led is not None and led.to is not None else own


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
