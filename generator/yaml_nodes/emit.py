"""Plain values to YAML text, in the form an editor would type and `parse` reads back.

Lists and mappings that hold single values only stand on one line where they fit; a text that ends
with a line break is a block of paragraphs after a bar. Nothing is escaped: Chinese stays Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from generator.yaml_nodes.characters import forbidden

Scalar: TypeAlias = str | int | Decimal | bool | date
Value: TypeAlias = "Scalar | Sequence[Value] | Mapping[str, Value]"

WIDTH = 120
"""Columns a collection on one line may take; a Chinese character counts as one."""
LONGEST_ITEM = 20
"""Characters of a text in a list on one line; longer ones read better below each other."""

_SPECIAL_START = re.compile(r"[-?:](?: |$)|[,\[\]{}#&*!|>'\"%@`=~]|---|\.\.\.")
_GUESSED = re.compile(
    r"[-+]?[.\d][\d_,.:eE+-]*|0[xo][0-9a-fA-F]+|[-+]?\.inf|\.nan"
    r"|true|false|yes|no|on|off|y|n|null|<<",
    re.IGNORECASE,
)
"""What other readers of YAML would not take as a text."""


class Typed(str):
    """A text that stands as it was typed: quoted only where it would else be read as another."""


def emit(value: Mapping[str, Value]) -> str:
    """The text of a file. Decimals keep their digits, yes and no are 是 and 否.

    Raises ValueError for a text that no data file may hold.
    """
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def after_key(key: str, value: Value, indent: str) -> list[str]:
    """The lines of a key with its value in a mapping that is moved to the right by `indent`."""
    return list(_under(f"{indent}{_scalar(key, flow=False)}:", value, indent))


def as_item(value: Value, indent: str) -> list[str]:
    """The lines of an item of a list whose dashes are moved to the right by `indent`."""
    return list(_item(value, indent))


def single(value: Scalar, *, flow: bool) -> str:
    """A single value as it stands behind a key; `flow` inside of brackets."""
    return _scalar(value, flow=flow)


def _mapping(value: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, below in value.items():
        yield from _under(f"{indent}{_scalar(key, flow=False)}:", below, indent)


def _under(head: str, value: Value, indent: str) -> Iterator[str]:
    """A value behind its key: on the same line where it fits, else on lines of its own."""
    if isinstance(value, str) and value.endswith("\n"):
        yield f"{head} |"
        yield from _block(value, f"{indent}  ")
    elif (line := _one_line(value, len(head) + 1)) is not None:
        yield f"{head} {line}"
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, Sequence):
        yield head
        for item in value:
            yield from _item(item, indent)


def _block(text: str, indent: str) -> Iterator[str]:
    lines = _lines(text)
    if any(not line or line != line.strip() for line in lines):
        raise ValueError(f"a paragraph is empty or begins or ends with a space: {text!r}")
    yield from (f"{indent}{line}" for line in lines)


def _item(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, str) and value.endswith("\n"):
        yield f"{indent}- |"
        yield from _block(value, f"{indent}  ")
    elif (line := _one_line(value, len(indent) + 2)) is not None:
        yield f"{indent}- {line}"
    elif isinstance(value, Mapping):
        lines = _mapping(value, f"{indent}  ")
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines
    else:
        raise ValueError(f"no place for {value!r} in a list")


def _one_line(value: Value, column: int) -> str | None:
    """A single value, or a collection of some that fits; None for what needs lines of its own."""
    if isinstance(value, str | int | Decimal | date):
        return _scalar(value, flow=False)
    items = value.values() if isinstance(value, Mapping) else value
    if not all(isinstance(one, str | int | Decimal | date) for one in items):
        return None if value else "[]"
    if any(isinstance(one, str) and one.endswith("\n") for one in items):
        return None
    if isinstance(value, Sequence) and any(len(str(one)) > LONGEST_ITEM for one in items):
        return None
    text = _flow(value)
    return text if not value or column + len(text) <= WIDTH else None


def _flow(value: Sequence[Value] | Mapping[str, Value]) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_scalar(key, flow=True)}: {_flow_scalar(one)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(_flow_scalar(one) for one in value)}]"


def _flow_scalar(value: Value) -> str:
    if not isinstance(value, str | int | Decimal | date):
        raise ValueError(f"no single value: {value!r}")
    return _scalar(value, flow=True)


def _scalar(value: Scalar, *, flow: bool) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    (line,) = _lines(value) or [""]
    quoted = line.replace("'", "''")
    guessed = not isinstance(value, Typed) and _GUESSED.fullmatch(line)
    return line if not guessed and _is_plain(line, flow=flow) else f"'{quoted}'"


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip():
        return False
    if _SPECIAL_START.match(text) or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and any(sign in text for sign in ",[]{}?:"))


def _lines(text: str) -> list[str]:
    lines = text.removesuffix("\n").split("\n")
    for line in lines:
        bad = next((char for char in line if forbidden(char) is not None), "") if _odd(line) else ""
        if bad:
            raise ValueError(f"no data file may hold U+{ord(bad):04X}")
    return lines


def _odd(line: str) -> bool:
    """Whether a line may hold what is forbidden; most do not."""
    return not line.isprintable() or "\ufffd" in line
