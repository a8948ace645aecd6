"""What follows from an object that never changes, worked out once for as long as it lives.

A preview keeps what it read of files that did not change; so all that follows from it is kept too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

K = TypeVar("K")
P = ParamSpec("P")
T = TypeVar("T")


def remembered(work: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """A pure function that leaves what it gave last with its first argument, a frozen object.

    It works anew when the other arguments are not the same. Like a cached property, it needs a
    class without slots.
    """

    @wraps(work)
    def ask(about: K, /, *args: P.args, **kwargs: P.kwargs) -> T:
        kept: dict[object, tuple[object, T]] = vars(about).setdefault("_remembered", {})
        others = (args, kwargs)
        found = kept.get(work)
        if found is None or not same(found[0], others):
            found = (others, work(about, *args, **kwargs))
        kept[work] = (others, found[1])  # the next time they will be the very same objects
        return found[1]

    return ask


def forget(about: object) -> None:
    """Let go of all that was left with an object; asked again, it is worked out again."""
    vars(about).pop("_remembered", None)


def same(one: Any, other: Any) -> bool:
    """Whether two values cannot be told apart; False where that is not sure.

    Stricter than equality: 2.3 and 2.30 are equal numbers, but written differently.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping):
        return same(tuple(one.items()), tuple(other.items()))
    if is_dataclass(one):
        return all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    if isinstance(one, Decimal):
        return str(one) == str(other)
    return isinstance(one, str | int | date | Fraction | frozenset) and one == other
