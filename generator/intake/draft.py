"""What was found in a report: values with where they came from, and what a person should look at.

The draft knows neither documents nor YAML; `recognise` fills it, `writing` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    doubts.toml with their values; none where the wording leaves no choice. `operands` says for each
    fact name of the measure's expression what it stands for, in the words of the report.
    """

    rule: Mapping[str, Any] | None
    judgement: Mapping[str, Any]
    measure: Mapping[str, Any] | None
    reading: str
    doubts: tuple[tuple[str, Mapping[str, str]], ...]
    around: Mapping[str, Any] = field(default_factory=dict)
    operands: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """A node of the tree; `id` unique in it, `parents` the ids above it from the top.

    `weight`, `score` and `self_score` are None where none is printed. Only leaves have an
    `explanation`, a `standard` and a `remark` (what the table itself says of the score). Those
    below a `slot` stand in for each other. `relative` is a share of the weight above in per cent,
    `role` bonus or penalty. `target` and `actual` are what a leaf should come to and came to, where
    the table has columns for them; `wording` what the rule is read from where the standard itself
    does not say (同上).
    """

    id: str
    name: str
    parents: tuple[str, ...]
    weight: Decimal | None
    score: Decimal | None
    leaf: bool
    explanation: str
    standard: str
    remark: str
    self_score: Decimal | None
    origin: Origin
    slot: bool = False
    relative: Decimal | None = None
    role: str = ""
    target: str = ""
    actual: str = ""
    wording: str = ""

    @property
    def parent(self) -> str:
        """The id of the node above; empty at the top."""
        return self.parents[-1] if self.parents else ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A value of the draft with where it came from; `where` is the place as an editor names it.

    `printed` is how the report prints it, where that is not the value itself.
    """

    file: str
    about: str
    value: str
    where: str
    origin: Origin
    printed: str = ""


@dataclass(slots=True)
class Gathered:
    """What the parts of the work hand in while a report is read: doubts, and values traced."""

    doubts: list[Doubt] = field(default_factory=list)
    traced: list[Traced] = field(default_factory=list)

    def doubt(self, kind: str, file: str, about: str, origin: Origin, /, **values: object) -> None:
        """Something a person has to look at."""
        shown = {name: str(value) for name, value in values.items()}
        self.doubts.append(Doubt(kind, file, about, origin, shown))

    def drop(self, kind: str, about: str) -> None:
        """A doubt that has settled itself."""
        self.doubts = [one for one in self.doubts if (one.kind, one.about) != (kind, about)]

    def trace(
        self,
        file: str,
        about: str,
        value: object,
        origin: Origin,
        where: str = "",
        printed: str = "",
    ) -> None:
        """A value with where it came from."""
        shown = str(value)
        other = printed if printed not in (shown, f"{shown}%") else ""
        self.traced.append(Traced(file, about, shown, where, origin, other))

    def extend(self, doubts: Iterable[Doubt]) -> None:
        """Doubts found elsewhere."""
        self.doubts.extend(doubts)


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a draft as plain values, by name: those of the year, and of the framework.

    `framework` is empty where one that is there already is used. `measures` are the expressions
    of the leaves that are computed from facts, `places` where each origin is found, in words.
    """

    year: Mapping[str, Mapping[str, Any]]
    framework_id: str
    framework: Mapping[str, Mapping[str, Any]]
    department: Mapping[str, Any]
    doubts: tuple[Doubt, ...]
    traced: tuple[Traced, ...]
    indicators: tuple[FoundIndicator, ...]
    measures: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[Origin, str] = field(default_factory=dict)
