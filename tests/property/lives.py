"""Generated lives of a framework: editions that follow one another, and evaluations by them.

Ids are codes given anew in every edition, so that the same code mostly means something else in the
next: whoever joins by code is wrong nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from generator.audit.result import Result
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.disclosure import Department
from generator.model.evaluation import VetoFound
from generator.model.framework import BonusPolicy, Framework, Rounding, RoundingMode, Veto
from tests.unit.compare.builders import department, edition, result
from tests.unit.score.builders import HERE

FULL_MARKS = 10000
"""Of every edition, in hundredths of points."""

ONE_TO_ONE = (Change.SAME, Change.CHANGED_WEIGHT, Change.CHANGED_RULE)


@dataclass(frozen=True)
class Life:
    """Editions of a framework, oldest first, with what leads from each to the next."""

    editions: tuple[Framework, ...]
    concordances: tuple[Concordance, ...]


@st.composite
def lives(draw: st.DrawFn, least: int = 2, most: int = 4) -> Life:
    """A framework revised a few times; weights of whatever is kept may change."""
    editions = [draw(_editions(0, draw(st.integers(1, 6))))]
    concordances = []
    for number in range(1, draw(st.integers(least, most))):
        fates = draw(_fates(len(coded(editions[-1]))))
        editions.append(draw(_editions(number, sum(count for _, _, count in fates))))
        concordances.append(draw(_concordance(editions[-2], editions[-1], fates)))
    return Life(tuple(editions), tuple(concordances))


def coded(framework: Framework) -> list[str]:
    """The ids of the normal leaves."""
    return [one.id for one in framework.leaves if one.id.startswith("C")]


Fate = tuple[Change, int, int]
"""What became of some leaves: the change, how many on the older side, how many on the newer."""


@st.composite
def _fates(draw: st.DrawFn, leaves: int) -> list[Fate]:
    fates: list[Fate] = [(Change.NEW, 0, 1)] * draw(st.integers(0, 2))
    while leaves:
        change = draw(st.sampled_from([one for one in Change if one is not Change.NEW]))
        match change:
            case Change.MERGED if leaves > 1:
                fates.append((change, draw(st.integers(2, min(leaves, 3))), 1))
            case Change.SPLIT:
                fates.append((change, 1, draw(st.integers(2, 3))))
            case Change.DROPPED:
                fates.append((change, 1, 0))
            case _:
                fates.append((draw(st.sampled_from(ONE_TO_ONE)), 1, 1))
        leaves -= fates[-1][1]
    if not any(count for _, _, count in fates):
        fates.append((Change.NEW, 0, 1))
    return fates


@st.composite
def _editions(draw: st.DrawFn, number: int, leaves: int) -> Framework:
    """Leaves of any weight under one part or two, full marks in all 100, maybe a penalty."""
    cuts = draw(st.lists(st.integers(1, FULL_MARKS - 1), min_size=leaves - 1, max_size=leaves - 1,
                         unique=True))  # fmt: skip
    edges = [0, *sorted(cuts), FULL_MARKS]
    weights = [Decimal(high - low) / 100 for low, high in pairwise(edges)]
    codes = draw(st.permutations([f"C{code}" for code in range(1, leaves + 1)]))
    border = draw(st.integers(0, leaves - 1))
    tree = ["甲"]
    for at, (code, weight) in enumerate(zip(codes, weights, strict=True)):
        tree += ["乙"] * (0 < at == border) + [f"  {code} {weight}"]
    tree += draw(st.sampled_from([[], ["减 7 penalty"], ["加 9 bonus"]]))
    levels = draw(st.sampled_from([{}, {0: 0}, {1: 1}]))
    return edition(
        f"e{number}",
        "\n".join(tree),
        rounding=Rounding(2, RoundingMode.HALF_UP, levels),
        bonus=BonusPolicy(Decimal(50), Decimal(5)),
        vetoes=(Veto("v", "弄虚作假", Decimal(59), None),),
    )


@st.composite
def _concordance(draw: st.DrawFn, old: Framework, new: Framework, fates: list[Fate]) -> Concordance:
    olds = draw(st.permutations(coded(old)))
    news = draw(st.permutations(coded(new)))
    entries = [*_beside(old, new)]
    for change, left, right in fates:
        entries.append(ConcordanceEntry(change, (*olds[:left],), (*news[:right],), "", HERE))
        olds, news = olds[left:], news[right:]
    entries.append(ConcordanceEntry(Change.SAME, ("甲",), ("甲",), "", HERE))
    return Concordance(old.id, new.id, tuple(entries), HERE)


def _beside(old: Framework, new: Framework) -> list[ConcordanceEntry]:
    """What became of penalties and bonuses."""
    entries = []
    for id in ("减", "加"):
        left, right = ((id,) * (id in one.by_id) for one in (old, new))
        if left or right:
            change = Change.SAME if left == right else Change.NEW if right else Change.DROPPED
            entries.append(ConcordanceEntry(change, left, right, "", HERE))
    return entries


@st.composite
def results(draw: st.DrawFn, framework: Framework, year: int = 2022,
            body: Department | None = None) -> Result:  # fmt: skip
    """Any points; some leaves do not apply, some totals are vetoed, some are not graded."""
    applying = draw(st.sampled_from(coded(framework)))
    points: dict[str, str | None] = {}
    for leaf in framework.leaves:
        out = leaf.id != applying and leaf.id[0] == "C" and draw(st.integers(0, 4)) == 0
        given = draw(st.integers(0, int(leaf.weight * 100)))
        points[leaf.id] = None if out else str(Decimal(given) / 100)
    vetoes = (VetoFound("v", "查实", HERE),) if draw(st.integers(0, 5)) == 0 else ()
    ungraded = draw(st.sampled_from(["", "", "", "首次试评"]))
    return result(framework, points, year, body or department(), vetoes=vetoes, ungraded=ungraded)


def renamed(framework: Framework, names: Mapping[str, str]) -> Framework:
    """The same framework with other ids for its leaves."""

    def name(id: str) -> str:
        return names.get(id, id)

    return replace(
        framework,
        indicators=tuple(
            replace(
                one, id=name(one.id), name=name(one.id), children=tuple(map(name, one.children))
            )
            for one in framework.indicators
        ),
        rules={name(id): replace(one, indicator=name(id)) for id, one in framework.rules.items()},
    )
