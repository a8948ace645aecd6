"""The judgement that gives a printed score under a rule, where only one does."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.intake.wording.found import Note
from generator.intake.wording.likeness import pointed_at
from generator.intake.wording.readings import text

MOST_PARTS = 16
"""Lists longer than this are not searched for the parts that give a score."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Keys of an entry of judgements.yml, and doubts."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[Note, ...] = ()


def judge(
    rule: Mapping[str, Any] | None, weight: Decimal, score: Decimal | None, reason: str
) -> Judged:
    """The judgement for a rule; nothing for rules over measured values."""
    reader = _READERS.get(rule["kind"]) if rule else None
    if rule is None or reader is None:
        return Judged()
    if score is None and not _asks_nothing(rule, weight):
        return Judged({}, (("judgement-no-score", {}),))
    return reader(rule, weight, score, reason) if score is not None else Judged()


def _asks_nothing(rule: Mapping[str, Any], weight: Decimal) -> bool:
    """Bands ask for a judgement only where one of them gives a range."""
    rows = rule["bands"] if rule["kind"] == "bands" else ()
    ends = [points(row, weight) for row in rows]
    return bool(ends) and all(low == high for low, high in ends)


def _doubted(kind: str, score: Decimal) -> Judged:
    return Judged({}, ((kind, {"score": f"{score:f}"}),))


def points(row: Mapping[str, Any], weight: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most points of a row of a rule."""
    share = "share" in row
    value = row["share" if share else "points"]
    ends = (value["from"], value["to"]) if isinstance(value, Mapping) else (value, value)
    low, high = (Decimal(str(one).rstrip("%")) for one in ends)
    return (low * weight / 100, high * weight / 100) if share else (low, high)


def _level(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    awards = [(row["name"], *points(row, weight)) for row in rule["levels"]]
    fitting = [(name, low, high) for name, low, high in awards if low <= score <= high]
    if not fitting:
        return _doubted("judgement-unreached", score)
    if len(fitting) > 1:
        return _doubted("judgement-open", score)
    name, low, high = fitting[0]
    return Judged({"level": name} if low == high else {"level": name, "points": score})


def _met(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    if score not in (weight, Decimal(0)):
        return _doubted("judgement-unreached", score)
    return Judged({"met": score == weight})


def _parts_met(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    awards = [points(row, weight)[1] for row in rule["items"]]
    if score == 0 and weight:
        return Judged({"met": []})
    if len(awards) > MOST_PARTS:
        return _doubted("judgement-open", score)
    fitting = [
        list(chosen)
        for count in range(len(awards) + 1)
        for chosen in itertools.combinations(range(1, len(awards) + 1), count)
        if sum((awards[at - 1] for at in chosen), Decimal(0)) == score
    ]
    if not fitting:
        return _doubted("judgement-unreached", score)
    return Judged({"met": fitting[0]}) if len(fitting) == 1 else _doubted("judgement-open", score)


def _problems(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    lost, problems = weight - score, rule["problems"]
    if lost == 0:
        return Judged({"found": []})
    if problems == [text("problems-unlisted")]:
        return _doubted("judgement-open", score)
    if isinstance(rule["deduct"], Mapping):
        return _chosen(rule["deduct"], problems, lost, score, reason)
    count, once = lost / rule["deduct"], rule.get("once", False)
    most = 1 if once else len(problems)
    if lost < 0 or (count != int(count) and score != 0) or count > most:
        return _doubted("judgement-unreached", score)
    if count == len(problems):
        return Judged({"found": list(range(1, len(problems) + 1))})
    pointed = pointed_at(problems, reason)
    if score != 0 and (len(pointed) == count or (once and pointed)):
        doubt = ("judgement-problems", {"problems": "；".join(problems[at - 1] for at in pointed)})
        return Judged({"found": pointed}, (doubt,))
    return _doubted("judgement-open", score)


def _chosen(
    deduct: Mapping[str, Any], problems: Sequence[str], lost: Decimal, score: Decimal, reason: str
) -> Judged:
    """Points off that were chosen: plain only where there is one problem to lose them by."""
    pointed = pointed_at(problems, reason) if len(problems) > 1 else [1]
    if len(pointed) != 1 or not deduct["from"] <= lost <= deduct["to"]:
        return _doubted("judgement-open", score)
    keys = {"found": [{"problem": pointed[0], "points": lost, "reason": reason.strip()}]}
    if len(problems) == 1 or not reason.strip():
        return Judged(keys) if reason.strip() else _doubted("judgement-open", score)
    return Judged(keys, (("judgement-problems", {"problems": problems[pointed[0] - 1]}),))


def _given(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    if "deduct" in rule:
        inside = rule["deduct"]["from"] <= weight - score <= rule["deduct"]["to"]
        return (
            Judged({"deduct": weight - score}) if inside else _doubted("judgement-unreached", score)
        )
    inside = rule["from"] <= score <= rule["to"]
    return Judged({"points": score}) if inside else _doubted("judgement-unreached", score)


def _in_band(rule: Mapping[str, Any], weight: Decimal, score: Decimal, reason: str) -> Judged:
    ranged = [row for row in (points(row, weight) for row in rule["bands"]) if row[0] != row[1]]
    within = any(low <= score <= high for low, high in ranged)
    return Judged({"points": score}) if within else Judged()


_Reader = Callable[[Mapping[str, Any], Decimal, Decimal, str], Judged]
_READERS: dict[str, _Reader] = {
    "levels": _level,
    "pass_fail": _met,
    "items": _parts_met,
    "checklist": _problems,
    "discretionary": _given,
    "bands": _in_band,
}
