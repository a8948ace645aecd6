"""What the summary of a report says otherwise than its body: each sentence that is almost the same.

The body is what the draft holds; a summary that shortens is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.intake.draft import Gathered
from generator.intake.quoting import clause
from generator.intake.recognise.captions import texts
from generator.intake.recognise.folding import folded
from generator.intake.recognise.outline import BODY, SUMMARY, Outline, Unit

_SENTENCE = re.compile(r"[^。；\n]+")
ALMOST = 0.85
SHORTEST = 12
FILES = (
    ("method.yml", ("评价基本情况", "评价工作", "评价依据", "评价方法")),
    ("profile.yml", ("概况", "基本情况", "机构", "职能")),
    ("goals.yml", ("目标",)),
    ("evaluation.yml", ("结论",)),
    ("findings.yml", ("绩效", "问题", "建议")),
)


def find_differences(found: Outline, into: Gathered) -> None:
    """A doubt for each sentence of the summary that the body has in other words."""
    body = [one for one in found.units if one.part == BODY and one.path]
    for unit in (one for one in found.units if one.part == SUMMARY and one.path):
        same = [one for one in body if one.path[0].number == unit.path[0].number]
        said = {folded(sentence): sentence for one in same for sentence in _sentences(one)}
        for sentence in _sentences(unit):
            if folded(sentence) not in said and (other := _nearest(sentence, list(said.values()))):
                _doubt(found, unit, sentence, other, into)


def _sentences(unit: Unit) -> Iterator[str]:
    for text in (unit.text, *(one.text for one in texts(unit))):
        yield from (one.strip() for one in _SENTENCE.findall(text) if len(folded(one)) >= SHORTEST)


def _nearest(sentence: str, others: Sequence[str]) -> str:
    """The sentence of the body that is almost the same; empty for none."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(folded(sentence))
    best, nearest = ALMOST, ""
    for other in others:
        matcher.set_seq1(folded(other))
        if (
            matcher.real_quick_ratio() > best
            and matcher.quick_ratio() > best
            and (ratio := matcher.ratio()) > best
        ):
            best, nearest = ratio, other
    return nearest


def _doubt(found: Outline, unit: Unit, sentence: str, other: str, into: Gathered) -> None:
    top = next((one.text for one in found.units if one.path == unit.path[:1]), "")
    file = next((file for file, words in FILES if any(one in top for one in words)), "")
    mine, theirs = _differing(sentence, other)
    values = {"heading": unit.where, "summary": mine, "body": theirs}
    into.doubt("summary-differs", file, "", unit.origin, **values)


def _differing(one: str, other: str) -> tuple[str, str]:
    """The clauses of each text that differ."""
    plain, second = "".join(one.split()), "".join(other.split())
    changed = [
        step
        for step in SequenceMatcher(None, plain, second, autojunk=False).get_opcodes()
        if step[0] != "equal"
    ]
    if not changed:
        return plain, second
    first, last = changed[0], changed[-1]
    return clause(plain, first[1], last[2]), clause(second, first[3], last[4])
