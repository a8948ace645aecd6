"""Printed figures of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import TypeVar

from generator.model.evaluation import Printed
from generator.problems import Place
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.likeness import listed, nearest
from generator.yaml_nodes.nodes import Mapping, Scalar

T = TypeVar("T")


def load_published(
    file: Fields, indicators: Collection[str], grades: Collection[str]
) -> tuple[Printed, ...]:
    """Printed figures, grouped by the place where they stand; `grades` are the known ones."""
    printed: list[Printed] = []
    for fields in file.children("places", required=True):
        printed.append(
            Printed(
                where=fields.text("where"),
                scores=_by_indicator(fields, "scores", indicators, _points),
                score_rates=_by_indicator(fields, "score_rates", indicators, _percent_text),
                measured=_by_indicator(fields, "measured", indicators, Fields.term),
                deductions=_by_indicator(fields, "deductions", indicators, Fields.number),
                total=_points(fields, "total") if fields.has("total") else None,
                total_rate=_percent_text(fields, "total_rate")
                if fields.has("total_rate")
                else None,
                grade=_grade(fields, grades) if fields.has("grade") else None,
                score_places=_places(fields, "scores"),
                place=fields.at("total") if fields.has("total") else fields.place,
            )
        )
        fields.finish()
    file.finish()
    return tuple(printed)


def _places(fields: Fields, key: str) -> dict[str, Place]:
    below = fields.node.entries.get(key)
    return (
        {name: node.place for name, node in below.entries.items()}
        if isinstance(below, Mapping)
        else {}
    )


def _points(fields: Fields, key: str) -> Decimal:
    points = fields.number(key)
    if points < 0:
        fields.problem("negative-points", fields.at(key), key=key, found=points)
    return points


def _grade(fields: Fields, grades: Collection[str]) -> str:
    written = fields.node.entries["grade"]
    text = written.text if isinstance(written, Scalar) else fields.text("grade")
    if fields.skips(written, "grade"):
        return ""
    if text and text not in grades:
        known, meant = listed(grades), nearest(text, grades)
        fields.problem("grade-unknown", fields.at("grade"), found=text, known=known, meant=meant)
    return text


def _percent_text(fields: Fields, key: str) -> str:
    fields.percent(key)
    return fields.text(key)


def _by_indicator(
    fields: Fields,
    key: str,
    indicators: Collection[str],
    read: Callable[[Fields, str], T],
) -> dict[str, T]:
    below = fields.child(key)
    if below is None:
        return {}
    found: dict[str, T] = {}
    for name in below.names():
        if name not in indicators:
            place = below.node.keys[name]
            below.problem(
                "unknown-name", place, name=name, what="indicator", meant=nearest(name, indicators)
            )
        else:
            found[name] = read(below, name)
    below.finish()
    return found
