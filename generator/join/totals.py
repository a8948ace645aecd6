"""The page of totals: what each district publishes, and its scores by edition and year."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import groupby
from operator import itemgetter

from generator.join.districts import Districts
from generator.join.page import Section
from generator.join.questions import Answers, Row
from generator.score.rounding import round_half_up
from generator.views.tables import Cell, Heading, Table, exact, number_cell
from generator.views.tables import Row as TableRow
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import series

DIGITS = 2
COUNTED = ("departments", "evaluations", "ungraded", "withdrawn")

_of_year = itemgetter("invented", "year")
_of_edition = itemgetter("edition")


def published(answers: Answers, districts: Districts, say: Words) -> Section:
    """How much each district publishes."""
    headings = (
        Heading(say("joined.district")),
        Heading(say("joined.departments"), numeric=True),
        Heading(say("joined.evaluations"), numeric=True),
        Heading(say("joined.ungraded"), numeric=True),
        Heading(say("joined.withdrawn"), numeric=True),
        Heading(say("joined.years"), numeric=True),
    )
    rows = tuple(_published(row, districts) for row in answers.districts)
    table = Table(say("joined.counts"), headings, rows)
    return Section("published", say("joined.published"), tables=(table,))


def _published(row: Row, districts: Districts) -> TableRow:
    first, last = row["first_year"], row["last_year"]
    counts = (number_cell(row[name]) for name in COUNTED)
    years = Cell(str(last) if first == last else f"{first}–{last}")
    return TableRow((districts.cell(row), *counts, years), total=row["site"] is None)


def by_year(answers: Answers, districts: Districts, say: Words) -> Iterator[Section]:
    """For each year, real and invented apart, a table for each edition used."""
    for (invented, year), rows in groupby(answers.totals, _of_year):
        title = say("joined.invented_year" if invented else "joined.year", year=year)
        tables = tuple(
            _edition(list(own), answers.grades, districts, say)
            for _, own in groupby(rows, _of_edition)
        )
        yield Section(f"{'invented-' if invented else ''}{year}", title, tables=tables)


def _edition(rows: Sequence[Row], grades: Sequence[Row], districts: Districts, say: Words) -> Table:
    first = rows[0]
    names = [one["name"] for one in json.loads(first["grades"])]
    headings = (
        Heading(say("joined.district")),
        Heading(say("joined.graded"), numeric=True),
        Heading(say("joined.mean"), numeric=True),
        Heading(say("joined.lowest"), numeric=True),
        Heading(say("joined.highest"), numeric=True),
        *(Heading(name, numeric=True) for name in names),
    )
    counts = {
        (one["site"], one["region"], one["grade"]): one["graded"]
        for one in grades
        if (_of_year(one), one["edition"]) == (_of_year(first), first["edition"])
    }
    line = partial(_line, counts=counts, names=names, districts=districts)
    called = tuple(dict.fromkeys(row["framework_name"] for row in rows))
    caption = say("joined.edition", year=first["year"], name=called[0], id=first["edition"])
    note = say("joined.same_edition", names=series(called[1:], say)) if called[1:] else ""
    return Table(caption, headings, tuple(map(line, rows)), note)


def _line(
    row: Row,
    counts: dict[tuple[str | None, str | None, str], int],
    names: Sequence[str],
    districts: Districts,
) -> TableRow:
    mean = Fraction(row["score_sum"]) / row["graded"]
    scores = (mean, Fraction(row["lowest"]), Fraction(row["highest"]))
    cells = (
        districts.cell(row, lambda root: f"{root}years/{row['year']}/"),
        number_cell(row["graded"]),
        *(Cell(numbers.decimal(round_half_up(one, DIGITS)), value=exact(one)) for one in scores),
        *(number_cell(counts.get((row["site"], row["region"], name), 0)) for name in names),
    )
    return TableRow(cells, total=row["site"] is None)
