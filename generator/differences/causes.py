"""Why a score changed: facts, judgements, rules and measures that differ in its working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.differences.changes import Cause, Value
from generator.differences.seen import Key, Seen
from generator.differences.tables import values

JUDGED = ("level", "found", "met", "passed", "deducted", "not_derivable")
"""Of the working: what a person decided. The rest of it follows from facts and rules."""

MEASURED = ("expression", "unit")
AROUND = ("conditions", "ceiling", "profile")


def causes(leaf: Key, old: Seen, new: Seen) -> tuple[Cause, ...]:
    """What changed in the working of a leaf (department, year, indicator)."""
    before, after = old.traces.get(leaf), new.traces.get(leaf)
    if before is None or after is None:
        return ()
    return (*_facts(leaf[:2], before, after, old, new), *_rest(before, after))


def _facts(
    evaluation: Key, before: Mapping[str, Any], after: Mapping[str, Any], old: Seen, new: Seen
) -> Iterator[Cause]:
    for fact in dict.fromkeys([*after["facts"], *before["facts"]]):
        rows = [one.tables["facts"].get((*evaluation, fact), {}) for one in (old, new)]
        if found := values("facts", *rows):
            yield Cause("fact", fact, found)


def _rest(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Cause]:
    was, now = _judged(before), _judged(after)
    if found := tuple(_differing(was, now)):
        yield Cause("judgement", "", found)
    if found := tuple(_differing(before["rule"], after["rule"])):
        yield Cause("rule", "", found)
    was, now = (_only(trace["measure"] or {}, MEASURED) for trace in (before, after))
    if found := tuple(_differing(was, now)):
        yield Cause("measure", "", found)
    was, now = (_only(trace, AROUND) for trace in (before, after))
    if found := tuple(_differing(was, now)):
        yield Cause("terms", "", found)


def _judged(trace: Mapping[str, Any]) -> dict[str, Any]:
    """What a person decided; points that were chosen in a range are the raw score."""
    found = _only(trace["working"], JUDGED)
    chosen = trace["rule"]["kind"] == "discretionary" or "within" in trace["working"]
    return found | ({"points": trace["raw"]} if chosen and "deducted" not in found else {})


def _only(found: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: found[name] for name in names if found.get(name) is not None}


def _differing(before: Any, after: Any, name: str = "") -> Iterator[Value]:
    """The values in which two pieces of JSON differ, by the keys that lead to them."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            inner = f"{name}.{key}" if name else key
            yield from _differing(before.get(key), after.get(key), inner)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, pair in enumerate(zip(before, after, strict=True), 1):
            yield from _differing(*pair, f"{name}.{number}")
    else:
        yield Value(name, _text(before), _text(after))


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(_text(one) for one in value)
        case dict():
            return ", ".join(f"{key} {_text(one)}" for key, one in value.items())
    return str(value)
