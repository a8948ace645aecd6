"""The static interface: an entry that lists everything, and a document for each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.compare.result import Limit, Pair
from generator.compare.site import Cohort, Comparisons
from generator.exports.numbers import fraction
from generator.exports.records import Json, record
from generator.exports.tables.comparisons import COMPARISONS, pairs
from generator.exports.tables.departments import DEPARTMENTS
from generator.exports.tables.evaluations import EVALUATIONS, Listed
from generator.model.disclosure import Department, Site

VERSION = 1
"""Raised only when a member is renamed, removed or given another meaning."""


def index_json(
    site: Site,
    departments: Iterable[Department],
    listed: tuple[Listed, ...],
    tables: Iterable[str],
) -> Json:
    """The entry: every evaluation with its addresses; all addresses count from the site's root."""
    return {
        "schema": VERSION,
        "name": site.name,
        "publisher": site.publisher or None,
        "terms": site.terms or None,
        "package": "data/datapackage.json",
        "archive": "data/evaluations.zip",
        "tables": [f"data/{name}" for name in tables],
        "years": [{"year": str(year), "data": year_address(year)} for year in years(listed)],
        "departments": [{**record(DEPARTMENTS, one), "page": f"{one.id}/"} for one in departments],
        "evaluations": [_entry(one) for one in listed],
    }


def years(listed: Iterable[Listed]) -> tuple[int, ...]:
    """The years of evaluations, newest first."""
    return tuple(sorted({one.year for one in listed}, reverse=True))


def year_address(year: int) -> str:
    """Where the document of a year stands."""
    return f"data/years/{year}.json"


def year_json(year: int, listed: Iterable[Listed], comparisons: Comparisons) -> Json:
    """A year: its evaluations, who is ranked with whom, comparisons with the year before."""
    compared = [pair for pair in pairs(comparisons) if pair.new.evaluation.year == year]
    return {
        "schema": VERSION,
        "year": str(year),
        "evaluations": [_whole(one) for one in listed if one.year == year],
        "cohorts": [_cohort(one) for one in comparisons.cohorts if one.year == year],
        "comparisons": [_comparison(pair) for pair in compared],
    }


def _addresses(one: Listed) -> Json:
    page = f"{one.department.id}/{one.year}/"
    return {"page": page, "data": f"{page}data.json" if one.result else None}


def _entry(one: Listed) -> Json:
    whole = record(EVALUATIONS, one)
    kept = ("department", "department_name", "year", "status", "invented")
    return {**{name: whole[name] for name in kept}, **_addresses(one)}


def _whole(one: Listed) -> Json:
    return {**record(EVALUATIONS, one), **_addresses(one)}


def _cohort(cohort: Cohort) -> Json:
    return {
        "region": cohort.pool.region or None,
        "invented": cohort.pool.invented,
        "framework": cohort.framework,
        "ranked": cohort.ranked,
        "mean": _number(cohort.mean),
        "median": _number(cohort.median),
        "level_one_rates": {id: _number(rate) for id, rate in cohort.level_one.items()},
        "ranks": list(_ranks(cohort)),
    }


def _ranks(cohort: Cohort) -> Iterator[Json]:
    for placed in cohort.placed:
        yield {"department": placed.result.evaluation.department, "rank": placed.rank}


def _comparison(pair: Pair) -> Json:
    limits = [_limit(one) for one in pair.comparability.limits]
    return {**record(COMPARISONS, pair), "limits": limits}


def _limit(limit: Limit) -> Json:
    return {
        "kind": limit.kind.value,
        "older_share": fraction(limit.share_old),
        "share": fraction(limit.share_new),
        "older_indicators": list(limit.old),
        "indicators": list(limit.new),
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else fraction(value)
