"""Two states of a site compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.differences.causes import causes
from generator.differences.changes import Changed, Differences, Entry, Kind, Node, Value
from generator.differences.seen import Key, Row, Seen
from generator.differences.tables import by_evaluation, entries, of_evaluation, values
from generator.exports.tables import SCHEMAS

EVALUATIONS, INDICATORS = "evaluations", "indicators"
NAMES = tuple(one.name for one in SCHEMAS)


def compare(old: Seen, new: Seen) -> Differences:
    """All that readers of the new state see otherwise than readers of the old one."""
    gone, added = _addresses(old, new)
    return Differences(
        gone,
        added,
        tuple(sorted(_evaluations(old, new), key=lambda one: -one.size)),
        tuple(
            entry for name in NAMES if not of_evaluation(name) for entry in entries(name, old, new)
        ),
        _reworded(old, new),
    )


# ---- evaluations ----------------------------------------------------------------------------


def _evaluations(old: Seen, new: Seen) -> Iterator[Changed]:
    """What changed, by department and year."""
    beside = [one for one in NAMES if of_evaluation(one) and one not in (EVALUATIONS, INDICATORS)]
    rows = by_evaluation(entry for name in beside for entry in entries(name, old, new))
    nodes = by_evaluation(entries(INDICATORS, old, new))
    for key in sorted({*new.tables[EVALUATIONS], *old.tables[EVALUATIONS]}):
        was, now = old.tables[EVALUATIONS].get(key, {}), new.tables[EVALUATIONS].get(key, {})
        kind = _kind(was, now)
        told = kind is Kind.CHANGED
        found = Changed(
            key[0],
            key[1],
            now.get("department_name") or was["department_name"],
            kind,
            _head(key, was, now, old, new),
            tuple(_node(one, old, new) for one in nodes.get(key, ()) if told),
            tuple(one for one in rows.get(key, ()) if told),
            abs(_points(now) - _points(was)),
        )
        if not told or found.head or found.nodes or found.entries:
            yield found


def _kind(was: Row, now: Row) -> Kind:
    """Whether an evaluation is shown in both states; one that is withdrawn keeps its row."""
    if not now:
        return Kind.GONE
    if not was or (was["withdrawn_on"] and not now["withdrawn_on"]):
        return Kind.ADDED
    return Kind.WITHDRAWN if now["withdrawn_on"] and not was["withdrawn_on"] else Kind.CHANGED


def _head(key: Key, was: Row, now: Row, old: Seen, new: Seen) -> tuple[Value, ...]:
    found = values(EVALUATIONS, was, now)
    ranks = [str(one.ranks.get(key, "")) for one in (old, new)]
    return (*found, Value("rank", *ranks)) if ranks[0] != ranks[1] else found


def _points(row: Row) -> Decimal:
    return Decimal(row.get("score") or 0)


def _node(entry: Entry, old: Seen, new: Seen) -> Node:
    row = new.tables[INDICATORS].get(entry.key) or old.tables[INDICATORS][entry.key]
    kept = entry.values if entry.kind is Kind.CHANGED else ()
    return Node(entry.key[2], row["level"], entry.kind, kept, causes(entry.key, old, new))


# ---- addresses ------------------------------------------------------------------------------


def _addresses(old: Seen, new: Seen) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Addresses that no longer answer, and new ones; pages only where both sources have them."""
    before, after = set(old.files), set(new.files)
    if old.pages is not None and new.pages is not None:
        before |= set(old.pages)
        after |= set(new.pages)
    return _sorted(before - after), _sorted(after - before)


def _reworded(old: Seen, new: Seen) -> tuple[str, ...]:
    """Pages and attachments that say something else, as far as both sources let tell."""
    before, after = ({**(one.pages or {}), **one.files} for one in (old, new))
    return _sorted(name for name in before if _differ(before[name], after.get(name, "")))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _sorted(addresses: Iterable[str]) -> tuple[str, ...]:
    """Pages before files."""
    return tuple(sorted(addresses, key=lambda one: (bool(one) and not one.endswith("/"), one)))
