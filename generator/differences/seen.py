"""What readers see of a site: its tables, the working of its scores, ranks and addresses."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.exports.files import FORMULA_STARTS
from generator.exports.tables import SCHEMAS

Row = Mapping[str, str]
Key = tuple[str, ...]
EVALUATION_JSON = re.compile(r"([a-z0-9-]+)/([0-9]{4})/data\.json")
ATTACHED = "/files/"
YEAR_JSON = re.compile(r"data/years/([0-9]{4})\.json")


@dataclass(frozen=True, slots=True)
class Seen:
    """One state of a site.

    `tables` are the rows of the open data by table and key, values as written; `traces` say how
    each leaf (department, year, indicator) was scored; `ranks` are by (department, year).
    `pages` are addresses, each with a hash of what it says, "" where that cannot be compared; None
    where the source has no pages. `files` are the addresses of open data and attachments, the
    latter with a hash.
    """

    tables: Mapping[str, Mapping[Key, Row]]
    traces: Mapping[Key, Mapping[str, Any]]
    ranks: Mapping[Key, int]
    pages: Mapping[str, str] | None
    files: Mapping[str, str]


class NotReadable(Exception):
    """Neither data nor a site; the message says why, in both languages."""


def seen(files: Mapping[str, bytes], pages: Mapping[str, str] | None) -> Seen:
    """What the files of the open data say."""
    return Seen(
        {one.name: _table(files.get(f"data/{one.file}", b""), one.key) for one in SCHEMAS},
        _traces(files),
        _ranks(files),
        pages,
        {name: hash_of(one) if ATTACHED in name else "" for name, one in files.items()},
    )


def hash_of(content: bytes) -> str:
    """What tells bytes from others."""
    return hashlib.sha256(content).hexdigest()


def _table(content: bytes, key: tuple[str, ...]) -> dict[Key, Row]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    found = ({name: _cell(value) for name, value in row.items()} for row in rows)
    return {tuple(row.get(name, "") for name in key): row for row in found}


def _cell(value: str | None) -> str:
    """A cell without the apostrophe that keeps Excel from taking it for a formula."""
    value = value or ""
    return value[1:] if value.startswith(tuple(f"'{sign}" for sign in FORMULA_STARTS)) else value


def _traces(files: Mapping[str, bytes]) -> dict[Key, Mapping[str, Any]]:
    found: dict[Key, Mapping[str, Any]] = {}
    for name, content in files.items():
        if path := EVALUATION_JSON.fullmatch(name):
            for node in json.loads(content)["indicators"]:
                if node["trace"]:
                    found[path[1], path[2], node["indicator"]] = node["trace"]
    return found


def _ranks(files: Mapping[str, bytes]) -> dict[Key, int]:
    return {
        (one["department"], path[1]): int(one["rank"])
        for name, content in files.items()
        if (path := YEAR_JSON.fullmatch(name))
        for cohort in json.loads(content)["cohorts"]
        if cohort["ranked"]
        for one in cohort["ranks"]
        if one["rank"] is not None
    }
