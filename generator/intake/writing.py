"""A draft to the bytes of its files, with the list of doubts and where each value came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.intake.document import Origin
from generator.intake.doubts import catalogue, told
from generator.intake.draft import Doubt, Draft, Traced
from generator.intake.grouping import items
from generator.intake.quoting import filled, shortened
from generator.intake.recognise.whereabouts import place
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS, SCHEMA_VERSION
from generator.yaml_nodes.characters import forbidden
from generator.yaml_nodes.emit import emit

FRAMEWORK_FILES = ("framework.yml", "indicators.yml", "rules.yml")
COLUMNS = ("file", "about", "value", "origin", "doubt")
LONGEST_TEXT = 1990


def year_files(draft: Draft, doubts: Sequence[Doubt], department: str) -> dict[str, bytes]:
    """The files of the year folder of a department, by name."""
    files = {f"{name}.yml": file_text(content) for name, content in draft.year.items()}
    if doubts:
        files["todo.yml"] = file_text(
            {"todo": [_item(one, draft, department) for one in _alike_together(doubts)]}
        )
    files["imported.csv"] = imported(draft, doubts)
    return files


def _alike_together(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    return (one for alike in items(doubts) for one in alike.doubts)


def framework_files(draft: Draft) -> dict[str, bytes]:
    """The files of the framework's folder; none where one that is there is used."""
    return {f"{name}.yml": file_text(content) for name, content in draft.framework.items()}


def file_text(content: Mapping[str, Any]) -> bytes:
    """The bytes of a data file."""
    return emit({"schema_version": SCHEMA_VERSION, **_clean(content)}).encode()


def _clean(value: Any) -> Any:
    """Values as data files may hold them: no forbidden character, long lines as blocks."""
    if isinstance(value, Mapping):
        return {_text(name): _clean(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    if isinstance(value, str):
        return _text(value)
    return value


def _text(value: str) -> str:
    plain = "".join(sign if sign == "\n" or not _odd(sign) else " " for sign in value)
    lines = [line for one in plain.split("\n") if (line := " ".join(one.split(" ")).strip())]
    if not plain.endswith("\n") and len(lines) <= 1:
        return lines[0] if lines else ""
    return "".join(f"{line}\n" for line in lines)


def _odd(sign: str) -> bool:
    return sign == "\t" or forbidden(sign) is not None


def data_path(file: str, draft: Draft, department: str) -> str:
    """A file as todo.yml names it: one outside the year by its path in the data folder."""
    if file in FRAMEWORK_FILES:
        return f"{FRAMEWORKS}/{draft.framework_id}/{file}"
    return f"{department}/{file}" if file == DEPARTMENT_FILE else file


def _item(one: Doubt, draft: Draft, department: str) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if one.file:
        item["file"] = data_path(one.file, draft, department)
    if one.about:
        item["about"] = one.about
    item["text"] = shortened(told(one, "zh"), LONGEST_TEXT)
    if where := _place(one.origin, draft):
        item["from"] = where
    item["kind"] = one.kind
    return item


def _place(origin: Origin, draft: Draft) -> str:
    return draft.places.get(origin) or place(origin)


def imported(draft: Draft, doubts: Sequence[Doubt]) -> bytes:
    """Each value with where it came from; not read again, for those who check."""
    by_entry: dict[tuple[str, str], list[str]] = {}
    for doubt in doubts:
        by_entry.setdefault((doubt.file, doubt.about), []).append(told(doubt, "zh"))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in draft.traced:
        found = by_entry.get((one.file, one.about)) or by_entry.get(
            (one.file, one.about.rpartition(".")[0]), []
        )
        if one.printed:
            values = {"printed": one.printed, "value": one.value}
            found = [filled(catalogue()["number-corrected"]["zh"], values), *found]
        said = (one.file, one.about, one.value, _origin(one, draft), " ".join(found))
        writer.writerow(map(_cell, said))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _origin(one: Traced, draft: Draft) -> str:
    where = _place(one.origin, draft)
    return where if one.where in where else f"{one.where} {where}".strip()


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not is_number else text
