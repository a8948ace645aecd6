"""Everything a publisher discloses: settings, departments, frameworks, evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.model.concordance import Concordance
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.model.record import LISTS, NO_RECORD, Record, Redirect
from generator.model.todo import Draft
from generator.problems import Place


class Language(StrEnum):
    """A language the pages of a site can be in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Site:
    """The publisher's settings.

    `code` is the site's code in the register of government sites (SiteIDCode), `column` the
    column of the portal the pages stand in (ColumnName), `content_source` who answers for the
    content (ContentSource), `terms` the terms of reuse as the publisher words them, `contact` whom
    readers may write to; all empty where the publisher gives none. `languages` are those of its
    pages, the first at its root.
    """

    name: str
    description: str
    publisher: str
    show_personal_names: bool
    code: str = ""
    column: str = ""
    content_source: str = ""
    terms: str = ""
    contact: str = ""
    languages: tuple[Language, ...] = (Language.ZH,)


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a department had up to and including the fiscal year `until`."""

    name: str
    short_name: str
    until: int


class Succession(StrEnum):
    """How a department came from another.

    MERGED: the other went into it and ended. SPLIT: it took over a part of the other, which may go
    on.
    """

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """Another department that this one came from, or that went into it.

    `year` is the first fiscal year of the new state of things, `reason` the decision behind it.
    """

    department: str
    succession: Succession
    year: int
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Department:
    """An evaluated body. `id` is its address; `invented` marks bodies that do not exist.

    `name` and `short_name` are the present or last ones, `former_names` the others, oldest first;
    `abbreviations` what people call it. `first_year` and `last_year` are the fiscal years between
    which it existed, None where that is open; `ended` says why it ended.
    """

    id: str
    name: str
    short_name: str
    region: str
    invented: bool
    place: Place
    former_names: tuple[FormerName, ...] = ()
    abbreviations: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    ended: str = ""
    predecessors: tuple[Predecessor, ...] = ()

    def name_in(self, year: int) -> str:
        """The name it had in a fiscal year."""
        return next((one.name for one in self.former_names if year <= one.until), self.name)

    def short_name_in(self, year: int) -> str:
        """The short name it had in a fiscal year."""
        former = (one.short_name for one in self.former_names if year <= one.until)
        return next(former, self.short_name)


@dataclass(frozen=True)
class Disclosure:
    """The checked data of a site; evaluations sorted by department, then newest first.

    `drafts` are those that cannot be scored before they are filled in.
    """

    site: Site
    departments: Mapping[str, Department]
    frameworks: Mapping[str, Framework]
    evaluations: tuple[Evaluation, ...]
    concordances: tuple[Concordance, ...] = ()
    drafts: tuple[Draft, ...] = ()
    record: Record = NO_RECORD
    redirects: tuple[Redirect, ...] = ()

    @cached_property
    def above(self) -> tuple[str, ...]:
        """Below these addresses, whatever has no page any more leads to the nearest page above:
        parts of withdrawn evaluations, entries of lists."""
        withdrawn = (one for one in self.evaluations if one.withdrawal is not None)
        return (*LISTS, *(f"{one.department}/{one.year}/" for one in withdrawn))
