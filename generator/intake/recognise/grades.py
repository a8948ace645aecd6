"""The bands of grades as a report words them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.intake.amounts import exact
from generator.intake.document import Paragraph

_NAMES = "优秀|良好|中等|基本合格|合格|及格|一般|较差|不合格|不及格|优|良|中|差"
_CLAUSE = re.compile(r"[；;。、，,\n](?![^（(]*[)）])")
_BEHIND = re.compile(
    rf"(?:为|是|：|:|评为|定为|属于)?\s*[“\"‘']?({_NAMES})[”\"’']?(?:等级|级|档)?$"
)
_BEFORE = re.compile(rf"^[“\"‘']?({_NAMES})[”\"’']?(?:等级|级|档)?\s*[：:（(≥>]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_UPWARDS = re.compile(r"以上|[≥>]|及以上|不低于")
_DOWNWARDS = re.compile(r"以下|[≤<＜]|低于|不足|不满")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with the least total it is given from."""

    name: str
    start: Decimal


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades, best first, the last from 0, and the paragraphs that name them."""

    grades: tuple[Grade, ...]
    source: tuple[Paragraph, ...]


USUAL = tuple(
    Grade(name, Decimal(start)) for name, start in (("优", 90), ("良", 80), ("中", 60), ("差", 0))
)


def find_grades(paragraphs: Iterable[Paragraph]) -> Grades | None:
    """The grades that paragraphs name in one go; None where they are not plain."""
    found: list[Grade] = []
    source: list[Paragraph] = []
    for paragraph in paragraphs:
        given = [one for clause in _clauses(paragraph.text) if (one := _grade(clause))]
        new = [one for one in given if one.name not in {had.name for had in found}]
        if new:
            found += new
            source.append(paragraph)
        elif found and not given and _is_whole(found):
            break
    ordered = tuple(sorted(found, key=lambda one: -one.start))
    return Grades(ordered, tuple(source)) if _is_whole(found) else None


def _clauses(text: str) -> list[str]:
    return [one.strip() for one in _CLAUSE.split(text) if one.strip()]


def _grade(clause: str) -> Grade | None:
    if _BEFORE.match(clause.rpartition("：")[2]):
        clause = clause.rpartition("：")[2]
    named = _BEHIND.search(clause) or _BEFORE.search(clause)
    numbers = [exact(one) for one in _NUMBER.findall(clause) if exact(one) <= 200]
    if named is None or not numbers or len(clause) > 40:
        return None
    if len(set(numbers)) > 1 or _UPWARDS.search(clause):
        return Grade(named[1], min(numbers))
    return Grade(named[1], Decimal(0)) if _DOWNWARDS.search(clause) else None


def _is_whole(found: list[Grade]) -> bool:
    starts = [one.start for one in found]
    return len(found) > 1 and min(starts) == 0 and len(set(starts)) == len(starts)
