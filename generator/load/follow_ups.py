"""What an evaluation says of the findings of earlier ones."""

from __future__ import annotations

from collections.abc import Collection

from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR
from generator.model.follow_ups import FollowUp, Progress
from generator.yaml_nodes.fields import Fields


def load_follow_ups(
    file: Fields, department: str, year: int, departments: Collection[str]
) -> tuple[FollowUp, ...]:
    """The follow-ups in the order of the file, each of another finding of a year before this one.

    `department` and `year` are those of the evaluation, `departments` the ids there are. Whether
    the finding exists can be said only when all evaluations are read.
    """
    found: list[FollowUp] = []
    first: dict[tuple[str, int, str], int] = {}
    for fields in file.children("follow_ups", required=True):
        one = _follow_up(fields, department, departments)
        fields.finish()
        if EARLIEST_YEAR < one.year >= year:
            fields.problem("follow-up-year", fields.at("year"), found=one.year, year=year)
        line = first.setdefault((one.department, one.year, one.finding), one.place.line)
        if fields.ok and line != one.place.line:
            place = fields.at("finding")
            fields.problem("follow-up-twice", place, id=one.finding, year=one.year, first=line)
        found.append(one)
    file.finish()
    return tuple(found)


def _follow_up(fields: Fields, department: str, departments: Collection[str]) -> FollowUp:
    other = fields.has("department")
    return FollowUp(
        fields.one_of("department", departments, "department") if other else department,
        fields.integer("year", EARLIEST_YEAR, LATEST_YEAR),
        fields.term("finding"),
        fields.choice("progress", Progress),
        fields.paragraphs("text", optional=False),
        fields.text("where", ""),
        fields.place,
    )
