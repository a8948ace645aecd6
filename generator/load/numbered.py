"""Lists of numbers that point into a list of the rule, counted from 1."""

from __future__ import annotations

from decimal import Decimal

from generator.problems import Place
from generator.yaml_nodes import scalars
from generator.yaml_nodes.fields import Fields


def numbers(fields: Fields, key: str, id: str, count: int) -> tuple[int, ...]:
    """The numbers at a key, each of them from 1 to `count` and standing once."""
    found: list[tuple[int, Place]] = []
    for text, place in fields.placed_texts(key, shown=False):
        value = scalars.number(text)
        if isinstance(value, Decimal) and value == int(value):
            found.append((int(value), place))
        else:
            meant = value.meant if isinstance(value, scalars.Misfit) else None
            fields.problem("not-a-number", place, key=key, found=text, meant=meant)
    check_numbers(fields, found, id, count)
    return tuple(number for number, _ in found)


def check_numbers(fields: Fields, found: list[tuple[int, Place]], id: str, count: int) -> None:
    """Report numbers that are not in the list, or stand there twice."""
    seen: set[int] = set()
    for number, place in found:
        if not 1 <= number <= count or number in seen:
            fields.problem("list-number", place, id=id, number=number, count=count)
        seen.add(number)
