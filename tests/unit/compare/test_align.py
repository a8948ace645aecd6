"""Editions are joined by what is declared, over any number of them, and by nothing else."""

import pytest

from generator.compare.align import align, chain
from generator.compare.alignment import Alignment, Joint, Link
from generator.model.concordance import Concordance, ConcordanceEntry
from generator.model.framework import Framework
from tests.unit.compare.builders import became, concordance, edition


def told(alignment: Alignment) -> list[tuple[str, str, str]]:
    """The links of the leaves, without reasons."""
    return [(str(one.joint), " ".join(one.old), " ".join(one.new)) for one in alignment.leaves]


def flat(id: str, **weights: str) -> Framework:
    return edition(id, "\n".join(f"{name} {weight}" for name, weight in weights.items()))


def over(*steps: list[ConcordanceEntry]) -> list[Concordance]:
    """Concordances e0 → e1 → e2 …"""
    return [concordance(f"e{at}", f"e{at + 1}", *step) for at, step in enumerate(steps)]


class TestChain:
    KNOWN = (concordance("a", "b"), concordance("b", "c"), concordance("a", "d"))

    def test_leads_from_the_older_to_the_newer_over_all_editions_between(self):
        found = chain("a", "c", self.KNOWN)
        assert found is not None
        assert [(one.old, one.new) for one in found] == [("a", "b"), ("b", "c")]

    def test_is_empty_from_a_framework_to_itself(self):
        assert chain("x", "x", self.KNOWN) == ()

    @pytest.mark.parametrize(("old", "new"), [("c", "a"), ("c", "d"), ("d", "c"), ("a", "x")])
    def test_there_is_none_backwards_sideways_or_to_a_stranger(self, old, new):
        assert chain(old, new, self.KNOWN) is None

    def test_a_ring_of_concordances_ends(self):
        assert chain("x", "a", [concordance("a", "b"), concordance("b", "a")]) is None


class TestOneStep:
    def test_of_one_framework_everything_is_the_same(self):
        one = edition("e", "甲\n  a 20\n  b 30")
        found = align(one, one, ())
        assert found.declared
        assert told(found) == [("same", "a", "a"), ("same", "b", "b")]
        assert [(one.joint, one.old) for one in found.nodes] == [(Joint.SAME, ("甲",))]

    def test_every_change_is_what_the_entry_says(self):
        old = flat("e0", a="10", b="10", c="20", d="5", e="5", f="50")
        new = flat("e1", a="10", b="15", c="20", d1="2", d2="3", ef="40", g="10")
        step = [
            became("same", "a"),
            became("changed_weight", "b"),
            became("changed_rule", "c"),
            became("split", "d", "d1 d2"),
            became("merged", "e f", "ef"),
            became("new", new="g"),
        ]
        assert told(align(old, new, over(step))) == [
            ("same", "a", "a"),
            ("changed_weight", "b", "b"),
            ("changed_rule", "c", "c"),
            ("regrouped", "d", "d1 d2"),
            ("regrouped", "e f", "ef"),
            ("new", "", "g"),
        ]

    def test_links_stand_in_the_order_of_the_newer_edition_with_dropped_ones_last(self):
        old, new = flat("e0", a="1", b="1", c="1"), flat("e1", n="1", c="1")
        step = [became("dropped", "b"), became("dropped", "a"), became("same", "c"),
                became("new", new="n")]  # fmt: skip
        assert told(align(old, new, over(step))) == [
            ("new", "", "n"), ("same", "c", "c"), ("dropped", "a", ""), ("dropped", "b", ""),
        ]  # fmt: skip

    def test_reasons_are_kept_oldest_first(self):
        old, new = flat("e0", a="1"), flat("e2", a="3")
        steps = over(
            [became("changed_weight", "a", reason="一改")],
            [became("changed_weight", "a", reason="再改")],
        )
        assert align(old, new, steps).leaves[0].reasons == ("一改", "再改")

    def test_a_leaf_that_became_a_penalty_is_judged_otherwise(self):
        old, new = edition("e0", "a 5\nb 5"), edition("e1", "a 5 penalty\nb 5")
        step = [became("same", "a"), became("same", "b")]
        assert told(align(old, new, over(step)))[0] == ("changed_rule", "a", "a")


class TestNothingJoinsWithoutADeclaration:
    def test_not_the_same_id_name_weight_and_concept(self):
        old, new = edition("e0", "a=kou-jing 10"), edition("e1", "a=kou-jing 10")
        found = align(old, new, ())
        assert not found.declared
        assert told(found) == [("undeclared", "", "a"), ("undeclared", "a", "")]
        assert found.nodes == ()

    def test_a_code_that_was_given_to_another_indicator_follows_the_entry(self):
        old, new = flat("e0", C11="4", C12="6"), flat("e1", C11="6", C12="4")
        step = [became("same", "C11", "C12"), became("same", "C12", "C11")]
        assert told(align(old, new, over(step))) == [
            ("same", "C12", "C11"), ("same", "C11", "C12"),
        ]  # fmt: skip

    def test_editions_that_came_from_one_side_by_side_are_not_joined(self):
        known = [concordance("e0", "x", became("same", "a")),
                 concordance("e0", "y", became("same", "a"))]  # fmt: skip
        assert not align(flat("x", a="1"), flat("y", a="1"), known).declared

    def test_a_leaf_of_which_an_entry_is_missing_is_undeclared_not_new_or_dropped(self):
        old, new = flat("e0", a="1", b="1"), flat("e2", a="1", b="1")
        steps = over(
            [became("same", "a"), became("same", "b")],
            [became("same", "a")],
        )
        assert told(align(old, new, steps)) == [
            ("same", "a", "a"), ("undeclared", "", "b"), ("undeclared", "b", ""),
        ]  # fmt: skip


class TestOverSeveralEditions:
    def joined(self, old: Framework, new: Framework, *steps: list[ConcordanceEntry]):
        return told(align(old, new, over(*steps)))

    def test_the_greatest_change_on_the_way_counts(self):
        steps = ([became("changed_rule", "a")], [became("changed_weight", "a")],
                 [became("same", "a")])  # fmt: skip
        assert self.joined(flat("e0", a="1"), flat("e3", a="1"), *steps) == [
            ("changed_rule", "a", "a")
        ]

    def test_a_weight_changed_and_changed_back_is_the_same(self):
        steps = [became("changed_weight", "a")], [became("changed_weight", "a")]
        assert self.joined(flat("e0", a="3"), flat("e2", a="3.0"), *steps) == [("same", "a", "a")]
        assert self.joined(flat("e0", a="3"), flat("e2", a="4"), *steps) == [
            ("changed_weight", "a", "a")
        ]

    def test_what_came_and_went_leaves_no_trace(self):
        steps = ([became("same", "a"), became("new", new="x")],
                 [became("same", "a"), became("dropped", "x")])  # fmt: skip
        assert self.joined(flat("e0", a="1"), flat("e2", a="1"), *steps) == [("same", "a", "a")]

    def test_what_went_and_came_again_is_not_joined(self):
        steps = [became("dropped", "a")], [became("new", new="a")]
        assert self.joined(flat("e0", a="1"), flat("e2", a="1"), *steps) == [
            ("new", "", "a"), ("dropped", "a", ""),
        ]  # fmt: skip

    def test_split_and_merged_again_is_the_same_subject_by_a_rule_nobody_vouches_for(self):
        steps = [became("split", "a", "x y")], [became("merged", "x y", "a")]
        assert self.joined(flat("e0", a="2"), flat("e2", a="2"), *steps) == [
            ("changed_rule", "a", "a")
        ]

    def test_split_with_a_part_dropped_is_no_longer_the_whole(self):
        steps = ([became("split", "a", "x y")],
                 [became("same", "x"), became("dropped", "y")])  # fmt: skip
        assert self.joined(flat("e0", a="2"), flat("e2", x="1"), *steps) == [
            ("regrouped", "a", "x")
        ]

    def test_split_with_a_part_of_which_nothing_is_said_is_not_the_whole_either(self):
        steps = [became("split", "a", "x y")], [became("same", "x")]
        assert self.joined(flat("e0", a="2"), flat("e2", x="1"), *steps) == [
            ("regrouped", "a", "x")
        ]

    def test_something_new_merged_in_is_more_than_the_whole(self):
        steps = ([became("same", "a"), became("new", new="n")],
                 [became("merged", "a n", "b")])  # fmt: skip
        assert self.joined(flat("e0", a="2"), flat("e2", b="3"), *steps) == [
            ("regrouped", "a", "b")
        ]

    def test_what_came_in_between_and_was_split_is_new_though_a_part_went_elsewhere(self):
        old, new = flat("e0", a="2"), flat("e3", a="3", n1="1")
        steps = ([became("same", "a"), became("new", new="n")],
                 [became("same", "a"), became("split", "n", "n1 n2")],
                 [became("merged", "a n2", "a"), became("same", "n1")])  # fmt: skip
        assert self.joined(old, new, *steps) == [("regrouped", "a", "a"), ("new", "", "n1")]

    def test_what_was_merged_with_a_part_that_was_dropped_is_dropped(self):
        old, new = flat("e0", a="2", b="2"), flat("e3", x="1")
        steps = ([became("split", "a", "x y"), became("same", "b")],
                 [became("same", "x"), became("merged", "y b", "yb")],
                 [became("same", "x"), became("dropped", "yb")])  # fmt: skip
        assert self.joined(old, new, *steps) == [("regrouped", "a", "x"), ("dropped", "b", "")]

    def test_groups_that_overlap_hang_together(self):
        old, new = flat("e0", a="2", b="2"), flat("e2", x="1", yb="3")
        steps = ([became("split", "a", "x y"), became("same", "b")],
                 [became("same", "x"), became("merged", "y b", "yb")])  # fmt: skip
        assert self.joined(old, new, *steps) == [("regrouped", "a b", "x yb")]

    def test_merged_and_then_dropped_is_dropped_each(self):
        old, new = flat("e0", a="2", b="2", c="1"), flat("e2", c="1")
        steps = ([became("merged", "a b", "ab"), became("same", "c")],
                 [became("dropped", "ab"), became("same", "c")])  # fmt: skip
        assert self.joined(old, new, *steps) == [
            ("same", "c", "c"), ("dropped", "a", ""), ("dropped", "b", ""),
        ]  # fmt: skip

    def test_an_id_that_was_dropped_and_one_that_was_split_do_not_meet(self):
        old, new = flat("e0", a="2", b="2"), flat("e2", a="1", b1="2")
        steps = ([became("dropped", "a"), became("same", "b")],
                 [became("changed_rule", "b", "b1"), became("new", new="a")])  # fmt: skip
        assert self.joined(old, new, *steps) == [
            ("new", "", "a"), ("changed_rule", "b", "b1"), ("dropped", "a", ""),
        ]  # fmt: skip

    def test_newer_first_is_the_same_read_the_other_way_round(self):
        old, new = flat("e0", a="2", b="2", c="1"), flat("e1", ab="4", d="1")
        known = over([became("merged", "a b", "ab"), became("dropped", "c"),
                      became("new", new="d")])  # fmt: skip
        found = align(new, old, known)
        assert (found.old.id, found.new.id) == ("e1", "e0")
        assert told(found) == [
            ("regrouped", "ab", "a b"), ("new", "", "c"), ("dropped", "d", ""),
        ]  # fmt: skip


class TestNodes:
    OLD = edition("e0", "甲\n  a 10\n  b 30\n乙\n  c 60")
    NEW = edition("e1", "甲\n  a 10\n乙\n  b 30\n  c 30\n丙\n  n 30")
    LEAVES = (
        became("same", "a"), became("same", "b"), became("changed_weight", "c"),
        became("new", new="n"),
    )  # fmt: skip

    def test_are_joined_only_where_an_entry_says_so(self):
        assert align(self.OLD, self.NEW, [concordance("e0", "e1", *self.LEAVES)]).nodes == ()
        known = [concordance("e0", "e1", *self.LEAVES, became("changed_weight", "甲"),
                             became("new", new="丙"))]  # fmt: skip
        found = align(self.OLD, self.NEW, known)
        assert [(one.joint, one.old, one.new) for one in found.nodes] == [
            (Joint.CHANGED_WEIGHT, ("甲",), ("甲",)), (Joint.NEW, (), ("丙",)),
        ]  # fmt: skip

    def test_a_node_split_and_merged_again_has_no_rule_to_change(self):
        tree = "甲\n  a 10"
        steps = over(
            [became("same", "a"), became("split", "甲", "甲一 甲二")],
            [became("same", "a"), became("merged", "甲一 甲二", "甲")],
        )
        (found,) = align(edition("e0", tree), edition("e2", tree), steps).nodes
        assert found.joint is Joint.SAME

    def test_what_moved_out_or_in_is_dropped_or_new_inside_a_node(self):
        known = [concordance("e0", "e1", *self.LEAVES, became("changed_weight", "甲 "),
                             became("same", "乙"))]  # fmt: skip
        found = align(self.OLD, self.NEW, known)
        one, two = ([(str(link.joint), link.old, link.new) for link in links]
                    for links in found.inside)  # fmt: skip
        assert one == [("same", ("a",), ("a",)), ("dropped", ("b",), ())]
        assert two == [("new", (), ("b",)), ("changed_weight", ("c",), ("c",))]

    def test_a_group_half_inside_stays_regrouped_for_what_is_inside(self):
        old = edition("e0", "甲\n  a 10\n乙\n  b 10")
        new = edition("e1", "甲\n  x 5\n  y 5\n乙\n  z 10")
        known = over([became("split", "a", "x z"), became("changed_rule", "b", "y"),
                      became("same", "甲")])  # fmt: skip
        ((x, y),) = align(old, new, known).inside
        assert x == Link(Joint.REGROUPED, ("a",), ("x",), ("split a",))
        assert (y.joint, y.old, y.new) == (Joint.NEW, (), ("y",))

    def test_lookups_find_leaves_and_declared_nodes(self):
        known = [concordance("e0", "e1", *self.LEAVES, became("same", "乙"))]
        found = align(self.OLD, self.NEW, known)
        assert found.by_new["b"] is found.by_old["b"] is found.leaves[1]
        assert found.by_old["乙"] is found.nodes[0]
        assert "甲" not in found.by_old
