"""An edit of a data file, and why one may be refused."""

from __future__ import annotations

from dataclasses import dataclass

from generator.yaml_nodes.emit import Value

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One value of a file put in place of another.

    `file` is named from the data folder; `path` leads there by keys and positions in lists, which
    count from 0: one past the end appends, an empty one stands for the whole file. None deletes.
    Texts that end with a line break are written as paragraphs below each other.
    """

    file: str
    path: Path
    value: Value | None


class NotEditable(Exception):
    """A file cannot be edited as asked; nothing was changed.

    `reason` is a key of the words of editing, `values` fill its gaps.
    """

    def __init__(self, file: str, reason: str, **values: object) -> None:
        super().__init__(f"{file}: {reason} {values or ''}".rstrip())
        self.file = file
        self.reason = reason
        self.values = values


class Conflict(Exception):
    """Files were changed by somebody else since they were read; nothing was changed."""

    def __init__(self, files: tuple[str, ...]) -> None:
        super().__init__(", ".join(files))
        self.files = files
