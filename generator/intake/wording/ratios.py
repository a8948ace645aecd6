"""Formulas: 得分=支出预算执行率*3, 得分=（1-偏差率绝对值）×分值."""

from __future__ import annotations

import re

from generator.intake.wording.found import Found, Note
from generator.intake.wording.numbers import NUMBER, number
from generator.intake.wording.standard import Standard

_WHOLE = r"(?:该|本|此)?(?:项)?(?:指标)?的?(?:标准|权重)?(?:分值|满分|权重|标准分|分数|总分)"
_FACTOR = rf"(?:{_WHOLE}(?:[（(]\d+(?:\.\d+)?分?[）)])?|(?P<factor>{NUMBER})分?)"
_TIMES = r"[*×xX·]"
_HEAD = r"^[^=:：]*得?分?[=:：]"
_COMPLEMENT = re.compile(
    rf"{_HEAD}[（(\[]?1-(?P<bar>[|｜∣])?(?P<value>[^*×|｜∣]+?)(?(bar)[|｜∣])[）)\]]{_TIMES}{_FACTOR}$"
)
_PRODUCT = re.compile(rf"(?:{_HEAD})?(?P<value>[^=]+?){_TIMES}{_FACTOR}$")
_SWAPPED = re.compile(rf"{_HEAD}{_FACTOR}{_TIMES}(?P<value>.+)$")
_SPOKEN = re.compile(
    r"^按(?:照)?(?:实际)?(?P<value>[^，]*?(?:率|比例|比重|程度))(?:乘以(?:该|本)?(?:项)?(?:指标)?分值)?"
    r"(?:计算?得?分|得分|计分)$"
)
_ABSOLUTE = re.compile(r"的?绝对值|^abs|绝对数")


def formula(standard: Standard) -> Found | None:
    """A measured value times the weight, or what it lacks to one."""
    for phrase in standard.of("formula"):
        text = phrase.text.strip("。")
        for kind, pattern in (
            ("complement", _COMPLEMENT),
            ("proportional", _PRODUCT),
            ("proportional", _SWAPPED),
            ("proportional", _SPOKEN),
        ):
            if found := pattern.search(text):
                used = (phrase, *standard.of("cap", "whole", "ceiling", "floor"))
                return Found(
                    {"kind": kind},
                    used,
                    unit="%",
                    noun=found["value"],
                    doubts=tuple(_factor(standard, found)) + tuple(_sign(kind, found)),
                    readings=((f"rule-{kind}", {}),) if not standard.has("cap") else (),
                )
    return _defined(standard)


def _defined(standard: Standard) -> Found | None:
    """A standard that only says what the measured value is: that times the weight, it may be."""
    defined = standard.of("definition")
    if not defined or len(defined) < len(standard.phrases) or standard.parts:
        return None
    doubts: tuple[Note, ...] = (("rule-proportion", {"quote": defined[0].text}),)
    return Found({"kind": "proportional"}, defined, unit="%", doubts=doubts)


def _factor(standard: Standard, found: re.Match[str]) -> list[Note]:
    """A doubt where the factor is not the weight."""
    factor = found.groupdict().get("factor")
    if factor is None or number(factor) == standard.weight:
        return []
    return [("rule-full-points", {"found": factor, "weight": f"{standard.weight:f}"})]


def _sign(kind: str, found: re.Match[str]) -> list[Note]:
    """1 − rate without an absolute value: a rate below zero is not said."""
    if kind != "complement" or _ABSOLUTE.search(found["value"]) or found.groupdict().get("bar"):
        return []
    return [("rule-absolute", {"quote": found[0]})]
