"""What an editor most likely did when the YAML parser gives up.

The parser tells where it stopped; the mistake is often a line earlier. Each hint looks at the
lines around that spot for one well-known slip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from generator.problems import Place, Report

_KEY = r"^\s*(?:-\s+)?(?P<key>[^\s:：#'\"\[{][^:：]*?)"
_FULL_WIDTH_COLON = re.compile(_KEY + r"(?P<colon>：)")
_NO_SPACE = re.compile(_KEY + r"(?P<colon>:)(?P<after>[^\s:/]|\u00a0|\u3000)")
_COLON_IN_TEXT = re.compile(_KEY + r":\s+(?P<value>[^'\"|>\[{\s].*?)(?P<colon>:)(?:\s|$)")
_SPECIAL_START = re.compile(r"(?:^|:\s+|-\s+)(?P<char>[\[{*&!%@`|>])")
_QUOTE = re.compile(r"(?:^|:\s+|-\s+)(?P<quote>[\"'])")


def explain(fault: yaml.MarkedYAMLError, lines: Sequence[str], name: str, report: Report) -> None:
    """Report a syntax error at the spot where it was made, as far as that can be told."""
    mark = fault.problem_mark or fault.context_mark
    at = mark.line if mark else 0
    begun = fault.context_mark.line if fault.context_mark else at
    for number in dict.fromkeys((at, at - 1, begun, at - 2)):
        if 0 <= number < len(lines) and _known_slip(lines[number], number, name, report):
            return
    at = min(at, len(lines) - 1)
    column = (mark.column if mark else 0) + 1
    why = str(fault.problem or fault.context or "")
    report.add("yaml-syntax", Place(name, at + 1, column), why=why)


def _known_slip(line: str, number: int, name: str, report: Report) -> bool:
    def add(id: str, column: int, **values: str) -> bool:
        report.add(id, Place(name, number + 1, column + 1), **values)
        return True

    if found := _FULL_WIDTH_COLON.match(line):
        return add("full-width-colon", found.start("colon"), key=found["key"].strip())
    if found := _NO_SPACE.match(line):
        return add("no-space-after-colon", found.start("colon"), key=found["key"].strip())
    if found := _COLON_IN_TEXT.match(line):
        return add("colon-in-text", found.start("colon"))
    if found := _SPECIAL_START.search(line):
        return add("special-start", found.start("char"), char=found["char"])
    if (found := _QUOTE.search(line)) and line.count(found["quote"]) % 2:
        return add("open-quote", found.start("quote"))
    return False
