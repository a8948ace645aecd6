"""What stands around a rule: side conditions, what holds where the indicator does not apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.intake.wording.found import Note
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard

_HARM = re.compile(
    r"不良(?:社会)?影响|严重后果|(?:被|受到).{0,12}(?:通报|处罚|问责|处理|处分)|重新公开"
)
_AT_MOST = re.compile(r"的?[，,]?(?:该|本)?(?:项|指标)*得分(?:不得?超过|不高于|最高为?)$")
_NONE = re.compile(
    r"^(?:如|若|当年|全年|年度|本年度?|部门|单位)*(?:没有|无|未(?:安排|发生|收到|开展|涉及)|不涉及|不适用)"
    r"(?!.*(?:问题|违规|违纪|超|增长|失信|事故|投诉|结余|结转|记录|偏差|调整))"
)
_FULL = re.compile(r"按满分(?:计算|计)")
_SPREAD = re.compile(r"分值?(?:平均(?:计入|分摊|分配)|均摊)(?P<to>.*)|平均计入(?P<to2>.*)")
_RESCALE = re.compile(r"按比例(?:计入|放大|折算|分摊|换算)(?P<to>.*)|折算为(?P<to2>.*)")
_SCOPE = re.compile(
    r"[“\"「](?P<quoted>[^”\"」]+)[”\"」]|(?P<bare>[^，。；]+?)(?:的)?(?:其他|其余|其它)指标"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Keys beside `rule`, the phrases they were read from, and doubts about them."""

    around: dict[str, Any]
    used: tuple[Phrase, ...]
    doubts: tuple[Note, ...]


def surroundings(standard: Standard) -> Surroundings:
    """What of a standard is not the rule itself."""
    conditions = list(_conditions(standard))
    spared = _not_applicable(standard)
    around: dict[str, Any] = {}
    if conditions:
        around["conditions"] = [
            {"text": _worded(phrase), "points": points} for phrase, points in conditions
        ]
    if spared:
        around["not_applicable"] = spared[1]
    used = (*(phrase for phrase, _ in conditions), *(spared[0] if spared else ()))
    doubts = tuple(("rule-around", {"quote": phrase.text}) for phrase in used)
    return Surroundings(around, used, doubts)


def _conditions(standard: Standard) -> Iterator[tuple[Phrase, Decimal]]:
    """Phrases that hold the score, with the most they leave."""
    for at, phrase in enumerate(standard.phrases):
        award = phrase.award
        if award is None or at == 0 or award.low != award.high:
            continue
        points = award.points(standard.weight)
        holds = _AT_MOST.search(phrase.condition)
        if points < standard.weight and (holds or (points == 0 and _HARM.search(phrase.condition))):
            yield phrase, points


def _worded(phrase: Phrase) -> str:
    return _AT_MOST.sub("", phrase.condition) or phrase.text


def _not_applicable(standard: Standard) -> tuple[tuple[Phrase, ...], dict[str, Any]] | None:
    others = standard.has("formula", "deduction") or len(standard.of("award")) > 1
    for phrase in standard.phrases[1:]:
        words = phrase.condition or phrase.text
        if not _NONE.search(words):
            continue
        if others and phrase.award and phrase.award.points(standard.weight) == standard.weight:
            return (phrase,), {"policy": "full"}
        if phrase.kind == "text" and (policy := _policy(phrase.text)):
            return (phrase,), policy
    return None


def _policy(text: str) -> dict[str, Any] | None:
    for policy, pattern in (("spread", _SPREAD), ("rescale", _RESCALE)):
        if found := pattern.search(text):
            scope = _SCOPE.search(found["to"] or found["to2"] or "") or _SCOPE.search(
                text[: found.start()].rsplit("，", maxsplit=1)[-1]
            )
            named = scope and (scope["quoted"] or scope["bare"])
            return {"policy": policy, **({"scope": named} if named else {})}
    return {"policy": "full"} if _FULL.search(text) else None
