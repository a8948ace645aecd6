"""What a department has and spends in a year, in hundredths of 万元, and how well it works."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.demo.chance import chance
from generator.demo.district import LAST_YEAR, Body, Part

FIRST_QUALITY, BEST_QUALITY = 45, 97


@dataclass(frozen=True, slots=True)
class Spending:
    """Spending by purpose: people, running costs, projects."""

    people: int
    running: int
    projects: int

    @property
    def basic(self) -> int:
        """基本支出."""
        return self.people + self.running

    @property
    def total(self) -> int:
        """All of it."""
        return self.basic + self.projects


@dataclass(frozen=True, slots=True)
class Money:
    """The budget at the start of the year, after changes, and what was spent."""

    initial: Spending
    adjusted: Spending
    spent: Spending


def amount(hundredths: int) -> Decimal:
    """Hundredths as a number of two decimals."""
    return Decimal(hundredths).scaleb(-2)


def quality(seed: int, body: Body, year: int) -> int:
    """How well a department works in a year, from 45 to 97; what is drawn leans on it."""
    base = chance(seed, body.id, "quality").randint(70, 90)
    drift = chance(seed, body.id, "quality", year).randint(-4, 4)
    if body.part is Part.IMPROVES:
        base, drift = 92 - 7 * (LAST_YEAR - year), drift // 3
    elif body.part is Part.FALLS:
        base, drift = 90, drift // 3
    elif body.part is Part.VETOED:
        base, drift = 87, drift // 2
    return max(FIRST_QUALITY, min(BEST_QUALITY, base + drift))


def posts(seed: int, body: Body) -> int:
    """编制: the posts a department has."""
    return chance(seed, body.id, "posts").randint(28, 140)


def money(seed: int, body: Body, year: int) -> Money:
    """The money of a department in a year; the same whichever year asks."""
    draw = chance(seed, body.id, "money", year)
    missing = 100 - quality(seed, body, year)
    size, growth = posts(seed, body), 100 + 3 * (year - LAST_YEAR) + draw.randint(-3, 3)
    each = chance(seed, body.id, "people").randint(1380, 1720)
    projects = chance(seed, body.id, "projects").randint(60_000, 900_000)
    initial = Spending(
        size * each * growth // 100 + draw.randint(0, 99),
        size * draw.randint(210, 290) * growth // 100 + draw.randint(0, 99),
        projects * growth // 100 + draw.randint(0, 99),
    )
    more = draw.randint(-2, 2) + draw.randint(0, missing) * 2 // 3
    adjusted = Spending(
        initial.people * (1000 + draw.randint(0, 25)) // 1000,
        initial.running,
        initial.projects * (100 + more) // 100,
    )
    over = draw.randint(-60, 8) + draw.randint(0, missing) // 2
    running = adjusted.running * (1000 + over) // 1000
    left = draw.randint(4, 20) + draw.randint(0, missing) * missing // 8
    late = adjusted.projects * (1000 - left) // 1000 - max(0, running - adjusted.running)
    spent = Spending(adjusted.people * draw.randint(985, 1000) // 1000, running, late)
    return Money(initial, adjusted, spent)


def three_public(seed: int, body: Body, year: int) -> int:
    """“三公”经费 of a year, in 元; it falls a little from year to year, not everywhere."""
    base = chance(seed, body.id, "three-public").randint(30_000, 260_000)
    missing = 100 - quality(seed, body, year)
    wobble = chance(seed, body.id, "three-public", year).randint(-30, 10 + missing)
    return base * (1000 - 45 * (year - LAST_YEAR) + wobble) // 1000
