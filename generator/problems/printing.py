"""How problems print: for a person, for a program, for GitHub's annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence

from generator.problems.catalogue import LANGUAGES, hint, message, severity
from generator.problems.problem import Place, Problem, Severity

SourceLine = Callable[[Place], str | None]
"""Gives the source line a place is on, or None when the file cannot be read."""

SEVERITY_WORDS = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "提醒", "en": "warning"},
}
SHOWN_WIDTH = 100


def as_text(problems: Sequence[Problem], source: SourceLine, language: str = "both") -> str:
    """Problems for a person: place, message, source line with a mark, way out."""
    languages = LANGUAGES if language == "both" else (language,)
    return "\n".join(_block(problem, source, languages) for problem in problems)


def accepted_text(problems: Sequence[Problem]) -> str:
    """The warnings that an editor lets stand, briefly: place, kind, reason. Empty without any."""
    lines = [
        f"  {problem.place.file}:{problem.place.line} [{problem.id}] {problem.accepted}"
        for problem in problems
        if problem.accepted
    ]
    head = (
        f"已核对、予以保留的提醒 {len(lines)} 处 / warnings looked at and let stand: {len(lines)}"
    )
    return "\n".join([head, *lines]) + "\n" if lines else ""


def _block(problem: Problem, source: SourceLine, languages: Sequence[str]) -> str:
    word = "/".join(SEVERITY_WORDS[severity(problem)][language] for language in languages)
    lines = [f"{problem.place}: {word} [{problem.id}]"]
    lines.extend(f"  {message(problem, language)}" for language in languages)
    excerpt = source(problem.place)
    if excerpt:
        lines.extend(_marked(excerpt, problem.place.column))
    hints = (hint(problem, language) for language in languages)
    lines.extend(f"  → {advice}" for advice in hints if advice)
    return "\n".join(lines) + "\n"


def _marked(line: str, column: int) -> list[str]:
    start = max(0, column - 1 - SHOWN_WIDTH // 2)
    shown = "".join(_shown(char) for char in line[start : start + SHOWN_WIDTH])
    before = shown[: max(0, column - 1 - start)]
    return [f"    | {shown}", f"    | {' ' * _cells(before)}^"]


def _shown(char: str) -> str:
    """A character that a terminal shows and does not obey."""
    return char if char.isprintable() else " " if char == "\t" else "·"


def _cells(text: str) -> int:
    """Width on a terminal: wide East Asian characters take two cells."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def as_json(problems: Sequence[Problem]) -> str:
    """Problems for a program: a JSON array, one object per problem."""
    rows = [
        {
            "id": problem.id,
            "severity": severity(problem).value,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": {language: message(problem, language) for language in LANGUAGES},
            "hint": {language: hint(problem, language) for language in LANGUAGES},
            "meant": problem.meant,
            "accepted": problem.accepted or None,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Sequence[Problem], root: str = "") -> str:
    """Problems as workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{severity(problem).value} file={_property(root + problem.place.file)},"
        f"line={problem.place.line},col={problem.place.column},title={problem.id}::"
        + _data(" / ".join(f"{message(problem, lang)} {hint(problem, lang)}" for lang in LANGUAGES))
        + "\n"
        for problem in problems
    )


def _data(text: str) -> str:
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
