"""The examples of the page of method: read by the loaders, scored by the formulas.

Their texts stand in words/rules.<language>.toml and words/verdicts.<language>.toml, in the form of
the data files, so that an example that no longer loads or scores is an error of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from generator.catalogues import read_catalogue
from generator.load.facts import load_facts
from generator.load.framework import load_rules
from generator.load.judgements import load_judgements
from generator.load.narrative import NO_FINANCE, NO_FINDINGS, NO_GOALS, NO_METHOD, NO_PROFILE
from generator.model.evaluation import Evaluation, Status
from generator.model.framework import Framework, Grade, Indicator, Rounding, RoundingMode, RuleEntry
from generator.model.rules import Rule
from generator.pages.kinds import RuleKind, Worked
from generator.pages.site_method import Explained
from generator.problems import Place, Report
from generator.problems.printing import as_text
from generator.score.evaluation import score
from generator.score.trace import LeafTrace, Scores
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.nodes import Mapping
from generator.yaml_nodes.parse import parse

HERE = Place("examples")
DIGITS = 2


class BrokenExample(Exception):
    """An example of the catalogue that cannot be read or scored."""


@dataclass(frozen=True, slots=True)
class Case:
    """One leaf with its rule, and the facts or the judgement it is scored by, as data texts."""

    indicator: str
    weight: Decimal
    entry: str
    facts: str
    judgement: str


def kinds() -> tuple[str, ...]:
    """Every kind of rule the program knows, in the order of the model."""
    return tuple(rule.kind for rule in get_args(Rule))


@cache
def rule_kinds(language: str) -> tuple[RuleKind, ...]:
    """The kinds of rules that the catalogue explains, with their examples scored."""
    found = catalogue("rules", language)
    return tuple(_kind(kind, found[kind]) for kind in kinds() if kind in found)


def catalogue(name: str, language: str) -> dict[str, Any]:
    """A catalogue file of examples."""
    return read_catalogue("generator.words", f"{name}.{language}.toml")


@cache
def explained(language: str) -> Explained:
    """What the page of method explains by examples."""
    texts = catalogue("verdicts", language)
    measured = worked(case_of(texts, texts)).measured
    if measured is None:
        raise BrokenExample("the case of the verdicts has no measured value")
    printed = tuple(map(Decimal, texts["printed"]))
    return Explained(rule_kinds(language), measured, printed)


def _kind(kind: str, texts: dict[str, Any]) -> RuleKind:
    entry = texts["entry"].strip()
    return RuleKind(
        kind=kind,
        name=texts["name"],
        meaning=texts["meaning"],
        origin=texts["origin"],
        indicator=texts["indicator"],
        standard=read_rules(case_of(texts, {}), Report())[texts["indicator"]].standard,
        entry=entry,
        parameters=tuple(texts.get("parameters", {}).items()),
        examples=tuple(
            Worked(
                "\n".join(one[key].strip() for key in ("facts", "judgement") if key in one),
                worked(case_of(texts, one)),
            )
            for one in texts["examples"]
        ),
    )


def case_of(texts: dict[str, Any], example: dict[str, str]) -> Case:
    """A case of the catalogue."""
    return Case(
        texts["indicator"],
        Decimal(str(texts["weight"])),
        texts["entry"],
        example.get("facts", ""),
        example.get("judgement", ""),
    )


def worked(case: Case) -> LeafTrace:
    """What the scoring makes of a case."""
    report = Report()
    leaves = [case.indicator]
    rules = read_rules(case, report)
    facts = load_facts(_file("facts", case.facts, report), {}, rules.values()) if case.facts else {}
    judged = _file("judgements", _named(case, case.judgement or "reason: example."), report)
    judgements = load_judgements(judged, leaves, rules)
    leaf = Indicator(case.indicator, case.indicator, None, 1, case.weight, None, (), HERE)
    framework = Framework(
        id="", name="", edition="", levels=("",), total_weight=case.weight, basis="",
        rounding=Rounding(DIGITS, RoundingMode.HALF_UP), grades=(Grade("", Decimal(0)),),
        grades_source="", indicators=(leaf,), rules=rules, place=HERE,
    )  # fmt: skip
    evaluation = Evaluation(
        department="", year=2024, framework="", status=Status.DRAFT, title="", report_number="",
        commissioner="", evaluated_body="", evaluator="", report_date=date.min,
        base_date=date.min, conclusion=(), summary=(), profile=NO_PROFILE, finance=NO_FINANCE,
        goals=NO_GOALS, findings=NO_FINDINGS, method=NO_METHOD, facts=facts,
        judgements=judgements, published=(), figures=(), place=HERE,
    )  # fmt: skip
    if report.problems:
        raise BrokenExample(as_text(report.problems, lambda place: None))
    scores = score(evaluation, framework)
    if not isinstance(scores, Scores):
        raise BrokenExample(as_text(scores.problems, lambda place: None))
    return scores.traces[case.indicator]


def read_rules(case: Case, report: Report) -> dict[str, RuleEntry]:
    """The rule of a case, by its indicator."""
    return load_rules(_file("rules", _named(case, case.entry), report), [case.indicator])


def _file(key: str, items: str, report: Report) -> Fields:
    node = parse(f"schema_version: 1\n{key}:\n{items.strip()}\n", f"{key}.yml", report)
    if not isinstance(node, Mapping):
        raise BrokenExample(as_text(report.problems, lambda place: None))
    fields = Fields(node, report)
    fields.text("schema_version")
    return fields


def _named(case: Case, text: str) -> str:
    """An item of a list that names the indicator first."""
    lines = "".join(f"  {line}\n" for line in text.strip().split("\n"))
    return f"- indicator: {case.indicator}\n{lines}"
