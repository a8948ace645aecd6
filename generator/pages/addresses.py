"""Addresses of pages, from the root of the site."""

from __future__ import annotations

import re

from generator.audit.result import Result
from generator.model.framework import Indicator

_ODD = re.compile(r"[^\w-]|_")

HOME = ""
DATA = "data/"
METHOD = "method/"
COMPARE = "compare/"
CHANGES = "changes/"
ACCESSIBILITY = "accessibility/"
YEARS = "years/"
CONCEPTS = "indicators/"
RELEASES = "releases/"
PDF = "report.pdf"
"""The full report of an evaluation, beside its overview where a site has PDFs."""
PARTS = ("overview", "indicators", "finance", "goals", "findings", "method", "audit")


def evaluation(result: Result, part: str = "overview") -> str:
    """The address of a part of an evaluation."""
    base = f"{result.evaluation.department}/{result.evaluation.year}/"
    return base if part == "overview" else f"{base}{part}/"


def of_key(department: str, year: int) -> str:
    """The address of an evaluation that need not be shown any more."""
    return f"{department}/{year}/"


def release(id: str) -> str:
    """The address of a release."""
    return f"{RELEASES}{id}/"


def release_file(id: str) -> str:
    """The address of a release as data."""
    return f"{RELEASES}{id}.yml"


def version(release: str, department: str, year: int) -> str:
    """The address of an evaluation as a release published it."""
    return f"{RELEASES}{release}/{department}/{year}/"


def card(department: str, year: int) -> str:
    """The address of an evaluation's card."""
    return f"{department}/{year}/card/"


def department(id: str) -> str:
    """The address of a department."""
    return f"{id}/"


def anchor(indicator: Indicator) -> str:
    """The id of an indicator on its page: its concept, else its id with odd signs as codes."""
    return indicator.concept or _ODD.sub(lambda sign: f"_{ord(sign[0]):x}_", indicator.id)


def indicator(result: Result, indicator: Indicator) -> str:
    """The address of an indicator within an evaluation."""
    return f"{evaluation(result, 'indicators')}#{anchor(indicator)}"


def relative(address: str, here: str) -> str:
    """An address from the site's root as seen from the page at `here` (`a/b/` or empty)."""
    path = address.partition("#")[0].partition("?")[0]
    rest = address[len(path) :]
    if path == here:
        return rest or "./"
    *folders, name = path.split("/")
    around = here.split("/")[:-1]
    shared = 0
    for one, other in zip(folders, around, strict=False):
        if one != other:
            break
        shared += 1
    down = "".join(f"{one}/" for one in folders[shared:])
    return f"{'../' * (len(around) - shared)}{down}{name}{rest}" or "./"


def compare(*results: Result) -> str:
    """The address of a comparison in the browser, in the order given."""
    chosen = "&".join(f"e={one.evaluation.department}/{one.evaluation.year}" for one in results)
    return f"{COMPARE}?{chosen}" if chosen else COMPARE


def year(year: int) -> str:
    """The address of a year."""
    return f"{YEARS}{year}/"


def concept(concept: str) -> str:
    """The address of a concept."""
    return f"{CONCEPTS}{concept}/"
