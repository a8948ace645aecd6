"""The judgement that gives a score: only where no other does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.intake.wording.judging import judge

LEVELS = {
    "kind": "levels",
    "levels": [
        {"name": "好", "points": Decimal(4)},
        {"name": "一般", "share": {"from": "25%", "to": "50%"}},
        {"name": "差", "points": Decimal(0)},
    ],
}
ITEMS = {
    "kind": "items",
    "items": [
        {"name": name, "points": Decimal(one)} for name, one in zip("甲乙丙", "112", strict=True)
    ],
}
CHECKLIST = {
    "kind": "checklist",
    "deduct": Decimal(1),
    "problems": ["账实不符", "没有盘点", "没有登记"],
}
ONCE = {**CHECKLIST, "once": True}
CHOSEN = {
    "kind": "checklist",
    "deduct": {"from": Decimal("0.5"), "to": Decimal(4)},
    "problems": ["甲类", "乙类"],
}
PASS = {"kind": "pass_fail", "pass": "按时", "fail": "否则"}
GIVEN = {"kind": "discretionary", "from": Decimal(0), "to": Decimal(4)}
TAKEN = {"kind": "discretionary", "deduct": {"from": Decimal(0), "to": Decimal(4)}}
RANGES = {
    "kind": "bands",
    "bands": [
        {"from": "90%", "points": {"from": Decimal(3), "to": Decimal(4)}},
        {"below": "90%", "points": Decimal(0)},
    ],
}


@pytest.mark.parametrize(
    ("rule", "score", "reason", "keys", "doubt"),
    [
        (LEVELS, "4", "", {"level": "好"}, None),
        (LEVELS, "1.5", "", {"level": "一般", "points": Decimal("1.5")}, None),
        (LEVELS, "3", "", {}, "judgement-unreached"),
        (ITEMS, "4", "", {"met": [1, 2, 3]}, None),
        (ITEMS, "0", "", {"met": []}, None),
        (ITEMS, "3", "", {}, "judgement-open"),
        (ITEMS, "2.5", "", {}, "judgement-unreached"),
        (CHECKLIST, "4", "没有盘点", {"found": []}, None),
        (CHECKLIST, "1", "", {"found": [1, 2, 3]}, None),
        (ONCE, "4", "没有盘点", {"found": []}, None),
        (ONCE, "3", "账实不符，没有盘点。", {"found": [1, 2]}, "judgement-problems"),
        (ONCE, "3", "", {}, "judgement-open"),
        (ONCE, "2", "账实不符，没有盘点。", {}, "judgement-unreached"),
        (CHECKLIST, "3", "发现账实不符的情况。", {"found": [1]}, "judgement-problems"),
        (CHECKLIST, "3", "扣1分。", {}, "judgement-open"),
        (CHECKLIST, "3.5", "", {}, "judgement-unreached"),
        (CHECKLIST, "0", "", {}, "judgement-unreached"),
        (CHOSEN, "4", "", {"found": []}, None),
        (CHOSEN, "3", "", {}, "judgement-open"),
        (PASS, "4", "", {"met": True}, None),
        (PASS, "0", "", {"met": False}, None),
        (PASS, "2", "", {}, "judgement-unreached"),
        (GIVEN, "2.5", "", {"points": Decimal("2.5")}, None),
        (GIVEN, "5", "", {}, "judgement-unreached"),
        (TAKEN, "2.5", "", {"deduct": Decimal("1.5")}, None),
        (RANGES, "3.5", "", {"points": Decimal("3.5")}, None),
        (RANGES, "0", "", {}, None),
        ({"kind": "proportional"}, "2", "", {}, None),
        (None, "2", "", {}, None),
    ],
)
def test_judgement(
    rule: Any, score: str, reason: str, keys: dict[str, Any], doubt: str | None
) -> None:
    given = judge(rule, Decimal(4), Decimal(score), reason)
    assert given.keys == keys
    assert [kind for kind, _ in given.doubts] == ([doubt] if doubt else [])


@pytest.mark.parametrize("rule", [LEVELS, ITEMS, CHECKLIST, PASS, GIVEN, RANGES])
def test_no_score_is_a_doubt(rule: Any) -> None:
    given = judge(rule, Decimal(4), None, "")
    assert given.keys == {}
    assert [kind for kind, _ in given.doubts] == ["judgement-no-score"]
