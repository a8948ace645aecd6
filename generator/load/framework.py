"""A framework: its own file, the tree of indicators, the rules of the leaves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.load.accepted import ACCEPTED
from generator.load.folder import Folder
from generator.load.framework_head import load_head, no_head
from generator.load.measures import load_measure
from generator.load.names import ANYTHING
from generator.load.rules import load_conditions, load_entry_rule
from generator.load.tree import Sketch, grow
from generator.model.framework import (
    Absence,
    AbsencePolicy,
    Framework,
    Indicator,
    Role,
    RuleEntry,
)
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.keys import Unfilled
from generator.yaml_nodes.likeness import nearest

FILES = ("framework.yml", "indicators.yml", "rules.yml")
CONCORDANCE = "concordance.yml"


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
    folder.check_files((*FILES, CONCORDANCE, ACCEPTED))
    folder.unfilled = Unfilled.TEXTS
    head, tree, rules = (folder.open(name, required=True) for name in FILES)
    framework = load_head(head, id) if head else no_head(folder.place, id)
    sketches = _sketches(tree) if tree else []
    before = len(folder.report)
    indicators = grow(sketches, framework.levels, folder.report)
    grown = tree is not None and tree.ok and len(folder.report) == before
    nodes, leaves = _names(tree, sketches, indicators, grown)
    entries = load_rules(rules, nodes) if rules else {}
    if head:
        _check_vetoes(head, framework, nodes)
    whole = [file is not None and file.finish() for file in (head, tree, rules)]
    return LoadedFramework(
        replace(framework, indicators=indicators, rules=entries),
        grown and all(whole),
        grown and whole[0],
        nodes,
        leaves,
        [grade.name for grade in framework.grades] if whole[0] else ANYTHING,
    )


def _check_vetoes(head: Fields, framework: Framework, nodes: Collection[str]) -> None:
    for fields, veto in zip(head.children("vetoes"), framework.vetoes, strict=False):
        if veto.node is not None and veto.node not in nodes:
            meant = nearest(veto.node, nodes)
            fields.problem("veto-node", fields.at("indicator"), name=veto.node, meant=meant)


def _names(
    tree: Fields | None, sketches: list[Sketch], indicators: tuple[Indicator, ...], grown: bool
) -> tuple[Collection[str], Collection[str]]:
    if tree is None or not sketches:
        return ANYTHING, ANYTHING
    nodes = [sketch.id for sketch in sketches]
    if len(set(nodes)) < len(nodes):
        return ANYTHING, ANYTHING
    return nodes, [one.id for one in indicators if one.is_leaf] if grown else nodes


def _sketches(tree: Fields) -> list[Sketch]:
    found: list[Sketch] = []
    for fields in tree.children("indicators", required=True):
        id = fields.text("id")
        has_parent, shared = fields.has("parent"), fields.has("relative")
        if shared and not has_parent:
            fields.problem("relative-root", fields.at("relative"))
        sketch = Sketch(
            id=id,
            name=fields.text("name", id),
            parent=fields.text("parent") if has_parent else None,
            parent_place=fields.at("parent"),
            weight=Decimal(0) if shared else fields.number("weight", positive=True),
            relative=fields.number("relative", positive=True) if shared else None,
            concept=fields.slug("concept") if fields.has("concept") else None,
            place=fields.at("id"),
            role=fields.choice("role", Role, Role.NORMAL),
            slot=fields.flag("slot", False),
        )
        fields.finish()
        found.append(sketch)
    return found


def load_rules(file: Fields, known: Collection[str]) -> dict[str, RuleEntry]:
    """The rules of leaves; `known` are the ids there are."""
    found: dict[str, RuleEntry] = {}
    for fields in file.children("rules", required=True):
        indicator = fields.one_of("indicator", known, "indicator")
        entry = rule_entry(fields, indicator, known)
        usable = fields.finish()
        if indicator in found:
            first = found[indicator].place.line
            fields.problem("duplicate-id", fields.at("indicator"), id=indicator, first=first)
        elif usable and entry is not None:
            found[indicator] = entry
    return found


def rule_entry(fields: Fields, indicator: str, known: Collection[str]) -> RuleEntry | None:
    """An entry of rules.yml; None where its rule cannot be read. `known` are the indicators."""
    measure_fields = fields.child("measure")
    measure = load_measure(measure_fields) if measure_fields else None
    rule = load_entry_rule(fields, measure.unit.symbol if measure else "")
    conditions, ceiling = load_conditions(fields), fields.optional_number("ceiling")
    explanation = fields.text("explanation", "", length=PARAGRAPH_LENGTH)
    standard = fields.text("standard", length=PARAGRAPH_LENGTH)
    reading = "\n".join(fields.paragraphs("reading"))
    absence = _absence(fields, known)
    if rule is None:
        return None
    place = fields.at("indicator")
    return RuleEntry(
        indicator, explanation, standard, measure, rule, reading, place, absence,
        conditions, ceiling,
    )  # fmt: skip


def _absence(entry: Fields, known: Collection[str]) -> AbsencePolicy | None:
    """The policy of a leaf that may not apply."""
    fields = entry.child("not_applicable")
    if fields is None:
        return None
    scope = fields.one_of("scope", known, "indicator") if fields.has("scope") else None
    policy = AbsencePolicy(fields.choice("policy", Absence), scope)
    fields.finish()
    return policy
