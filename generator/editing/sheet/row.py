"""What can be edited of an evaluation: a row for each value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.editing.edit import Path


class Kind(StrEnum):
    """What a value is, and how it stands in a row as text.

    NUMBER, PERCENT (with its sign), DAY (2021-06-30), FLAG (是 or 否), LINE: as in the file.
    CHOICE: one of the options. CHECKLIST: the chosen options, each on a line. CHOSEN: the same with
    points and reason behind each, divided by "|". LINES: texts, each on a line.
    PARAGRAPHS: paragraphs, each on a line.
    """

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    CHECKLIST = "checklist"
    CHOSEN = "chosen"
    LINE = "line"
    LINES = "lines"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Option:
    """One of several values: as written in the file, and as a person reads it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A value that can be edited, whether it is written yet or not.

    `file` is named from the data folder, `path` leads to the value in it; `line` and `column` are
    where it stands, or where what it belongs to begins. `anchor` is a name that stays when entries
    before it come or go, unique among the rows. `section` names the part of the evaluation, `group`
    the entry the value belongs to, empty for values that stand alone. `value` is "" where nothing
    is written; `written` says whether the key is there, `usual` whether nearly every report has it.
    `refers` says whose id the value is, or each of its lines, which `options` then list; others
    can be typed all the same.
    """

    file: str
    path: Path
    anchor: str
    section: str
    group: str
    label: str
    value: str
    kind: Kind
    unit: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    written: bool = True
    required: bool = False
    usual: bool = False
    refers: str = ""
    line: int = 1
    column: int = 1

    @property
    def name(self) -> str:
        """How the value is called where it stands apart from its entry."""
        return " › ".join(filter(None, (self.section, self.group, self.label)))
