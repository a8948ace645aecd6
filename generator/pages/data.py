"""The page of downloads with the dictionary of their columns."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.head import named
from generator.pages.page import Head, Link, Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class FileWords:
    """A file of the open data in words: its name, what a row is, its fields with meanings."""

    file: str
    row: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Context of data.md.j2."""

    files: Table
    dictionaries: tuple[tuple[str, str, Table], ...]
    evaluations: tuple[Link, ...]
    package: Link


def data(files: tuple[FileWords, ...], results: tuple[Result, ...], say: Words) -> Page:
    """The data page."""
    table = Table(
        say("data.caption"),
        (Heading(say("data.file")), Heading(say("data.rows"))),
        tuple(Row((Cell(one.file, f"{addresses.DATA}{one.file}"), Cell(one.row))) for one in files),
    )
    headings = tuple(Heading(say(f"data.{key}")) for key in ("field", "type", "meaning"))
    dictionaries = tuple(
        (
            one.file.removesuffix(".csv"),
            one.file,
            Table(
                say("data.fields_caption", file=one.file),
                headings,
                tuple(Row(tuple(Cell(text) for text in field)) for field in one.fields),
            ),
        )
        for one in files
    )
    links = tuple(
        Link(
            named(result, say),
            f"{addresses.evaluation(result)}data.json",
        )
        for result in results
    )
    package = Link(say("data.machine"), f"{addresses.DATA}datapackage.json")
    title = say("data.title")
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    context = DataPage(table, dictionaries, links, package)
    return Page(addresses.DATA, title, say("data.lead"), "data", head, context, None)
