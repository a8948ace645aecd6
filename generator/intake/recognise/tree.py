"""The indicators of a report out of its table of scores, with what is doubtful about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.intake.amounts import weighted
from generator.intake.document import Document, Origin, Table
from generator.intake.draft import Doubt, FoundIndicator
from generator.intake.quoting import ending
from generator.intake.recognise.columns import Heads, Role, heads
from generator.intake.recognise.execution import LEAF, execution_row
from generator.intake.recognise.folding import bare
from generator.intake.recognise.nodes import Node, Reading, read
from generator.intake.recognise.score_row import Row
from generator.intake.recognise.score_rows import ScoreRows, score_rows

_CHINESE = "一二三四五六"
FILE = "indicators.yml"
RULES = "rules.yml"
_BONUS = re.compile(r"加分")
_PENALTY = re.compile(r"减分|扣分项")


@dataclass(frozen=True, slots=True)
class FoundTree:
    """The indicators from the top, the names of the levels, and the printed total.

    `tables` are those the tree was read from, `remark` what the row of the total says of it.
    """

    indicators: tuple[FoundIndicator, ...]
    levels: tuple[str, ...]
    total_weight: Decimal | None
    total: Decimal | None
    doubts: tuple[Doubt, ...]
    tables: tuple[Table, ...]
    remark: str = ""

    @property
    def leaves(self) -> tuple[FoundIndicator, ...]:
        """The indicators that are scored."""
        return tuple(one for one in self.indicators if one.leaf)


NO_TREE = FoundTree((), (), None, None, (), ())


def find_tree(document: Document) -> FoundTree:
    """The tree of the table that gives standards; of one with scores alone where none does."""
    known = [
        (block, found)
        for block in document.blocks
        if isinstance(block, Table) and (found := heads(block)) is not None
    ]
    chosen = [one for one in known if one[1].is_full] or [one for one in known if one[1].is_scored]
    if not chosen:
        return NO_TREE
    pieces = [one for one in chosen if _same_heads(one[1], chosen[0][1])]
    return _tree(pieces)


def _same_heads(one: Heads, other: Heads) -> bool:
    return one.levels == other.levels and set(one.roles) == set(other.roles)


def _tree(pieces: Sequence[tuple[Table, Heads]]) -> FoundTree:
    found = _with_execution(score_rows(pieces), *pieces[0])
    if not found.rows:
        return NO_TREE
    total = _total_weight(found.total)
    reading = read(found.rows, total)
    levels = _levels(pieces[0][1], grouped=found.grouped)
    named = _ids(reading.tops)
    summed = dict(_summed(reading.tops, found.sums, named))
    indicators = tuple(
        replace(one, score=summed.get(one.id, one.score))
        for one in _indicators(reading.tops, (), named)
    )
    sums = [one.weight for one in reading.tops if not _role(one, ())]
    weight = total if total is not None else _sum(sums)
    score = found.total.number(Role.SCORE) if found.total is not None else None
    doubts = (*_doubts(reading, named), *_total_doubts(reading, weight, total))
    tables = tuple(table for table, _ in pieces)
    remark = found.total.values.get(Role.REMARK, "") if found.total is not None else ""
    return FoundTree(indicators, levels, weight, score, doubts, tables, remark)


def _with_execution(found: ScoreRows, table: Table, known: Heads) -> ScoreRows:
    """The rows with that of the budget above them, where the printed total counts it."""
    row = execution_row(table, known)
    total = _total_weight(found.total)
    if row is None or total is None or any(_is_execution(one) for one in found.rows):
        return found
    leaves = [next((one for one in reversed(row.names) if one), None) for row in found.rows]
    weight = _sum([one.weight if one is not None else None for one in leaves])
    own = next((one.weight for one in row.names if one is not None), None)
    if weight is None or own is None or weight + own != total:
        return found
    return replace(found, rows=(row, *found.rows))


def _is_execution(row: Row) -> bool:
    return any(one is not None and one.text == LEAF for one in row.names)


def _summed(
    nodes: Sequence[Node], sums: Sequence[tuple[Row, Row]], ids: dict[int, str]
) -> Iterator[tuple[str, Decimal]]:
    """The printed sums of nodes: each is of the highest one that ends there with its weight."""
    for last, row in sums:
        score = row.number(Role.SCORE)
        weight = next((one.weight for one in row.names if one is not None), None)
        fitting = [one for one in _ending(nodes, last) if weight in (None, one.weight)]
        if fitting and score is not None:
            yield ids[id(fitting[0])], score


def _ending(nodes: Sequence[Node], last: Row) -> Iterator[Node]:
    """The nodes above the leaves that end with a row, from the top."""
    for node in nodes:
        if node.below and _last(node) is last:
            yield node
        yield from _ending(node.below, last)


def _last(node: Node) -> Row | None:
    return _last(node.below[-1]) if node.below else node.row


def _sum(weights: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in weights if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(weights) else None


def _total_weight(row: Row | None) -> Decimal | None:
    if row is None:
        return None
    return next((one.weight for one in row.names if one is not None and one.weight), None)


def _levels(found: Heads, *, grouped: bool) -> tuple[str, ...]:
    """The names of the levels; a head that names none is called after its place."""
    texts = [weighted(found.texts[at])[0] for at in found.having(Role.LEVEL)]
    if len(set(texts)) == len(texts) and all(texts) and not grouped:
        return tuple(texts)
    return tuple(f"{_CHINESE[at]}级指标" for at in range(len(texts) + grouped))


def _ids(tops: Sequence[Node]) -> dict[int, str]:
    """An id for each node: its name; one that stands on several levels keeps it at the lowest."""
    order = sorted(_walk(tops, None), key=lambda one: -one[0].level)
    taken: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for node, parent in order:
        choices = (
            node.name,
            f"{node.name}（{_CHINESE[node.level]}级）",
            f"{node.name}（{parent.name}）" if parent is not None else "",
        )
        free = [one for one in choices if one and not taken[one]]
        ids[id(node)] = free[0] if free else _counted(node.name, taken)
        taken[ids[id(node)]] += 1
    return ids


def _counted(name: str, taken: Counter[str]) -> str:
    number = 2
    while taken[f"{name}（{number}）"]:
        number += 1
    return f"{name}（{number}）"


def _walk(nodes: Sequence[Node], parent: Node | None) -> Iterator[tuple[Node, Node | None]]:
    for node in nodes:
        yield node, parent
        yield from _walk(node.below, node)


def _indicators(
    nodes: Sequence[Node], parents: tuple[str, ...], ids: dict[int, str]
) -> Iterator[FoundIndicator]:
    for node in nodes:
        values = node.row.values if node.row is not None else {}
        yield FoundIndicator(
            ids[id(node)],
            node.name,
            parents,
            node.weight,
            node.row.number(Role.SCORE) if node.row is not None else None,
            node.row is not None,
            values.get(Role.EXPLANATION, ""),
            values.get(Role.STANDARD, ""),
            values.get(Role.REMARK, ""),
            node.row.number(Role.SELF_SCORE) if node.row is not None else None,
            node.origin,
            node.slot,
            node.relative,
            _role(node, parents),
            values.get(Role.TARGET, ""),
            values.get(Role.ACTUAL, ""),
        )
        yield from _indicators(node.below, (*parents, ids[id(node)]), ids)


def _role(node: Node, parents: tuple[str, ...]) -> str:
    """Bonus or penalty of a node at the top that is named or scored so; empty for others."""
    if parents:
        return ""
    if _BONUS.search(node.name):
        return "bonus"
    score = node.row.number(Role.SCORE) if node.row is not None else None
    return "penalty" if _PENALTY.search(node.name) or (score is not None and score < 0) else ""


def _doubts(reading: Reading, ids: dict[int, str]) -> Iterator[Doubt]:
    slipped = {id(row) for row in reading.slipped}
    for node, _ in _walk(reading.tops, None):
        for kind, values in _of_node(node, slipped):
            file = RULES if kind.startswith("standard-") else FILE
            yield Doubt(kind, file, ids[id(node)], node.origin, {"name": node.name, **values})


def _of_node(node: Node, slipped: set[int]) -> Iterator[tuple[str, dict[str, str]]]:
    row = node.row
    if row is not None and (row.shifted or id(row) in slipped):
        yield "row-shifted", {}
    yield from _of_weight(node)
    if row is not None and not row.values.get(Role.STANDARD):
        yield "standard-missing", {}
    elif row is not None and _is_cut(row.values[Role.STANDARD]):
        yield "standard-cut", {"end": ending(row.values[Role.STANDARD], 12)}


def _of_weight(node: Node) -> Iterator[tuple[str, dict[str, str]]]:
    weight = {"weight": f"{node.weight}"}
    if node.moved:
        yield "run-moved", {"first": _leaf(node), **weight}
    if not node.fits:
        yield "weights-differ", {"sum": f"{_below(node)}", **weight}
    if node.level == 0 and (role := _role(node, ())):
        yield "role-proposed", {"what": role}
    for kind, holds in (
        ("slot-proposed", node.slot),
        ("weight-summed", node.summed),
        ("weight-derived", node.derived),
        ("weight-missing", node.weight is None),
    ):
        if holds:
            yield kind, weight


def _leaf(node: Node) -> str:
    return node.name if node.row is not None else _leaf(node.below[0])


def _below(node: Node) -> Decimal:
    return sum((one.weight for one in node.below if one.weight is not None), Decimal(0))


def _is_cut(text: str) -> bool:
    """Whether a text breaks off: a bracket is open at its end."""
    plain = bare(text)
    opened, closed = plain.count("（") + plain.count("("), plain.count("）") + plain.count(")")
    return opened > closed and plain.rfind("（") > plain.rfind("）")


def _total_doubts(
    reading: Reading, weight: Decimal | None, printed: Decimal | None
) -> Iterator[Doubt]:
    found = _sum([one.weight for one in reading.tops if not _role(one, ())])
    orphans = [one for one in reading.tops if one.level > 0]
    for node in orphans:
        yield Doubt("no-parent", FILE, node.name, node.origin, {"name": node.name})
    if printed is not None and found is not None and found != printed:
        values = {"weight": f"{printed}", "sum": f"{found}"}
        yield Doubt("total-weight-differs", FILE, "", _first(reading), values)
    elif weight is not None and weight != 100:
        yield Doubt("total-not-100", FILE, "", _first(reading), {"weight": f"{weight}"})


def _first(reading: Reading) -> Origin:
    return reading.tops[0].origin if reading.tops else Origin()
