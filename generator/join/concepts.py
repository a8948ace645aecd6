"""The page that compares districts: the same indicator, judged by the same rule, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from generator.join.districts import Districts
from generator.join.page import Section
from generator.join.questions import Answers, Row
from generator.views.tables import Cell, Heading, Table, absent_cell, exact
from generator.views.tables import Row as TableRow
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import noted

_of_concept = itemgetter("invented", "concept")
_of_rule = itemgetter("rule_id")
_of_district = itemgetter("site", "region")


def by_concept(answers: Answers, districts: Districts, say: Words) -> Iterator[Section]:
    """For each concept that districts share, real and invented apart, a table for each rule."""
    for (invented, concept), group in groupby(answers.concepts, _of_concept):
        rows = list(group)
        name = rows[-1]["name"]
        title = noted(name, say("site.invented_mark"), say) if invented else name
        tables = tuple(_rule(list(own), districts, say) for _, own in groupby(rows, _of_rule))
        yield Section(f"{'invented-' if invented else ''}{concept}", title, tables=tables)


def _rule(rows: Sequence[Row], districts: Districts, say: Words) -> Table:
    years = sorted({row["year"] for row in rows})
    headings = (
        Heading(say("joined.district")),
        *(Heading(str(one), numeric=True) for one in years),
    )
    lines = tuple(_line(list(own), years, districts) for _, own in groupby(rows, _of_district))
    standard = rows[0]["standard"]
    caption = say("joined.rates", name=rows[0]["name"])
    return Table(caption, headings, lines, note=say("joined.standard", text=standard))


def _line(rows: Sequence[Row], years: Sequence[int], districts: Districts) -> TableRow:
    """A district over the years: mean score rate, and of how many evaluations."""
    first = rows[0]
    by_year = {row["year"]: row for row in rows}
    cells = (_mean(by_year[one]) if one in by_year else absent_cell("") for one in years)
    head = districts.cell(first, lambda root: f"{root}indicators/{first['concept']}/")
    return TableRow((head, *cells))


def _mean(row: Row) -> Cell:
    mean = Fraction(row["rate_sum"]) / row["evaluations"]
    return Cell(f"{numbers.percent(mean)} · {row['evaluations']}", value=exact(mean))
