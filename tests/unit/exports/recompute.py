"""A score worked out again from data.json alone, without any code of the generator."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

FACTORS = {
    "%": Fraction(1, 100),
    "万元": Fraction(10**4),
    "亿元": Fraction(10**8),
    "万m²": Fraction(10**4),
    "亩": Fraction(2000, 3),
    "km": Fraction(1000),
}
"""Units that are a multiple of their base."""


def half_up(value: Fraction, digits: int) -> Fraction:
    """四舍五入, halves away from zero."""
    whole = floor(abs(value) * 10**digits + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**digits)


def amounts(facts: list[dict[str, str]]) -> dict[str, Fraction]:
    """Facts in base units by id."""
    return {
        fact["fact"]: Fraction(fact["value"]) * FACTORS.get(fact["unit"], Fraction(1))
        for fact in facts
    }


def evaluate(expression: str, facts: Mapping[str, Fraction]) -> Fraction:
    """The value of an expression over facts."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.Name(id=name):
                return facts[name]
            case ast.Constant():
                return Fraction(ast.unparse(node))
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -value(inner)
            case ast.Call(func=ast.Name(id="abs"), args=[inner]):
                return abs(value(inner))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return value(left) + value(right)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return value(left) - value(right)
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return value(left) * value(right)
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return value(left) / value(right)
        raise AssertionError(ast.dump(node))

    return value(ast.parse(expression, mode="eval").body)


def measured(measure: dict[str, Any], facts: Mapping[str, Fraction]) -> Fraction | None:
    """The measured value in its unit; None where the divisor is zero."""
    try:
        base = evaluate(measure["expression"], facts)
    except ZeroDivisionError:
        return None
    return base / FACTORS.get(measure["unit"], Fraction(1))


def raw(node: dict[str, Any], facts: Mapping[str, Fraction]) -> Fraction:
    """Raw points of a leaf by its rule."""
    trace, weight = node["trace"], Fraction(node["weight"])
    rule, working = trace["rule"], trace["working"]
    if not trace["measure"]:
        return _judged(rule, working, weight)
    value = measured(trace["measure"], facts)
    if value is None:
        return Fraction(working["zero_divisor"]["points"])
    return _by_measure(rule, working, weight, value)


def _by_measure(
    rule: dict[str, Any], working: dict[str, Any], weight: Fraction, value: Fraction
) -> Fraction:
    match rule["kind"]:
        case "proportional":
            return value / 100 * weight
        case "complement":
            return (1 - abs(value) / 100) * weight
        case "step":
            return weight - _steps(rule, value) * Fraction(rule["deduct"])
        case "bands":
            return _points_of_band(rule["bands"], value, working)
    raise AssertionError(rule["kind"])


def _judged(rule: dict[str, Any], working: dict[str, Any], weight: Fraction) -> Fraction:
    match rule["kind"]:
        case "levels":
            points = {level["name"]: level["points"] for level in rule["levels"]}
            return Fraction(points[working["level"]])
        case "checklist":
            for one in working["found"]:
                assert one["problem"] == rule["problems"][one["number"] - 1]
                assert Fraction(rule["least"]) <= Fraction(one["points"]) <= Fraction(rule["most"])
            return weight - sum(Fraction(one["points"]) for one in working["found"])
        case "items":
            items = [Fraction(item["points"]) for item in rule["items"]]
            return sum((items[number - 1] for number in working["met"]), Fraction(0))
        case "pass_fail":
            return weight if working["passed"] else Fraction(0)
    raise AssertionError(rule["kind"])


def _steps(rule: dict[str, str], value: Fraction) -> Fraction:
    threshold = Fraction(rule["threshold"])
    distance = value - threshold if rule["direction"] == "above" else threshold - value
    distance = max(distance, Fraction(0))
    if rule["basis"] == "relative":
        distance = distance / abs(threshold) * 100
    steps = distance / Fraction(rule["step"])
    return {"started": Fraction(ceil(steps)), "completed": Fraction(floor(steps))}.get(
        rule["steps"], steps
    )


def _points_of_band(
    bands: list[dict[str, Any]], value: Fraction, working: dict[str, Any]
) -> Fraction:
    for band in bands:
        low, high = band["low"], band["high"]
        over = low is None or (Fraction(low), not band["low_closed"]) <= (value, False)
        under = high is None or (value, not band["high_closed"]) <= (Fraction(high), False)
        if over and under:
            assert working == {"band": band, "by_gap": False}
            return Fraction(band["points"])
    assert working["by_gap"]
    return Fraction(working["band"]["points"])


def clamped(value: Fraction, weight: Fraction) -> tuple[str, Fraction]:
    """Points held between zero and the weight."""
    if value < 0:
        return "floor", Fraction(0)
    return ("ceiling", weight) if value > weight else ("none", value)
