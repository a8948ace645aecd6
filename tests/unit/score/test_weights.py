"""What the weight of a node is made of: parts of one role, chosen parts of a slot."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.model.framework import Framework, Indicator, Role
from generator.score.weights import WeightSum, weight_sums
from tests.unit.score.builders import framework, indicator


def tree(*nodes: Indicator, total: str) -> Framework:
    return replace(framework(nodes, []), total_weight=Decimal(total))


def told(one: WeightSum) -> tuple[str, str, list[str], bool]:
    """Node, weight, parts, and whether it holds."""
    name = one.node.id if one.node else ""
    return name, str(one.weight), [part.id for part in one.parts], one.holds


BESIDE = (
    indicator("一", "60", None, ["甲", "乙", "扣"]),
    indicator("甲", "20", "一"),
    indicator("乙", "40", "一"),
    replace(indicator("扣", "5", "一"), role=Role.PENALTY),
    indicator("二", "40"),
    replace(indicator("加", "10", None, ["丙", "丁"]), role=Role.BONUS),
    indicator("丙", "4", "加"),
    indicator("丁", "6", "加"),
)


def test_the_total_then_every_parent_in_order() -> None:
    found = list(weight_sums(tree(*BESIDE, total="100")))
    assert [told(one) for one in found] == [
        ("", "100", ["一", "二"], True),
        ("一", "60", ["甲", "乙"], True),
        ("加", "10", ["丙", "丁"], True),
    ]
    assert [str(one.sum) for one in found] == ["100", "60", "10"]
    assert not any(one.slot for one in found)


def test_what_does_not_add_up_does_not_hold() -> None:
    short = (indicator("一", "60", None, ["甲"]), indicator("甲", "59.99", "一"))
    found = list(weight_sums(tree(*short, total="100")))
    assert [one.holds for one in found] == [False, False]
    assert [str(one.sum) for one in found] == ["60", "59.99"]


def test_a_slot_holds_parts_up_to_its_weight_of_any_role() -> None:
    nodes = (
        replace(indicator("栏", "10", None, ["甲", "乙", "丙"]), slot=True),
        indicator("甲", "10", "栏"),
        indicator("乙", "4", "栏"),
        replace(indicator("丙", "3", "栏"), role=Role.PENALTY),
    )
    total, one = weight_sums(tree(*nodes, total="10"))
    assert (total.slot, one.slot) == (False, True)
    assert told(one) == ("栏", "10", ["甲", "乙", "丙"], True)
    assert one.too_heavy == ()
    heavy = replace(nodes[1], weight=Decimal("10.01"))
    _, one = weight_sums(tree(nodes[0], heavy, *nodes[2:], total="10"))
    assert not one.holds
    assert one.too_heavy == (heavy,)


def test_only_a_slot_has_parts_that_are_too_heavy() -> None:
    nodes = (indicator("一", "5", None, ["甲"]), indicator("甲", "9", "一"))
    _, one = weight_sums(tree(*nodes, total="5"))
    assert one.too_heavy == ()
    assert not one.holds
