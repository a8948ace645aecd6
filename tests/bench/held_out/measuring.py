"""A draft folder held against the key of an invented report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tests.bench.importer_shares import Plain, Share, read_yaml, same

HEAD = ("title", "report_number", "report_date", "commissioner", "evaluator")
STEP = ("threshold", "direction", "step", "deduct", "steps")
SPREAD = ("bands", "levels", "items")


@dataclass(frozen=True)
class Written:
    """The files of a draft, as plain values."""

    framework: Mapping[str, Plain]
    year: Mapping[str, Plain]

    def entries(self, file: str, key: str) -> list[Plain]:
        """The entries of a list in a file of the year."""
        return list(self.year.get(file, {}).get(key, ()))

    def told(self, *names: str) -> bool:
        """Whether what is to be looked at names one of these, or says that there is no tree."""
        items = self.year.get("todo", {}).get("todo", ())
        said = "\n".join(f"{one.get('about', '')} {one['text']}" for one in items)
        return "没有找到指标体系" in said or any(name in said for name in names)


def written(data: Path) -> Written:
    """The one draft in a data folder."""
    (rules,) = data.glob("frameworks/*/rules.yml")
    (year,) = data.glob("*/*/evaluation.yml")
    return Written(_files(rules.parent), _files(year.parent))


def _files(folder: Path) -> dict[str, Plain]:
    return {path.stem: read_yaml(path) for path in sorted(folder.glob("*.yml"))}


def measured(key: Plain, draft: Written) -> dict[str, Share]:
    """The shares by what was asked, and of what is wrong the share that is on the list."""
    leaves, rules = _leaves(key, draft), _rules(key, draft)
    head = _share((one, _head(one, key, draft)) for one in _asked_of_head(key))
    wrong = [*leaves.wrong, *rules.wrong, *head.wrong]
    return {
        "leaves": leaves,
        "rules": rules,
        "head": head,
        "wrong ones listed": _share((one, draft.told(one)) for one in wrong),
        "facts": _facts(key, draft),
        "cells of tables": _cells(key, draft),
        "problems": _texts(key["problems"], draft.entries("findings", "problems")),
        "recommendations": _texts(
            key["recommendations"], draft.entries("findings", "recommendations")
        ),
        "achievements": _texts(key["achievements"], draft.entries("findings", "achievements")),
        "goals": _share(
            (one, _bare(one) in _bare(str(draft.year.get("goals")))) for one in key["goals"]
        ),
    }


def _share(pairs: Iterable[tuple[str, bool]]) -> Share:
    pairs = tuple(pairs)
    wrong = tuple(name for name, right in pairs if not right)
    return Share(len(pairs) - len(wrong), len(pairs), wrong)


def _leaves(key: Plain, draft: Written) -> Share:
    nodes = _nodes(draft)
    return _share((one["name"], _leaf(one, nodes, draft)) for one in key["leaves"])


def _leaf(asked: Plain, nodes: Mapping[tuple[str, ...], Plain], draft: Written) -> bool:
    node = nodes.get((*map(_bare, asked["parents"]), _bare(asked["name"])))
    if node is None or not same(node["weight"], asked["weight"]):
        return False
    rule = _rule(draft, node["id"])
    score = _scores(draft).get(node["id"])
    return same(score or "null", asked["score"]) and (
        asked["standard"] == "null" or same(rule.get("standard"), asked["standard"])
    )


def _nodes(draft: Written) -> dict[tuple[str, ...], Plain]:
    """The indicators by the names from the top down."""
    by_id = {one["id"]: one for one in draft.framework["indicators"]["indicators"]}
    return {tuple(_path(one, by_id)): one for one in by_id.values()}


def _path(one: Plain, by_id: Mapping[str, Plain]) -> list[str]:
    above = _path(by_id[one["parent"]], by_id) if one.get("parent") else []
    return [*above, _bare(one.get("name", one["id"]))]


def _bare(name: str) -> str:
    """A name without its weight, and without what says that one of those below is chosen."""
    return re.sub(r"（\d+分）|（可选项[^（）]*）|\s", "", name)


def _rule(draft: Written, id: str) -> Plain:
    return next((one for one in draft.framework["rules"]["rules"] if one["indicator"] == id), {})


def _scores(draft: Written) -> Plain:
    """The scores of the place that has most."""
    return max((one.get("scores", {}) for one in _places(draft)), key=len, default={})


def _places(draft: Written) -> list[Plain]:
    return draft.entries("published", "places")


def _rules(key: Plain, draft: Written) -> Share:
    by_name = {path[-1]: node["id"] for path, node in _nodes(draft).items()}
    return _share(
        (one["name"], _right_rule(one, _rule(draft, by_name.get(_bare(one["name"]), ""))))
        for one in key["leaves"]
    )


def _right_rule(asked: Plain, entry: Plain) -> bool:
    """Right kind, and the parameters that the key names."""
    rule = entry.get("rule", {})
    if rule.get("kind") not in asked["kinds"]:
        return False
    spread: list[Plain] = next((rule[name] for name in SPREAD if name in rule), [])
    found = {
        **{name: rule.get(name) for name in STEP},
        "points": [one.get("points") for one in spread],
        "count": len(spread),
    }
    return all(same(found.get(name), value) for name, value in asked["parameters"].items())


def _asked_of_head(key: Plain) -> tuple[str, ...]:
    return (*(one for one in HEAD if one in key["head"]), "total", "grade")


def _head(name: str, key: Plain, draft: Written) -> bool:
    if name in HEAD:
        return same(draft.year["evaluation"].get(name), key["head"][name])
    return any(same(one.get(name), key[name]) for one in _places(draft))


def _facts(key: Plain, draft: Written) -> Share:
    """Facts by value and unit, wherever they stand: among the facts or in a table's cell."""
    have = {(_number(one["value"]), one["unit"]) for one in draft.entries("facts", "facts")}
    have |= {(_number(value), unit) for _, _, value, unit in _all_cells(draft)}
    same_unit = {"名": "人"}
    have = {(value, same_unit.get(unit, unit)) for value, unit in have}
    return _share(
        (
            f"{one['name']} {one['value']}",
            (_number(one["value"]), same_unit.get(one["unit"], one["unit"])) in have,
        )
        for one in key["facts"]
    )


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _all_cells(draft: Written) -> Iterator[tuple[str, str, str, str]]:
    """Row, column, value and unit of each cell."""
    for table in draft.entries("finance", "tables"):
        units = {one["name"]: one.get("unit", table.get("unit")) for one in table["columns"]}
        for row in table["rows"]:
            for column, value in row.get("cells", {}).items():
                yield row["name"], column, value, units.get(column, "")


def _cells(key: Plain, draft: Written) -> Share:
    have = [(_bare(row), _bare(column), value) for row, column, value, _ in _all_cells(draft)]
    return _share(
        (f"{row} {column}", any(_same_cell((row, column, value), one) for one in have))
        for table in key["tables"]
        for row, column, value in table["cells"]
    )


def _same_cell(asked: tuple[str, str, str], found: tuple[str, str, str]) -> bool:
    return (
        _bare(asked[0]) == found[0]
        and found[1].endswith(_bare(asked[1]))
        and same(asked[2], found[2].rstrip("%"))
    )


def _texts(asked: Iterable[str], found: list[Plain]) -> Share:
    """Texts that stand in one entry each, in which nothing else of what was asked stands."""
    asked = tuple(asked)
    said = [_bare(str(one)) for one in found]
    alone = [text for text in said if sum(_bare(one) in text for one in asked) == 1]
    return _share((one, any(_bare(one) in text for text in alone)) for one in asked)
