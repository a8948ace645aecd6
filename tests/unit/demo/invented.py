"""The invented district of ordinary size, written and examined once for all tests."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.build import Examined, examine
from generator.demo.writing import demo_files
from generator.model.disclosure import Department, Disclosure
from generator.model.evaluation import Evaluation
from generator.score.evaluation import score
from generator.score.trace import Scores


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@cache
def examined() -> Examined:
    folder = Path(tempfile.mkdtemp(prefix="shili-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return examine(write(folder, demo_files()))


def disclosure() -> Disclosure:
    return examined().disclosure


def department(short_name: str) -> Department:
    (found,) = (one for one in disclosure().departments.values() if one.short_name == short_name)
    return found


def evaluations(short_name: str) -> dict[int, Evaluation]:
    """The evaluations of a department by year."""
    id = department(short_name).id
    return {one.year: one for one in disclosure().evaluations if one.department == id}


@cache
def scores(short_name: str, year: int) -> Scores:
    evaluation = evaluations(short_name)[year]
    found = score(evaluation, disclosure().frameworks[evaluation.framework])
    assert isinstance(found, Scores)
    return found
