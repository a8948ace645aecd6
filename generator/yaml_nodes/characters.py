"""Characters that must not stand in a data file, because nobody can see or trust them."""

from __future__ import annotations

import unicodedata

from generator.problems import Place, Report

MAX_CHARACTER_PROBLEMS = 20

_LINE_BREAKS_OF_UNICODE = "\x85\u2028\u2029"
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
"""Invisible, but parts of emoji and of some scripts."""
_REPLACEMENT = "\ufffd"


def only_allowed(text: str, name: str, report: Report) -> bool:
    """Whether a text has allowed characters only; each run of a forbidden one is reported once."""
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable() and _REPLACEMENT not in line:
            continue
        before = ""
        for column, char in enumerate(line, 1):
            kind = forbidden(char) if char != before else None
            before = char
            if kind is None:
                continue
            report.add(kind, Place(name, number, column), character=_code(char))
            found += 1
            if found == MAX_CHARACTER_PROBLEMS:
                return False
    return found == 0


def _code(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def forbidden(char: str) -> str | None:
    """The id of the problem a character is, or None where it is allowed."""
    if char in _BIDI_CONTROLS:
        return "bidi-control"
    if char in _LINE_BREAKS_OF_UNICODE:
        return "line-separator"
    named = {"\ufeff": "stray-bom", "\t": "tab", _REPLACEMENT: "replacement-character"}
    if char in named:
        return named[char]
    category = unicodedata.category(char)
    if category == "Cf" and char not in _JOINERS:
        return "invisible-character"
    if category == "Co":
        return "private-use"
    if category in ("Cc", "Cs") or _is_noncharacter(char):
        return "control-character"
    return None


def _is_noncharacter(char: str) -> bool:
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
