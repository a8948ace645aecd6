"""Data folders spoilt as the cases in tests/cases/bad-inputs say.

A file of cases names the folder they spoil as its `base`, tests/cases/minimal if it names none; a
case may list more changes under `also`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.plain_yaml import plain

CASES = Path(__file__).parent / "cases"
BAD_INPUTS = sorted((CASES / "bad-inputs").glob("*.yml"))
EVALUATION = {"minimal": "example-agriculture/2024", "lifecycle": "example-trade/2024"}
"""The folder that a file goes to which no folder is named for."""

Case = dict[str, Any]


def cases_of(file: Path) -> tuple[str, list[Case]]:
    """The base of a file of cases, and the cases; every value is a text."""
    content = plain(file)
    return content.get("base", "minimal"), content["cases"]


def spoilt_folders(file: Path, below: Path) -> Iterator[tuple[Case, Path]]:
    """A copy of the base for each case of a file, spoilt by it."""
    base, cases = cases_of(file)
    for number, case in enumerate(cases):
        folder = Path(shutil.copytree(CASES / base, below / str(number)))
        spoil(folder, case, EVALUATION[base])
        yield case, folder


def spoil(folder: Path, case: Case, evaluation: str = EVALUATION["minimal"]) -> None:
    """Make all the changes of a case."""
    for change in (case, *case.get("also", ())):
        _make(folder, {"name": case["name"], **change}, evaluation)


def locate(folder: Path, name: str, evaluation: str) -> Path:
    """A file by its name, or where a new one goes; a path when it has a slash.

    With `./` in front it counts from the root of the data.
    """
    if name.startswith("./"):
        return folder / name
    if (folder / name).exists() or (folder / Path(name).parts[0]).is_dir():
        return folder / name
    found = list(folder.rglob(name))
    return found[0] if found else folder / evaluation / name


def _make(folder: Path, case: Case, evaluation: str) -> None:
    path = locate(folder, case["file"], evaluation)
    if "rename" in case:
        path.rename(path.with_name(case["rename"]))
    elif "remove" in case:
        path.unlink()
    elif "write" in case:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(case["write"], encoding="utf-8", newline="")
    elif "bytes" in case:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(case["bytes"].encode("latin-1").decode("unicode_escape").encode("latin-1"))
    elif "link" in case:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.unlink(missing_ok=True)
        path.symlink_to(case["link"])
    elif "folder" in case:
        path.unlink(missing_ok=True)
        path.mkdir()
    elif "size" in case:
        path.parent.mkdir(exist_ok=True, parents=True)
        with path.open("wb") as file:
            file.truncate(int(case["size"]))
    elif "encode" in case:
        path.write_bytes(path.read_text(encoding="utf-8").encode(case["encode"]))
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(case["replace"]), f"{case['name']}: nothing to replace"
        char, times = case.get("repeat", ("", 0))
        by = char * int(times) if times else case["by"]
        path.write_text(text.replace(case["replace"], by, 1), encoding="utf-8", newline="")
