"""A framework: its own file, the tree of indicators, the rules of the leaves."""

from __future__ import annotations

from dataclasses import dataclass

from generator.load.folder import Folder
from generator.load.measures import load_measure, load_rule
from generator.load.tree import Sketch, grow
from generator.model.framework import (
    Framework,
    Grade,
    Rounding,
    RoundingMode,
    RuleEntry,
)
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

FILES = ("framework.yml", "indicators.yml", "rules.yml")
MAX_DIGITS = 6


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """A framework and whether all of it could be read; if not, parts are missing."""

    framework: Framework
    sound: bool


def load_framework(folder: Folder, id: str) -> LoadedFramework | None:
    """The framework in a folder, or None when one of its files cannot be used at all."""
    folder.check_files(FILES)
    head, tree, rules = (folder.open(name, required=True) for name in FILES)
    if head is None or tree is None or rules is None:
        return None
    levels = head.texts("levels")
    total = head.number("total_weight")
    sketches = _sketches(tree)
    before = len(folder.report)
    indicators = grow(sketches, levels, folder.report)
    grown = len(folder.report) == before
    framework = Framework(
        id=id,
        name=head.text("name"),
        edition=head.text("edition"),
        levels=levels,
        total_weight=total,
        basis="\n".join(head.paragraphs("basis")),
        rounding=_rounding(head),
        grades=_grades(head),
        grades_source="\n".join(head.paragraphs("grades_source")),
        indicators=indicators,
        rules=_rules(rules, [indicator.id for indicator in indicators]),
        place=head.place,
    )
    head.finish()
    tree.finish()
    rules.finish()
    return LoadedFramework(framework, grown and head.ok and tree.ok and rules.ok)


def _rounding(head: Fields) -> Rounding:
    fields = head.child("rounding")
    if fields is None:
        head.problem("missing-key", head.place, key="rounding")
        return Rounding(2, RoundingMode.HALF_UP)
    rounding = Rounding(
        fields.integer("digits", 0, MAX_DIGITS), fields.choice("mode", RoundingMode)
    )
    fields.finish()
    return rounding


def _grades(head: Fields) -> tuple[Grade, ...]:
    grades: list[Grade] = []
    for fields in head.children("grades", required=True):
        grade = Grade(fields.text("name"), fields.number("from"))
        if fields.finish() and grades and grade.lowest >= grades[-1].lowest:
            fields.problem("grades-order", fields.place)
        grades.append(grade)
    if grades and grades[-1].lowest != 0:
        head.problem("grades-end", head.at("grades"), name=grades[-1].name)
    return tuple(grades)


def _sketches(tree: Fields) -> list[Sketch]:
    found: list[Sketch] = []
    for fields in tree.children("indicators", required=True):
        id = fields.text("id")
        weight = fields.number("weight")
        if fields.ok and weight <= 0:
            fields.problem("not-positive", fields.at("weight"), key="weight")
        sketch = Sketch(
            id=id,
            name=fields.text("name", id),
            parent=fields.text("parent") if fields.has("parent") else None,
            parent_place=fields.at("parent"),
            weight=weight,
            concept=fields.slug("concept") if fields.has("concept") else None,
            place=fields.at("id"),
        )
        fields.finish()
        found.append(sketch)
    return found


def _rules(file: Fields, known: list[str]) -> dict[str, RuleEntry]:
    found: dict[str, RuleEntry] = {}
    for fields in file.children("rules", required=True):
        indicator = fields.one_of("indicator", known, "indicator")
        measure_fields = fields.child("measure")
        measure = load_measure(measure_fields) if measure_fields else None
        rule_fields = fields.child("rule")
        if rule_fields is None:
            fields.problem("missing-key", fields.place, key="rule")
            rule = None
        else:
            rule = load_rule(rule_fields, measure.unit.symbol if measure else "")
        entry_texts = (
            fields.text("explanation", "", length=PARAGRAPH_LENGTH),
            fields.text("standard", length=PARAGRAPH_LENGTH),
        )
        reading = "\n".join(fields.paragraphs("reading"))
        usable = fields.finish()
        if indicator in found:
            first = found[indicator].place.line
            fields.problem("duplicate-id", fields.at("indicator"), id=indicator, first=first)
        elif usable and rule is not None:
            found[indicator] = RuleEntry(
                indicator, *entry_texts, measure, rule, reading, fields.at("indicator")
            )
    return found
