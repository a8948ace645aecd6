"""Points off for each problem of a list: 出现以下问题的，每一项扣0.5分."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.intake.wording.deductions import Deduction
from generator.intake.wording.found import Found, Note
from generator.intake.wording.full_points import full_points
from generator.intake.wording.numbering import numbered
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.readings import text
from generator.intake.wording.standard import Standard
from generator.intake.wording.text import trimmed

_KINDS = re.compile(r"^(?:项|类|条|处|方面|种)?$")
_LACKS = re.compile(r"不符合|不满足|不具备|缺少|缺|未做到|做不到|达不到|未达到|没有")


def checklist(standard: Standard) -> Found | None:
    """The checklist of a standard that takes points off for each problem found."""
    phrases = [one for one in standard.of("deduction") if one.deduction]
    plain = [part.text for part in standard.parts if not part.phrases]
    if standard.parts and not plain:
        return _each_its_own(standard)
    if not phrases or phrases[0].deduction is None:
        return None
    deduct = phrases[0].deduction
    if not plain and not _is_of_kinds(deduct):
        return None
    if plain and deduct.step is not None and deduct.step.unit == "%":
        return None
    return _listed(standard, phrases[0], deduct, [_problem(one) for one in plain])


def _is_of_kinds(deduct: Deduction) -> bool:
    """Whether what is counted are kinds of problems, not cases of them."""
    if deduct.once:
        return True
    if deduct.adds or (deduct.step is not None and deduct.step.value != 1):
        return False
    unit = deduct.step.unit if deduct.step else ""
    return bool(_KINDS.match(unit)) and (deduct.step is not None or deduct.low != deduct.high)


def _problem(text: str) -> str:
    return re.sub(r"[;；。，,]+$", "", text)


def _listed(
    standard: Standard, phrase: Phrase, deduct: Deduction, problems: Sequence[str]
) -> Found:
    doubts = [*_unlisted(standard, phrase, problems), *_each(standard, phrase, deduct, problems)]
    awards = standard.of("award")
    used = (phrase, *awards[:1], *standard.of("problems", "severity", "floor", "most"))
    found = [one.award for one in awards[:1] if one.award]
    return Found(
        {
            "kind": "checklist",
            "deduct": _deduct(deduct),
            **({"once": True} if deduct.once else {}),
            "problems": list(problems) or _explained(standard) or [text("problems-unlisted")],
        },
        used,
        doubts=(*doubts, *full_points(found, standard.weight)),
        readings=tuple(note for note in doubts if note[0] in ("rule-each", "rule-severity")),
    )


def _deduct(deduct: Deduction) -> object:
    return deduct.high if deduct.low == deduct.high else {"from": deduct.low, "to": deduct.high}


def _unlisted(standard: Standard, phrase: Phrase, problems: Sequence[str]) -> list[Note]:
    if not problems:
        return [("rule-problems", {"quote": phrase.text})]
    deduct = phrase.deduction
    if deduct and _LACKS.search(deduct.quote) and not standard.has("problems"):
        return [("rule-lacks", {"quote": phrase.text})]
    return []


def _each(
    standard: Standard, phrase: Phrase, deduct: Deduction, problems: Sequence[str]
) -> list[Note]:
    """Doubts whether the points are for each problem or for all, and where in a range."""
    found: list[Note] = []
    if deduct.low != deduct.high:
        found.append(("rule-severity", {"quote": phrase.text}))
    elif deduct.step is None and len(problems) > 1 and not deduct.once:
        found.append(("rule-each", {"quote": phrase.text}))
    if most := standard.of("most"):
        found.append(("rule-most", {"quote": most[0].text}))
    return found


def _explained(standard: Standard) -> list[str]:
    return [trimmed(item) for item in numbered(standard.explanation).items]


def _each_its_own(standard: Standard) -> Found | None:
    """Problems that each say what they cost; one rule holds only where all cost the same."""
    rows = [
        [one for one in part.phrases if one.kind == "deduction" and one.deduction]
        for part in standard.parts
    ]
    if any(len(row) != 1 for row in rows):
        return None
    deducts = [row[0].deduction for row in rows]
    points = [one for deduct in deducts if deduct for one in (deduct.low, deduct.high)]
    problems = [re.split(r"[，,]?(?:的)?[，,]?扣", part.text)[0] for part in standard.parts]
    low, high = min(points), max(points)
    doubts: tuple[Note, ...] = ()
    if low != high:
        doubts = (("rule-costs-differ", {"low": f"{low:f}", "high": f"{high:f}"}),)
    rule = {
        "kind": "checklist",
        "deduct": high if low == high else {"from": low, "to": high},
        "problems": problems,
    }
    awards = standard.of("award")
    used = (*awards[:1], *standard.of("problems", "severity", "floor", "most"))
    return Found(rule, used, doubts=doubts, readings=doubts)
