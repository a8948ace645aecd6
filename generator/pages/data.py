"""The page of downloads: files, addresses for programs, the dictionary of columns."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.exposure import Shown
from generator.model.disclosure import Site
from generator.pages import addresses
from generator.pages.head import named
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words

ARCHIVE = f"{addresses.DATA}evaluations.zip"
PACKAGE = f"{addresses.DATA}datapackage.json"
ENTRY = f"{addresses.DATA}index.json"


@dataclass(frozen=True, slots=True)
class FileWords:
    """A file of the open data in words: its name, what a row is, its fields with meanings."""

    file: str
    row: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class YearOfData:
    """The single evaluations of a year; `lead` says how many."""

    lead: str
    evaluations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Context of data.md.j2; `notes` are the terms of reuse and what to beware of."""

    archive: Link
    package: Link
    notes: tuple[str, ...]
    files: Table
    by_year: Table | None
    years: tuple[YearOfData, ...]
    interface: Table
    dictionaries: tuple[tuple[str, str, Table], ...]


def data(files: tuple[FileWords, ...], shown: Shown, site: Site, say: Words) -> Page:
    """The data page."""
    years = tuple(sorted({*_by_year(shown), *(one.year for one in shown.withdrawn)}, reverse=True))
    context = DataPage(
        archive=Link(say("data.archive"), ARCHIVE),
        package=Link(say("data.machine"), PACKAGE),
        notes=_notes(shown, site, say),
        files=_files(files, say),
        by_year=_years(years, shown, say) if years else None,
        years=_single(shown, say),
        interface=_interface(say),
        dictionaries=tuple(_dictionary(one, say) for one in files),
    )
    title = say("data.title")
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.DATA, title, say("data.lead"), "data", head, context, None)


def _notes(shown: Shown, site: Site, say: Words) -> tuple[str, ...]:
    terms = (say("data.terms", terms=site.terms),) if site.terms else ()
    invented = any(result.department.invented for result in shown.results)
    return (*terms, say("data.invented")) if invented else terms


def _files(files: tuple[FileWords, ...], say: Words) -> Table:
    rows = (Row((Cell(one.file, f"{addresses.DATA}{one.file}"), Cell(one.row))) for one in files)
    headings = (Heading(say("data.file")), Heading(say("data.rows")))
    return Table(say("data.caption"), headings, tuple(rows))


def _by_year(shown: Shown) -> dict[int, list[Result]]:
    found: dict[int, list[Result]] = {}
    for result in shown.results:
        found.setdefault(result.evaluation.year, []).append(result)
    return found


def _years(years: tuple[int, ...], shown: Shown, say: Words) -> Table:
    of = _by_year(shown)
    headings = (
        Heading(say("label.year")),
        Heading(say("data.count"), True),
        Heading(say("data.file")),
    )
    rows = (
        Row(
            (
                Cell(say("evaluation.year", year=year)),
                Cell(str(len(of.get(year, ())))),
                Cell(f"{year}.json", f"{addresses.DATA}years/{year}.json"),
            )
        )
        for year in years
    )
    return Table(say("data.years_caption"), headings, tuple(rows))


def _single(shown: Shown, say: Words) -> tuple[YearOfData, ...]:
    return tuple(
        YearOfData(
            say("data.of_year", year=year, count=len(results)),
            tuple(
                Link(named(one, say), f"{addresses.evaluation(one)}data.json") for one in results
            ),
        )
        for year, results in sorted(_by_year(shown).items(), reverse=True)
    )


def _interface(say: Words) -> Table:
    """Addresses a program may rely on, those with gaps in words."""
    csv, json, zip_ = "CSV", "JSON", "ZIP"
    rows = (
        (ENTRY, ENTRY, json, say("data.api_index")),
        (say("data.api_year_address"), None, json, say("data.api_year")),
        (say("data.api_evaluation_address"), None, json, say("data.api_evaluation")),
        (say("data.api_table_address"), None, csv, say("data.api_table")),
        (PACKAGE, PACKAGE, json, say("data.api_package")),
        (ARCHIVE, ARCHIVE, zip_, say("data.api_archive")),
    )
    headings = tuple(
        Heading(say(f"data.{key}")) for key in ("api_address", "api_format", "api_what")
    )
    return Table(
        say("data.api_caption"),
        headings,
        tuple(Row((Cell(text, link), Cell(kind), Cell(what))) for text, link, kind, what in rows),
    )


def _dictionary(one: FileWords, say: Words) -> tuple[str, str, Table]:
    headings = tuple(Heading(say(f"data.{key}")) for key in ("field", "type", "meaning"))
    rows = tuple(Row(tuple(Cell(text) for text in field)) for field in one.fields)
    caption = say("data.fields_caption", file=one.file)
    return one.file.removesuffix(".csv"), one.file, Table(caption, headings, rows)
