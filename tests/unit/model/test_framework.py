from dataclasses import replace

from generator.model.framework import Role
from tests.unit.score.builders import framework, indicator

ROOT = indicator("一", "5", None, ["二", "三"])
INNER = indicator("二", "3", "一", ["四"])
DEEP = indicator("四", "3", "二")
LEAF = indicator("三", "2", "一")
OTHER = indicator("五", "5")
TREE = framework([ROOT, INNER, DEEP, LEAF, OTHER], [])


def test_leaves_and_roots_in_order():
    assert TREE.leaves == (DEEP, LEAF, OTHER)
    assert TREE.roots == (ROOT, OTHER)


def test_children_in_order():
    assert TREE.children(ROOT) == (INNER, LEAF)
    assert TREE.children(DEEP) == ()


def test_the_path_leads_down_to_a_node_without_it():
    assert TREE.path(DEEP) == (ROOT, INNER)
    assert TREE.path(LEAF) == (ROOT,)
    assert TREE.path(ROOT) == ()


def test_indicators_by_id():
    assert TREE.by_id["四"] is DEEP
    assert len(TREE.by_id) == 5


def test_the_leaves_below_a_node_in_order():
    assert TREE.leaves_below("一") == (DEEP, LEAF)
    assert TREE.leaves_below("二") == (DEEP,)
    assert TREE.leaves_below("四") == (DEEP,)
    assert TREE.leaves_below(None) == TREE.leaves
    assert TREE.leaves_below("六") == ()


def test_a_role_holds_below_until_a_node_has_one_of_its_own():
    bonus, penalty = replace(ROOT, role=Role.BONUS), replace(LEAF, role=Role.PENALTY)
    tree = framework([bonus, INNER, DEEP, penalty, OTHER], [])
    assert [tree.role(one) for one in tree.indicators] == [
        Role.BONUS, Role.BONUS, Role.BONUS, Role.PENALTY, Role.NORMAL
    ]  # fmt: skip


def test_leaves_below_a_slot_are_optional():
    assert framework([ROOT, replace(INNER, slot=True), DEEP, LEAF, OTHER], []).optional == {"四"}
    assert TREE.optional == frozenset()
