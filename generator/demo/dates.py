"""The days of an evaluation: report, publication and what came after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.demo.chance import chance
from generator.demo.scored import Scored


@dataclass(frozen=True, slots=True)
class Days:
    """The days, in the order in which they come."""

    begun: date
    on_site: date
    written: date
    reply: date
    report: date
    published: date
    corrected: date
    withdrawn: date


def days(one: Scored) -> Days:
    """The days of one evaluation; a report is published within twenty days."""
    rng = chance(one.seed, one.body.id, one.year, "days")
    report = date(one.year + 1, 5, 6) + timedelta(days=rng.randint(0, 45))
    published = report + timedelta(days=rng.randint(4, 20))
    return Days(
        begun=report - timedelta(days=60),
        on_site=report - timedelta(days=45),
        written=report - timedelta(days=16),
        reply=report - timedelta(days=7),
        report=report,
        published=published,
        corrected=published + timedelta(days=38),
        withdrawn=published + timedelta(days=74),
    )
