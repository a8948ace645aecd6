"""Names of levels: 制度完善、健全的 beside 较为完善、健全的 is 完善、健全."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DEGREE = (
    r"(?:显著|明显|有效|大幅|有所|略有|稍有|较好|十分|非常|完全|全部|特别|很|比较|较为|较|相对|基本|部分|大部分|一般|尚|不够|不太|不甚|不完全|"
    r"完全不|基本不|严重不|不|未|没有|无)"
)
_DEGREES = re.compile(rf"^{_DEGREE}+")


def level_names(conditions: Sequence[str]) -> list[str]:
    """Conditions without what all levels are said of.

    Where the others say the same with a degree before it (基本相符, 不相符), a condition is cut
    before the words they share and their degree.
    """
    stems = {stem for one in conditions[1:] if (stem := _DEGREES.sub("", one)) and stem != one}
    return [_cut(one, stems) for one in conditions]


def _cut(condition: str, stems: set[str]) -> str:
    for stem in sorted(stems, key=len, reverse=True):
        if condition.endswith(stem):
            before = condition[: -len(stem)]
            degree = re.search(rf"{_DEGREE}*$", before)
            return (degree[0] if degree else "") + stem
    return condition
