"""The rows of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.editing.sheet.facts import fact_row
from generator.editing.sheet.frame import Frame, frame_of
from generator.editing.sheet.judgements import judgement_row
from generator.editing.sheet.keys import FileKeys, Key, file_keys, said, settings_keys
from generator.editing.sheet.row import Kind, Option, Row
from generator.editing.sheet.walk import BLANK, Spot, columns, table_of, walk
from generator.model.units import DATE
from generator.problems import Place
from generator.words.catalogue import DEFAULT
from generator.yaml_nodes.nodes import Node, Scalar, Sequence
from generator.yaml_nodes.readable import text_at

SPECIAL: dict[str, Callable[[Row, Key, Spot, Frame], Row | None]] = {
    "facts.yml": fact_row,
    "judgements.yml": judgement_row,
}
LISTED = (Kind.LINES, Kind.CHECKLIST, Kind.CHOSEN)


def rows(root: Path, department: str, year: int, language: str = DEFAULT) -> tuple[Row, ...]:
    """What can be edited of an evaluation, file by file and entry by entry.

    A file that cannot be read has no rows; one that is not there has those of its keys that stand
    alone. Values that are not written yet have rows as well.
    """
    keys = file_keys(language)
    return _all_rows(root, f"{department}/{year}", keys, language, blank=False)


def blank_rows(
    root: Path, department: str, year: int, language: str = DEFAULT
) -> dict[str, tuple[Row, ...]]:
    """The rows of an entry that could be added to each list, by the anchor of the list."""
    keys = file_keys(language)
    return _by_list(_all_rows(root, f"{department}/{year}", keys, language, blank=True))


def settings_rows(root: Path, file: str, language: str = DEFAULT) -> tuple[Row, ...]:
    """What can be edited of a file that belongs to no evaluation: of the site, of a department."""
    return _settings(root, file, language, blank=False)


def blank_settings(root: Path, file: str, language: str = DEFAULT) -> dict[str, tuple[Row, ...]]:
    """The rows of an entry that could be added to each list of such a file."""
    return _by_list(_settings(root, file, language, blank=True))


def _settings(root: Path, file: str, language: str, *, blank: bool) -> tuple[Row, ...]:
    folder, _, name = file.rpartition("/")
    keys = {name: settings_keys(language)[name]}
    return _all_rows(root, folder, keys, language, blank=blank)


def _by_list(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        above, sign, _ = row.anchor.partition(f"/{BLANK}/")
        if sign:
            found.setdefault(above, []).append(row)
    return {above: tuple(own) for above, own in found.items()}


def _all_rows(
    root: Path, folder: str, keys: Mapping[str, FileKeys], language: str, *, blank: bool
) -> tuple[Row, ...]:
    frame = frame_of(root, folder, tuple(keys), language)
    found: dict[str, Row] = {}
    for file, known in keys.items():
        if file not in frame.files and (root / folder / file).exists():
            continue
        for row in _rows(file, known, frame, blank=blank):
            anchor, number = row.anchor, 1
            while row.anchor in found:
                number += 1
                row = replace(row, anchor=f"{anchor}#{number}")
            found[row.anchor] = row
    return tuple(found.values())


def _rows(file: str, known: FileKeys, frame: Frame, *, blank: bool) -> Iterator[Row]:
    node = frame.files.get(file)
    start = Spot(node, place=Place(frame.named(file)))
    special = SPECIAL.get(file)
    for key, spot in walk(known, start, frame.language, blank=blank):
        row = _row(file, known, key, spot, frame)
        if row is not None and special is not None:
            row = special(row, key, spot, frame)
        if row is not None:
            yield row


def _row(file: str, known: FileKeys, key: Key, spot: Spot, frame: Frame) -> Row | None:
    value = text_of(spot.node, key.kind, frame.language)
    if value is None:
        return None
    row = Row(
        file=frame.named(file),
        path=spot.path,
        anchor="/".join((file, *spot.steps)),
        section=known.name,
        group=" › ".join(spot.titles),
        label=key.label.format(key=spot.key),
        value=value,
        kind=key.kind,
        unit=key.unit,
        options=frame.names[key.refers] if key.refers else key.options,
        written=spot.node is not None,
        required=key.required,
        usual=key.usual,
        refers=key.refers,
        line=spot.place.line,
        column=spot.place.column,
    )
    if key.kind is Kind.FLAG:
        yes, no = said("yes", frame.language), said("no", frame.language)
        return replace(row, options=(Option("是", yes), Option("否", no)))
    if spot.key == "grade" and frame.framework is not None:
        grades = tuple(Option(one.name, one.name) for one in frame.framework.grades)
        return replace(row, options=grades)
    return _cell(row, spot) if "cells" in spot.path else row


def _cell(row: Row, spot: Spot) -> Row:
    """A cell of a table with the unit of its column."""
    column = columns(spot).get(spot.key, {})
    unit = column.get("unit") or text_at(table_of(spot), "unit")
    if column.get("type") == "text":
        return replace(row, kind=Kind.LINE)
    if unit == DATE:
        return replace(row, kind=Kind.DAY)
    kind = Kind.PERCENT if unit == "%" else Kind.NUMBER
    return replace(row, kind=kind, unit="" if unit == "%" else unit)


def text_of(node: Node | None, kind: Kind, language: str) -> str | None:
    """A value as the text of a row; None where what is written is nothing of the kind."""
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return "" if node.empty else node.text.strip("\n ")
    if isinstance(node, Sequence) and kind in LISTED:
        texts = [one.text.strip() for one in node.items if isinstance(one, Scalar)]
        if len(texts) < len(node.items):
            return "" if kind is Kind.CHECKLIST else None
        return "\n".join(texts) or said("none", language)
    return None
