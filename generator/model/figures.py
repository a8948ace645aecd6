"""Figures the report prints in sentences, kept as printed, and what each should be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.expressions import Expression
from generator.model.units import Unit
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class OfExpression:
    """The figure follows from facts; a single fact is the shortest expression."""

    expression: Expression


class Aspect(StrEnum):
    """What is printed of an indicator or of the whole."""

    SCORE = "score"
    WEIGHT = "weight"
    DEDUCTION = "deduction"
    RATE = "rate"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """The figure is a score, weight, deduction, score rate or measured value."""

    aspect: Aspect
    indicator: str


@dataclass(frozen=True, slots=True)
class OfTotal:
    """The figure is the total score, weight or score rate."""

    aspect: Aspect


@dataclass(frozen=True, slots=True)
class OfLevel:
    """The figure counts the indicators of a level, below one indicator where that is named."""

    level: int
    below: str | None


class Listed(StrEnum):
    """Lists of the evaluation that a report counts."""

    STRATEGIC_GOALS = "strategic_goals"
    ANNUAL_GOALS = "annual_goals"
    OFFICES = "offices"
    SUBORDINATES = "subordinates"
    FUNCTIONS = "functions"
    PROBLEMS = "problems"
    RECOMMENDATIONS = "recommendations"
    GRADES = "grades"


@dataclass(frozen=True, slots=True)
class OfList:
    """The figure counts the entries of a list."""

    listed: Listed


@dataclass(frozen=True, slots=True)
class NotComputable:
    """Nothing the report says lets the figure be checked; `why` says so in plain words."""

    why: str


Basis = OfExpression | OfIndicator | OfTotal | OfLevel | OfList | NotComputable


@dataclass(frozen=True)
class Figure:
    """A printed figure: where it stands, the words around it, its number, unit and basis.

    `printed` is the text as printed; `value` its number in `unit`, with the printed digits.
    """

    id: str
    where: str
    quote: str
    printed: str
    value: Decimal
    unit: Unit
    basis: Basis
    place: Place
