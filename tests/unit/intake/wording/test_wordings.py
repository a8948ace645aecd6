"""Standards as the genre words them: the rule and the doubts of each."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.intake.wording import propose
from tests.plain_yaml import plain
from tests.unit.intake.wording.sources import compared

FILE = Path(__file__).with_name("wordings.yml")
WORDINGS = plain(FILE)["wordings"]


@pytest.mark.parametrize("one", WORDINGS, ids=[str(at) for at in range(1, len(WORDINGS) + 1)])
def test_wording(one: dict[str, Any]) -> None:
    weight = Decimal(one["weight"])
    given = propose(
        one["quote"],
        weight,
        name="完成率",
        explanation="A项数/B项数",
        score=None,
        reason="",
        year=2021,
    )
    wanted = None if one["rule"] == "null" else one["rule"]
    assert compared(given.rule, weight) == compared(wanted, weight)
    about_rule = [kind for kind, _ in given.doubts if kind.startswith(("rule-", "measure-"))]
    assert sorted(about_rule) == sorted(one["doubts"])
    if wanted and wanted["kind"] == "pass_fail":
        assert given.rule is not None
        assert (given.rule["pass"], given.rule["fail"]) == (wanted["pass"], wanted["fail"])


def test_all_kinds_are_among_them() -> None:
    kinds = {one["rule"]["kind"] for one in WORDINGS if one["rule"] != "null"}
    assert len(kinds) >= 9


@pytest.mark.parametrize(
    ("standard", "around"),
    [
        (
            "按规定公开得满分，否则不得分；公开后因内容错误重新公开的，得分不超过1分。",
            {"conditions": [{"text": "公开后因内容错误重新公开", "points": Decimal(1)}]},
        ),
        (
            "得分=采购执行率×分值；全年没有政府采购预算的，得满分。",
            {"not_applicable": {"policy": "full"}},
        ),
        (
            "得分=利用率×分值；没有固定资产的，分值按比例计入“过程”的其他指标。",
            {"not_applicable": {"policy": "rescale", "scope": "过程"}},
        ),
        (
            "视情况得0至2分；没有改革任务的，分值平均计入绩效其他指标。",
            {"not_applicable": {"policy": "spread", "scope": "绩效"}},
        ),
        ("达到100%得满分，每低5%扣1分，每超5%加1分，最多加2分", {"ceiling": Decimal(4)}),
    ],
)
def test_what_stands_around_a_rule(standard: str, around: dict[str, Any]) -> None:
    given = propose(standard, Decimal(2), name="率", explanation="", score=None, reason="")
    assert given.rule is not None
    assert given.around == around


def test_a_day_without_a_year_is_not_guessed() -> None:
    standard = "6月底前完成5分，9月底前3分，其后0分"
    given = propose(standard, Decimal(5), name="率", explanation="", score=None, reason="")
    assert given.rule is None or given.rule["kind"] != "bands"
    assert given.doubts
