"""Weights that must add up: children to their parent, the first level to the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.framework import Framework, Indicator, Role
from generator.score.rounding import exact_sum


@dataclass(frozen=True, slots=True)
class WeightSum:
    """The weight of a node, or of the whole tree (`node` None), beside what it is made of.

    Of a `slot` the chosen parts make up the weight, so each may weigh at most as much.
    """

    node: Indicator | None
    weight: Decimal
    parts: tuple[Indicator, ...]
    slot: bool

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return exact_sum(part.weight for part in self.parts)

    @property
    def too_heavy(self) -> tuple[Indicator, ...]:
        """Parts of a slot that weigh more than it."""
        return tuple(part for part in self.parts if self.slot and part.weight > self.weight)

    @property
    def holds(self) -> bool:
        """Whether the weight is what its parts need it to be."""
        return not self.too_heavy if self.slot else self.sum == self.weight


def weight_sums(framework: Framework) -> Iterator[WeightSum]:
    """The total, then every node that has children, in the order of the tree.

    Penalties and bonuses stand beside the sum of normal nodes and are not in it.
    """
    normal = tuple(root for root in framework.roots if root.role is Role.NORMAL)
    yield WeightSum(None, framework.total_weight, normal, False)
    for node in framework.indicators:
        if node.children:
            yield WeightSum(node, node.weight, _parts(framework, node), node.slot)


def _parts(framework: Framework, node: Indicator) -> tuple[Indicator, ...]:
    children = framework.children(node)
    if node.slot:
        return children
    role = framework.role(node)
    return tuple(child for child in children if framework.role(child) is role)
