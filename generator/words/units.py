"""Units as a language writes them; a unit no catalogue knows stays as it is."""

from __future__ import annotations

from generator.words.catalogue import Words

ALONE, ONE, OTHER = range(3)


def alone(symbol: str, say: Words) -> str:
    """A unit without a number, as in the head of a column: 万元, 10,000 yuan."""
    return _written(symbol, ALONE, say)


def after(number: str, symbol: str, say: Words) -> str:
    """A unit after a written number: 2 人, 2 persons; empty where the language says nothing."""
    return _written(symbol, ONE if number == "1" else OTHER, say)


def _written(symbol: str, form: int, say: Words) -> str:
    if symbol in say.units:
        return say.units[symbol][form]
    over, stroke, under = symbol.partition("/")
    if stroke and say.units.keys() >= {over, under}:
        return say("mark.per", over=say.units[over][form], under=say.units[under][ONE])
    return symbol
