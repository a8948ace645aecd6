"""Who rose and who fell: by performance, never by what became of the framework."""

from fractions import Fraction as F

from generator.compare.align import align
from generator.compare.movers import leaf_movements, moved, movements
from generator.compare.pairs import compare
from generator.compare.result import Pair
from tests.unit.compare.builders import became, concordance, edition, result

OLD = edition("e0", "a 50\nb 40\nd 10")
NEW = edition("e1", "a 50\nb 40\nn 10")
STEP = concordance(
    "e0", "e1", became("same", "a"), became("same", "b"), became("dropped", "d"),
    became("new", new="n"),
)  # fmt: skip


def pair(body: str, a: str, b: str, n: str, known=(STEP,)) -> Pair:
    """Beside a year in which a earned 40, b 30 and d all of its 10."""
    old = result(OLD, {"a": "40", "b": "30", "d": "10"}, 2021, body)
    return compare(old, result(NEW, {"a": a, "b": b, "n": n}, 2022, body), align(OLD, NEW, known))


def test_points_lost_by_a_new_indicator_are_no_fall():
    assert pair("x", "42", "30", "0").total_change == -8
    assert moved(pair("x", "42", "30", "0")) == 2


def test_the_largest_fall_comes_first_and_what_may_not_be_compared_not_at_all():
    pairs = [pair("c", "45", "30", "0"), pair("b", "30", "30", "10"), pair("a", "40", "20", "10"),
             pair("d", "0", "0", "0", known=())]  # fmt: skip
    assert [(one.pair.new.department.id, one.points) for one in movements(pairs)] == [
        ("a", F(-10)), ("b", F(-10)), ("c", F(5)),
    ]  # fmt: skip


def test_leaves_that_moved_the_total_the_largest_fall_first():
    found = leaf_movements(pair("x", "45", "20", "3"))
    assert [(one.link.new, points) for one, points in found] == [(("b",), F(-10)), (("a",), F(5))]
