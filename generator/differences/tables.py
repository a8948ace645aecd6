"""Rows of the open data compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.differences.changes import Entry, Kind, Value
from generator.differences.seen import Key, Row, Seen
from generator.exports.tables import SCHEMAS

DERIVED: Mapping[str, tuple[str, ...]] = {
    "indicators": ("score_rate", "published_differs", "status", "framework", "invented"),
    "figures": ("low", "high", "invented"),
    "comparisons": (
        "older_score", "score", "change_performance", "change_framework", "change_inseparable",
        "change_rest", "framework", "older_framework", "invented",
    ),
}  # fmt: skip
"""Columns that follow from others which are told, so that no change is told twice."""
MARK = ("invented",)
"""Of a row of an evaluation, told once for the evaluation."""
ABOUT = ("name", "where", "what", "text", "older_year", "reason")
"""The column that names a row for people: the first of these that it has."""
OWN = ("department", "year")
KEYS = {one.name: one.key for one in SCHEMAS}
COLUMNS = {one.name: tuple(column.name for column in one.columns) for one in SCHEMAS}


def of_evaluation(table: str) -> bool:
    """Whether each row of a table belongs to an evaluation."""
    return KEYS[table][:2] == OWN


def entries(table: str, old: Seen, new: Seen) -> Iterator[Entry]:
    """The rows of a table that differ, those of the new state in its order, then those gone."""
    before, after = old.tables[table], new.tables[table]
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        found = values(table, was or {}, now or {})
        if was is None or now is None:
            kind = Kind.ADDED if was is None else Kind.GONE
            yield Entry(table, key, _about(table, now or was or {}), kind, found)
        elif found:
            yield Entry(table, key, _about(table, now), Kind.CHANGED, found)


def values(table: str, was: Row, now: Row) -> tuple[Value, ...]:
    """The columns in which two rows differ, without those of the key."""
    skipped = (*KEYS[table], *DERIVED.get(table, MARK if of_evaluation(table) else ()))
    return tuple(
        Value(name, was.get(name, ""), now.get(name, ""))
        for name in COLUMNS[table]
        if name not in skipped and was.get(name, "") != now.get(name, "")
    )


def _about(table: str, row: Row) -> str:
    """The rest of the key, with a name where there is one."""
    rest = [row[name] for name in KEYS[table] if name not in OWN or not of_evaluation(table)]
    named = next((row[name] for name in ABOUT if row.get(name)), "")
    return " ".join(dict.fromkeys([*rest, named] if named else rest))


def by_evaluation(found: Iterator[Entry]) -> dict[Key, list[Entry]]:
    """Entries by department and year."""
    grouped: dict[Key, list[Entry]] = {}
    for entry in found:
        grouped.setdefault(entry.key[:2], []).append(entry)
    return grouped
