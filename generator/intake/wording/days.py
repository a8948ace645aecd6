"""Days of the genre: 6月底前, 2021年6月30日前."""

from __future__ import annotations

import calendar
import re
from datetime import date

DAY = re.compile(
    r"(?:(?P<year>\d{4})年|当年|本年度?|年度)?(?P<month>\d{1,2})月(?:份)?"
    r"(?:(?P<day>\d{1,2})日|(?P<end>底|末))(?P<before>[（(]含[）)]|以前|之前|前|后)?"
)


def day(found: re.Match[str], year: int | None) -> date | None:
    """The day that DAY matched; None where its year is not known or there is no such day."""
    when = int(found["year"]) if found["year"] else year
    month = int(found["month"])
    if when is None or not 1 <= month <= 12 or not 1 <= when <= 9999:
        return None
    last = calendar.monthrange(when, month)[1]
    number = last if found["end"] else int(found["day"])
    return date(when, month, number) if 1 <= number <= last else None
