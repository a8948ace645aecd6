"""A framework's own file: levels, rounding, grades, bonus, vetoes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.framework import (
    BonusPolicy,
    Framework,
    Grade,
    Rounding,
    RoundingMode,
    Veto,
)
from generator.problems import Place
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

MAX_DIGITS = 6
MAX_LEVEL = 9


def load_head(head: Fields, id: str) -> Framework:
    """A framework with what its own file says; indicators and rules are still missing."""
    return Framework(
        id=id,
        name=head.text("name"),
        edition=head.text("edition"),
        levels=head.texts("levels", required=True),
        total_weight=head.number("total_weight", positive=True),
        basis="\n".join(head.paragraphs("basis")),
        rounding=_rounding(head),
        grades=_grades(head),
        grades_source="\n".join(head.paragraphs("grades_source")),
        indicators=(),
        rules={},
        place=head.place,
        bonus=_bonus(head),
        vetoes=_vetoes(head),
    )


def no_head(place: Place, id: str) -> Framework:
    """Stands for a framework whose own file cannot be read."""
    rounding = Rounding(2, RoundingMode.HALF_UP)
    return Framework(id, "", "", (), Decimal(0), "", rounding, (), "", (), {}, place)


def _rounding(head: Fields) -> Rounding:
    fields = head.child("rounding", required=True)
    if fields is None:
        return Rounding(2, RoundingMode.HALF_UP)
    rounding = Rounding(
        fields.integer("digits", 0, MAX_DIGITS),
        fields.choice("mode", RoundingMode),
        _level_digits(fields),
    )
    fields.finish()
    return rounding


def _level_digits(fields: Fields) -> dict[int, int]:
    """Digits by level; the level 0 is the total."""
    below = fields.child("levels")
    found: dict[int, int] = {}
    for name in below.names() if below else ():
        if below and not (name.isascii() and name.isdigit() and int(name) <= MAX_LEVEL):
            below.problem("rounding-level", below.node.keys[name], found=name)
        elif below:
            found[int(name)] = below.integer(name, 0, MAX_DIGITS)
    return found


def _bonus(head: Fields) -> BonusPolicy:
    fields = head.child("bonus")
    if fields is None:
        return BonusPolicy(None, None)
    policy = BonusPolicy(fields.optional_number("above"), fields.optional_number("most"))
    fields.finish()
    return policy


def _vetoes(head: Fields) -> tuple[Veto, ...]:
    found: dict[str, Veto] = {}
    for fields in head.children("vetoes"):
        veto = Veto(
            fields.text("id"),
            fields.text("text", length=PARAGRAPH_LENGTH),
            fields.optional_number("score"),
            fields.text("grade") if fields.has("grade") else None,
            fields.text("indicator") if fields.has("indicator") else None,
        )
        if veto.score is None and veto.grade is None:
            fields.problem("veto-without-effect", fields.place)
        if veto.id in found:
            fields.problem("duplicate-id", fields.at("id"), id=veto.id, first=fields.place.line)
        fields.finish()
        found.setdefault(veto.id, veto)
    return tuple(found.values())


def _grades(head: Fields) -> tuple[Grade, ...]:
    grades: list[Grade] = []
    ordered = True
    for fields in head.children("grades", required=True):
        grade = Grade(fields.text("name"), fields.number("from"))
        if not fields.finish():
            ordered = False
        elif grades and (grade.lowest >= grades[-1].lowest or grade.name in _named(grades)):
            fields.problem("grades-order", fields.place)
            ordered = False
        grades.append(grade)
    if ordered and grades and grades[-1].lowest != 0:
        head.problem("grades-end", head.at("grades"), name=grades[-1].name)
    return tuple(grades)


def _named(grades: Iterable[Grade]) -> list[str]:
    return [grade.name for grade in grades]
