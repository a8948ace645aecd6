"""Forms of real standards as data: the quotation, how it is written, scores worked by hand.

Each file of tests/cases/forms/ is read, checked and scored as an entry of rules.yml, facts.yml
and judgements.yml would be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.rules import check_rules
from generator.exports.trace import trace_json
from generator.load.facts import load_facts
from generator.load.framework import rule_entry
from generator.load.judgements import load_judgements, needs_no_facts
from generator.load.profiles import load_rule_profile
from generator.model.framework import Framework, RuleEntry
from generator.problems import Report
from generator.problems.printing import as_text
from generator.score.evaluation import score
from generator.score.trace import LeafTrace, Scores
from generator.words import working
from generator.words.catalogue import words
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.nodes import Mapping
from generator.yaml_nodes.parse import parse
from tests.plain_yaml import plain
from tests.unit.score import builders

FOLDER = Path(__file__).parents[2] / "cases" / "forms"
LEAF = "指标"
say = words("zh")


@dataclass(frozen=True)
class Form:
    """A case of a form: an entry of rules.yml, and what one evaluation records.

    `name` is the file, the number of the form in it and of the case: plain signs only, since
    the tool of mutation tests hands the ids of tests on and does not find those of quotations.
    """

    name: str
    form: dict[str, Any]
    case: dict[str, Any]


def forms() -> list[Form]:
    found: list[Form] = []
    for path in sorted(FOLDER.glob("*.yml")):
        data = plain(path)
        for at, form in enumerate(data["forms"], 1):
            for number, case in enumerate(form["cases"], 1):
                found.append(Form(f"{path.stem}-{at}.{number}", form, case))
    return found


FORMS = forms()


def fields(data: Any, report: Report) -> Fields:
    text = yaml.safe_dump(data, allow_unicode=True)
    node = parse(text, "form.yml", report)
    assert isinstance(node, Mapping), text
    return Fields(node, report)


@dataclass(frozen=True)
class Outcome:
    entry: RuleEntry | None
    trace: LeafTrace | None
    report: Report


def outcome(one: Form) -> Outcome:
    report = Report()
    rule = {"indicator": LEAF, "standard": one.form["quote"], **one.form["rule"]}
    found = rule_entry(fields(rule, report), LEAF, [LEAF])
    if found is None or len(report):
        return Outcome(None, None, report)
    tree = builders.framework(
        [builders.indicator(LEAF, one.form["weight"])], [found], int(one.form.get("digits", 2))
    )
    check_rules(tree, report)
    trace = None if len(report) else _scored(one, found, tree, report)
    return Outcome(found, trace, report)


def _scored(one: Form, entry: RuleEntry, tree: Framework, report: Report) -> LeafTrace | None:
    rules = {LEAF: entry}
    profile = load_rule_profile(fields(one.case.get("evaluation", {"x": "1"}), report), rules)
    given = {"judgements": [{"indicator": LEAF, **one.case.get("judgement", {})}]}
    judgements = load_judgements(fields(given, report), [LEAF], rules, (), profile)
    needed = [] if needs_no_facts(judgements.get(LEAF)) else [entry]
    known = one.case.get("facts", {})
    stated = [
        {"id": id, "period": "2021", "source": "表", **_fact(text)} for id, text in known.items()
    ]
    facts = load_facts(fields({"facts": stated}, report), {}, needed) if stated else {}
    if len(report):
        return None
    evaluation = builders.evaluation(judgements.values(), facts, rule_profile=profile)
    scores = score(evaluation, tree)
    if isinstance(scores, Scores):
        return scores.traces[LEAF]
    report.extend(scores.problems)
    return None


def _fact(text: str) -> dict[str, str]:
    """`value unit`, as in `92.8 %`."""
    value, _, unit = text.partition(" ")
    return {"value": value, "unit": unit}


def told(report: Report) -> str:
    return as_text(report.problems, lambda place: None)


@pytest.mark.parametrize("one", FORMS, ids=[one.name for one in FORMS])
def test_form(one: Form) -> None:
    found = outcome(one)
    if "problem" in one.case:
        assert one.case["problem"] in [problem.id for problem in found.report.problems], told(
            found.report
        )
        return
    assert found.trace is not None, told(found.report)
    assert found.trace.score == Decimal(one.case["score"]), working.one_line(found.trace, say)
    if "line" in one.case:
        assert working.one_line(found.trace, say) == one.case["line"]


def test_there_are_many_forms() -> None:
    assert len({one.form["quote"] for one in FORMS}) >= 30
    assert len(FORMS) >= 100


@pytest.mark.parametrize("one", FORMS, ids=[one.name for one in FORMS])
def test_the_page_says_nothing_that_is_not_a_number(one: Form) -> None:
    trace = outcome(one).trace
    if trace is not None:
        line = working.one_line(trace, say)
        measure = working.measure_line(trace, LEAF, say) or ""
        assert not {"None", "nan", "NaN", "Fraction", "Decimal"} & set((line + measure).split())
        assert line.endswith("。") or line[-1].isdigit()
        assert 0 <= trace.score <= (trace.terms.ceiling or trace.weight)


@pytest.mark.parametrize("one", FORMS, ids=[one.name for one in FORMS])
def test_the_open_data_tells_it_without_loss(one: Form) -> None:
    trace = outcome(one).trace
    if trace is None:
        return
    told = json.loads(json.dumps(trace_json(trace), ensure_ascii=False))
    assert Decimal(told["score"]) == trace.score
    assert told["rule"]["kind"] == trace.working.rule.kind
    if trace.measured and trace.measured.measure.unit.is_date:
        assert date.fromisoformat(told["measure"]["value"]).toordinal() == trace.measured.shown
        assert "7379" not in json.dumps(told["rule"]), "a day told as a number"
