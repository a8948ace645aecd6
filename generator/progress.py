"""How far long work has come, told to whoever asked for it; the work itself knows no terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Stage(StrEnum):
    """What is being done."""

    READING = "reading"
    SCORING = "scoring"
    MAKING = "making"
    INDEXING = "indexing"
    WRITING = "writing"


LABELS = {
    Stage.READING: "读取 / reading",
    Stage.SCORING: "计分 / scoring",
    Stage.MAKING: "生成 / making",
    Stage.INDEXING: "搜索索引 / search index",
    Stage.WRITING: "写入 / writing",
}
"""What the stages are called where they are told."""

Progress = Callable[[Stage, int, int], None]
"""Takes a stage, how many of its steps are done, and how many there are."""


def silent(stage: Stage, done: int, total: int) -> None:
    """Tells nobody."""


def told(items: Collection[T], stage: Stage, progress: Progress) -> Iterator[T]:
    """Items one by one, each counted when it is done with."""
    for done, one in enumerate(items):
        progress(stage, done, len(items))
        yield one
    progress(stage, len(items), len(items))
