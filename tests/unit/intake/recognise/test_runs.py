from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.recognise.runs import Label, runs


def numbers(*values: int) -> list[Decimal | None]:
    return [Decimal(one) for one in values]


def label(at: int, weight: int | None) -> Label:
    return Label(at, None if weight is None else Decimal(weight))


def spans(labels: list[Label], weights: list[Decimal | None]) -> list[tuple[int, int, bool]]:
    return [(one.start, one.end, one.fits) for one in runs(labels, weights)]


def test_a_label_on_its_first_row_covers_what_stands_below_it():
    found = spans([label(0, 4), label(2, 3)], numbers(2, 2, 3))
    assert found == [(0, 2, True), (2, 3, True)]


def test_a_label_in_the_middle_covers_what_the_weights_say():
    found = spans([label(0, 2), label(3, 5)], numbers(2, 1, 1, 1, 2))
    assert found == [(0, 1, True), (1, 5, True)]


def test_nothing_moves_where_the_sums_do_not_prove_it():
    found = spans([label(0, 20), label(3, 10)], numbers(12, 8, 12, 10))
    assert found == [(0, 3, False), (3, 4, True)]


def test_a_label_without_weight_does_not_move():
    found = spans([label(0, 2), label(2, None)], numbers(2, 1, 1))
    assert found == [(0, 2, False), (2, 3, True)]


@given(
    groups=st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=5),
    data=st.data(),
)
def test_weights_that_add_up_are_found_wherever_the_labels_stand(groups, data):
    weights = [one for group in groups for one in group]
    labels, start = [], 0
    for group in groups:
        at = data.draw(st.integers(0, len(group) - 1))
        labels.append(label(start + at, sum(group)))
        start += len(group)
    found = runs(labels, numbers(*weights))
    assert all(one.fits for one in found)
    assert [one.end for one in found][-1] == len(weights)
    assert [one.start for one in found] == [0, *(one.end for one in found[:-1])]
