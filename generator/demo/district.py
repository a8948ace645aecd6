"""The departments of the district and their life.

They come in blocks of twelve. A place in a block stands for what happens to the department there:
whoever reads a test or looks for an event finds it by its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import count, islice
from typing import Any

from generator.catalogues import read_catalogue
from generator.model.disclosure import Department, FormerName, Predecessor, Succession
from generator.problems import Place

REGION = "示例区"
LAST_YEAR = 2024
HERE = Place("district")
STREET_KINDS = ("民生服务类", "管理执法类", "经济发展类")


class Part(IntEnum):
    """A place in a block of twelve, by what happens to the department there."""

    IMPROVES = 0
    RENAMED = 1
    FALLS = 2
    MERGED_AWAY = 3
    MERGED_AWAY_TOO = 4
    MERGED = 5
    SPLITS = 6
    SPLIT_OFF = 7
    ABOLISHED = 8
    FIRST_TIME = 9
    GAP = 10
    VETOED = 11


RENAMED_AFTER = 2021
MERGED_IN = 2022
SPLIT_IN = 2021
ABOLISHED_AFTER = 2022
MISSING = 2022
"""No evaluation of this year was made where one is missing."""


@dataclass(frozen=True, slots=True)
class Body:
    """A department, its place in its block, and the kind of its special tasks."""

    department: Department
    part: Part
    kind: str

    @property
    def id(self) -> str:
        """The department's address."""
        return self.department.id

    def lives_in(self, year: int) -> bool:
        """Whether it existed in a fiscal year."""
        first, last = self.department.first_year, self.department.last_year
        return (first or year) <= year <= (last or year)

    def evaluated_in(self, year: int) -> bool:
        """Whether it was evaluated for a fiscal year."""
        if self.part is Part.FIRST_TIME:
            return year == LAST_YEAR
        return self.lives_in(year) and not (self.part is Part.GAP and year == MISSING)


def roster(departments: int, years: range) -> tuple[Body, ...]:
    """The first departments that were evaluated in any of the years.

    A longer roster begins with every shorter one of the same years.
    """
    living = (one for one in _all() if any(one.evaluated_in(year) for year in years))
    found = tuple(islice(living, departments))
    known = {one.id for one in found}
    return tuple(_with_known(one, known) for one in found)


def _with_known(body: Body, known: set[str]) -> Body:
    """A body without predecessors of which the data hold nothing."""
    kept = tuple(one for one in body.department.predecessors if one.department in known)
    return replace(body, department=replace(body.department, predecessors=kept))


def _all() -> Iterator[Body]:
    blocks = _blocks()
    for number in count():
        block = blocks[number] if number < len(blocks) else _streets(number - len(blocks))
        departments = [_named(one) for one in block["departments"]]
        for part in Part:
            department = _living(departments, part, block)
            yield Body(department, part, block["departments"][part][4])


def _blocks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_catalogue("generator.demo", "district.toml")["blocks"]
    return found


def _streets(number: int) -> dict[str, Any]:
    """A block of numbered sub-districts, for districts larger than any real one."""
    numbers = range(number * len(Part) + 1, (number + 1) * len(Part) + 1)
    departments = [
        [f"jiedao-{n}", f"第{n}街道办事处", f"第{n}街道", [f"{n}街道"], STREET_KINDS[n % 3]]
        for n in numbers
    ]
    renamed = numbers[Part.RENAMED]
    former = [f"第{renamed}镇人民政府", f"第{renamed}镇"]
    return {"departments": departments, "former": former, "split": "新建居住片区的管理职责"}


def _named(entry: list[Any]) -> Department:
    id, name, short, abbreviations, _ = entry
    return Department(
        id=f"shili-{id}",
        name=f"{REGION}{name}",
        short_name=short,
        region=REGION,
        invented=True,
        place=HERE,
        abbreviations=tuple(one for one in abbreviations if one != short),
    )


def _living(block: list[Department], part: Part, said: dict[str, Any]) -> Department:
    """A department of a block with what happens at its place."""
    own = block[part]
    match part:
        case Part.RENAMED:
            name, short = said["former"]
            former = FormerName(f"{REGION}{name}", short, RENAMED_AFTER)
            return replace(own, former_names=(former,))
        case Part.MERGED_AWAY | Part.MERGED_AWAY_TOO:
            ended = f"{MERGED_IN}年机构改革，职责并入{block[Part.MERGED].name}，不再保留。"
            return replace(own, last_year=MERGED_IN - 1, ended=ended)
        case Part.MERGED:
            return replace(own, first_year=MERGED_IN, predecessors=_merged(block))
        case Part.SPLIT_OFF:
            reason = (
                f"{SPLIT_IN}年机构改革，从{block[Part.SPLITS].name}划出{said['split']}，单独设立。"
            )
            origin = Predecessor(block[Part.SPLITS].id, Succession.SPLIT, SPLIT_IN, reason, HERE)
            return replace(own, first_year=SPLIT_IN, predecessors=(origin,))
        case Part.ABOLISHED:
            ended = f"{ABOLISHED_AFTER + 1}年起撤销，任务已经完成，没有单位承接其职责。"
            return replace(own, last_year=ABOLISHED_AFTER, ended=ended)
    return own


def _merged(block: list[Department]) -> tuple[Predecessor, ...]:
    parts = block[Part.MERGED_AWAY], block[Part.MERGED_AWAY_TOO]
    names = "、".join(one.name for one in parts)
    reason = f"{MERGED_IN}年机构改革，{names}合并设立{block[Part.MERGED].name}。"
    return tuple(Predecessor(one.id, Succession.MERGED, MERGED_IN, reason, HERE) for one in parts)
