"""How the evaluation was made: purpose, scope, basis, principles, methods, team, timetable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.intake.document import Table
from generator.intake.draft import Gathered
from generator.intake.quoting import shortened
from generator.intake.recognise.captions import captioned, texts
from generator.intake.recognise.dates import span
from generator.intake.recognise.folding import bare
from generator.intake.recognise.outline import Outline, Unit

FILE = "method.yml"
_TEXTS = (
    ("purpose", ("评价目的",)),
    ("scope", ("评价对象和范围", "评价对象与范围", "评价对象", "评价范围")),
)
_COLUMNS = (
    ("name", re.compile(r"姓名|人员")),
    ("role", re.compile(r"职务|职称|角色|岗位")),
    ("organisation", re.compile(r"单位|机构")),
    ("duty", re.compile(r"分工|职责|任务")),
)


def find_method(found: Outline, into: Gathered) -> dict[str, Any]:
    """The keys of method.yml that the report tells."""
    method: dict[str, Any] = {}
    for key, words in _TEXTS:
        if text := _block(found.headed(*words), key, into):
            method[key] = text
    if basis := _list(found, found.headed("评价依据"), "basis", into):
        method["basis"] = basis
    method |= _principles_and_methods(found, into)
    if text := _block(found.headed("评价指标体系", "指标体系"), "framework_text", into):
        method["framework_text"] = text
    method |= _team(found, into)
    if timetable := list(_timetable(found, into)):
        method["timetable"] = timetable
    return method | _quality(found, into)


def _block(unit: Unit | None, key: str, into: Gathered) -> str:
    lines = texts(unit) if unit is not None else ()
    if not lines:
        return ""
    into.trace(FILE, key, lines[0].text, lines[0].origin)
    return "".join(f"{one.text.strip()}\n" for one in lines)


def _children(found: Outline, unit: Unit | None) -> list[Unit]:
    below = found.below(unit) if unit is not None else ()
    depth = min((len(one.path) for one in below), default=0)
    return [one for one in below if len(one.path) == depth]


def _whole(found: Outline, unit: Unit) -> str:
    """The text of a unit with all that stands below it, numbers included."""
    lines = [one.text.strip() for one in texts(unit)]
    for one in found.below(unit):
        lines.append(f"{one.path[-1].printed}{_dot(one)}{one.text.strip()}")
        lines += [line.text.strip() for line in texts(one)]
    return "\n".join(lines)


def _dot(unit: Unit) -> str:
    return {1: "、", 3: ". "}.get(unit.path[-1].rank, "")


def _list(found: Outline, unit: Unit | None, key: str, into: Gathered) -> list[str]:
    items = [(one.text.strip(), one.origin) for one in _children(found, unit)]
    if not items and unit is not None:
        items = [(one.text.strip(), one.origin) for one in texts(unit)]
    for at, (text, origin) in enumerate(items, 1):
        into.trace(FILE, f"{key}.{at}", text, origin)
    return [text for text, _ in items]


def _principles_and_methods(found: Outline, into: Gathered) -> dict[str, Any]:
    both: dict[str, Any] = {}
    head = found.headed("评价原则")
    inner = found.headed("评价原则", under=head) if head is not None else None
    if principles := list(_named(found, inner or head, "principles", into)):
        both["principles"] = principles
    methods = found.headed("评价方法", under=head) if head is not None else None
    methods = methods or found.headed("评价方法")
    if methods is not None and methods is not head:
        if text := _block(methods, "methods_text", into):
            both["methods_text"] = text
        if named := list(_named(found, methods, "methods", into)):
            both["methods"] = named
    return both


def _named(found: Outline, unit: Unit | None, key: str, into: Gathered) -> Iterator[dict[str, str]]:
    """The principles or methods: a name up to the first stop, and the text behind it."""
    for at, one in enumerate(_children(found, unit), 1):
        name, _, text = re.sub(r"[：:]", "。", one.text.strip(), count=1).partition("。")
        into.trace(FILE, f"{key}.{at}", one.text, one.origin)
        more = _whole(found, one)
        whole = "\n".join(part for part in (text.strip(), more) if part)
        yield {"name": name} | ({"text": _value(whole)} if whole else {})


def _value(text: str) -> str:
    return f"{text}\n" if "\n" in text else text


def _team(found: Outline, into: Gathered) -> dict[str, Any]:
    for one in captioned(found):
        columns = _team_columns(one.table)
        if "name" not in columns or len(columns) < 2:
            continue
        team = list(_people(one.table, columns))
        into.trace(FILE, "team", len(team), one.table.origin)
        lines = [line.text.strip() for line in texts(one.below)]
        head = {"team_text": "".join(f"{line}\n" for line in lines)} if lines else {}
        title = {"team_table": f"{one.number}：{one.title}"} if one.number else {}
        return {**head, **title, "team": team}
    return {}


def _team_columns(table: Table) -> dict[str, int]:
    heads = {
        column: bare(cell.text)
        for column in range(table.width)
        if (cell := table.at(0, column)) is not None and len(bare(cell.text)) <= 8
    }
    columns: dict[str, int] = {}
    for key, form in _COLUMNS:
        fitting = [at for at, text in heads.items() if form.search(text)]
        if fitting and fitting[0] not in columns.values():
            columns[key] = fitting[0]
    return columns if "姓名" in heads.values() else {}


def _people(table: Table, columns: dict[str, int]) -> Iterator[dict[str, str]]:
    for row in range(1, table.height):
        person = {
            key: cell.text.strip()
            for key, column in columns.items()
            if (cell := table.at(row, column)) is not None and cell.text.strip()
        }
        if person.get("name") and bare(person["name"]) != "姓名":
            yield person


def _timetable(found: Outline, into: Gathered) -> Iterator[dict[str, Any]]:
    unit = found.headed("工作进程", "时间安排", "工作安排", "进度安排", "评价工作过程", "实施过程")
    for at, one in enumerate(_children(found, unit), 1):
        days = span(one.text) or next(
            (given for line in texts(one) if (given := span(line.text))), None
        )
        if days is None:
            into.doubt("no-days", FILE, f"timetable.{at}", one.origin, name=shortened(one.text, 30))
            continue
        name = re.split(r"[（(：:。]", one.text)[0].strip()
        into.trace(FILE, f"timetable.{at}", one.text, one.origin)
        said = one.text.partition("。")[2].strip()
        text = "\n".join(part for part in (said, _whole(found, one)) if part)
        yield {
            "name": name,
            "from": days[0],
            "to": days[1],
            **({"text": f"{text}\n"} if text else {}),
        }


def _quality(found: Outline, into: Gathered) -> dict[str, Any]:
    unit = found.headed("质量控制", "内部控制制度", "质量保障", "质量管理")
    if unit is None:
        return {}
    quality: dict[str, Any] = {}
    if text := _block(unit, "quality_control.text", into):
        quality["text"] = text
    if measures := [one.text.strip() for one in _children(found, unit)]:
        quality["measures"] = measures
        into.trace(FILE, "quality_control.measures", len(measures), unit.origin)
    return {"quality_control": quality} if quality else {}
