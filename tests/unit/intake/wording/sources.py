"""Standards with the rules that people made of them: the real report, other families, forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from generator.intake.draft import Proposal
from generator.intake.wording import propose
from generator.load.expressions import parse_expression
from generator.model.expressions import Absolute, Binary, Expression, FactName, Negative, Number
from generator.yaml_nodes.scalars import Misfit
from tests.plain_yaml import plain

ROOT = Path(__file__).parents[4]
FRAMEWORKS = {
    "real": "evaluations/frameworks/shanting-*",
    "demo": "evaluations/frameworks/shili-*",
    "families": "tests/cases/families/*/frameworks/*",
}
AROUND = ("conditions", "not_applicable", "profiles", "ceiling")


@dataclass(frozen=True)
class Case:
    """A standard with all that `propose` asks for, and the entry of rules.yml it should give."""

    source: str
    about: str
    standard: str
    weight: Decimal
    name: str
    explanation: str
    score: Decimal | None
    reason: str
    year: int
    wanted: Mapping[str, Any]
    judged: Mapping[str, Any]

    def proposal(self) -> Proposal:
        return propose(
            self.standard,
            self.weight,
            name=self.name,
            explanation=self.explanation,
            score=self.score,
            reason=self.reason,
            year=self.year,
        )


def cases(source: str) -> list[Case]:
    """The cases of a source: real, demo, families, or forms."""
    return list(_forms() if source == "forms" else _frameworks(source))


def _forms() -> Iterator[Case]:
    for path in sorted((ROOT / "tests/cases/forms").glob("*.yml")):
        for form in plain(path)["forms"]:
            weight = Decimal(form["weight"])
            quote, rule = form["quote"], form["rule"]
            yield Case("forms", quote, quote, weight, "指标", "", None, "", 2021, rule, {})


def _frameworks(source: str) -> Iterator[Case]:
    for folder in sorted(ROOT.glob(FRAMEWORKS[source])):
        nodes = {one["id"]: one for one in plain(folder / "indicators.yml")["indicators"]}
        judged, scores = _evaluated() if source == "real" else ({}, {})
        for entry in plain(folder / "rules.yml")["rules"]:
            id = entry["indicator"]
            node = nodes[id]
            score = scores.get(id)
            yield Case(
                source,
                f"{folder.name}: {id}",
                entry["standard"],
                Decimal(node.get("weight") or node["relative"]),
                node.get("name", id),
                entry.get("explanation", ""),
                Decimal(score) if score else None,
                judged.get(id, {}).get("reason", ""),
                2024 if source == "families" else 2021,
                entry,
                judged.get(id, {}),
            )


def _evaluated() -> tuple[dict[str, Any], dict[str, str]]:
    """Judgements of the real report, and the scores of its table of leaves."""
    folder = ROOT / "evaluations/shanting-industry-it/2021"
    judged = {one["indicator"]: one for one in plain(folder / "judgements.yml")["judgements"]}
    places = plain(folder / "published.yml")["places"]
    return judged, next(one["scores"] for one in places if one["where"].startswith("附件1"))


def same_kind(case: Case, proposal: Proposal) -> bool:
    if "profiles" in case.wanted:
        return "profiles" in proposal.around
    return bool((proposal.rule or {}).get("kind") == case.wanted["rule"]["kind"])


def same_rule(case: Case, proposal: Proposal) -> bool:
    """Kind, all parameters that a score follows from, and what stands around the rule."""
    around = {key: case.wanted[key] for key in AROUND if key in case.wanted}
    wanted = compared(case.wanted.get("rule"), case.weight)
    given = compared(proposal.rule, case.weight)
    around_given = compared(proposal.around, case.weight)
    return bool(wanted == given and around_given == compared(around, case.weight))


def same_measure(case: Case, proposal: Proposal) -> bool:
    """Unit, shape of the expression (whatever its facts are called), zero divisors."""
    wanted, given = case.wanted.get("measure"), proposal.measure
    if wanted is None or given is None:
        return wanted is None and given is None
    zeros = {key: wanted[key]["points"] for key in wanted if key.startswith("on_zero")}
    zeros_given = {key: f"{given[key]['points']:f}" for key in given if key.startswith("on_zero")}
    return bool(
        wanted["unit"] == given["unit"]
        and shape(wanted["expression"]) == shape(given["expression"])
        and {key: Decimal(one) for key, one in zeros.items()}
        == {key: Decimal(one) for key, one in zeros_given.items()}
    )


def shape(expression: str) -> str:
    """An expression with its facts numbered in their order."""
    tree = parse_expression(expression)
    assert not isinstance(tree, Misfit), expression
    numbers: dict[str, int] = {}

    def told(node: Expression) -> str:
        match node:
            case FactName(id):
                return f"x{numbers.setdefault(id, len(numbers))}"
            case Number(value):
                return str(value)
            case Absolute(of):
                return f"abs({told(of)})"
            case Negative(of):
                return f"-({told(of)})"
            case Binary(operator, left, right):
                return f"({told(left)}{operator}{told(right)})"

    return told(tree)


def compared(value: Any, weight: Decimal) -> Any:
    """Values as numbers; shares as points; what is only words to readers left out."""
    if isinstance(value, Mapping):
        found = {
            key: compared(one, weight) for key, one in value.items() if key not in ("pass", "fail")
        }
        if "share" in value:
            found["points"] = _points(found.pop("share"), weight)
        return found
    if isinstance(value, list):
        return sorted((compared(one, weight) for one in value), key=str)
    return _scalar(value)


def _points(share: Any, weight: Decimal) -> Any:
    if isinstance(share, dict):
        return {key: _points(one, weight) for key, one in share.items()}
    return share[0] * weight / 100


def _scalar(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = re.sub(r"^[①-⑳]", "", str(value)).replace(",", "，").strip()
    try:
        return (Decimal(text[:-1]), "%") if text.endswith("%") else Decimal(text)
    except InvalidOperation:
        return text
