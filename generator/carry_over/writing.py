"""Files to be filled in, with remarks for the editor above their entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.load.folder import SCHEMA_VERSION
from generator.yaml_nodes.emit import Value, after_key, as_item
from generator.yaml_nodes.scalars import TO_FILL

LONGEST_REMARK = 300
NUMBERS = ("cells", "scores", "score_rates")
"""Keys with many short values, which may stand on one line."""
BLOCK_TO_FILL = f"{TO_FILL}\n"
"""To be filled in with a text that may have paragraphs, colons and brackets."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list with what is remarked above it, a line each."""

    value: Mapping[str, Value]
    remarks: tuple[str, ...] = ()


Content = Mapping[str, "Value | tuple[Entry, ...]"]
"""What stands below the keys of a file; lists of entries with remarks, or plain values."""


def file_text(content: Content, remarks: tuple[str, ...] = ()) -> bytes:
    """The bytes of a file; `remarks` stand at its top."""
    lines = [f"schema_version: {SCHEMA_VERSION}", *_remarked(remarks)]
    for key, value in content.items():
        if isinstance(value, tuple) and value:
            lines.append(f"{key}:")
            lines.extend(line for one in value if isinstance(one, Entry) for line in _entry(one))
        else:
            lines.extend(_lines(key, value, ""))  # type: ignore[arg-type]
    return "".join(f"{line}\n" for line in lines).encode()


def _entry(entry: Entry) -> Iterator[str]:
    yield from _remarked(entry.remarks)
    yield from _item(entry.value, "")


def _lines(key: str, value: Value, indent: str) -> Iterator[str]:
    """A key with its value; what has something to fill in below stands on lines of its own."""
    if isinstance(value, Mapping) and key not in NUMBERS and _has_to_fill(value):
        yield f"{indent}{key}:"
        for inside, below in value.items():
            yield from _lines(inside, below, f"{indent}  ")
    elif _is_deep(value) and isinstance(value, Sequence):
        yield f"{indent}{key}:"
        for one in value:
            yield from _item(one, indent)
    else:
        yield from after_key(key, value, indent)


def _item(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and _has_to_fill(value):
        lines = (line for key, one in value.items() for line in _lines(key, one, f"{indent}  "))
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines
    else:
        yield from as_item(value, indent)


def _is_deep(value: Value) -> bool:
    """Whether a value is a list of mappings."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return False
    return any(isinstance(one, Mapping) for one in value)


def _has_to_fill(value: Mapping[str, Value]) -> bool:
    found = (TO_FILL, BLOCK_TO_FILL, [TO_FILL])
    return any(one in found or _is_deep(one) for one in value.values())


def _remarked(remarks: tuple[str, ...]) -> Iterator[str]:
    for one in remarks:
        line = " ".join(one.split())
        yield f"# {line if len(line) <= LONGEST_REMARK else line[:LONGEST_REMARK] + '…'}"
