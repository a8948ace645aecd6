"""What was found in a report: values with where they came from, and what a person should look at.

The draft knows neither documents nor YAML; `recognise` fills it, `writing` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.intake.document import Origin


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person has to look at; `kind` is an entry of doubts.toml that words it.

    `file` and `about` say where in the draft it shows: a file of the folder and the id (or the
    keys, joined by dots) of the entry.
    """

    kind: str
    file: str
    about: str
    origin: Origin
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the wording of a standard may be read as a rule.

    `rule` holds the keys of `rule` in rules.yml (kind and parameters) as values that
    `yaml_nodes.emit` writes: Decimal for numbers, text for words and percentages (`100%`), days,
    True for 是; None where nothing could be proposed, or where `around` has `profiles` instead.
    `around` holds the other keys of the entry: conditions, ceiling, not_applicable, profiles.
    `judgement` holds the keys of the judgement that gives the printed score under this rule, where
    the rule asks for one. `reading` says how unclear wording was read. `doubts` are entries of
    doubts.toml with their values; none where the wording leaves no choice.
    """

    rule: Mapping[str, Any] | None
    judgement: Mapping[str, Any]
    measure: Mapping[str, Any] | None
    reading: str
    doubts: tuple[tuple[str, Mapping[str, str]], ...]
    around: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """A node of the tree; `parents` from the top, names as printed. `score` None for none printed.

    Only leaves have `explanation` and `standard`.
    """

    name: str
    parents: tuple[str, ...]
    weight: Decimal
    score: Decimal | None
    leaf: bool
    explanation: str
    standard: str
    origin: Origin
