"""A framework: its own file, the tree of indicators, the rules of the leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.load.folder import Folder
from generator.load.measures import load_measure, load_rule
from generator.load.names import ANYTHING
from generator.load.tree import Sketch, grow
from generator.model.framework import (
    Framework,
    Grade,
    Indicator,
    Rounding,
    RoundingMode,
    RuleEntry,
)
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

FILES = ("framework.yml", "indicators.yml", "rules.yml")
MAX_DIGITS = 6


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """A framework as far as it could be read.

    `sound` says whether all of it could be, `sound_tree` whether its indicators could be.
    `nodes`, `leaves` and `grades` are the names that may be referred to, also when it is not sound.
    """

    framework: Framework
    sound: bool
    sound_tree: bool
    nodes: Collection[str]
    leaves: Collection[str]
    grades: Collection[str]


def load_framework(folder: Folder, id: str) -> LoadedFramework:
    """The framework in a folder; what cannot be read is reported and left out."""
    folder.check_files(FILES)
    head, tree, rules = (folder.open(name, required=True) for name in FILES)
    framework = _head(head, id) if head else _nothing(folder, id)
    sketches = _sketches(tree) if tree else []
    before = len(folder.report)
    indicators = grow(sketches, framework.levels, folder.report)
    grown = tree is not None and tree.ok and len(folder.report) == before
    nodes, leaves = _names(tree, sketches, indicators, grown)
    entries = _rules(rules, nodes) if rules else {}
    whole = [file is not None and file.finish() for file in (head, tree, rules)]
    return LoadedFramework(
        replace(framework, indicators=indicators, rules=entries),
        grown and all(whole),
        grown and whole[0],
        nodes,
        leaves,
        _named(framework.grades) if whole[0] else ANYTHING,
    )


def _names(
    tree: Fields | None, sketches: list[Sketch], indicators: tuple[Indicator, ...], grown: bool
) -> tuple[Collection[str], Collection[str]]:
    if tree is None or not sketches:
        return ANYTHING, ANYTHING
    nodes = [sketch.id for sketch in sketches]
    if len(set(nodes)) < len(nodes):
        return ANYTHING, ANYTHING
    return nodes, [one.id for one in indicators if one.is_leaf] if grown else nodes


def _head(head: Fields, id: str) -> Framework:
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
    )


def _nothing(folder: Folder, id: str) -> Framework:
    rounding = Rounding(2, RoundingMode.HALF_UP)
    return Framework(id, "", "", (), Decimal(0), "", rounding, (), "", (), {}, folder.place)


def _rounding(head: Fields) -> Rounding:
    fields = head.child("rounding", required=True)
    if fields is None:
        return Rounding(2, RoundingMode.HALF_UP)
    rounding = Rounding(
        fields.integer("digits", 0, MAX_DIGITS), fields.choice("mode", RoundingMode)
    )
    fields.finish()
    return rounding


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


def _sketches(tree: Fields) -> list[Sketch]:
    found: list[Sketch] = []
    for fields in tree.children("indicators", required=True):
        id = fields.text("id")
        sketch = Sketch(
            id=id,
            name=fields.text("name", id),
            parent=fields.text("parent") if fields.has("parent") else None,
            parent_place=fields.at("parent"),
            weight=fields.number("weight", positive=True),
            concept=fields.slug("concept") if fields.has("concept") else None,
            place=fields.at("id"),
        )
        fields.finish()
        found.append(sketch)
    return found


def _rules(file: Fields, known: Collection[str]) -> dict[str, RuleEntry]:
    found: dict[str, RuleEntry] = {}
    for fields in file.children("rules", required=True):
        indicator = fields.one_of("indicator", known, "indicator")
        entry = _rule_entry(fields, indicator)
        usable = fields.finish()
        if indicator in found:
            first = found[indicator].place.line
            fields.problem("duplicate-id", fields.at("indicator"), id=indicator, first=first)
        elif usable and entry is not None:
            found[indicator] = entry
    return found


def _rule_entry(fields: Fields, indicator: str) -> RuleEntry | None:
    measure_fields = fields.child("measure")
    measure = load_measure(measure_fields) if measure_fields else None
    rule_fields = fields.child("rule", required=True)
    rule = load_rule(rule_fields, measure.unit.symbol if measure else "") if rule_fields else None
    explanation = fields.text("explanation", "", length=PARAGRAPH_LENGTH)
    standard = fields.text("standard", length=PARAGRAPH_LENGTH)
    reading = "\n".join(fields.paragraphs("reading"))
    if rule is None:
        return None
    place = fields.at("indicator")
    return RuleEntry(indicator, explanation, standard, measure, rule, reading, place)
