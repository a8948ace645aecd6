"""Records of the pages around the evaluations: years, concepts, log, method, written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.compare.concepts import ConceptSeries
from generator.compare.site import Comparisons
from generator.pages import addresses
from generator.pages.page import Page
from generator.pages.site_method import SiteMethod
from generator.pages.year import YearPage
from generator.search.record import Kind, SearchRecord, site_record, table_pieces
from generator.words.catalogue import Words

PLAIN = (addresses.YEARS, addresses.CONCEPTS, addresses.COMPARE, addresses.DATA, addresses.CHANGES)
"""Pages found by title and lead; what they list has records of its own."""

_HEADING = re.compile(r"(#+) +(.*?)(?: *\{ *#([\w-]+)[^}]*\})? *#*")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HTML = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\{[:#.][^}]*\}|[*_`]{1,3}")


def year_records(pages: Mapping[str, Page]) -> Iterator[SearchRecord]:
    """The page of each year, newest first.

    A page that also has real ones is not found by what it says of invented ones.
    """
    for address in pages:
        page = pages[address] if address.startswith(addresses.YEARS) else None
        if page is not None and isinstance(page.context, YearPage):
            told = (one for one in page.context.pools if one.invented is page.head.invented)
            pools = [piece for one in told for piece in (one.heading, *one.glance)]
            year = int(page.address.rstrip("/").rpartition("/")[2])
            yield site_record(
                page.address, Kind.YEAR, page.head.title, page.context.lead, *pools,
                year=year, invented=page.head.invented,
            )  # fmt: skip


def concept_records(compared: Comparisons, pages: Mapping[str, Page]) -> Iterator[SearchRecord]:
    """Each concept that has a page, under all the names and standards it had.

    Where it is measured in real evaluations, it is not found by what invented ones say of it.
    """
    series: dict[str, list[ConceptSeries]] = {}
    for one in compared.concepts:
        series.setdefault(one.concept, []).append(one)
    for concept, found in series.items():
        address = addresses.concept(concept)
        if address in pages:
            page = pages[address]
            invented = all(one.pool.invented for one in found)
            own = [one for one in found if one.pool.invented is invented]
            yield site_record(
                page.address, Kind.CONCEPT, page.head.title, *_defined(own), invented=invented
            )


def _defined(found: Iterable[ConceptSeries]) -> Iterator[str]:
    """Names, explanations and standards of a concept, each once."""
    uses = {
        (point.result.framework.id, point.indicator): point.result.framework
        for one in found
        for point in one.points
    }
    said: dict[str, None] = {}
    for (_, indicator), framework in uses.items():
        said[framework.by_id[indicator].name] = None
        entry = framework.rules.get(indicator)
        if entry is not None:
            said[entry.explanation] = said[entry.standard] = None
    return iter(said)


def site_records(pages: Mapping[str, Page], say: Words) -> Iterator[SearchRecord]:
    """The pages of the site as such, and each section of its method."""
    for address in PLAIN:
        if address in pages:
            page = pages[address]
            kind = Kind.LOG if address == addresses.CHANGES else Kind.ABOUT
            yield site_record(address, kind, page.head.title, page.description, invented=False)
    method = pages.get(addresses.METHOD)
    if method is not None and isinstance(method.context, SiteMethod):
        yield from _method(method.context, say)


def _method(context: SiteMethod, say: Words) -> Iterator[SearchRecord]:
    sections: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("", say("approach.title"), (context.lead,)),
        ("steps", say("approach.steps"), context.steps),
        ("scoring", say("approach.scoring"), context.scoring),
        ("verdicts", say("approach.verdicts"), table_pieces([context.verdicts])),
        ("ranges", say("approach.ranges"), (say("approach.ranges_text"), *context.ranges)),
        ("statuses", say("approach.statuses"), table_pieces([context.statuses])),
        ("tree", say("approach.tree"), table_pieces([context.tree])),
        *((one.anchor, one.heading, (one.meaning, one.standard)) for one in context.kinds),
    )
    for fragment, title, pieces in sections:
        address = f"{addresses.METHOD}#{fragment}" if fragment else addresses.METHOD
        yield site_record(address, Kind.ABOUT, title, *pieces, invented=False)


def written_records(written: Mapping[str, str]) -> Iterator[SearchRecord]:
    """Pages written by hand, from Markdown by path: a record for each heading with an id."""
    for path, markdown in written.items():
        place = path.removesuffix(".md")
        stem = place.removesuffix("index")
        address = stem if stem == "" or stem.endswith("/") else f"{place}/"
        for fragment, title, lines in _sections(_FRONT.sub("", markdown)):
            if title:
                where = f"{address}#{fragment}" if fragment else address
                yield site_record(where, Kind.ABOUT, title, *lines, invented=False)


def _sections(markdown: str) -> Iterator[tuple[str, str, list[str]]]:
    """Fragment, heading and lines; what stands below a heading without an id goes to the last."""
    fragment, title = "", ""
    lines: list[str] = []
    for line in _HTML.sub("", markdown).splitlines():
        heading = _HEADING.fullmatch(line)
        text = _LINK.sub(lambda one: one[1] or "", heading[2] if heading else line)
        if heading and heading[3]:
            yield fragment, title, lines
            fragment, title, lines = heading[3], text, []
        elif heading and not title:
            title = text
        else:
            lines.append(text)
    yield fragment, title, lines
