"""Generated frameworks with rules of every kind, and evaluations that fit them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from generator.model.evaluation import Evaluation, Fact, Judgement
from generator.model.expressions import fact_names
from generator.model.framework import Framework, Indicator, Measure, RuleEntry
from generator.model.rules import (
    Anchor,
    Band,
    Bands,
    Basis,
    Checklist,
    Complement,
    Condition,
    Direction,
    Discretionary,
    Gap,
    Interpolation,
    Item,
    Items,
    Level,
    Levels,
    MeasuredRule,
    PassFail,
    Proportional,
    Reward,
    Rule,
    Step,
    Steps,
)
from generator.score.rounding import exact_sum
from generator.score.trace import Terms
from tests.unit.score import builders

EXPRESSIONS = (
    "甲 / 乙",
    "(甲 - 乙) / 乙",
    "abs(甲 - 丙) / abs(乙)",
    "1 - 丙 / 乙",
    "(甲 + 丙) / (甲 + 乙)",
    "(甲 / 乙 - 丙 / 丁) / (丙 / 丁)",
)
"""Ratios over four amounts of money."""


def decimals(low: str, high: str, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), places=places, allow_nan=False)


weights = decimals("0.001", "90", 3)
amounts = decimals("0", "300") | st.sampled_from([Decimal(0), Decimal(100)])
"""Amounts of money, none below zero: divisors among them would be refused."""
values = decimals("-300", "300") | st.sampled_from([Decimal(0), Decimal(100)])


rewards = st.builds(
    Reward,
    step=decimals("0.01", "20"),
    add=decimals("0.01", "5"),
    most=st.none() | decimals("0.01", "9"),
)
one_sided = st.sampled_from([Direction.BELOW, Direction.ABOVE])


def steps(direction: st.SearchStrategy[Direction] | None = None) -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        threshold=decimals("0.01", "300"),
        direction=st.sampled_from(Direction) if direction is None else direction,
        step=decimals("0.01", "20"),
        deduct=decimals("0.01", "5"),
        basis=st.sampled_from(Basis),
        steps=st.sampled_from(Steps),
        tolerance=st.just(Decimal(0)) | decimals("0", "20"),
        most=st.none() | decimals("0.01", "9"),
        reward=st.none() | rewards,
    )


@st.composite
def ladders(draw: st.DrawFn) -> Bands:
    """Bands from high to low with falling points; some edges touch, some leave a gap."""
    edges = sorted(draw(st.lists(values, min_size=2, max_size=8, unique=True)), reverse=True)
    count = len(edges) // 2
    points = sorted(
        draw(st.lists(decimals("0", "9"), min_size=count + 1, max_size=count + 1)), reverse=True
    )
    bands: list[Band] = []
    above: Decimal | None = None
    taken = False
    for index in range(count):
        touching = above is not None and draw(st.booleans())
        high = above if touching else (None if index == 0 else edges[2 * index])
        high_closed = high is not None and (not taken if touching else draw(st.booleans()))
        low = edges[2 * index + 1]
        low_closed = draw(st.booleans())
        bands.append(Band(low, low_closed, high, high_closed, points[index]))
        above, taken = low, low_closed
    bands.append(Band(None, False, above, not taken, points[count]))
    return Bands(tuple(bands), draw(st.sampled_from(Gap)))


@st.composite
def interpolations(draw: st.DrawFn, *, rising: bool = False) -> Interpolation:
    """Two to six values with points or shares of the weight, rising where asked."""
    at = sorted(draw(st.lists(values, min_size=2, max_size=6, unique=True)))
    points = draw(st.lists(decimals("0", "9"), min_size=len(at), max_size=len(at)))
    share = draw(st.booleans())
    ordered = sorted(points) if rising else points
    return Interpolation(
        tuple(Anchor(one, given, share) for one, given in zip(at, ordered, strict=True))
    )


def measured_rules() -> st.SearchStrategy[MeasuredRule]:
    return st.one_of(
        st.just(Proportional()), st.just(Complement()), steps(), ladders(), interpolations()
    )


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """A ceiling above 90, the most a weight is here, and side conditions that hold."""
    held = draw(st.lists(decimals("0", "9"), max_size=3))
    conditions = tuple(Condition(f"{points}", points) for points in held)
    return Terms(draw(st.none() | decimals("90.01", "120")), conditions)


@dataclass(frozen=True)
class Leaf:
    """A leaf before it has a place in the tree."""

    weight: Decimal
    rule: Rule
    measure: Measure | None
    judged: dict[str, Any]


def exact_share(percent: Decimal, weight: Decimal) -> Decimal:
    """A share of the weight in points; both have few digits."""
    return percent * weight / 100


@st.composite
def judged_leaves(draw: st.DrawFn) -> Leaf:
    weight = draw(weights)
    points = st.lists(decimals("0", "9"), min_size=1, max_size=5)
    match draw(st.integers(0, 8)):
        case 6:
            low, high = sorted(draw(st.lists(decimals("0", "100"), min_size=2, max_size=2)))
            level = Level("档", high, low, True)
            inside = exact_share(low, weight)
            return Leaf(
                weight, Levels((level,)), None,
                {"level": "档", **({"points": inside} if low != high else {})},
            )  # fmt: skip
        case 7:
            gates = draw(st.lists(st.booleans(), min_size=1, max_size=4))
            parts = tuple(Item(f"{n}", Decimal(20), True, gate) for n, gate in enumerate(gates))
            met = tuple(draw(st.lists(st.integers(1, len(parts)), unique=True)))
            return Leaf(weight, Items(parts), None, {"met": met})
        case 8:
            off = {"deducted": draw(decimals("0", "9")), "reason": ("如报告所述。",)}
            return Leaf(weight, Discretionary(Decimal(0), Decimal(9), deducts=True), None, off)
        case 0:
            levels = tuple(Level(f"{n}", one) for n, one in enumerate(draw(points)))
            return Leaf(weight, Levels(levels), None, {"level": draw(st.sampled_from(levels)).name})
        case 1:
            texts = tuple("abcde"[: draw(st.integers(1, 5))])
            deduct = draw(decimals("0.01", "5"))
            numbers = draw(st.lists(st.integers(1, len(texts)), unique=True))
            found = tuple(builders.chosen(number) for number in numbers)
            return Leaf(weight, Checklist(deduct, deduct, texts), None, {"found": found})
        case 2:
            texts = tuple("abcde"[: draw(st.integers(1, 5))])
            numbers = draw(st.lists(st.integers(1, len(texts)), unique=True))
            found = tuple(
                builders.chosen(number, str(draw(decimals("0.5", "4")))) for number in numbers
            )
            rule = Checklist(Decimal("0.5"), Decimal(4), texts)
            return Leaf(weight, rule, None, {"found": found})
        case 3:
            items = tuple(Item(f"{n}", one) for n, one in enumerate(draw(points)))
            met = tuple(draw(st.lists(st.integers(1, len(items)), unique=True)))
            return Leaf(weight, Items(items), None, {"met": met})
        case 4:
            return Leaf(weight, PassFail("是", "否"), None, {"passed": draw(st.booleans())})
        case _:
            chosen = {"points": draw(decimals("0", "9")), "reason": ("如报告所述。",)}
            return Leaf(weight, Discretionary(Decimal(0), Decimal(9)), None, chosen)


@st.composite
def measured_leaves(draw: st.DrawFn) -> Leaf:
    measure = builders.measure_of(
        draw(st.sampled_from(EXPRESSIONS)),
        zero=str(draw(decimals("0", "9"))),
        zero_by_zero=str(draw(decimals("0", "9"))),
    )
    return Leaf(draw(weights), draw(measured_rules()), measure, {})


@dataclass(frozen=True)
class Case:
    """An evaluation and the framework it is scored by."""

    evaluation: Evaluation
    framework: Framework

    def uses(self, leaf: str) -> list[str]:
        """The facts a leaf's expression names, each once, in reading order."""
        measure = self.framework.rules[leaf].measure
        return [] if measure is None else list(dict.fromkeys(fact_names(measure.expression)))


def tree(
    draw: st.DrawFn, leaves: list[Leaf]
) -> tuple[list[Indicator], list[RuleEntry], list[Judgement]]:
    """A tree of at most four levels over leaves, depth first; weights add up exactly."""
    nodes: list[Indicator] = []
    rules: list[RuleEntry] = []
    judgements: list[Judgement] = []

    def grow(ids: list[int], name: str, parent: str | None, level: int) -> Decimal:
        at = len(nodes)
        if len(ids) == 1 and (level == 4 or draw(st.booleans())):
            leaf = leaves[ids[0]]
            nodes.append(builders.indicator(name, leaf.weight, parent))
            rules.append(builders.entry(name, leaf.rule, leaf.measure))
            judgements.append(builders.judgement(name, **leaf.judged))
            return leaf.weight
        nodes.append(builders.indicator(name, "0", parent))
        if level == 3:
            parts = [[one] for one in ids]
        else:
            cut = draw(st.integers(1, len(ids)))
            parts = [part for part in (ids[:cut], ids[cut:]) if part]
        names = [f"{name}.{number}" for number in range(len(parts))]
        weight = exact_sum(
            [grow(part, below, name, level + 1) for part, below in zip(parts, names, strict=True)]
        )
        nodes[at] = builders.indicator(name, weight, parent, names)
        return weight

    cut = draw(st.integers(1, len(leaves)))
    numbers = list(range(len(leaves)))
    for number, part in enumerate(part for part in (numbers[:cut], numbers[cut:]) if part):
        grow(part, f"{number}", None, 1)
    return nodes, rules, judgements


@st.composite
def cases(draw: st.DrawFn) -> Case:
    leaves = draw(st.lists(st.one_of(measured_leaves(), judged_leaves()), min_size=1, max_size=6))
    nodes, rules, judgements = tree(draw, leaves)
    framework = builders.framework(nodes, rules, draw(st.integers(0, 3)))
    facts: dict[str, Fact] = {
        id: builders.fact(id, draw(amounts), draw(st.sampled_from(["元", "万元"])))
        for id in ("甲", "乙", "丙", "丁")
    }
    return Case(builders.evaluation(judgements, facts), framework)
