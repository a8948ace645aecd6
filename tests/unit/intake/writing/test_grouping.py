"""What a person goes through is short: the same said of many is one item, nothing is said twice."""

from __future__ import annotations

from generator.intake.document import Origin
from generator.intake.draft import Doubt
from generator.intake.grouping import items, settled


def doubt(kind: str, about: str, file: str = "rules.yml", **values: str) -> Doubt:
    return Doubt(kind, file, about, Origin(), values)


def test_the_same_of_many_indicators_is_one_item_that_names_them():
    found = items(
        [
            doubt("rule-steps", "甲", quote="每低1%扣1分"),
            doubt("rule-fail", "甲", quote="达标"),
            doubt("rule-steps", "乙", quote="每低2%扣1分"),
            doubt("rule-steps", "乙", quote="每低2%扣1分", file="indicators.yml"),
        ]
    )
    assert [(one.file, one.about, len(one.doubts)) for one in found] == [
        ("rules.yml", "甲", 2),
        ("rules.yml", "甲", 1),
        ("indicators.yml", "乙", 1),
    ]
    assert found[0].text("zh").endswith("涉及 2 个指标：“甲”（每低1%扣1分）、“乙”（每低2%扣1分）")
    assert "2 indicators: “甲”" in found[0].text("en")


def test_no_doubt_is_lost_in_groups():
    doubts = [doubt("measure-unsaid", f"指标{at}", name=f"指标{at}") for at in range(30)]
    (one,) = items(doubts)
    assert one.doubts == tuple(doubts)
    assert all(f"“指标{at}”" in one.text("zh") for at in range(30))


def test_what_another_doubt_says_is_said_once():
    open_score = doubt("judgement-open", "甲", score="4")
    assert settled([open_score, doubt("judgement-missing", "甲", name="甲")]) == (open_score,)
    other = doubt("judgement-missing", "乙", name="乙")
    assert settled([open_score, other]) == (open_score, other)
    gap = doubt("rule-band-gap", "甲", low="89", high="90")
    assert settled([gap, other]) == (other,)
