"""Years in names and texts, moved on with the year of the evaluation."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![0-9])(19|20)[0-9]{2}(?=\s*年)")
"""A year that is called one: 2021 年度, not 〔2021〕10号."""


def moved(text: str, old: int, new: int) -> str:
    """A text with the evaluated year and the one before it moved on; other years stay.

    >>> moved("公用经费（2020 年），2021年度，2018 年立项", 2021, 2023)
    '公用经费（2022 年），2023年度，2018 年立项'
    """
    later = {str(year): str(year + new - old) for year in (old - 1, old)}
    return _YEAR.sub(lambda found: later.get(found[0], found[0]), text)


def mentions(text: str, year: int) -> bool:
    """Whether a text speaks of a year, in whatever way."""
    return re.search(rf"(?<![0-9]){year}(?![0-9])", text) is not None


def moved_names(names: list[str], old: int, new: int) -> dict[str, str]:
    """Names that stand side by side, each moved on; all as they were where two would be one."""
    found = {name: moved(name, old, new) for name in names}
    return found if len(set(found.values())) == len(found) else {name: name for name in names}
