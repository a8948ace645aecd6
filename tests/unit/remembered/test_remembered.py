"""What is kept beside a frozen object, and when it is worked out anew."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.remembered import remembered, same


@dataclass(frozen=True)
class Noun:
    name: str
    amount: Decimal = Decimal("2.3")
    rows: tuple[object, ...] = ()


class Asked:
    """A function that counts how often it worked."""

    def __init__(self) -> None:
        self.times = 0

    def work(self) -> Callable[..., tuple[object, ...]]:
        @remembered
        def about(noun: Noun, *others: object) -> tuple[object, ...]:
            self.times += 1
            return (noun.name, *others)

        return about


def test_works_once_for_one_object() -> None:
    asked = Asked()
    about, noun = asked.work(), Noun("甲")
    assert about(noun, "x") is about(noun, "x")
    assert asked.times == 1


def test_works_anew_for_another_object_though_equal() -> None:
    asked = Asked()
    about, noun = asked.work(), Noun("甲")
    assert about(noun) == about(replace(noun)) == ("甲",)
    assert asked.times == 2


def test_works_anew_when_another_argument_cannot_be_told_to_be_the_same() -> None:
    asked = Asked()
    about, noun = asked.work(), Noun("甲")
    assert about(noun, Decimal("2.3")) == ("甲", Decimal("2.3"))
    assert str(about(noun, Decimal("2.30"))[1]) == "2.30"
    assert asked.times == 2


def test_two_functions_do_not_mix() -> None:
    first, second, noun = Asked().work(), Asked().work(), Noun("甲")
    assert first(noun, 1) == ("甲", 1)
    assert second(noun, 2) == ("甲", 2)
    assert first(noun, 1) == ("甲", 1)


def test_what_is_kept_is_no_part_of_the_value() -> None:
    about, noun = Asked().work(), Noun("甲")
    about(noun)
    assert noun == Noun("甲")
    assert repr(noun) == repr(Noun("甲"))


VALUES = (
    "甲", "乙", 1, 2, True, None, Decimal("2.3"), Decimal("2.30"), Fraction(1, 2), Fraction(1),
    date(2021, 1, 1), (), ("甲",), ("甲", 1), ["甲"], {"a": 1}, {"a": True}, {"b": 1},
    frozenset("a"), Noun("甲"), Noun("甲", Decimal("2.30")), Noun("甲", rows=({"a": (1,)},)),
)  # fmt: skip


@pytest.mark.parametrize("at", range(len(VALUES)))
def test_a_value_is_the_same_as_its_like_alone(at: int) -> None:
    like = deepcopy(VALUES[at])
    assert [same(one, like) for one in VALUES] == [n == at for n in range(len(VALUES))]


def test_order_of_a_mapping_counts() -> None:
    assert not same({"a": 1, "b": 2}, {"b": 2, "a": 1})


def test_what_is_not_known_is_the_same_only_as_itself() -> None:
    one, other = bytearray(b"x"), bytearray(b"x")
    assert same(one, one)
    assert not same(one, other)
