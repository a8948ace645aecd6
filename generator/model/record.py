"""What was published when: releases, the versions of evaluations in them, addresses, redirects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.model.narrative import Text
from generator.problems import Place

Key = tuple[str, int]
"""An evaluation: department and year."""


class Change(StrEnum):
    """What became of an evaluation with a release."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"

    @property
    def shown(self) -> bool:
        """Whether the evaluation is shown since then."""
        return self not in (Change.WITHDRAWN, Change.REMOVED)


@dataclass(frozen=True, slots=True)
class Version:
    """An evaluation as it is since a release; score, grade and content empty where not shown.

    `content` is the SHA-256 of its data.json, which is kept.
    """

    department: str
    year: int
    change: Change
    score: str
    grade: str
    content: str
    place: Place

    @property
    def key(self) -> Key:
        """The evaluation."""
        return self.department, self.year


@dataclass(frozen=True, slots=True)
class Release:
    """A publication that changed something, with what it changed.

    `addresses` are those of pages there were none at before, without the language in front; `sum`
    is the SHA-256 of its file, `previous` that of the release before, "" for the first.
    """

    id: str
    day: date
    software: str
    previous: str
    note: Text
    versions: tuple[Version, ...]
    addresses: tuple[str, ...]
    sum: str
    place: Place


@dataclass(frozen=True, slots=True)
class Issued:
    """A version with its release."""

    release: Release
    version: Version


@dataclass(frozen=True)
class Record:
    """All releases, oldest first."""

    releases: tuple[Release, ...] = ()

    @cached_property
    def issued(self) -> Mapping[Key, tuple[Issued, ...]]:
        """Everything that became of each evaluation, oldest first."""
        found: dict[Key, list[Issued]] = {}
        for release in self.releases:
            for version in release.versions:
                found.setdefault(version.key, []).append(Issued(release, version))
        return {key: tuple(each) for key, each in found.items()}

    def versions(self, key: Key) -> tuple[Issued, ...]:
        """The versions of an evaluation that were published, oldest first."""
        return tuple(one for one in self.issued.get(key, ()) if one.version.change.shown)

    def latest(self, key: Key) -> Version | None:
        """An evaluation as it is shown since the last release; None where it is not."""
        found = self.issued.get(key, ())
        return found[-1].version if found and found[-1].version.change.shown else None

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The ledger: every address a page was ever published at."""
        return frozenset(one for release in self.releases for one in release.addresses)


NO_RECORD = Record()
LISTS = ("indicators/", "years/")
"""Below these, pages come and go with the data; the page above lists those there are."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where readers of an address, and of all below it, are led: `to`, or nowhere for a reason.

    `gone` is the reason, and then `to` is None.
    """

    origin: str
    to: str | None
    gone: str
    place: Place


@dataclass(frozen=True, slots=True)
class Way:
    """Where readers of an address without a page are led, through the redirects `passed`.

    `to` is None where nothing is left, which `gone` explains; else the redirects lead nowhere, or
    in a `circle`.
    """

    to: str | None
    gone: str
    passed: tuple[Redirect, ...]
    circle: bool


def way(
    address: str,
    redirects: Collection[Redirect],
    existing: Collection[str],
    above: Collection[str] = (),
) -> Way | None:
    """Where an address without a page leads; None where nothing is said about it.

    What lies below a moved page is looked for below the new one; where it is not there, readers
    are led to the nearest page above it. So they are, without a redirect, below `above`.
    """
    passed: list[Redirect] = []
    at = address
    while (one := _about(at, redirects)) is not None and one not in passed:
        passed.append(one)
        if one.to is None:
            return Way(None, one.gone, tuple(passed), False)
        at = f"{one.to}{at.removeprefix(one.origin)}"
        if at in existing:
            return Way(at, "", tuple(passed), False)
    if not passed:
        told = any(address.startswith(one) for one in above)
        return Way(_above(address, "", existing), "", (), False) if told else None
    to = _above(at, passed[-1].to or "", existing)
    return Way(to, "", tuple(passed), one is not None and to is None)


def _above(at: str, top: str, existing: Collection[str]) -> str | None:
    """The nearest page at or above an address, but not above `top`."""
    while at not in existing:
        if len(at) <= len(top) or not at:
            return None
        at = at.rstrip("/").rpartition("/")[0]
        at = f"{at}/" if at else ""
    return at


def _about(address: str, redirects: Collection[Redirect]) -> Redirect | None:
    """The redirect of an address: the one with the longest origin that it lies below."""
    found = (one for one in redirects if address.startswith(one.origin))
    return max(found, key=lambda one: len(one.origin), default=None)


def lost(
    record: Record,
    redirects: Collection[Redirect],
    existing: Collection[str],
    above: Collection[str],
) -> Iterator[str]:
    """The addresses of the ledger that lead nowhere, but for those below one of them."""
    told: str | None = None
    for address in sorted(record.addresses - frozenset(existing)):
        if way(address, redirects, existing, above) is not None:
            continue
        if told is None or not address.startswith(told):
            told = address
            yield address
