"""The pages of a joined site in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.join.concepts import by_concept
from generator.join.districts import Districts, districts
from generator.join.page import ADDRESSES, COMPARE, HOME, TOTALS, JoinedPage, Section
from generator.join.questions import Answers
from generator.join.sites import Site
from generator.join.totals import by_year, published
from generator.pages.page import Link, Tab
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words, words
from generator.words.marks import listed


@dataclass(frozen=True, slots=True)
class Joined:
    """What the pages tell of: the sites, the answers, the files of data by name."""

    title: str
    sites: Sequence[Site]
    answers: Answers
    files: Sequence[str]
    languages: Sequence[str]

    def root(self, language: str) -> str:
        """Where the pages of a language begin."""
        return "" if language == self.languages[0] else f"{language}/"


def pages(joined: Joined, language: str) -> Iterator[JoinedPage]:
    """Home, totals and comparison."""
    say = words(language)
    known = districts(joined.sites, joined.answers.districts, language, say)
    yield _page(joined, HOME, say, _home(joined, known, say))
    totals = (published(joined.answers, known, say), *by_year(joined.answers, known, say))
    yield _page(joined, TOTALS, say, totals)
    yield _page(joined, COMPARE, say, tuple(by_concept(joined.answers, known, say)))


def _page(joined: Joined, here: str, say: Words, sections: tuple[Section, ...]) -> JoinedPage:
    root = joined.root(say.language)
    titles = dict(
        zip(ADDRESSES, (say(f"joined.{one}") for one in ("home", "totals", "compare")), strict=True)
    )
    lead = {HOME: "lead_home", TOTALS: "lead_totals", COMPARE: "lead_compare"}[here]
    return JoinedPage(
        language=say.language,
        address=f"{root}{here}",
        site=joined.title,
        title=joined.title if here == HOME else titles[here],
        menu=tuple(Tab(text, f"{root}{one}", one == here) for one, text in titles.items()),
        languages=tuple(
            (one, Link(words(one)("site.language"), f"{joined.root(one)}{here}"))
            for one in joined.languages
            if one != say.language
        ),
        invented=_invented(joined.answers, say),
        paragraphs=(say(f"joined.{lead}"),),
        sections=sections,
        searched=here == HOME,
    )


def _invented(answers: Answers, say: Words) -> str:
    """What is to be told of invented districts, "" where there are none."""
    found = {row["invented"] for row in answers.districts}
    if True not in found:
        return ""
    return say("joined.invented_some" if False in found else "joined.invented_all")


def _home(joined: Joined, known: Districts, say: Words) -> tuple[Section, ...]:
    headings = (
        Heading(say("joined.site")),
        Heading(say("joined.districts")),
        Heading(say("joined.manifest")),
    )
    rows = tuple(_site(one, joined.answers, known, say) for one in joined.sites)
    sites = Table(say("joined.sites"), headings, rows)
    data = tuple(Link(name, f"data/{name}") for name in joined.files)
    return (
        Section("sites", say("joined.sites"), (say("joined.check"),), (sites,)),
        Section("data", say("joined.data"), (say("joined.about_data"),), links=data),
    )


def _site(site: Site, answers: Answers, known: Districts, say: Words) -> Row:
    own = [known.name(row) for row in answers.districts if row["site"] == site.name]
    title = Cell(site.title, known.roots[site.name])
    return Row((title, Cell(listed(own, say)), Cell(site.sum)))
