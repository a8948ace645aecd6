"""Points for each part that is met: ①有制度的得1分；②有岗位的得1分, 每符合一项得1分."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.intake.wording.awards import plainly
from generator.intake.wording.found import Found, Note
from generator.intake.wording.judged import per_unit
from generator.intake.wording.named_parts import MARKS, Item, Read, pointed, shared
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard

_EACH = re.compile(
    r"^(?:以上)?(?:每(?:符合|满足|具备|做到|达到|完成|有)?|符合|满足|具备)(?:一|1|其中一)(?:项|个|条|点|方面)|^每[项个条]"
)


def items(standard: Standard) -> Found | None:
    """Parts that add up to the weight."""
    for read in (_listed, _each, pointed, shared, _plain):
        found, used, doubts = read(standard)
        if len(found) > 1:
            return _rule(standard, found, used, doubts)
    return None


def _rule(
    standard: Standard, found: list[Item], used: tuple[Phrase, ...], doubts: tuple[Note, ...]
) -> Found | None:
    total = sum((one.award.points(standard.weight) for one in found), Decimal(0))
    if total != standard.weight:
        if not (standard.parts or doubts):
            return None
        doubts = (
            *doubts,
            (
                "rule-full-points",
                {"found": f"{plainly(total):f}", "weight": f"{standard.weight:f}"},
            ),
        )
    shares = any(one.award.share for one in found)
    gates = standard.of("gate")
    gated = {_gate(one.text, found) for one in gates} - {None}
    listed = [
        {
            "name": one.name,
            **one.award.told(shares, standard.weight),
            **({"gate": True} if at in gated else {}),
        }
        for at, one in enumerate(found)
    ]
    used = (*used, *(gates if gated else ()))
    return Found({"kind": "items", "items": listed}, used, doubts=doubts)


def _gate(text: str, found: list[Item]) -> int | None:
    """The part without which nothing is earned."""
    if marks := MARKS.findall(text):
        return ord(marks[0]) - ord("①")
    core = re.sub(r"^(?:没有|不具备|未|无)|的?[，,]?(?:该|本|此)(?:项)?指标.*$", "", text)
    return next((at for at, one in enumerate(found) if core and core in one.name), None)


def _listed(standard: Standard) -> Read:
    """Each item of the list says what it gives; what it says for not met gives nothing."""
    found: list[Item] = []
    for part in standard.parts:
        awards = [one for one in part.phrases if one.award]
        if not awards or awards[0].award is None or awards[0].award.high == 0:
            return [], (), ()
        if any(one.award and one.award.high for one in awards[1:]):
            return [], (), ()
        name = re.sub(r"[，,]是$", "", awards[0].condition)
        found.append(Item(name, awards[0].award))
    return found, (), ()


def _each(standard: Standard) -> Read:
    """The items of the list give the same: 每符合一项得1分, 各占1/2权重分."""
    if not standard.parts or any(part.phrases for part in standard.parts):
        return [], (), ()
    for phrase in standard.of("award"):
        each = phrase.award and (phrase.award.each or _EACH.search(phrase.condition))
        if each and phrase.award:
            found = [Item(_named(part.text), phrase.award) for part in standard.parts]
            whole = [
                one for one in standard.of("award") if one.award and one.award.high in (0, 100)
            ]
            return found, (phrase, *whole), ()
    return [], (), ()


def _named(text: str) -> str:
    return re.sub(r"[;；。，,]+$", "", text)


def _plain(standard: Standard) -> Read:
    """有财务制度得2分，有采购制度得1分，有资产制度得1分."""
    awards = [one for one in standard.of("award") if one.award]
    if standard.parts or len(awards) < 2 or any(per_unit(one.condition) for one in awards):
        return [], (), ()
    found = [Item(one.condition, one.award) for one in awards if one.award]
    zero = any(one.award.high == 0 or one.award.low != one.award.high for one in found)
    return (
        ([], (), ()) if zero or not all(one.name for one in found) else (found, tuple(awards), ())
    )
