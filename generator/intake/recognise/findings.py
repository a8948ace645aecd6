"""Achievements, problems and recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.intake.document import Origin
from generator.intake.draft import FoundIndicator, Gathered
from generator.intake.recognise.captions import texts
from generator.intake.recognise.links import answers, indicators_of
from generator.intake.recognise.outline import Outline, Unit
from generator.intake.recognise.reasons import Reason

FILE = "findings.yml"
_ACHIEVED = ("主要绩效", "主要成效", "取得的成效", "主要做法", "取得的成绩", "主要经验", "绩效亮点")
_PROBLEMS = ("存在的问题", "存在问题", "主要问题", "问题及原因", "发现的问题")
_ADVICE = (
    "有关建议",
    "相关建议",
    "意见建议",
    "改进建议",
    "对策建议",
    "工作建议",
    "改进措施",
    "建议",
)
_OTHER = (("问题", "结论", "绩效", "成效"), ("建议", "措施", "结论", "绩效", "成效"))
"""What else a chapter on advice, and one on problems, may be on."""
_COUNTED = re.compile(r"(?:(?<=^)|(?<=[。；;：:]))([一二三四五六七八九])是(?!否)[，,：:]?")


def find_findings(
    found: Outline,
    indicators: Sequence[FoundIndicator],
    reasons: Mapping[str, Reason],
    into: Gathered,
) -> dict[str, Any]:
    """The keys of findings.yml."""
    leaves = [one for one in indicators if one.leaf]
    findings: dict[str, Any] = {}
    if groups := list(_achievements(found, leaves, reasons, into)):
        findings["achievements"] = groups
    for key, letter, words in (("problems", "p", _PROBLEMS), ("recommendations", "r", _ADVICE)):
        items = list(_items(found, _section(found, words)))
        if not items and found.has_body:
            into.doubt("not-found", FILE, key, Origin(), what=key)
        if not items:
            continue
        findings[key] = [
            _finding(f"{letter}{at}", text, origin, leaves, reasons, into)
            for at, (text, origin) in enumerate(items, 1)
        ]
    if any(
        "indicators" in one
        for key in ("problems", "recommendations")
        for one in findings.get(key, ())
    ):
        into.doubt("links-proposed", FILE, "problems", Origin())
    if "problems" in findings and "recommendations" in findings:
        _answer(findings["problems"], findings["recommendations"], into)
    return findings


def _answer(
    problems: Sequence[dict[str, Any]], recommendations: Sequence[dict[str, Any]], into: Gathered
) -> None:
    """Each recommendation with the problem it answers, where that is plain."""
    told = answers(*([one["text"] for one in each] for each in (problems, recommendations)))
    for problem, recommendation in zip(problems, recommendations, strict=False):
        if told:
            recommendation["problems"] = [problem["id"]]
    kind = "answers-proposed" if told else "answers-open"
    into.doubt(kind, FILE, "recommendations", Origin())


def _section(found: Outline, words: Sequence[str]) -> Unit | None:
    """The section on something; a chapter on several things (评价结论及建议) has one inside."""
    unit = found.headed(*words)
    if unit is None or not any(word in unit.text for word in _OTHER[words is _PROBLEMS]):
        return unit
    return found.headed(*words, under=unit) or unit


def _items(found: Outline, unit: Unit | None) -> Iterator[tuple[str, Origin]]:
    """The items below a heading: each numbered paragraph of the first rank with all below it, and
    each of those that go on in one paragraph (一是…二是…)."""
    for text, origin in _whole_items(found, unit):
        if "\n" in text:
            yield text, origin
        else:
            yield from ((one, origin) for one in _several(text))


def _several(text: str) -> list[str]:
    """The items of a text that counts them itself; the first may have lost its number."""
    numbers = [one[1] for one in _COUNTED.finditer(text)]
    if "".join(numbers) not in (
        "二三四五六七八九"[: len(numbers)],
        "一二三四五六七八九"[: len(numbers)],
    ):
        return [text]
    pieces = [one.strip() for one in _COUNTED.split(text)[::2]]
    return [one for one in pieces if one] if numbers else [text]


def _whole_items(found: Outline, unit: Unit | None) -> Iterator[tuple[str, Origin]]:
    if unit is None:
        return
    below = found.below(unit)
    depth = len(unit.path) + 1
    held: list[str] = []
    origin = unit.origin
    plain = texts(unit)
    if not below:
        yield from ((one.text.strip(), one.origin) for one in plain)
        return
    for one in below:
        if len(one.path) <= depth and held:
            yield "\n".join(held), origin
            held = []
        if not held:
            origin = one.origin
        held += [one.text.strip(), *(line.text.strip() for line in texts(one))]
    yield "\n".join(held), origin


def _finding(
    id: str,
    text: str,
    origin: Origin,
    leaves: Sequence[FoundIndicator],
    reasons: Mapping[str, Reason],
    into: Gathered,
) -> dict[str, Any]:
    into.trace(FILE, id, text, origin)
    finding: dict[str, Any] = {"id": id, "text": _value(text)}
    if about := indicators_of(text, leaves, reasons):
        finding["indicators"] = about
    return finding


def _value(text: str) -> str:
    return f"{text}\n" if "\n" in text else text


def _achievements(
    found: Outline,
    leaves: Sequence[FoundIndicator],
    reasons: Mapping[str, Reason],
    into: Gathered,
) -> Iterator[dict[str, Any]]:
    unit = found.headed(*_ACHIEVED)
    if unit is None:
        return
    below = found.below(unit)
    depth = len(unit.path) + 1
    groups = [one for one in below if len(one.path) == depth] or [unit]
    for group in groups:
        items = list(_items(found, group))
        if group is not unit and not items:
            items = [(group.text.strip(), group.origin)]
        heading = group.text.strip() if group is not unit else ""
        for at, (text, origin) in enumerate(items, 1):
            into.trace(FILE, f"achievements.{heading[:20]}.{at}", text, origin)
        yield {
            "heading": _heading(heading, unit),
            "items": [_item(text, leaves, reasons) for text, _ in items],
        }


def _heading(text: str, unit: Unit) -> str:
    first = re.split(r"[。；]", text)[0]
    return first or unit.text.strip()


def _item(
    text: str, leaves: Sequence[FoundIndicator], reasons: Mapping[str, Reason]
) -> dict[str, Any]:
    about = indicators_of(text, leaves, reasons)
    return {"text": _value(text), **({"indicators": about} if about else {})}
