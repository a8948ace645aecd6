"""The evaluated body as the report presents it: its offices, staff and functions."""

from __future__ import annotations

import re
from typing import Any

from generator.intake.document import Paragraph
from generator.intake.draft import Gathered
from generator.intake.recognise.captions import texts
from generator.intake.recognise.lists import listed
from generator.intake.recognise.outline import Outline, Unit

FILE = "profile.yml"
_INSTITUTION = ("机构设置情况", "部门机构设置", "机构情况", "机构设置", "部门概况", "单位概况")
_STAFF = ("人员构成", "人员情况", "人员编制", "编制情况")
_FUNCTIONS = ("部门职能", "主要职能", "主要职责", "部门职责", "职能职责", "工作职责", "职责情况")
_OFFICES = re.compile(
    r"内设(?:机构|科室|股室|处室)[^。：:]{0,12}?(?:分别[为是]|[：:])[：:]?([^。]+)。?"
)
_BELOW = re.compile(
    r"(?:下设|下属|所属)[^。：:]{0,12}?(?:单位|机构)[^。：:]{0,8}?(?:分别[为是]|[：:])[：:]?([^。]+)。?"
)


def find_profile(found: Outline, into: Gathered) -> dict[str, Any]:
    """The keys of profile.yml that the report tells."""
    profile: dict[str, Any] = {}
    institution = _text(_lowest(found, _INSTITUTION))
    staff = _text(_lowest(found, _STAFF))
    if institution:
        _put(profile, "institution", institution, into)
        _lists(profile, institution, into)
    if staff and staff != institution:
        _put(profile, "staffing_text", staff, into)
    if functions := _functions(found, into):
        profile["functions"] = functions
    return profile


def _lowest(found: Outline, words: tuple[str, ...]) -> Unit | None:
    """The unit with such a heading; one below it that has it too where its own text is empty."""
    unit = found.headed(*words)
    while unit is not None and not texts(unit):
        inner = found.headed(*words, under=unit)
        if inner is None:
            break
        unit = inner
    return unit


def _text(unit: Unit | None) -> tuple[Paragraph, ...]:
    return texts(unit) if unit is not None else ()


def _put(
    profile: dict[str, Any], key: str, paragraphs: tuple[Paragraph, ...], into: Gathered
) -> None:
    profile[key] = "".join(f"{one.text.strip()}\n" for one in paragraphs)
    into.trace(FILE, key, paragraphs[0].text, paragraphs[0].origin)


def _lists(profile: dict[str, Any], paragraphs: tuple[Paragraph, ...], into: Gathered) -> None:
    for paragraph in paragraphs:
        for key, form in (("offices", _OFFICES), ("subordinates", _BELOW)):
            if key not in profile and (found := form.search(paragraph.text)):
                profile[key] = list(listed(found[1]))
                into.trace(FILE, key, found[1], paragraph.origin)


def _functions(found: Outline, into: Gathered) -> list[str]:
    unit = found.headed(*_FUNCTIONS)
    if unit is None:
        return []
    below = found.below(unit)
    depth = min((len(one.path) for one in below), default=0)
    lines = [(one.text.strip(), one.origin) for one in below if len(one.path) == depth]
    if not lines:
        lines = [(one.text.strip(), one.origin) for one in texts(unit)]
    for at, (text, origin) in enumerate(lines, 1):
        into.trace(FILE, f"functions.{at}", text, origin)
    return [text for text, _ in lines if text]
