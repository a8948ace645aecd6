"""Numbered lists inside a standard: 1.…；2.…, ①…②…, （1）…（2）…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.wording.text import bracketed

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = "一二三四五六七八九十"
_START = r"(?:^|(?<=[；;。，,：:、）)]))"
_FORMS = (
    re.compile(rf"(?P<n>[{_CIRCLED}])"),
    re.compile(r"[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"(?<![\d.])(?P<n>\d{1,2})(?:[.、]|[）)])(?!\d)"),
    re.compile(rf"[（(](?P<n>[{_CHINESE}])[）)]"),
    re.compile(rf"{_START}(?P<n>[{_CHINESE}])是"),
    re.compile(rf"{_START}第(?P<n>[{_CHINESE}])[，,、]"),
)
_END = re.compile(r"[；;。]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with a numbered list: what stands before it, its items, what follows the last one.

    An item goes to the next number, the last one to the first full stop or semicolon outside
    brackets. Without a list all of the text is `head`.
    """

    head: str
    items: tuple[str, ...]
    tail: str


def numbered(text: str) -> Numbered:
    """The list a text holds; the form of numbers that begins first counts."""
    runs = [run for form in _FORMS if len(run := _run(form, text)) > 1]
    if not runs:
        return Numbered(text, (), "")
    run = min(runs, key=lambda found: found[0].start())
    ends = [mark.start() for mark in run[1:]]
    last = text[run[-1].end() :]
    end = next(_ends(last), len(last))
    items = [text[mark.end() : stop] for mark, stop in zip(run[:-1], ends, strict=True)]
    return Numbered(text[: run[0].start()], (*items, last[:end]), last[end:])


def _ends(text: str) -> Iterator[int]:
    inside = bracketed(text)
    return (found.start() for found in _END.finditer(text) if not inside[found.start()])


def _run(form: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Marks that count up from one."""
    run: list[re.Match[str]] = []
    for mark in form.finditer(text):
        if _value(mark["n"]) == len(run) + 1:
            run.append(mark)
    return run


def _value(sign: str) -> int:
    if sign.isascii():
        return int(sign)
    row = _CIRCLED if sign in _CIRCLED else _CHINESE
    return row.index(sign) + 1
