"""A report to a draft: every part found is handed to the file it belongs in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.intake.document import Document, Origin, Table
from generator.intake.draft import Doubt, Draft, FoundIndicator, Gathered, Proposal
from generator.intake.quantities import Quantity, quantities
from generator.intake.recognise.facts import Facts
from generator.intake.recognise.figures import find_figures
from generator.intake.recognise.finance import find_finance
from generator.intake.recognise.findings import find_findings
from generator.intake.recognise.folding import bare, folded
from generator.intake.recognise.framework_files import (
    framework_head,
    indicator_entries,
    rule_entry,
)
from generator.intake.recognise.goals import find_goals
from generator.intake.recognise.head import find_head
from generator.intake.recognise.judgement_files import judgement_entry
from generator.intake.recognise.method import find_method
from generator.intake.recognise.missing_scores import with_missing
from generator.intake.recognise.outline import Outline, outline
from generator.intake.recognise.places import find_places, with_analysis
from generator.intake.recognise.profile import find_profile
from generator.intake.recognise.reasons import Reason, find_reasons
from generator.intake.recognise.repeats import find_differences
from generator.intake.recognise.tree import FoundTree, find_tree
from generator.intake.recognise.unworded import with_wordings
from generator.intake.recognise.whereabouts import whereabouts
from generator.intake.reuse import Known, as_known, near, renamed, same, tree_of
from generator.intake.wording import propose
from generator.yaml_nodes.scalars import TO_FILL

_SHORT = re.compile(r"[（(]\s*以下(?:统一)?简称[：:]?\s*[“\"‘']?([^”\"’')）]+)[”\"’']?\s*[)）]")
NOTHING_KNOWN: Mapping[str, Known] = {}
OPTIONAL = ("published", "figures", "finance", "profile", "goals", "findings", "method")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor asks for: the department and year, the framework's folder, names."""

    department: str
    year: int
    framework: str
    name: str = ""
    region: str = ""


def recognise(
    document: Document, asked: Asked, known: Mapping[str, Known] = NOTHING_KNOWN
) -> Draft:
    """The draft of a report, with its doubts.

    `known` are the frameworks there are; one that is the same as the report's is used.
    """
    into = Gathered()
    for note in document.notes:
        into.doubts.append(Doubt(note.kind, "", "", note.origin, dict(note.values)))
    found = outline(document)
    tree = with_wordings(find_tree(document), document, into)
    frameworks = {id: one.framework for id, one in known.items()}
    reused = known.get(same(tree, frameworks))
    if not tree.indicators and asked.framework in known:
        reused = known[asked.framework]
        tree = tree_of(reused.framework)
        into.doubt("no-scores", "published.yml", "", Origin(), framework=asked.framework)
    elif reused is not None:
        tree = renamed(tree, reused.framework)
        asked = replace(asked, framework=reused.framework.id)
    else:
        into.extend(near(tree, frameworks))
    into.extend(tree.doubts)
    _trace_tree(tree, into)
    if not tree.indicators:
        into.doubt("no-tree", "indicators.yml", "", Origin())
    head = find_head(document, found, asked.year, into)
    department = _department(document, asked, head, into)
    reasons = find_reasons(found, tree.indicators)
    places = find_places(found, tree, into)
    scored = _Scored(found, tree, reasons, places, asked, reused, into)
    rules, judgements, facts = scored.entries()
    names = [department["name"], department.get("short_name", department["name"])]
    year = {
        "evaluation": _evaluation(asked, head),
        "facts": {"facts": facts.linked()},
        "judgements": {"judgements": judgements},
        "published": with_analysis(places, tree, reasons, facts.measured, into),
        "figures": find_figures(found, facts.taken, asked.year, into),
        "finance": find_finance(found, names, into).values,
        "profile": find_profile(found, into),
        "goals": find_goals(found, tree.indicators, into),
        "findings": find_findings(found, tree.indicators, reasons, into),
        "method": find_method(found, into),
    }
    find_differences(found, into)
    framework: dict[str, Any] = {}
    if reused is None:
        framework = {
            "framework": framework_head(
                document, found, tree, department["name"], asked.year, into
            ),
            "indicators": {"indicators": indicator_entries(tree)},
            "rules": {"rules": rules},
        }
    return Draft(
        {key: value for key, value in year.items() if value or key not in OPTIONAL},
        asked.framework,
        framework,
        department,
        tuple(_once(into.doubts)),
        tuple(into.traced),
        tree.indicators,
        {one["indicator"]: str(one["measure"]["expression"]) for one in rules if "measure" in one},
        whereabouts(found),
    )


def _once(doubts: Sequence[Doubt]) -> list[Doubt]:
    """The doubts, each once: a document may hold the same thing in several places."""
    seen: list[Doubt] = []
    for one in doubts:
        if one not in seen:
            seen.append(one)
    return seen


def _trace_tree(tree: FoundTree, into: Gathered) -> None:
    for one in tree.indicators:
        weight = one.weight if one.weight is not None else TO_FILL
        into.trace("indicators.yml", f"{one.id}.weight", weight, one.origin)
        if one.standard:
            into.trace("rules.yml", f"{one.id}.standard", one.standard, one.origin)


def _evaluation(asked: Asked, head: Mapping[str, Any]) -> dict[str, Any]:
    return {"year": asked.year, "framework": asked.framework, "status": "draft", **head}


def _department(
    document: Document, asked: Asked, head: Mapping[str, Any], into: Gathered
) -> dict[str, Any]:
    """The keys of department.yml, for a department that is new."""
    name = asked.name or str(head.get("evaluated_body", ""))
    if not name:
        into.doubt("not-found", "department.yml", "name", Origin(), what="name")
        name = asked.department
    department = {"name": name}
    if short := _short_name(document, name):
        department["short_name"] = short
    if asked.region:
        department["region"] = asked.region
    else:
        into.doubt("region-missing", "department.yml", "region", Origin())
    if str(asked.year) not in str(head.get("title", asked.year)):
        into.doubt("other-year", "evaluation.yml", "year", Origin(), year=asked.year)
    return department


def _short_name(document: Document, name: str) -> str:
    """What the report calls the body after its full name: （以下简称区工信局）."""
    for block in document.blocks:
        if isinstance(block, Table):
            continue
        found = _SHORT.search(block.text)
        if found and folded(name) in folded(block.text[: found.start()]):
            return bare(found[1])
    return ""


@dataclass(slots=True)
class _Scored:
    """What leaf by leaf becomes a rule, a judgement and facts."""

    found: Outline
    tree: FoundTree
    reasons: Mapping[str, Reason]
    places: Sequence[Mapping[str, Any]]
    asked: Asked
    known: Known | None
    into: Gathered

    def entries(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], Facts]:
        """The entries of rules, judgements and facts."""
        leaves = with_missing(self.tree.indicators, self.places, self.reasons, self.into)
        facts = Facts(self.asked.year, self.into, self.known.facts if self.known else {})
        elsewhere = self._elsewhere()
        if not self.reasons and not any(one.remark for one in leaves.values()):
            self.into.doubt("reasons-none", "judgements.yml", "", Origin())
        rules, judgements = [], []
        for leaf in leaves.values():
            reason = self.reasons.get(leaf.id)
            proposal = self._proposal(leaf, reason)
            measure = facts.measure(leaf, proposal, reason, elsewhere)
            rules.append(rule_entry(leaf, proposal, measure, self.into))
            judgements.append(
                judgement_entry(leaf, proposal, reason, self.into, doubt=bool(self.reasons))
            )
        return rules, judgements, facts

    def _proposal(self, leaf: FoundIndicator, reason: Reason | None) -> Proposal:
        text = reason.text if reason is not None else leaf.remark
        proposal = propose(
            leaf.wording or leaf.standard,
            leaf.weight if leaf.weight is not None else Decimal(0),
            name=leaf.name,
            explanation=leaf.explanation,
            score=leaf.score,
            reason=text,
            year=self.asked.year,
        )
        if self.known is not None and leaf.id in self.known.framework.rules:
            entry = self.known.framework.rules[leaf.id]
            proposal = as_known(proposal, entry)
        for kind, values in proposal.doubts if leaf.standard else ():
            self.into.doubt(kind, "rules.yml", leaf.id, leaf.origin, **values)
        return proposal

    def _elsewhere(self) -> tuple[Quantity, ...]:
        """The numbers of the first part of the report, where the analysis does not repeat them."""
        return tuple(
            quantity
            for unit in self.found.units
            if unit.part == "正文" and unit.path and unit.path[0].number == 1
            for one in unit.paragraphs
            for quantity in quantities(one.text, unit.where, one.origin)
        )
