"""What the wording of a standard leaves open, as a choice in words with the score of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.audit.alternatives import Alternatives, alternatives
from generator.audit.readings import score_with
from generator.catalogues import read_catalogue
from generator.form.checking import Checked
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework, RuleEntry
from generator.model.rules import rule_for
from generator.score.evaluation import leaf_traces
from generator.score.trace import LeafTrace
from generator.words.numbers import points
from generator.yaml_nodes.scalars import TO_FILL

UNSCORED = ("reason", "where", "source", "name", "self_score")
"""Keys of facts and judgements that no score depends on."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of the parameter: what it means, the score it gives, "" where that is not known.

    `fits` says whether that is the printed score, `on` whether rules.yml has this value.
    """

    value: str
    text: str
    score: str
    fits: bool
    on: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be chosen for an indicator; `printed` is its printed score, "" where none is."""

    indicator: str
    name: str
    weight: str
    standard: str
    reading: str
    printed: str
    options: tuple[Option, ...]


def catalogue() -> dict[str, dict[str, Any]]:
    """The parameters with their words."""
    return read_catalogue("generator.form", "standards.toml")


def parameter_of(kind: str) -> str:
    """The parameter a doubt or a warning of a kind asks for, "" where there is none."""
    return next((name for name, one in catalogue().items() if kind in one["kinds"]), "")


class Standards:
    """The standards of the framework of an evaluation, with what they leave open."""

    def __init__(self, found: Checked, language: str) -> None:
        self._evaluation, self._framework = found.evaluation, found.framework
        self._language = language
        self._open = _open_entries(found)
        self._traces = _traces(found.evaluation, found.framework)

    def choice(self, indicator: str, parameter: str) -> Choice | None:
        """The choice of a parameter of an indicator; None where its rule has no such parameter."""
        entry = self._framework.rules.get(indicator) if self._framework else None
        if entry is None or self._framework is None or self._evaluation is None:
            return None
        known = open_in(entry, self._evaluation.rule_profile).get(parameter)
        leaf = self._framework.by_id.get(indicator)
        if known is None or leaf is None:
            return None
        digits = self._framework.rounding.digits
        printed = _printed(self._evaluation, indicator)
        return Choice(
            indicator,
            leaf.name,
            f"{leaf.weight.normalize():f}",
            entry.standard,
            entry.reading,
            "" if printed is None else points(printed, digits),
            self._options(parameter, known, entry, printed),
        )

    def _options(
        self, parameter: str, known: Alternatives, entry: RuleEntry, printed: Decimal | None
    ) -> tuple[Option, ...]:
        words = catalogue()[parameter]["values"]
        trace = self._traces.get(entry.indicator)
        if trace is not None and self._is_open(trace):
            trace = None
        profile = self._evaluation.rule_profile if self._evaluation else ""
        now = rule_for(entry.rule, profile)
        found = []
        for value, rule in known.items():
            score = score_with(rule, trace) if trace is not None else None
            text = words[value][self._language]
            shown = "" if score is None else f"{score:f}"
            fits = score is not None and score == printed
            found.append(Option(value, text, shown, fits, rule == now))
        return tuple(found)

    def _is_open(self, trace: LeafTrace) -> bool:
        names = {trace.indicator, *(fact.id for fact in trace.facts)}
        return bool(names & self._open)


def open_in(entry: RuleEntry, profile: str) -> Mapping[str, Alternatives]:
    """What a standard may leave open, by the parameters of its rule."""
    rule = rule_for(entry.rule, profile)
    symbol = entry.measure.unit.symbol if entry.measure else ""
    return alternatives(rule, symbol) if rule is not None else {}


def _traces(evaluation: Evaluation | None, framework: Framework | None) -> dict[str, LeafTrace]:
    if evaluation is None or framework is None:
        return {}
    return leaf_traces(evaluation, framework)


def _open_entries(found: Checked) -> frozenset[str]:
    """The facts and the indicators of which something is still to be filled in."""
    names = set()
    for row in found.rows:
        file, _, rest = row.anchor.partition("/")
        steps = rest.split("/")
        scores = file in ("facts.yml", "judgements.yml") and steps[-1] not in UNSCORED
        if scores and row.value.strip() == TO_FILL and len(steps) > 1:
            names.add(steps[1])
    return frozenset(names)


def _printed(evaluation: Evaluation, indicator: str) -> Decimal | None:
    """The score of an indicator where the report prints it first."""
    found = (one.scores[indicator] for one in evaluation.published if indicator in one.scores)
    return next(found, None)
