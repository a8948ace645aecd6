"""Well-known slips in one line of YAML, each with the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_KEY = r"^\s*(?:-\s+)?(?P<key>[^\s:：#'\"\[{][^:：]*?)"
FULL_WIDTH_COLON = re.compile(_KEY + r"(?P<colon>：)")
NO_SPACE = re.compile(_KEY + r"(?P<colon>:)(?P<after>[^\s:/]|[\u00a0\u3000])")

_VALUE = re.compile(r"^(?P<head>\s*(?:-\s+)*(?:[^\s:'\"\[{#][^:]*?:\s+)?)(?P<value>\S.*?)\s*$")
_ODD_INDENTATION = re.compile(r"^ *(?P<odd>[^\S \t\n]+)[^\S\n]*(?=\S)")
_NO_COLON = re.compile(
    r"^(?P<head>\s*(?:- +)?)(?P<key>[a-z][a-z_]*)(?:\s*[=＝]\s*| +)(?P<value>[^\s:：=＝].*)$"
)
_NO_SPACE_AFTER_DASH = re.compile(r"^(?P<head>\s*-)(?P<text>[^\s\-].*)$")
_KEY_OR_ITEM = re.compile(r"- |[^\s:]+:(?: |$)")
_COLON_INSIDE = re.compile(r":(?:\s|$)")
_SPECIAL = "[{*&!%@`|>?"
_SEPARATORS = str.maketrans({"，": ", ", "：": ": "})
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Slip:
    """A problem id, the column it is at (from 0), values of its message, the line repaired."""

    id: str
    column: int
    line: str
    values: Mapping[str, str] = field(default_factory=dict)


def slips(line: str) -> Iterator[Slip]:
    """What may be wrong with a line, the likelier first."""
    yield from _in_separators(line)
    if found := _ODD_INDENTATION.match(line):
        odd = found["odd"][0]
        values = {"character": f"U+{ord(odd):04X}"}
        for width in dict.fromkeys((len(found[0]), 2 * len(found[0]), 2)):
            fixed = " " * width + line[found.end() :]
            yield Slip("odd-indentation", found.start("odd"), fixed, values)
    if (found := _VALUE.match(line)) is not None:
        yield from _in_value(found["head"], found["value"])
    if found := _NO_SPACE_AFTER_DASH.match(line):
        fixed = f"{found['head']} {found['text']}"
        yield Slip("no-space-after-dash", found.start("text"), fixed)
    if found := _NO_COLON.match(line):
        fixed = f"{found['head']}{found['key']}: {found['value']}"
        yield Slip("no-colon", found.end("key"), fixed, {"key": found["key"]})


def _in_separators(line: str) -> Iterator[Slip]:
    if found := FULL_WIDTH_COLON.match(line):
        at = found.start("colon")
        values = {"key": found["key"].strip()}
        yield Slip("full-width-colon", at, f"{line[:at]}: {line[at + 1 :]}", values)
    if found := NO_SPACE.match(line):
        at = found.start("colon")
        values = {"key": found["key"].strip()}
        yield Slip("no-space-after-colon", at, f"{line[:at]}: {line[at + 1 :].strip()}", values)


def _in_value(head: str, value: str) -> Iterator[Slip]:
    column, quoted = len(head), head + "'" + value.replace("'", "''") + "'"
    first = value[0]
    if first in "'\"":
        yield from _in_quotes(value, column, quoted)
        return
    if first in _CLOSING:
        yield from _in_brackets(head, value)
    if first in _SPECIAL:
        yield Slip("special-start", column, quoted, {"char": first})
    elif first != ":" and (found := _COLON_INSIDE.search(value)):
        yield Slip("colon-in-text", column + found.start(), quoted)


def _in_quotes(value: str, column: int, quoted: str) -> Iterator[Slip]:
    quote = value[0]
    end = value.find(quote, 1)
    if end < 0:
        yield Slip("open-quote", column, quoted)
    elif quote == '"' and "\\" in value:
        yield Slip("backslash", column + value.index("\\"), quoted)
    elif end < len(value) - 1:
        yield Slip("text-after-quote", column + end + 1, quoted)


def _in_brackets(head: str, value: str) -> Iterator[Slip]:
    for column, char in enumerate(value):
        if char in "，：":
            kind = "full-width-comma" if char == "，" else "full-width-colon"
            key = re.split(r"[{\[,\s]", value[:column])[-1]
            fixed = head + value.translate(_SEPARATORS)
            yield Slip(kind, len(head) + column, fixed, {"key": key})
            break
    missing = [
        closing
        for opening, closing in _CLOSING.items()
        for _ in range(value.count(opening) - value.count(closing))
    ]
    if missing:
        values = {"char": missing[0]}
        yield Slip("open-bracket", len(head), head + value + "".join(missing), values)


def indentations(line: str) -> Iterator[Slip]:
    """A key or item moved by a space or two, in case it is not in line with the others."""
    bare = line.lstrip(" ")
    width = len(line) - len(bare)
    for wanted in (width - 1, width + 1, width - 2, width + 2):
        if _KEY_OR_ITEM.match(bare) and wanted >= 0:
            yield Slip("indentation", width, " " * wanted + bare)
