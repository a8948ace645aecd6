"""Levels, parts and requirements that an evaluator judges."""

from __future__ import annotations

import re

from generator.intake.wording.awards import Award, in_shares
from generator.intake.wording.found import Found, Note
from generator.intake.wording.full_points import full_points
from generator.intake.wording.level_names import level_names
from generator.intake.wording.mixed import measured_words
from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard
from generator.intake.wording.text import trimmed

Row = tuple[str, Award]


def per_unit(condition: str) -> bool:
    """Whether points are for each of something (每季度得0.5分), which no level is."""
    return bool(re.search(r"每[^，。；]{0,6}$", condition))


def _rows(standard: Standard) -> tuple[list[Row], tuple[Phrase, ...]]:
    """Conditions with what they give, from the phrases or from the items of a list."""
    awards = [one for one in standard.of("award") if one.award]
    if standard.has("deduction") or any(per_unit(one.condition) for one in awards):
        return [], ()
    if not standard.parts:
        return [(one.condition, one.award) for one in awards if one.award], tuple(awards)
    listed = [
        next(((one.condition, one.award) for one in part.phrases if one.award), None)
        for part in standard.parts
    ]
    return [row for row in listed if row], ()


def levels(standard: Standard) -> Found | None:
    """Levels of a scale, the best of which gives all points."""
    rows, used = _rows(standard)
    if len(rows) < 2 or any(award.each for _, award in rows):
        return None
    shares = in_shares(award for _, award in rows)
    names = level_names([name for name, _ in rows])
    if len(set(names)) != len(names) or not all(names):
        return None
    listed = [
        {"name": name, **award.told(shares, standard.weight)}
        for name, (_, award) in zip(names, rows, strict=True)
    ]
    awards = [award for _, award in rows]
    return Found(
        {"kind": "levels", "levels": listed},
        used,
        doubts=(
            *full_points(awards, standard.weight),
            *_upward(awards, standard),
            *measured_words([name for name, _ in rows], standard.year),
        ),
    )


def _upward(awards: list[Award], standard: Standard) -> tuple[Note, ...]:
    """A doubt where a later level gives more than one before: levels go down."""
    points = [award.points(standard.weight) for award in awards]
    falling = points == sorted(points, reverse=True) or points == sorted(points)
    return () if falling else (("rule-levels-order", {}),)


def pass_fail(standard: Standard) -> Found | None:
    """All or nothing."""
    rows, used = _rows(standard)
    whole = [name for name, award in rows if award.points(standard.weight) == standard.weight]
    none = [name for name, award in rows if award.high == 0]
    if len(whole) != 1 or len(none) > 1 or len(whole) + len(none) != len(rows):
        return None
    if any(award.low != award.high for _, award in rows) or not whole[0]:
        return None
    doubts: tuple[Note, ...] = () if none else (("rule-fail", {"quote": whole[0]}),)
    fail = trimmed(none[0]) if none else ""
    doubts = (*doubts, *measured_words([whole[0], *none], standard.year))
    rule = {"kind": "pass_fail", "pass": whole[0], "fail": fail or "否则"}
    return Found(rule, used, doubts=doubts)


def discretionary(standard: Standard) -> Found | None:
    """Points given or taken off at discretion."""
    if chosen := standard.of("discretion"):
        taking = "扣" in chosen[0].text
        span = {"from": 0, "to": standard.weight}
        rule = {"kind": "discretionary", **({"deduct": span} if taking else span)}
        doubts: tuple[Note, ...] = (("rule-discretion", {"quote": chosen[0].text}),)
        return Found(rule, chosen, doubts=doubts)
    rows, used = _rows(standard)
    if len(rows) != 1 or rows[0][1].low == rows[0][1].high:
        return None
    award = rows[0][1]
    low, high = (
        one * (standard.weight / 100 if award.share else 1) for one in (award.low, award.high)
    )
    rule = {"kind": "discretionary", "from": low, "to": high}
    return Found(rule, used, doubts=tuple(full_points([award], standard.weight)))
