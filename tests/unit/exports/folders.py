"""The open data of three folders: the published one, one of editions, one of lives."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.build import Examined, examine, produce
from generator.model.evaluation import Status
from generator.model.follow_ups import Withdrawal
from tests.unit.pages import real

CASES = Path(__file__).parents[2] / "cases"
FOLDERS = ("real", "comparison", "lifecycle", "withdrawn")


@cache
def examined(folder: str) -> Examined:
    """A folder; "withdrawn" is that of editions with one evaluation taken back."""
    if folder == "real":
        return real.examined()
    if folder != "withdrawn":
        found = examine(CASES / folder)
        assert not found.errors
        return found
    return _without(examined("comparison"), "example-water", 2023)


def _without(found: Examined, department: str, year: int) -> Examined:
    withdrawal = Withdrawal(date(2025, 2, 1), "基础数据有误。")
    results = []
    for result in found.results:
        evaluation = result.evaluation
        if (evaluation.department, evaluation.year) == (department, year):
            evaluation = replace(evaluation, status=Status.WITHDRAWN, withdrawal=withdrawal)
        results.append(replace(result, evaluation=evaluation))
    return replace(found, results=tuple(results))


@cache
def files(folder: str) -> dict[str, bytes]:
    return produce(examined(folder)).files


@cache
def rows(folder: str, file: str) -> list[dict[str, str]]:
    text = files(folder)[f"data/{file}"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(folder: str, address: str) -> Any:
    return json.loads(files(folder)[address])


def package(folder: str) -> dict[str, Any]:
    return dict(document(folder, "data/datapackage.json"))


def resource(folder: str, file: str) -> dict[str, Any]:
    (found,) = (one for one in package(folder)["resources"] if one["path"] == file)
    return dict(found)
