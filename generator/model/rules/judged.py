"""Rules that score what an evaluator judged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a qualitative scale; `points`, `least` and `share` are those of an award."""

    name: str
    points: Decimal
    least: Decimal | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class Levels:
    """Points by the level the evaluator chose (效果显著得4分，效果一般得2分…)."""

    kind: ClassVar[str] = "levels"
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Points off for each listed problem found (出现以下问题的，每一项扣0.5分，扣完为止).

    `least` and `most` are equal when the deduction is fixed; otherwise the evaluator chooses
    between them for each problem and gives a reason. With `once`, the points are off for all
    problems together (出现以下问题的，共扣1分): the largest deduction counts alone.
    """

    kind: ClassVar[str] = "checklist"
    least: Decimal
    most: Decimal
    problems: tuple[str, ...]
    once: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an indicator and what it earns: points, or percent of the weight (`share`).

    Without a `gate` that is met, the other parts earn nothing (不具备①的，该指标0分).
    """

    name: str
    points: Decimal
    share: bool = False
    gate: bool = False
    least: None = None


@dataclass(frozen=True, slots=True)
class Items:
    """Points for each listed part that is met, added up; none where a gate is not met."""

    kind: ClassVar[str] = "items"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PassFail:
    """The whole weight when the requirement is met, nothing otherwise."""

    kind: ClassVar[str] = "pass_fail"
    passing: str
    failing: str


@dataclass(frozen=True, slots=True)
class Discretionary:
    """Points chosen by the evaluator between `least` and `most`, with a reason (酌情).

    Where it `deducts`, they are taken off the weight (未达指标值酌情扣分). They are whole `step`s
    above `least` where one is said (以 0.5 分为一档).
    """

    kind: ClassVar[str] = "discretionary"
    least: Decimal
    most: Decimal
    deducts: bool = False
    step: Decimal | None = None
