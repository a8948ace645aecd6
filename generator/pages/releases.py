"""The releases of the site: what each one changed, and every version it published."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.model.record import Change, Issued, Record, Release, Version, way
from generator.pages import addresses
from generator.pages.archived import (
    MISSING,
    Standing,
    correction_cells,
    correction_headings,
    version_page,
)
from generator.pages.history import Histories, led, standing
from generator.pages.made import Made
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words
from generator.words.marks import day, listed, noted

Archived = Callable[[str, Version], bytes]
"""The data.json that is kept of a version of a release, by the id of the release."""


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Context of release.md.j2; `chain` are the hashes of this release and the one before."""

    lead: str
    note: tuple[str, ...]
    versions: Table | None
    corrections: Table | None
    addresses: str
    chain: tuple[tuple[str, str], ...]
    file: Link


@dataclass(frozen=True)
class Releases:
    """All that the pages of releases are made from."""

    disclosure: Disclosure
    shown: Shown
    histories: Histories
    archived: Archived
    say: Words

    @property
    def record(self) -> Record:
        """The record of the site."""
        return self.disclosure.record

    @cached_property
    def existing(self) -> frozenset[str]:
        """The addresses of the evaluations that there are."""
        return standing(self.shown)


def release_makers(around: Releases) -> dict[str, Made]:
    """The pages of all releases and all versions by address."""
    makers: dict[str, Made] = {}
    for release in reversed(around.record.releases):
        makers[addresses.release(release.id)] = partial(_release_page, release, around)
    now = _now(around)
    for at, issued in around.histories.items():
        for number, one in enumerate(issued, start=1):
            latest = number == len(issued)
            address = addresses.version(one.release.id, *one.version.key)
            makers[address] = partial(_version_page, one, number, at, latest, now, around)
    return makers


def releases_table(record: Record, say: Words) -> Table | None:
    """The releases, newest first; None where none is recorded."""
    headings = (
        Heading(say("releases.release")),
        Heading(say("changes.day")),
        Heading(say("changes.text")),
        Heading(say("releases.note")),
    )
    rows = tuple(
        Row(
            (
                Cell(one.id, addresses.release(one.id)),
                Cell(day(one.day, say), sort=one.day.isoformat()),
                Cell(_counted(one, say)),
                Cell(" ".join(one.note)),
            )
        )
        for one in reversed(record.releases)
    )
    return Table(say("releases.caption"), headings, rows, id="releases") if rows else None


def _counted(release: Release, say: Words) -> str:
    """How many evaluations are new, corrected and so on."""
    counts = {one: sum(each.change is one for each in release.versions) for one in Change}
    said = [say(f"releases.count_{one}", count=count) for one, count in counts.items() if count]
    return listed(said, say) if said else say("releases.pages_alone")


def _release_page(release: Release, around: Releases) -> Page:
    say = around.say
    corrections = tuple(_corrections(release, around))
    rows = tuple(_row(one, release, around) for one in release.versions)
    context = ReleasePage(
        lead=say("releases.lead", day=day(release.day, say), counted=_counted(release, say)),
        note=release.note,
        versions=_versions(rows, say) if rows else None,
        corrections=_corrected(corrections, say) if corrections else None,
        addresses=say("releases.addresses", count=len(release.addresses)),
        chain=(
            (say("releases.own_sum"), release.sum),
            (say("releases.previous_sum"), release.previous or say("releases.first")),
            (say("releases.software"), release.software),
        ),
        file=Link(say("releases.file"), addresses.release_file(release.id)),
    )
    title = say("releases.of", release=release.id)
    trail = (
        Link(say("site.home"), addresses.HOME),
        Link(say("changes.title"), addresses.CHANGES),
    )
    return Page(
        addresses.release(release.id), title, context.lead, "release", Head(title, trail), context,
        None,
    )  # fmt: skip


def _before(version: Version, release: Release, record: Record) -> Issued | None:
    """What was published of the evaluation before a release; None where nothing was shown."""
    issued = record.issued[version.key]
    place = next(n for n, one in enumerate(issued) if one.release.id == release.id)
    before = issued[place - 1] if place else None
    return before if before is not None and before.version.change.shown else None


def _row(version: Version, release: Release, around: Releases) -> Row:
    say, before = around.say, _before(version, release, around.record)
    score, grade = (before.version.score, before.version.grade) if before else ("", "")
    return Row(
        (
            _name(version, release, around),
            Cell(say(f"releases.{version.change}")),
            *(Cell(one or MISSING) for one in (score, version.score, grade, version.grade)),
        ),
        invented=_is_invented(version, around),
    )


def _name(version: Version, release: Release, around: Releases) -> Cell:
    """An evaluation by name, leading to this version, or to what is left where it is not shown."""
    say, department = around.say, around.disclosure.departments.get(version.department)
    name = department.short_name_in(version.year) if department else version.department
    if _is_invented(version, around):
        name = noted(name, say("site.invented_mark"), say)
    if version.change.shown:
        link = addresses.version(release.id, *version.key)
    else:
        link = led(version.key, around.disclosure, around.existing)
    return Cell(f"{name} {version.year}", link)


def _is_invented(version: Version, around: Releases) -> bool:
    department = around.disclosure.departments.get(version.department)
    return department is not None and department.invented


def _versions(rows: tuple[Row, ...], say: Words) -> Table:
    headings = (
        Heading(say("changes.evaluation"), key="evaluation"),
        Heading(say("changes.kind"), key="kind"),
        Heading(say("releases.score_before"), True),
        Heading(say("releases.score_now"), True),
        Heading(say("releases.grade_before")),
        Heading(say("releases.grade_now")),
    )
    return Table(
        say("releases.versions"), headings, rows, id="versions", searchable=True, filters=("kind",)
    )


def _corrections(release: Release, around: Releases) -> Iterator[Row]:
    """The corrections that came with a release: those the version before did not have."""
    for version in release.versions:
        before = _before(version, release, around.record)
        if version.change is not Change.CORRECTED or before is None:
            continue
        name = _name(version, release, around)
        old = _read(before.release, before.version, around)
        for one in _read(release, version, around)[len(old) :]:
            yield Row((name, *correction_cells(one)))


def _read(release: Release, version: Version, around: Releases) -> list[dict[str, str]]:
    """The corrections of a version; data of older software may say nothing of any."""
    read: dict[str, list[dict[str, str]]] = json.loads(around.archived(release.id, version))
    return read.get("corrections", [])


def _corrected(rows: tuple[Row, ...], say: Words) -> Table:
    headings = (Heading(say("changes.evaluation")), *correction_headings(say))
    return Table(say("releases.corrections"), headings, rows, id="corrections")


def _now(around: Releases) -> dict[str, Standing]:
    """What stands at each address where an evaluation is or was."""
    say = around.say
    found: dict[str, Standing] = {}
    for one in around.shown.results:
        at = addresses.evaluation(one)
        found[at] = Standing("", Link(say("releases.to_current"), at))
    for taken in around.shown.withdrawn:
        at = addresses.of_key(taken.department.id, taken.year)
        notice = say(
            "releases.withdrawn_since",
            day=day(taken.withdrawal.day, say), reason=taken.withdrawal.reason,
        )  # fmt: skip
        found[at] = Standing(notice, Link(say("releases.to_withdrawn"), at))
    return found


def _version_page(
    one: Issued, number: int, at: str, latest: bool, now: dict[str, Standing], around: Releases
) -> Page:
    say = around.say
    standing = now.get(at) or _removed(at, around)
    if standing.notice == "":
        notice = "" if latest else say("releases.superseded")
        standing = Standing(notice, standing.now)
    return version_page(one, number, standing, around.archived(one.release.id, one.version), say)


def _removed(at: str, around: Releases) -> Standing:
    say, found = around.say, way(at, around.disclosure.redirects, ())
    return Standing(say("releases.gone", reason=found.gone if found else ""), None)
