"""Differences as text for people, and as JSON for programs."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.differences.changes import Cause, Changed, Differences, Entry, Kind, Node, Value
from generator.differences.labels import Labels

MOST_ADDRESSES = 20
LONGEST = 60
AROUND = 12
SAID_OF_WHOLE = ("score", "grade", "rank", "withdrawn_on", "withdrawal_reason")
"""Of an evaluation that comes or goes; the rest goes without saying."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NOT_SUMS = ("year", "rank", "level", "progress_year")


def as_json(found: Differences) -> str:
    """Differences as JSON; numbers are texts, so that none is rounded."""
    return json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1, default=str) + "\n"


def as_text(found: Differences, language: str) -> str:
    """Differences for people: lost addresses first, then evaluations, the largest change first."""
    say = Labels(language)
    if not found:
        return f"{say('same')}\n"
    counts = {
        "evaluations": len(found.evaluations),
        "new": len(found.new),
        "gone": len(found.gone),
        "others": len(found.others),
    }
    lines = [say("summary", **counts)]
    lines += _addresses(found.gone, "gone", say)
    for one in found.evaluations:
        lines += ["", *_evaluation(one, say)]
    if found.others:
        lines += ["", say("others"), *_entries(found.others, say)]
    lines += _addresses(found.new, "new", say)
    lines += _addresses(found.reworded, "reworded", say)
    return "\n".join(lines) + "\n"


def _addresses(addresses: tuple[str, ...], key: str, say: Labels) -> list[str]:
    if not addresses:
        return []
    shown = [f"  /{one}" for one in addresses[:MOST_ADDRESSES]]
    rest = len(addresses) - len(shown)
    more = [f"  {say('more', count=rest)}"] if rest else []
    return ["", say(key, count=len(addresses)), *shown, *more]


def _evaluation(one: Changed, say: Labels) -> Iterator[str]:
    kind = "" if one.kind is Kind.CHANGED else f" [{_kind(one.kind, say)}]"
    yield f"{one.name} {one.year} ({one.department}/{one.year}/){kind}"
    for value in one.head:
        if one.kind is Kind.CHANGED or value.name in SAID_OF_WHOLE:
            yield f"  {_value(value, say)}"
    for node in one.nodes:
        yield from _node(node, say)
    yield from _entries(one.entries, say)


def _node(node: Node, say: Labels) -> Iterator[str]:
    indent = "  " * int(node.level)
    if node.kind is not Kind.CHANGED:
        yield f"{indent}{node.indicator}: {_kind(node.kind, say)}"
        return
    told = "; ".join(_value(value, say) for value in node.values)
    yield f"{indent}{node.indicator}: {told}"
    for cause in node.causes:
        yield f"{indent}  ← {_cause(cause, say)}"


def _cause(cause: Cause, say: Labels) -> str:
    about = f" {cause.about}" if cause.about else ""
    told = "; ".join(_value(value, say) for value in cause.values)
    return f"{say('because')} {say(cause.kind)}{about}: {told}"


def _entries(entries: Iterable[Entry], say: Labels) -> Iterator[str]:
    for entry in entries:
        told = "; ".join(_value(value, say) for value in entry.values)
        ending = f": {told}" if entry.kind is Kind.CHANGED else f" [{_kind(entry.kind, say)}]"
        yield f"  {say.table(entry.table)} {_short(entry.about)}{ending}"


def _kind(kind: Kind, say: Labels) -> str:
    return say("removed" if kind is Kind.GONE else kind.value)


def _value(value: Value, say: Labels) -> str:
    old, new = _apart(value.old, value.new)
    nothing = say("nothing")
    return f"{say.column(value.name)} {old or nothing} → {new or nothing}{_moved(value)}"


def _moved(value: Value) -> str:
    """By how much a number moved."""
    if value.name in _NOT_SUMS:
        return ""
    if not (_NUMBER.fullmatch(value.old) and _NUMBER.fullmatch(value.new)):
        return ""
    return f" ({Decimal(value.new) - Decimal(value.old):+f})"


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two long texts from shortly before where they part."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    same = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    start = max(0, same - AROUND)
    return _short(old, start), _short(new, start)


def _short(text: str, start: int = 0) -> str:
    ends = "…" if len(text) > start + LONGEST else ""
    return f"{'…' if start else ''}{text[start : start + LONGEST]}{ends}".replace("\n", " ")
