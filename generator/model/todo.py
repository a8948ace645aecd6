"""What is still to be done on an evaluation before it can be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Place

if TYPE_CHECKING:
    from generator.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class ToFill:
    """A value that is to be filled in (待填): where it stands, and its key with what it is of."""

    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class TodoItem:
    """Something a person has to look at, written by a tool or a person.

    `file` is the file it is about, `about` the entry in it, `origin` where in the report to look;
    `kind` is the same for matters that are alike; each empty where that is not said.
    """

    text: str
    file: str
    about: str
    origin: str
    place: Place
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that cannot be scored before it is filled in; only a preview tells of it.

    `evaluation` is what there is of it, with idle values for what is to be filled in.
    """

    department: str
    year: int
    title: str
    to_fill: tuple[ToFill, ...]
    todo: tuple[TodoItem, ...]
    place: Place
    evaluation: Evaluation | None = None
