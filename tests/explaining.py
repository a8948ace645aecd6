"""Examples for the explanations of all kinds of problems, made from the cases of bad inputs.

The case in which a kind is told alone, the shortest such, is its example. What no case can show
stands in tests/cases/situations.toml.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.build import examine
from generator.problems import Problem
from generator.problems.catalogue import kinds
from generator.problems.explaining import texts
from tests.spoiling import BAD_INPUTS, CASES, EVALUATION, Case, cases_of, locate, spoilt_folders

SHOWN_LINES = 9
SHOWN_WIDTH = 90


@dataclass(frozen=True)
class Found:
    """A problem of a spoilt folder, how many others there are, and the change that made it."""

    problem: Problem
    others: int
    base: str
    case: Case
    folder: Path

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """The plainest example comes first."""
        wrong, _ = shown(self)
        return ("also" in self.case, self.others, len(wrong), self.case["name"])


def situations() -> dict[str, dict[str, str]]:
    text = (CASES / "situations.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


def all_found(scratch: Path) -> Iterable[Found]:
    for file in BAD_INPUTS:
        base, _ = cases_of(file)
        for case, folder in spoilt_folders(file, scratch / file.stem):
            problems = examine(folder).problems
            for one in problems:
                yield Found(one, len(problems) - 1, base, case, folder)


def shown(found: Found) -> tuple[str, str]:
    """What stands wrong in the changed file, and what is right there."""
    case, say = found.case, texts("zh")
    sound = locate(CASES / found.base, case["file"], EVALUATION[found.base])
    path = locate(found.folder, case["file"], EVALUATION[found.base])
    before = sound.read_text(encoding="utf-8") if sound.is_file() else ""
    right = before or say["nothing"]
    if "rename" in case:
        return say["file_name"].format(name=case["rename"]), say["file_name"].format(
            name=sound.name
        )
    if "remove" in case:
        return say["nothing"], _cut(right)
    if "link" in case or path.is_symlink():
        return say["link"], _cut(right)
    if "folder" in case:
        return say["folder"], _cut(right)
    if "size" in case:
        return say["large"].format(size=case["size"]), _cut(right)
    after = path.read_bytes().decode("utf-8", "replace")
    if not after.strip():
        return say["empty"], _cut(right)
    return _hunk(after, before) if before and "replace" in case else (_cut(after), _cut(right))


def _hunk(after: str, before: str) -> tuple[str, str]:
    """The lines that differ, with one around them."""
    new, old = after.split("\n"), before.split("\n")
    matcher = difflib.SequenceMatcher(None, new, old, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    (_, a1, _, b1, _), (_, _, a2, _, b2) = changed[0], changed[-1]
    wrong, right = new[max(0, a1 - 1) : a2 + 1], old[max(0, b1 - 1) : b2 + 1]
    return _cut("\n".join(wrong)), _cut("\n".join(right))


def _cut(text: str) -> str:
    lines = [_visible(line) for line in text.strip("\n").split("\n")]
    more = ["…"] if len(lines) > SHOWN_LINES else []
    return "\n".join([*lines[:SHOWN_LINES], *more])


def _visible(line: str) -> str:
    short = line if len(line) <= SHOWN_WIDTH else line[:SHOWN_WIDTH] + "…"
    return "".join(char if char.isprintable() else "·" for char in short)


def examples_text(scratch: Path) -> str:
    """The text of generator/problems/examples.toml."""
    best: dict[str, Found] = {}
    for one in all_found(scratch):
        known = best.get(one.problem.id)
        if known is None or one.rank < known.rank:
            best[one.problem.id] = one
    told = situations()
    unseen = [id for id in kinds() if id not in best and id not in told]
    assert not unseen, f"no case in tests/cases/bad-inputs shows {unseen}"
    parts = [_situation(id, told[id]) if id in told else _entry(best[id]) for id in kinds()]
    return "# Made by tests/explaining.py; see there.\n\n" + "\n".join(parts)


def _situation(id: str, entry: dict[str, str]) -> str:
    values = {key: one for key, one in entry.items() if key not in ("zh", "en", "meant")}
    meant = f"meant = {_quoted(entry['meant'])}\n" if "meant" in entry else ""
    said = f"zh = {_quoted(entry['zh'])}, en = {_quoted(entry['en'])}"
    return f"[{id}]\n{meant}values = {_inline(values)}\nsituation = {{{said}}}\n"


def _entry(found: Found) -> str:
    problem = found.problem
    wrong, right = shown(found)
    lines = [
        f"[{problem.id}]",
        f"file = {_quoted(problem.place.file)}",
        f"line = {problem.place.line}",
        f"shown = {_quoted(Path(found.case['file']).name)}",
        f"wrong = {_quoted(wrong)}",
        f"right = {_quoted(right)}",
        *([f"meant = {_quoted(problem.meant)}"] if problem.meant else []),
        f"values = {_inline(problem.values)}",
    ]
    return "\n".join(lines) + "\n"


def _inline(values: object) -> str:
    assert hasattr(values, "items")
    pairs = (f"{key} = {_quoted(one)}" for key, one in values.items())
    return f"{{{', '.join(pairs)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
